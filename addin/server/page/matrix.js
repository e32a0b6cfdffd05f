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
  const across = columns.steps.length;
  const down = rows.steps.length;
  // by what an account there is worth: 4 best on both axes, 0 worst on both
  /** @type {(row: number, column: number) => number} */
  const shade = (row, column) =>
    Math.trunc(4 * (1 - (row / Math.max(down - 1, 1) + column / Math.max(across - 1, 1)) / 2));
  const heads = columns.steps.map((_, at) => node("th", { scope: "col" }, ...step(columns, at)));
  const lines = rows.steps.map((_, at) =>
    node(
      "tr",
      {},
      node("th", { scope: "row" }, ...step(rows, at)),
      ...cells.slice(at * across, (at + 1) * across).map((cell, column) => box(cell, shade(at, column))),
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
 * @param {number} heat how dark it is, from 0 to 4
 */
function box(cell, heat) {
  const names = cell.accounts.slice(0, NAMED);
  const more = cell.count - names.length;
  const said = names.join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
  return node("td", { class: `heat-${heat}` }, node("b", {}, count(cell.count)), " ", node("small", {}, said));
}
