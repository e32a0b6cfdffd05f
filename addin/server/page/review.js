// Whether the ratings win deals: beside the results, where the file holds outcomes.

import { percentBars } from "./chart.js";
import { findingsList } from "./findings.js";
import { node } from "./nodes.js";
import { findingsTitle, part, take } from "./results.js";
import { fileOf } from "./save.js";
import { PAINTED } from "./table.js";
import { say } from "./words.js";

/**
 * @typedef {{
 *   headline: import("./results.js").Headline, helps: boolean, beside: string[], tables: import("./table.js").Table[],
 *   gains: import("./chart.js").BarChart | null, tiers: import("./chart.js").BarChart | null, notes: string[],
 * }} Sections what the sheet Review says, in its final words
 * @typedef {{sections: Sections, findings: import("./send.js").Finding[], name: string, content: string}} Reviewed
 */

/**
 * What the outcomes in a file say of its ratings.
 *
 * @param {Reviewed} reviewed
 * @returns {Node[]}
 */
export function reviewed({ sections, findings, name, content }) {
  const { gains, tiers, tables, notes } = sections;
  const charts = [gains, tiers].flatMap((chart) => (chart ? [part(chart.title, percentBars(chart))] : []));
  return [
    head(sections, name, content),
    ...(charts.length ? [node("div", { class: "charts" }, ...charts)] : []),
    ...tables.map((table) => part(table.title, sheet(table))),
    ...(findings.length ? [part(findingsTitle(findings.length), findingsList(findings))] : []),
    part(say("caveats"), node("ul", {}, ...notes.map((text) => node("li", {}, text)))),
  ];
}

/**
 * Figures side by side, which a narrow screen scrolls.
 *
 * @param {import("./table.js").Table} table
 */
export function sheet({ title, columns, rows, empty }) {
  if (!rows.length) return node("p", {}, `${empty}.`);
  const used = columns.filter((_, at) => rows.some((row) => row[at] !== null && row[at] !== ""));
  const look = (/** @type {import("./table.js").Column} */ column) => (column.kind === "text" ? "words" : "number");
  const heads = used.map((column) => node("th", { scope: "col", class: look(column) }, column.heading));
  const lines = rows.map((row) => node("tr", {}, ...used.map((column, at) => {
    const text = PAINTED[column.kind](row[columns.indexOf(column)], () => {});
    return at ? node("td", { class: look(column) }, text) : node("th", { scope: "row", class: look(column) }, text);
  })));
  return node(
    "div",
    { class: "sheet", tabindex: 0, role: "region", "aria-label": say("table", { title }) },
    node("table", { class: "figures" }, node("thead", {}, node("tr", {}, ...heads)), node("tbody", {}, ...lines)),
  );
}

/**
 * @param {Sections} sections
 * @param {string} name
 * @param {string} content
 */
function head({ headline, helps, beside }, name, content) {
  return node(
    "section",
    { class: `card head ${helps ? "verdict" : "no-verdict"}`, "aria-labelledby": "verdict" },
    node(
      "div",
      {},
      node("h2", { id: "verdict", tabindex: -1 }, headline.result),
      node("p", {}, headline.about),
      ...beside.map((text) => node("p", {}, text)),
    ),
    node("div", { class: "takes" }, take("take_review", name, fileOf(content, name))),
  );
}
