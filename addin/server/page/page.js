// The page: what is shown when, and where the focus goes.

import { askForCriteria, askForNames, compares, files, forget, intoChosen, limit, listen, modelChosen, namesChosen, offer } from "./choice.js";
import { findingsList } from "./findings.js";
import { compared, draft } from "./lists.js";
import { byId } from "./nodes.js";
import { results } from "./results.js";
import { reviewed } from "./review.js";
import { showReceipt } from "./receipt.js";
import { fileOf, save } from "./save.js";
import { explain, get, Refused, review, score } from "./send.js";
import { views } from "./views.js";
import { counted, language, say, share as percent, speak } from "./words.js";

/** @typedef {[string, File][]} Chosen what to send, by the name of its field */

const TITLE = document.title;
const PARTS = ["trouble", "get", "send", "form", "busy", "results"];
const VIEWS = {
  start: ["get", "send", "form"],
  busy: ["get", "send", "busy"],
  trouble: ["trouble", "send", "form"],
  results: ["results"],
};
const UNAUTHORISED = 401;
const WRONG_OPTION = { "contact-from": "contact_from_wrong", today: "today_wrong" };

let needsToken = false;
let cancelled = new AbortController();

/** @param {keyof typeof VIEWS} view */
function show(view) {
  for (const part of PARTS) byId(part).hidden = !VIEWS[view].includes(part);
  byId("access").hidden = !needsToken || view === "results";
  // another language is another page, on which nothing is scored yet
  byId("languages").hidden = view === "busy" || view === "results";
}

/** @param {string} text what a screen reader says */
function announce(text) {
  byId("status").textContent = text;
}

/** @param {string} id what is read and seen next */
function goTo(id) {
  byId(id).focus({ preventScroll: true });
  byId(id).scrollIntoView({ block: "center" });
}

/** @param {SubmitEvent} event */
async function submit(event) {
  event.preventDefault();
  const chosen = hasToken() && optionsAreRight() && files();
  if (!chosen) return;
  cancelled = new AbortController();
  try {
    const name = chosen[0][1].name;
    const form = formOf(chosen);
    const answer = await score(form, token(), progress(name), cancelled.signal, compares() ? "/compare" : "");
    await showResults(answer, form);
  } catch (trouble) {
    if (trouble instanceof Refused) await showTrouble(trouble, chosen);
    else if (cancelled.signal.aborted) showCancelled();
    else throw trouble;
  }
}

/** @param {Chosen} chosen */
function formOf(chosen) {
  const form = new FormData();
  for (const [name, file] of chosen) form.append(name, file, file.name);
  const options = { contact_from: input("contact-from").value, today: input("today").value, model: modelChosen(), into: intoChosen(), names: namesChosen() };
  for (const [name, value] of Object.entries(options)) if (value) form.append(name, value);
  return form;
}

function optionsAreRight() {
  const wrong = Object.keys(WRONG_OPTION).filter((id) => !input(id).validity.valid);
  for (const [id, key] of Object.entries(WRONG_OPTION)) {
    byId(`${id}-trouble`).textContent = wrong.includes(id) ? say(key) : "";
    input(id).setAttribute("aria-invalid", String(wrong.includes(id)));
  }
  if (wrong.length) byId(wrong[0]).focus();
  return !wrong.length;
}

/**
 * @param {string} name
 * @returns {import("./send.js").Progress}
 */
function progress(name) {
  /** @param {string} title @param {string} text @param {number} [share] */
  const tell = (title, text, share) => {
    if (byId("busy-title").textContent !== title) announce(title);
    byId("busy-title").textContent = title;
    byId("busy-text").textContent = text;
    if (share === undefined) byId("bar").removeAttribute("value");
    else byId("bar").setAttribute("value", String(Math.round(share * 100)));
  };
  byId("busy-title").textContent = "";
  const uploading = say("uploading", { name });
  tell(uploading, "", 0);
  show("busy");
  goTo("busy-title");
  return {
    uploading: (share) => tell(uploading, percent(share), share),
    rating: (text, share) => tell(say("rating_file", { name }), text ?? say("arrived"), share),
    waiting: (seconds, time, most) => tell(say("busy"), say("again_in", { seconds, time, most })),
  };
}

/**
 * In the language of the workbook.
 *
 * @param {any} answer
 * @param {FormData} form what was sent
 */
async function showResults(answer, form) {
  await speak(answer.language);
  byId("results").lang = language();
  byId("results").replaceChildren(...(compares() ? compared(answer, startOver) : scored(answer, form)));
  show("results");
  document.title = `${answer.sections.headline.result} – ${TITLE}`;
  announce(say(compares() ? "compared" : "scored"));
  scrollTo({ top: 0 });
  byId("headline").focus({ preventScroll: true });
}

/**
 * @param {any} answer
 * @param {FormData} form
 */
function scored(answer, form) {
  const file = fileOf(answer.content, answer.name);
  const open = (/** @type {string} */ account) => showReceipt(account, () => receiptsOf(form, account), sentence);
  const some = [{ key: "ratings", shown: results({ ...answer, file }, { again: startOver, open }) }];
  if (answer.draft) some.push({ key: "draft", shown: draft(answer.draft, open) });
  const learnt = { key: "review", fetched: async () => reviewed(await review(form, token())) };
  return views(answer.outcomes ? [...some, learnt] : some, sentence);
}

/**
 * The file is sent again, since the server keeps none.
 *
 * @param {FormData} form
 * @param {string} account
 */
async function receiptsOf(form, account) {
  form.set("account", account);
  const { receipts, statuses } = await explain(form, token());
  return receipts.map((receipt, at) => ({ ...receipt, status: statuses[at] }));
}

/** @param {unknown} trouble */
function sentence(trouble) {
  if (trouble instanceof Refused) return trouble.message;
  throw trouble;
}

/**
 * The files stay chosen, unless the browser can no longer read them.
 *
 * @param {Refused} refused
 * @param {Chosen} chosen
 */
async function showTrouble(refused, chosen) {
  if (refused.status === UNAUTHORISED) return askForToken(say("access_wrong"));
  const changed = refused.status ? undefined : await changedSince(chosen);
  if (changed) forget();
  if (refused.lacks && !compares()) askForCriteria();
  await speak(refused.language);
  byId("trouble").lang = language();
  const errors = refused.findings.filter((finding) => finding.level === "error").length;
  const text = changed ? say("changed", { name: changed }) : refused.message;
  const { name } = chosen[0][1];
  const [title, says] = refused.question
    ? [say("which_names"), say("which_names_hint", { name })]
    : errors
      ? [counted(errors, "one_error", "errors"), say(compares() ? "correct_compared" : "correct", { name })]
      : [say(compares() ? "not_compared" : "not_scored"), text];
  byId("trouble-title").textContent = title;
  byId("trouble-text").textContent = says;
  byId("trouble-findings").replaceChildren(...(errors && !refused.question ? [findingsList(refused.findings)] : []));
  askForNames(refused.question);
  byId("trouble").classList.toggle("asks", Boolean(refused.question));
  show("trouble");
  announce(say(compares() ? "nothing_compared" : "nothing_scored"));
  await speak();
  scrollTo({ top: 0 });
  byId("trouble-title").focus({ preventScroll: true });
}

/**
 * A browser cannot read a file that was saved after it had been chosen.
 *
 * @param {Chosen} chosen
 */
async function changedSince(chosen) {
  for (const [, file] of chosen) {
    const whole = await file.slice(0, 1).arrayBuffer().catch(() => null);
    if (!whole) return file.name;
  }
  return undefined;
}

function showCancelled() {
  show("start");
  announce(say("cancelled"));
  goTo("score");
}

async function startOver() {
  await speak();
  forget();
  show("start");
  document.title = TITLE;
  byId("results").replaceChildren();
  announce("");
  goTo("file");
}

/** @param {string} text */
function askForToken(text) {
  needsToken = true;
  show("start");
  byId("token-trouble").textContent = text;
  input("token").setAttribute("aria-invalid", "true");
  goTo("token");
}

function hasToken() {
  const there = !needsToken || token() !== "";
  if (!there) askForToken(say("access_needed"));
  else acceptToken();
  return there;
}

/** As far as the page itself can see. */
function acceptToken() {
  byId("token-trouble").textContent = "";
  input("token").setAttribute("aria-invalid", "false");
}

const token = () => input("token").value.trim();

/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** @type {NodeListOf<HTMLAnchorElement>} */
const templates = document.querySelectorAll("a[data-template]");

function nameTemplates() {
  const query = new URLSearchParams({ model: input("model").value, language: language() });
  if (input("empty").checked) query.set("empty", "true");
  for (const link of templates) link.search = String(query);
}

/**
 * A link cannot carry a token, so the file is fetched where one is needed.
 *
 * @param {MouseEvent} event
 */
async function getTemplate(event) {
  if (!needsToken) return;
  event.preventDefault();
  if (!hasToken()) return;
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  byId("get-trouble").textContent = "";
  try {
    const answer = await get(link.href, token());
    const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
    save(await answer.blob(), name?.[1] ?? "account-scoring.xlsx");
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    if (trouble.status === UNAUTHORISED) askForToken(say("access_wrong"));
    else byId("get-trouble").textContent = trouble.message;
  }
}

async function readModels() {
  offer(await (await get("api/v1/models", token())).json());
  nameTemplates();
}

async function readLimits() {
  const limits = await (await get("api/v1/limits", "")).json();
  needsToken = limits.token;
  limit(limits);
  byId("access").hidden = !needsToken;
}

listen();
byId("form").addEventListener("submit", submit);
byId("cancel").addEventListener("click", () => cancelled.abort());
byId("empty").addEventListener("change", nameTemplates);
byId("model").addEventListener("change", nameTemplates);
for (const link of templates) link.addEventListener("click", getTemplate);
nameTemplates();
// without the limits the server itself says what it does not take
await readLimits().catch(() => {});
await readModels().catch(() => {});
