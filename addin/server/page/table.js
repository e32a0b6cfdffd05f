// A table of lines, such as the contacts.

import { ratingBar } from "./chart.js";
import { node } from "./nodes.js";
import { count, rated, share } from "./words.js";

/**
 * @typedef {"text" | "count" | "rating" | "share"} Kind
 * @typedef {string | number | null} Value
 * @typedef {{heading: string, kind: Kind}} Column
 * @typedef {{title: string, columns: Column[], rows: Value[][], empty: string}} Table
 */

const NAME = "Account";
const BARS = "Rating"; // the column of ratings that is shown with bars
const REASON = "Why";
const SHOWN = 50;
const MINUS = "\u2212";

/** How a value of each kind is written. @type {Record<Kind, (value: any) => string>} */
const WRITTEN = {
  text: (value) => value ?? "",
  count: (value) => (value === null ? "" : count(value)),
  rating: rated,
  share: (value) => (value === null ? "" : share(value)),
};

/**
 * A table as it was described; a long one shows its first lines until all are asked for.
 *
 * @param {string} look
 * @param {Table} wanted
 * @param {(account: string) => void} open explains an account
 */
export function described(look, { columns, rows, empty }, open) {
  if (!rows.length) return node("p", {}, `${empty}.`);
  const used = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at] !== null && row[at] !== ""));
  const cell = (/** @type {Value[]} */ row, /** @type {number} */ at) => painted(columns[at], row[at], open);
  const lines = (/** @type {Value[][]} */ some) => some.map((row) => used.map((at) => cell(row, at)));
  const headings = used.map((at) => columns[at].heading);
  const first = table(look, headings, lines(rows.slice(0, SHOWN)));
  if (rows.length <= SHOWN) return first;
  const holder = node("div", {}, first);
  const more = node("button", { type: "button", class: "more" }, `Show all ${count(rows.length)}`);
  more.addEventListener("click", () => {
    holder.replaceChildren(table(look, headings, lines(rows)));
    /** @type {HTMLElement | undefined} */ (holder.querySelectorAll("tbody button")[SHOWN])?.focus();
  });
  holder.append(more);
  return holder;
}

/**
 * @param {Column} column
 * @param {Value} value
 * @param {(account: string) => void} open
 */
function painted({ heading, kind }, value, open) {
  if (kind === "rating" && heading === BARS) return ratingBar(/** @type {number | null} */ (value));
  if (heading === REASON) return why(String(value ?? ""));
  const text = WRITTEN[kind](value);
  if (heading !== NAME || !text) return text;
  const name = node("button", { type: "button", class: "name", "aria-haspopup": "dialog" }, text);
  name.addEventListener("click", () => open(text));
  return name;
}

/**
 * The reason, its contributions set off.
 *
 * @param {string} text
 */
function why(text) {
  const parts = text.split(/([+\-\u2212]\d+\.\d)(?=;|$)/);
  return node("span", {}, ...parts.map((part, at) => (at % 2 ? node("b", {}, part.replace("-", MINUS)) : part)));
}

/**
 * A table whose rows become cards on a phone; the roles keep it a table there.
 *
 * @param {string} look
 * @param {string[]} headings
 * @param {(string | Node)[][]} lines
 */
export function table(look, headings, lines) {
  const name = headings.indexOf(NAME);
  const keys = headings.map((heading) => heading.toLowerCase().replaceAll(" ", "-"));
  const head = headings.map((heading, at) => node("th", { scope: "col", role: "columnheader", class: keys[at] }, heading));
  const rows = lines.map((cells) =>
    node("tr", { role: "row" }, ...cells.map((cell, at) =>
      at === name
        ? node("th", { scope: "row", role: "rowheader", class: keys[at] }, cell)
        : node("td", { role: "cell", class: keys[at], "data-heading": headings[at] }, cell))),
  );
  return node(
    "table",
    { class: `lines ${look}`, role: "table" },
    node("thead", { role: "rowgroup" }, node("tr", { role: "row" }, ...head)),
    node("tbody", { role: "rowgroup" }, ...rows),
  );
}
