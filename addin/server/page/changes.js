// What changed since last time: who became a contact, who is none any more, and why.

import { node } from "./nodes.js";
import { table } from "./table.js";
import { count, rated } from "./words.js";

const SHOWN = 10;

/**
 * @typedef {{account: string, was: number | null, rating: number | null, why: string, seller: string}} Moved
 * @typedef {{since: string, became: Moved[], fell: Moved[]}} Changes
 */

/** @param {Changes} changes */
export const changesTitle = (changes) => `What changed since ${changes.since}`;

/** @param {Changes} changes */
export function changesLists({ became, fell }) {
  return node("div", { class: "changes" }, list("Became contacts", became), list("No longer contacts", fell));
}

/**
 * @param {string} title
 * @param {Moved[]} moved
 */
function list(title, moved) {
  const more = moved.length - SHOWN;
  return node(
    "div",
    {},
    node("h4", {}, `${title}: ${count(moved.length)}`),
    ...(moved.length ? [movedTable(moved.slice(0, SHOWN))] : []),
    ...(more > 0 ? [node("p", { class: "rest" }, `and ${count(more)} more`)] : []),
  );
}

/** @param {Moved[]} moved */
function movedTable(moved) {
  const sellers = moved.some((line) => line.seller);
  const lines = moved.map((line) => [
    line.account,
    rated(line.was),
    rated(line.rating),
    ...(sellers ? [line.seller] : []),
    line.why,
  ]);
  return table("moved", ["Account", "Was", "Now", ...(sellers ? ["Seller"] : []), "Why"], lines);
}
