// Whether the ratings win deals: beside the results, where the file holds outcomes.

import { percentBars } from "./chart.js";
import { node } from "./nodes.js";
import { part } from "./results.js";
import { fileOf, save } from "./save.js";
import { PAINTED } from "./table.js";
import { say } from "./words.js";

/**
 * @typedef {{
 *   headline: import("./results.js").Headline, helps: boolean, beside: string[], tables: import("./table.js").Table[],
 *   gains: import("./chart.js").BarChart | null, tiers: import("./chart.js").BarChart | null, notes: string[],
 * }} Sections what the sheet Review says, in its final words
 * @typedef {{sections: Sections, name: string, content: string}} Reviewed
 */

/**
 * Puts a choice above the results: these, or the review, which is asked for when it is wanted.
 *
 * @param {Node[]} ratings
 * @param {() => Promise<Reviewed>} fetched
 * @param {(trouble: unknown) => string} sentence why there is nothing to show
 * @returns {Node[]}
 */
export function withReview(ratings, fetched, sentence) {
  const views = [node("div", { class: "view" }, ...ratings), node("div", { class: "view", hidden: true })];
  const buttons = ["ratings", "review"].map((key, at) =>
    node("button", { type: "button", "aria-pressed": String(at === 0) }, say(key)));
  const show = (/** @type {number} */ wanted) => {
    views.forEach((view, at) => { view.hidden = at !== wanted; });
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(at === wanted)));
  };
  const ask = once(() => fill(views[1], fetched, sentence));
  buttons[0].addEventListener("click", () => show(0));
  buttons[1].addEventListener("click", () => {
    show(1);
    ask();
  });
  return [node("div", { class: "views", role: "group", "aria-label": say("what_is_shown") }, ...buttons), ...views];
}

/**
 * What was not answered may be asked again.
 *
 * @param {() => Promise<boolean>} work says whether it was done
 */
function once(work) {
  let begun = false;
  return async () => {
    if (begun) return;
    begun = true;
    begun = await work();
  };
}

/**
 * @param {HTMLElement} view
 * @param {() => Promise<Reviewed>} fetched
 * @param {(trouble: unknown) => string} sentence
 */
async function fill(view, fetched, sentence) {
  view.replaceChildren(node("p", { role: "status" }, say("working_longer")));
  try {
    view.replaceChildren(...parts(await fetched()));
    return true;
  } catch (trouble) {
    view.replaceChildren(node("p", { class: "wrong", role: "alert" }, sentence(trouble)));
    return false;
  }
}

/** @param {Reviewed} reviewed */
function parts({ sections, name, content }) {
  const { gains, tiers, tables, notes } = sections;
  const charts = [gains, tiers].flatMap((chart) => (chart ? [part(chart.title, percentBars(chart))] : []));
  return [
    head(sections, name, content),
    ...(charts.length ? [node("div", { class: "charts" }, ...charts)] : []),
    ...tables.map((table) => part(table.title, sheet(table))),
    part(say("caveats"), node("ul", {}, ...notes.map((text) => node("li", {}, text)))),
  ];
}

/**
 * Figures side by side, which a narrow screen scrolls.
 *
 * @param {import("./table.js").Table} table
 */
function sheet({ title, columns, rows, empty }) {
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
  const get = node("button", { type: "button", class: "main-button take", id: "take-review" }, node("span", {}, say("take_review")), node("small", {}, name));
  get.addEventListener("click", () => save(fileOf(content, name), name));
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
    node("div", { class: "takes" }, get),
  );
}
