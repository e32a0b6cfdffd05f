// The results: how many to contact, the best ten, findings, the scored file.

import { changesLists, changesTitle } from "./changes.js";
import { bars, histogram, ratingBar } from "./chart.js";
import { findingsList } from "./findings.js";
import { heatMap, heatMapTitle } from "./matrix.js";
import { node } from "./nodes.js";
import { save } from "./save.js";
import { table } from "./table.js";
import { count, counted, rated } from "./words.js";

const NONE = "No account to show.";
const ENOUGH = "Nothing: no missing answer would lift an account to a contact.";

/**
 * @typedef {{rank: number, account: string, rating: number, tier?: string, why: string}} Top
 * @typedef {{account: string, rating: number, high: number, to_research: string}} Research
 * @typedef {{rule: string, points: string, accounts: number, place: string}} Lowering
 * @typedef {{
 *   title: string, source: string, accounts: number, contacts: number, contact_from: number, today?: string,
 *   statuses: [string, number][], not_disqualified?: number, ratings: import("./chart.js").Band[], tiers: [string, number][],
 *   top: Top[], research: Research[], lowering?: Lowering[],
 *   changes?: import("./changes.js").Changes | null, matrix?: import("./matrix.js").HeatMap | null,
 * }} Summary
 * @typedef {{summary: Summary, findings: import("./send.js").Finding[], name: string, file: Blob}} Result
 */

/**
 * @param {Result} result
 * @param {() => void} again what starts over
 * @returns {Node[]}
 */
export function results(result, again) {
  const { summary, findings } = result;
  return [
    head(result, again),
    statuses(summary.statuses),
    node(
      "div",
      { class: "charts" },
      part("Accounts per rating", histogram(summary.ratings, summary.contact_from, summary.accounts)),
      part("Accounts per tier", bars(summary.tiers)),
    ),
    part("Top ten", listed(topTable, summary.top, NONE)),
    ...(summary.changes ? [part(changesTitle(summary.changes), changesLists(summary.changes))] : []),
    ...(summary.matrix ? [part(heatMapTitle(summary.matrix), heatMap(summary.matrix))] : []),
    ...(findings.length ? [part(foundTitle(findings.length), findingsList(findings))] : [allClear()]),
    part("What to research next", listed(researchTable, summary.research, ENOUGH)),
    ...(summary.lowering?.length ? [part("What disqualifies or takes points away", loweringTable(summary.lowering))] : []),
  ];
}

/** @param {number} accounts */
const notDisqualified = (accounts) => `Not disqualified because a cell cannot be read: ${count(accounts)} (finding A214)`;

/** What the results say in one line. @param {Summary} summary */
export const headline = (summary) =>
  `${count(summary.contacts)} of ${counted(summary.accounts, "account")} to contact`;

/**
 * @param {Result} result
 * @param {() => void} again
 */
function head({ summary, name, file }, again) {
  const get = node("button", { type: "button", class: "main-button take", id: "take" }, node("span", {}, "Download the scored file"), node("small", {}, name));
  get.addEventListener("click", () => save(file, name));
  const start = node("button", { type: "button", id: "again" }, "Score another");
  start.addEventListener("click", again);
  const day = summary.today ? `, scored ${summary.today}` : "";
  return node(
    "section",
    { class: "card head", "aria-labelledby": "headline" },
    node(
      "div",
      {},
      node("h2", { id: "headline", tabindex: -1 }, headline(summary)),
      node("p", {}, `${summary.source}${day}, contact from ${summary.contact_from}`),
      ...(summary.not_disqualified ? [node("p", {}, notDisqualified(summary.not_disqualified))] : []),
    ),
    node("div", { class: "takes" }, get, start),
  );
}

/** @param {[string, number][]} counts */
function statuses(counts) {
  const tiles = counts.map(([name, number]) =>
    node("div", {}, node("dt", {}, name), node("dd", {}, count(number))),
  );
  return node("dl", { class: "statuses", "aria-label": "Accounts per status" }, ...tiles);
}

/**
 * @template T
 * @param {(lines: T[]) => Node} draw
 * @param {T[]} lines
 * @param {string} otherwise what is said if there are none
 */
const listed = (draw, lines, otherwise) => (lines.length ? draw(lines) : node("p", {}, otherwise));

/** @param {Top[]} top */
function topTable(top) {
  const tiers = top.some((line) => line.tier);
  const lines = top.map((line) => [
    String(line.rank),
    line.account,
    ratingBar(line.rating),
    ...(tiers ? [line.tier ?? ""] : []),
    why(line.why),
  ]);
  return table("top", ["Rank", "Account", "Rating", ...(tiers ? ["Tier"] : []), "Why"], lines);
}

/**
 * The reason, its contributions set off.
 *
 * @param {string} text
 */
function why(text) {
  const parts = text.split(/([+\-−]\d+\.\d)(?=;|$)/);
  return node("span", {}, ...parts.map((part, at) => (at % 2 ? node("b", {}, part) : part)));
}

/** @param {Research[]} research */
function researchTable(research) {
  const lines = research.map((line) => [line.account, rated(line.rating), rated(line.high), line.to_research]);
  return table("research", ["Account", "Rating now", "Up to", "To research"], lines);
}

/** @param {Lowering[]} rules */
function loweringTable(rules) {
  const lines = rules.map((line) => [line.rule, line.points.replace("-", "−"), count(line.accounts), line.place]);
  return table("lowering", ["Rule", "Points", "Accounts", "Cell"], lines);
}

/** @param {number} number */
const foundTitle = (number) => `${counted(number, "finding")} to look at`;

function allClear() {
  return part("Findings", node("p", {}, "None: every rule was understood and every value could be read."));
}

/**
 * @param {string} title
 * @param {Node} content
 */
function part(title, content) {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  return node("section", { class: "card part", "aria-labelledby": id }, node("h3", { id }, title), content);
}
