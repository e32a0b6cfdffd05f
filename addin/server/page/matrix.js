// Two groups of criteria beside each other: how many accounts stand where, and the best of them.

import { node } from "./nodes.js";
import { count } from "./words.js";

/**
 * @typedef {{name: string, bound: string}} Step
 * @typedef {{count: number, names: string, shade: number}} Heat
 * @typedef {{title: string, columns: Step[], rows: Step[], cells: Heat[][]}} HeatTable the cells row by row
 */

/** @param {HeatTable} heat */
export function heatMap({ rows, columns, cells }) {
  const heads = columns.map((step) => node("th", { scope: "col" }, ...named(step)));
  const lines = rows.map((step, at) =>
    node("tr", {}, node("th", { scope: "row" }, ...named(step)), ...cells[at].map(box)),
  );
  return node(
    "table",
    { class: "matrix" },
    node("thead", {}, node("tr", {}, node("td", {}), ...heads)),
    node("tbody", {}, ...lines),
  );
}

/** @param {Step} step */
const named = ({ name, bound }) => [node("b", {}, name), " ", node("small", {}, bound)];

/** @param {Heat} heat */
const box = ({ count: number, names, shade }) =>
  node("td", { class: `heat-${shade}` }, node("b", {}, count(number)), " ", node("small", {}, names));
