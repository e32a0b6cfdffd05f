// A table of lines, such as the contacts.

import { ratingBar } from "./chart.js";
import { node } from "./nodes.js";
import { count, rated, say, share } from "./words.js";

/**
 * @typedef {"text" | "account" | "short" | "sentence" | "count" | "rating" | "bar" | "share"} Kind
 * @typedef {string | number | null} Value
 * @typedef {{heading: string, kind: Kind}} Column
 * @typedef {{title: string, columns: Column[], rows: Value[][], empty: string}} Table
 */

const SHOWN = 50;
const MINUS = "\u2212";

/** @type {(value: any) => string} */
const text = (value) => value ?? "";

/** How a value of each kind is painted. @type {Record<Kind, (value: any, open?: (account: string) => void) => Node | string>} */
export const PAINTED = {
  text,
  short: text,
  account: (value, open) => accountButton(text(value), open),
  sentence: (value) => sentence(text(value)),
  count: (value) => (value === null ? "" : count(value)),
  rating: (value) => rated(value),
  bar: (value) => ratingBar(value),
  share: (value) => (value === null ? "" : share(value)),
};

/**
 * A table as it was described; a long one shows its first lines until all are asked for.
 *
 * @param {string} look
 * @param {Table} wanted
 * @param {(account: string) => void} [open] explains an account
 */
export function described(look, { columns, rows, empty }, open) {
  if (!rows.length) return node("p", {}, `${empty}.`);
  const used = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at] !== null && row[at] !== ""));
  const cell = (/** @type {Value[]} */ row, /** @type {number} */ at) => PAINTED[columns[at].kind](row[at], open);
  const lines = (/** @type {Value[][]} */ some) => some.map((row) => used.map((at) => cell(row, at)));
  const heads = used.map((at) => columns[at]);
  const first = table(look, heads, lines(rows.slice(0, SHOWN)));
  if (rows.length <= SHOWN) return first;
  const holder = node("div", {}, first);
  const more = node("button", { type: "button", class: "more" }, say("show_all", { count: rows.length }));
  more.addEventListener("click", () => {
    holder.replaceChildren(table(look, heads, lines(rows)));
    /** @type {HTMLElement | undefined} */ (holder.querySelectorAll("tbody button")[SHOWN])?.focus();
  });
  holder.append(more);
  return holder;
}

/**
 * @param {string} account
 * @param {(account: string) => void} [open]
 */
function accountButton(account, open) {
  if (!account || !open) return account;
  const button = node("button", { type: "button", class: "name", "aria-haspopup": "dialog" }, account);
  button.addEventListener("click", () => open(account));
  return button;
}

/**
 * A sentence, contributions in it set off.
 *
 * @param {string} words
 */
function sentence(words) {
  const parts = words.split(/([+\-\u2212]\d+[.,]\d)(?=;|$)/);
  return node("span", {}, ...parts.map((part, at) => (at % 2 ? node("b", {}, part.replace("-", MINUS)) : part)));
}

/**
 * A table whose rows become cards on a phone; the roles keep it a table there.
 *
 * @param {string} look
 * @param {Column[]} columns
 * @param {(string | Node)[][]} lines
 */
function table(look, columns, lines) {
  const head = columns.map(({ heading, kind }) => node("th", { scope: "col", role: "columnheader", class: kind }, heading));
  const cell = (/** @type {Column} */ { heading, kind }, /** @type {string | Node} */ content) =>
    kind === "account"
      ? node("th", { scope: "row", role: "rowheader", class: kind }, content)
      : node("td", { role: "cell", class: kind, "data-heading": heading }, content);
  const rows = lines.map((cells) => node("tr", { role: "row" }, ...cells.map((content, at) => cell(columns[at], content))));
  return node(
    "table",
    { class: `lines ${look}`, role: "table" },
    node("thead", { role: "rowgroup" }, node("tr", { role: "row" }, ...head)),
    node("tbody", { role: "rowgroup" }, ...rows),
  );
}
