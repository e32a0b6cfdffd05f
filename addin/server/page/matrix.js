// Two groups of criteria beside each other: how many accounts stand where, and the best of them.

import { node } from "./nodes.js";
import { count } from "./words.js";

const NAMED = 3;

/**
 * @typedef {{group: string, steps: {name: string, bound: number}[]}} Axis
 * @typedef {{name: string, count: number, accounts: string[]}} HeatCell
 * @typedef {{rows: Axis, columns: Axis, cells: HeatCell[]}} HeatMap the cells row by row
 */

/** @param {HeatMap} heat */
export const heatMapTitle = ({ rows, columns }) => `${rows.group} beside ${columns.group}`;

/** @param {HeatMap} heat */
export function heatMap({ rows, columns, cells }) {
  const most = Math.max(...cells.map((cell) => cell.count));
  const across = columns.steps.length;
  const heads = columns.steps.map((_, at) => node("th", { scope: "col" }, ...step(columns, at)));
  const lines = rows.steps.map((_, at) =>
    node(
      "tr",
      {},
      node("th", { scope: "row" }, ...step(rows, at)),
      ...cells.slice(at * across, (at + 1) * across).map((cell) => box(cell, most)),
    ),
  );
  return node(
    "table",
    { class: "matrix" },
    node("thead", {}, node("tr", {}, node("td", {}), ...heads)),
    node("tbody", {}, ...lines),
  );
}

/**
 * A step's name and from which rating on it begins; the last has no bound.
 *
 * @param {Axis} axis
 * @param {number} at
 */
function step(axis, at) {
  const last = at === axis.steps.length - 1;
  const said = last ? `${axis.group} below` : `${axis.group} from ${axis.steps[at].bound}`;
  return [node("b", {}, axis.steps[at].name), " ", node("small", {}, said)];
}

/**
 * @param {HeatCell} cell
 * @param {number} most in any cell
 */
function box(cell, most) {
  const heat = cell.count ? Math.min(1 + Math.floor((4 * (cell.count - 1)) / most), 4) : 0;
  const names = cell.accounts.slice(0, NAMED);
  const more = cell.count - names.length;
  const said = names.join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
  return node("td", { class: `heat-${heat}` }, node("b", {}, count(cell.count)), " ", node("small", {}, said));
}
