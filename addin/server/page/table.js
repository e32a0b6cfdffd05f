// A table of lines, such as the top ten.

import { node } from "./nodes.js";

/**
 * A table whose rows become cards on a phone; the roles keep it a table there.
 *
 * @param {string} look
 * @param {string[]} headings
 * @param {(string | Node)[][]} lines
 */
export function table(look, headings, lines) {
  const name = headings.indexOf("Account");
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
