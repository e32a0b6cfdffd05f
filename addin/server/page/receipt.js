// How one rating comes about, in a window of its own.

import { leaningBar, spanBar } from "./chart.js";
import { byId, node } from "./nodes.js";
import { rated } from "./words.js";

/**
 * @typedef {{criterion: string, value: string, rule: string, place: string, points: number | null, shown: number | null}} Line
 * @typedef {{field: string, sheet: string, items: {what: string, date: string | null}[], notes: string[]}} Behind
 * @typedef {{
 *   account: string, rank: number | null, rating: number | null, known: number, low: number | null, high: number | null,
 *   status: string, tier: string, profile: string, lines: Line[], carried: string, behind: Behind[],
 *   by_hand: {sentence: string} | null,
 * }} Receipt
 */

const MOST = 3; // activities, deals or contacts named for one field

/**
 * @param {string} account
 * @param {() => Promise<Receipt[]>} fetched what the server says of it
 * @param {(trouble: unknown) => string} sentence why there is nothing to show
 */
export async function showReceipt(account, fetched, sentence) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("receipt"));
  fill(dialog, [title(account), node("p", { role: "status" }, "Working it out.")]);
  dialog.showModal();
  try {
    const receipts = await fetched();
    fill(dialog, receipts.flatMap(parts));
  } catch (trouble) {
    fill(dialog, [title(account), node("p", { class: "wrong", role: "alert" }, sentence(trouble))]);
  }
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {Node[]} content
 */
function fill(dialog, content) {
  const close = node("button", { type: "button", class: "close" }, "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(...content, close);
  close.focus();
}

/** @param {string} account */
const title = (account) => node("h2", { id: "receipt-title" }, account);

/** @param {Receipt} receipt */
function parts(receipt) {
  const facts = [
    receipt.status,
    receipt.rank ? `rank ${receipt.rank}` : "",
    receipt.tier ? `tier ${receipt.tier}` : "",
    receipt.profile ? `profile ${receipt.profile}` : "",
  ];
  return [
    title(receipt.account),
    node("p", { class: "facts" }, node("b", {}, rated(receipt.rating)), ` ${facts.filter(Boolean).join(", ")}`),
    ...picture(receipt),
    lines(receipt),
    ...(receipt.carried ? [node("p", {}, receipt.carried)] : []),
    ...(receipt.by_hand ? [node("p", {}, receipt.by_hand.sentence)] : []),
    ...span(receipt),
    ...receipt.behind.map(behind),
  ];
}

/**
 * The rating as a bar, and dashed between what it could lie.
 *
 * @param {Receipt} receipt
 */
function picture({ rating, low, high }) {
  return rating === null ? [] : [spanBar(rating, low ?? rating, high ?? rating)];
}

/** @param {Receipt} receipt */
function lines({ lines, rating }) {
  const heads = ["Criterion", "Value", "Rule", "Adds or takes away", "Points"];
  const amounts = lines.map(({ shown }) => shown ?? 0);
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const rows = lines.map((line) =>
    node(
      "tr",
      { role: "row" },
      node("th", { scope: "row", role: "rowheader" }, line.criterion),
      node("td", { role: "cell" }, line.value || "–"),
      node("td", { role: "cell", class: "rule" }, line.rule, ...(line.place ? [" ", node("small", {}, line.place)] : [])),
      node("td", { role: "cell", class: "bar-cell" }, ...(line.points === null ? ["unknown"] : line.shown ? [leaningBar(line.shown, least, most)] : [])),
      node("td", { role: "cell", class: "number" }, signed(line.shown)),
    ),
  );
  const sum = node("tr", { class: "sum", role: "row" }, node("th", { scope: "row", role: "rowheader", colspan: 4 }, "Rating"), node("td", { role: "cell", class: "number" }, rated(rating)));
  return node(
    "div",
    { class: "sheet", tabindex: 0, role: "region", "aria-label": "What the rating is made of" },
    node(
      "table",
      { role: "table" },
      node("thead", { role: "rowgroup" }, node("tr", { role: "row" }, ...heads.map((head) => node("th", { scope: "col", role: "columnheader" }, head)))),
      node("tbody", { role: "rowgroup" }, ...rows, sum),
    ),
  );
}

/** @param {number | null} points one decimal, with its sign */
function signed(points) {
  if (points === null) return "–";
  return points < 0 ? `−${(-points).toFixed(1)}` : points > 0 ? `+${points.toFixed(1)}` : "0.0";
}

/** @param {Receipt} receipt */
function span({ known, low, high, by_hand }) {
  if (known >= 1 || low === null || high === null || (by_hand && low === high)) return [];
  const share = `${Math.round(known * 100)} % of the weight is known`;
  return [node("p", {}, `${share}; with all known the rating could be from ${rated(low)} to ${rated(high)}.`)];
}

/** @param {Behind} behind */
function behind({ field, sheet, items, notes }) {
  const named = items.slice(0, MOST).map(({ what, date }) => (date ? `${what}, ${date}` : what));
  const more = items.length - named.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return node("p", {}, node("b", {}, `${field}, from ${sheet}: `), [...named, ...rest, ...notes].join("; "));
}
