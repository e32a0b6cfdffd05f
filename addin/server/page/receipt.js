// How one rating comes about, in a window of its own.

import { leaningBar, spanBar } from "./chart.js";
import { byId, node } from "./nodes.js";
import { language, rated, say, tenths } from "./words.js";

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
  fill(dialog, [title(account), node("p", { role: "status" }, say("working"))]);
  dialog.lang = language();
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
  const close = node("button", { type: "button", class: "close" }, say("close"));
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
    receipt.rank ? say("rank", { rank: receipt.rank }) : "",
    receipt.tier ? say("tier", { tier: receipt.tier }) : "",
    receipt.profile ? say("profile", { profile: receipt.profile }) : "",
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
  const heads = ["criterion", "value", "rule", "moves", "points"].map((key) => say(key));
  const amounts = lines.map(({ shown }) => shown ?? 0);
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const rows = lines.map((line) =>
    node(
      "tr",
      { role: "row" },
      node("th", { scope: "row", role: "rowheader" }, line.criterion),
      node("td", { role: "cell", class: "value" }, line.value || "–"),
      node("td", { role: "cell", class: "rule" }, line.rule, ...(line.place ? [" ", node("small", {}, line.place)] : [])),
      node("td", { role: "cell", class: "bar-cell" }, ...(line.points === null ? [say("unknown")] : line.shown ? [leaningBar(line.shown, least, most)] : [])),
      node("td", { role: "cell", class: "number" }, signed(line.shown)),
    ),
  );
  const sum = node("tr", { class: "sum", role: "row" }, node("th", { scope: "row", role: "rowheader", colspan: 4 }, say("rating")), node("td", { role: "cell", class: "number" }, rated(rating)));
  return node(
    "div",
    { class: "sheet", tabindex: 0, role: "region", "aria-label": say("made_of") },
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
  return points < 0 ? `−${tenths(-points)}` : points > 0 ? `+${tenths(points)}` : tenths(0);
}

/** @param {Receipt} receipt */
function span({ known, low, high, by_hand }) {
  if (known >= 1 || low === null || high === null || (by_hand && low === high)) return [];
  return [node("p", {}, say("could_be", { known, low, high }))];
}

/** @param {Behind} behind */
function behind({ field, sheet, items, notes }) {
  const named = items.slice(0, MOST).map(({ what, date }) => (date ? `${what}, ${date}` : what));
  const more = items.length - named.length;
  const rest = more > 0 ? [say("and_more", { count: more })] : [];
  return node("p", {}, node("b", {}, say("behind", { field, sheet })), " ", [...named, ...rest, ...notes].join("; "));
}
