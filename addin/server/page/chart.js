// Draws bars. The numbers also stand in a table, for those who do not see them.

import { drawn, node } from "./nodes.js";
import { count, counted, rated } from "./words.js";

const WIDE = 640;
const HIGH = 254;
const FLOOR = 220; // where the bars stand
const ROOF = 56; // the top of the highest bar
const STEP = WIDE / 10;
const GAP = 7;

/**
 * @typedef {{
 *   heads: [string, string], points: [string, number][], colours: string[], note: string, line: [number, string] | null,
 *   title: string,
 * }} BarChart
 */

/**
 * How many accounts per rating, 0 to 10, and from where on they are contacted.
 *
 * @param {BarChart} chart
 */
export function histogram({ title, heads, points, colours, note, line }) {
  const highest = Math.max(1, ...points.map(([, number]) => number));
  const picture = drawn("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true", class: "histogram" });
  points.forEach(([, number], at) => picture.append(...bar(at, number, highest, colours[at])));
  picture.append(drawn("line", { x1: 0, x2: WIDE, y1: FLOOR, y2: FLOOR, class: "floor" }));
  for (let rating = 0; rating <= points.length; rating += 1) picture.append(tick(rating));
  if (line) picture.append(...threshold(...line));
  const left = note ? [node("figcaption", {}, `${note}.`)] : [];
  return node("figure", {}, picture, figures(title, heads, points), ...left);
}

/**
 * @param {number} at which bar
 * @param {number} number
 * @param {number} highest
 * @param {string} colour
 */
function bar(at, number, highest, colour) {
  if (!number) return [];
  const height = ((FLOOR - ROOF) * number) / highest;
  const x = at * STEP + GAP;
  const width = STEP - 2 * GAP;
  const label = drawn("text", { x: x + width / 2, y: FLOOR - height - 8, class: "bar-count" }, count(number));
  return [drawn("rect", { x, width, y: FLOOR - height, height, rx: 3, class: `ink-${colour}` }), label];
}

/** @param {number} rating */
function tick(rating) {
  const anchor = rating === 0 ? "start" : rating === 10 ? "end" : "middle";
  return drawn("text", { x: rating * STEP, y: FLOOR + 26, "text-anchor": anchor, class: "tick-label" }, String(rating));
}

/**
 * @param {number} rating
 * @param {string} label
 */
function threshold(rating, label) {
  const x = rating * STEP;
  const left = rating > 7;
  return [
    drawn("line", { x1: x, x2: x, y1: 4, y2: FLOOR, class: "threshold" }),
    drawn("text", { x: left ? x - 8 : x + 8, y: 20, "text-anchor": left ? "end" : "start", class: "threshold-label" }, label),
  ];
}

/**
 * @param {string} title
 * @param {[string, string]} heads
 * @param {[string, number][]} points
 */
function figures(title, heads, points) {
  const lines = points.map(([name, number]) =>
    node("tr", {}, node("th", { scope: "row" }, name.replace("-", " to ")), node("td", {}, count(number))),
  );
  return node(
    "table",
    { class: "unseen" },
    node("caption", {}, title),
    node("thead", {}, node("tr", {}, ...heads.map((head) => node("th", { scope: "col" }, head)))),
    node("tbody", {}, ...lines),
  );
}

/**
 * Bars beside names, such as accounts per tier.
 *
 * @param {BarChart} chart
 */
export function bars({ points, colours }) {
  const highest = Math.max(1, ...points.map(([, number]) => number));
  const lines = points.map(([name, number], at) =>
    node(
      "li",
      {},
      node("span", { class: "bar-name" }, name),
      strip(number / highest, "tier-bar", `ink-${colours[at]}`),
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
  return node("span", { class: "rated" }, node("b", {}, rated(rating)), strip((rating ?? 0) / 10, "rating-bar", "strip-full"));
}

/**
 * @param {number} share 0 to 1
 * @param {string} look
 * @param {string} ink
 */
function strip(share, look, ink) {
  const line = drawn("rect", { width: `${share * 100}%`, height: "100%", rx: 3, class: ink });
  const ground = drawn("rect", { width: "100%", height: "100%", rx: 3, class: "strip-ground" });
  return drawn("svg", { class: `strip ${look}`, "aria-hidden": "true" }, ground, line);
}
