// Draws bars. The numbers also stand in a table, for those who do not see them.

import { drawn, node } from "./nodes.js";
import { count, counted, rated } from "./words.js";

const WIDE = 640;
const HIGH = 254;
const FLOOR = 220; // where the bars stand
const ROOF = 56; // the top of the highest bar
const STEP = WIDE / 10;
const GAP = 7;

/** @typedef {{from: number, to: number, count: number}} Band */

/**
 * How many accounts per rating, 0 to 10, and from where on they are contacted.
 *
 * @param {Band[]} bands
 * @param {number} contactFrom
 * @param {number} accounts all of them, rated or not
 */
export function histogram(bands, contactFrom, accounts) {
  const highest = Math.max(1, ...bands.map((band) => band.count));
  const picture = drawn("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true", class: "histogram" });
  for (const band of bands) picture.append(...bar(band, highest, contactFrom));
  picture.append(drawn("line", { x1: 0, x2: WIDE, y1: FLOOR, y2: FLOOR, class: "floor" }));
  for (let rating = 0; rating <= 10; rating += 1) picture.append(tick(rating));
  if (contactFrom > 0) picture.append(...threshold(contactFrom));
  return node("figure", {}, picture, bandTable(bands), ...leftOut(bands, accounts));
}

/**
 * @param {Band[]} bands
 * @param {number} accounts
 */
function leftOut(bands, accounts) {
  const left = accounts - bands.reduce((sum, band) => sum + band.count, 0);
  return left ? [node("figcaption", {}, `Not counted here: ${count(left)} disqualified or without data.`)] : [];
}

/**
 * @param {Band} band
 * @param {number} highest
 * @param {number} contactFrom
 */
function bar(band, highest, contactFrom) {
  const height = ((FLOOR - ROOF) * band.count) / highest;
  const x = band.from * STEP + GAP;
  const width = (band.to - band.from) * STEP - 2 * GAP;
  const look = band.from >= contactFrom ? "bar contact" : "bar";
  const label = drawn("text", { x: x + width / 2, y: FLOOR - height - 8, class: "bar-count" }, count(band.count));
  if (!band.count) return [];
  return [drawn("rect", { x, width, y: FLOOR - height, height, rx: 3, class: look }), label];
}

/** @param {number} rating */
function tick(rating) {
  const anchor = rating === 0 ? "start" : rating === 10 ? "end" : "middle";
  return drawn("text", { x: rating * STEP, y: FLOOR + 26, "text-anchor": anchor, class: "tick-label" }, String(rating));
}

/** @param {number} contactFrom */
function threshold(contactFrom) {
  const x = contactFrom * STEP;
  const left = contactFrom > 7;
  const said = `contact from ${contactFrom}`;
  return [
    drawn("line", { x1: x, x2: x, y1: 4, y2: FLOOR, class: "threshold" }),
    drawn("text", { x: left ? x - 8 : x + 8, y: 20, "text-anchor": left ? "end" : "start", class: "threshold-label" }, said),
  ];
}

/** @param {Band[]} bands */
function bandTable(bands) {
  const lines = bands.map((band) =>
    node("tr", {}, node("th", { scope: "row" }, `${band.from} to ${band.to}`), node("td", {}, count(band.count))),
  );
  return node(
    "table",
    { class: "unseen" },
    node("caption", {}, "Accounts per rating"),
    node("thead", {}, node("tr", {}, node("th", { scope: "col" }, "Rating"), node("th", { scope: "col" }, "Accounts"))),
    node("tbody", {}, ...lines),
  );
}

/**
 * Bars beside names, such as accounts per tier.
 *
 * @param {[string, number][]} counts
 */
export function bars(counts) {
  const highest = Math.max(1, ...counts.map(([, number]) => number));
  const lines = counts.map(([name, number]) =>
    node(
      "li",
      {},
      node("span", { class: "bar-name" }, name),
      strip(number / highest, "tier-bar"),
      node("span", { class: "bar-number" }, node("span", { "aria-hidden": "true" }, count(number)), node("span", { class: "unseen" }, `: ${counted(number, "account")}`)),
    ),
  );
  return node("ul", { class: "bars" }, ...lines);
}

/**
 * A rating with its bar.
 *
 * @param {number | null} rating
 */
export function ratingBar(rating) {
  return node("span", { class: "rated" }, node("b", {}, rated(rating)), strip((rating ?? 0) / 10, "rating-bar"));
}

/**
 * @param {number} share 0 to 1
 * @param {string} look
 */
function strip(share, look) {
  const line = drawn("rect", { width: `${share * 100}%`, height: "100%", rx: 3, class: "strip-full" });
  const ground = drawn("rect", { width: "100%", height: "100%", rx: 3, class: "strip-ground" });
  return drawn("svg", { class: `strip ${look}`, "aria-hidden": "true" }, ground, line);
}
