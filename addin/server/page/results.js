// The results: how many to contact, who they are and why, findings, the scored file.

import { bars, histogram } from "./chart.js";
import { findingsList } from "./findings.js";
import { heatMap } from "./matrix.js";
import { node } from "./nodes.js";
import { save } from "./save.js";
import { described } from "./table.js";
import { count, counted, say } from "./words.js";

/**
 * @typedef {{title: string, about: string, result: string}} Headline
 * @typedef {{count: number, label: string}} Tile
 * @typedef {{
 *   headline: Headline, tiles: Tile[], ratings: import("./chart.js").BarChart, tiers: import("./chart.js").BarChart,
 *   top: import("./table.js").Table, coverage: import("./table.js").Table, research: import("./table.js").Table,
 *   matrix: import("./matrix.js").HeatTable | null, lowering: import("./table.js").Table | null,
 *   became: import("./table.js").Table | null, fell: import("./table.js").Table | null,
 *   became_same_day: import("./table.js").Table | null, fell_same_day: import("./table.js").Table | null,
 *   by_hand: import("./table.js").Table | null, firm: import("./table.js").Table | null,
 * }} Sections what the sheet Summary says, in its final words
 * @typedef {{
 *   sections: Sections, contacts: import("./table.js").Table,
 *   findings: import("./send.js").Finding[], name: string, file: Blob, imported: string | null,
 * }} Result
 * @typedef {{again: () => void, open: (account: string) => void}} Doing what starts over, and what explains an account
 */

/**
 * @param {Result} result
 * @param {Doing} doing
 * @returns {Node[]}
 */
export function results(result, doing) {
  const { sections, contacts, findings } = result;
  const { ratings, tiers, matrix, lowering, became, fell, became_same_day, fell_same_day, by_hand, firm } = sections;
  const moved = [became_same_day, fell_same_day, became, fell];
  const listed = (/** @type {string} */ look, /** @type {import("./table.js").Table} */ table) =>
    part(table.title, described(look, table, doing.open));
  return [
    head(result, doing.again),
    tilesOf(sections.tiles, "statuses", "statuses"),
    node("div", { class: "charts" }, part(ratings.title, histogram(ratings)), part(tiers.title, bars(tiers))),
    contacts.rows.length ? listed("top contacts", contacts) : listed("top", sections.top),
    ...moved.flatMap((table) => (table ? [listed("moved", table)] : [])),
    ...(by_hand ? [listed("hand", by_hand)] : []),
    ...(firm ? [listed("firm", firm)] : []),
    ...(matrix ? [part(matrix.title, heatMap(matrix))] : []),
    ...(findings.length ? [part(findingsTitle(findings.length), findingsList(findings))] : [allClear()]),
    listed("research", sections.research),
    ...(lowering ? [listed("lowering", lowering)] : []),
    listed("coverage", sections.coverage),
  ];
}

/**
 * @param {Result} result
 * @param {() => void} again
 */
function head({ sections, name, file, imported }, again) {
  const start = node("button", { type: "button", id: "again" }, say("another"));
  start.addEventListener("click", again);
  return node(
    "section",
    { class: "card head", "aria-labelledby": "headline" },
    node(
      "div",
      {},
      node("h2", { id: "headline", tabindex: -1 }, sections.headline.result),
      node("p", {}, sections.headline.about),
      ...(imported ? [node("p", { id: "imported" }, imported)] : []),
    ),
    node("div", { class: "takes" }, take("take", name, file), start),
  );
}

/**
 * @param {string} key of what the button says, and its id
 * @param {string} name of the file
 * @param {Blob} file
 */
export function take(key, name, file) {
  const id = key.replaceAll("_", "-");
  const button = node("button", { type: "button", class: "main-button take", id }, node("span", {}, say(key)), node("small", {}, name));
  button.addEventListener("click", () => save(file, name));
  return button;
}

/**
 * @param {Tile[]} tiles
 * @param {string} key of what they are together
 * @param {string} look
 */
export function tilesOf(tiles, key, look) {
  const shown = tiles.map((tile) =>
    node("div", {}, node("dt", {}, tile.label), node("dd", {}, count(tile.count))),
  );
  return node("dl", { class: look, "aria-label": say(key) }, ...shown);
}

/** @param {number} number */
export const findingsTitle = (number) => counted(number, "one_finding_title", "findings_title");

function allClear() {
  return part(say("findings"), node("p", {}, say("no_findings")));
}

/**
 * @param {string} title
 * @param {Node} content
 */
export function part(title, content) {
  const id = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return node("section", { class: "card part", "aria-labelledby": id }, node("h3", { id }, title), content);
}
