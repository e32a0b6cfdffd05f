// Two lists of contacts side by side: now and by a draft, or of two workbooks.

import { histogram } from "./chart.js";
import { node } from "./nodes.js";
import { part, take, tilesOf } from "./results.js";
import { fileOf } from "./save.js";
import { described } from "./table.js";
import { sheet } from "./review.js";
import { say } from "./words.js";

/**
 * @typedef {{
 *   headline: import("./results.js").Headline, notes: string[], tiles: import("./results.js").Tile[],
 *   ratings: import("./chart.js").BarChart[], only: import("./table.js").Table[], weights: import("./table.js").Table | null,
 * }} Lists what the sheet Draft or Compared says, in its final words
 * @typedef {{sections: Lists, name: string, content: string}} Compared
 */

/**
 * What a draft would change.
 *
 * @param {Lists} lists
 * @param {(account: string) => void} open explains an account
 * @returns {Node[]}
 */
export const draft = (lists, open) => [head(lists, "draft-verdict"), ...parts(lists, open)];

/**
 * What two workbooks disagree about.
 *
 * @param {Compared} compared
 * @param {() => void} again starts over
 * @returns {Node[]}
 */
export function compared({ sections, name, content }, again) {
  const start = node("button", { type: "button", id: "again" }, say("another"));
  start.addEventListener("click", again);
  const shown = [head(sections, "headline", take("take_compared", name, fileOf(content, name)), start), ...parts(sections)];
  return [node("div", { class: "view" }, ...shown)];
}

/**
 * @param {Lists} lists
 * @param {(account: string) => void} [open]
 */
function parts({ tiles, ratings, only, weights }, open) {
  return [
    ...(tiles.length ? [tilesOf(tiles, "lists_tiles", "statuses sides")] : []),
    ...(ratings.length ? [node("div", { class: "charts even" }, ...ratings.map((chart) => part(chart.title, histogram(chart))))] : []),
    ...only.map((table) => part(table.title, described("moved disputed", table, open))),
    ...(weights ? [part(weights.title, sheet(weights))] : []),
  ];
}

/**
 * @param {Lists} lists
 * @param {string} id of the heading
 * @param {...Node} takes
 */
function head({ headline, notes }, id, ...takes) {
  const texts = [headline.about, ...notes].map((text) => node("p", {}, text));
  return node(
    "section",
    { class: "card head verdict", "aria-labelledby": id },
    node("div", {}, node("h2", { id, tabindex: -1 }, headline.result), ...texts),
    ...(takes.length ? [node("div", { class: "takes" }, ...takes)] : []),
  );
}
