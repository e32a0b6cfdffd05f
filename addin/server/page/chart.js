// Draws bars. The numbers also stand in a table, for those who do not see them.

import { drawn, node } from "./nodes.js";
import { count, counted, rated, say, share } from "./words.js";

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
    node("tr", {}, node("th", { scope: "row" }, band(name)), node("td", {}, count(number))),
  );
  return node(
    "table",
    { class: "unseen" },
    node("caption", {}, title),
    node("thead", {}, node("tr", {}, ...heads.map((head) => node("th", { scope: "col" }, head)))),
    node("tbody", {}, ...lines),
  );
}

/** @param {string} name such as 0-1 */
function band(name) {
  const [low, high] = name.split("-");
  return say("band", { low, high });
}

/**
 * Bars beside names, such as accounts per tier.
 *
 * @param {BarChart} chart
 */
export const bars = ({ points, colours }) => barsOf(points, colours, (number) => counted(number, "one_account", "accounts"), 0);

/**
 * Bars beside names, of shares in per cent.
 *
 * @param {BarChart} chart
 */
export const percentBars = ({ points, colours }) => barsOf(points, colours, (number) => share(number / 100), 100);

/**
 * @param {[string, number][]} points
 * @param {string[]} colours
 * @param {(number: number) => string} spoken what is read out
 * @param {number} most the longest bar, if there is a bound; else the greatest number
 */
function barsOf(points, colours, spoken, most) {
  const highest = most || Math.max(1, ...points.map(([, number]) => number));
  const lines = points.map(([name, number], at) =>
    node(
      "li",
      {},
      node("span", { class: "bar-name" }, name),
      strip(number / highest, "tier-bar", `ink-${colours[at]}`),
      node("span", { class: "bar-number" }, node("span", { "aria-hidden": "true" }, count(number)), node("span", { class: "unseen" }, `: ${spoken(number)}`)),
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
 * A rating from 0 to 10, and between what it could lie if all were known.
 *
 * @param {number} rating
 * @param {number} low
 * @param {number} high
 */
export function spanBar(rating, low, high) {
  const part = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ look) =>
    drawn("rect", { x: `${from * 10}%`, width: `${(to - from) * 10}%`, height: "100%", class: look });
  const between = high > low ? [part(low, high, "span-between")] : [];
  return drawn("svg", { class: "span-bar", "aria-hidden": "true" }, part(0, 10, "strip-ground"), part(0, rating, "strip-full"), ...between);
}

/**
 * What a criterion adds, to the right, or takes away, to the left.
 *
 * @param {number} amount
 * @param {number} least the most that any takes away, 0 or below
 * @param {number} most the most that any adds
 */
export function leaningBar(amount, least, most) {
  const reach = most - least || 1;
  const at = (/** @type {number} */ value) => `${((value - least) / reach) * 100}%`;
  const look = amount < 0 ? "takes-away" : "strip-full";
  const bar = drawn("rect", { x: at(Math.min(amount, 0)), width: `${(Math.abs(amount) / reach) * 100}%`, height: "100%", class: look });
  const zero = drawn("line", { x1: at(0), x2: at(0), y1: 0, y2: "100%", class: "zero" });
  return drawn("svg", { class: "leaning-bar", "aria-hidden": "true" }, bar, zero);
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
