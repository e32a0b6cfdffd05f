// Which files were chosen or dropped, and whether the server would take them.

import { byId } from "./nodes.js";
import { pieces, say, size } from "./words.js";

const BOOKS = [".xlsx", ".xlsm"];
const TABLES = [".csv", ".tsv", ".txt", ".parquet", ".pq"];
const ACCOUNTS = [...BOOKS, ...TABLES];
const KINDS = {
  file: { takes: ACCOUNTS, wanted: "file_wanted" },
  criteria: { takes: BOOKS, wanted: "criteria_wanted" },
  other: { takes: BOOKS, wanted: "other_wanted" },
};

/** @typedef {"file" | "criteria" | "other"} Role */
/** @typedef {{name: string, title: string, says: string}} Model */

/** @type {Record<Role, File | null>} */
const chosen = { file: null, criteria: null, other: null };
const ROLES = /** @type {Role[]} */ (Object.keys(chosen));
let most = Infinity;
const untouched = Object.fromEntries(ROLES.map((role) => [role, byId(`${role}-drop`).querySelector("label")?.cloneNode(true)]));

/** @param {{bytes: number, rows: number}} limits */
export function limit({ bytes, rows }) {
  most = bytes;
  byId("limits").textContent = say("file_hint_most", { size: size(bytes), rows });
  byId("limits").dataset.most = String(bytes);
}

/** Offer the ready-made models, to begin with and to rate by. @param {Model[]} models */
export function offer(models) {
  const options = models.map(({ name, title }) => new Option(title, name));
  select("model").replaceChildren(...options);
  select("by-model").append(...options.map((option) => option.cloneNode(true)));
  const tellWhat = () => {
    const model = models.find(({ name }) => name === select("model").value);
    byId("get-hint").textContent = `${model?.says ?? ""} ${say("sample_hint")}`;
  };
  select("model").addEventListener("change", tellWhat);
  tellWhat();
}

/** The model to rate by, where no workbook of criteria was chosen; else empty. */
export const modelChosen = () => (wantsCriteria() && !chosen.criteria ? select("by-model").value : "");

/** The sheet that the rows of the file are brought into; empty where they are rated as they are. */
export const intoChosen = () => (wantsCriteria() ? select("into").value : "");

/** The heading of the names, where it had to be asked for; else empty. */
export const namesChosen = () => (intoChosen() ? select("names").value : "");

/** Ask which column holds the names, or ask no more. @param {import("./send.js").Question | null} question */
export function askForNames(question) {
  const { headings = [], likely = "" } = question ?? {};
  const options = headings.map((heading) => new Option(heading, heading));
  select("names").replaceChildren(...(likely ? [] : [new Option("", "")]), ...options);
  select("names").value = likely;
  byId("question").hidden = !question;
}

/** Ask for the criteria of a workbook that has none of its own. */
export function askForCriteria() {
  box("apart").checked = true;
  showParts();
}

/** Whether the file is to be compared with another, rather than scored. */
export const compares = () => chosen.file !== null && !isTable(chosen.file) && box("compare").checked;

/** What to send, or null once the user has read what is missing. */
export function files() {
  const beside = secondRole();
  const roles = /** @type {Role[]} */ (beside && !modelChosen() ? ["file", beside] : ["file"]);
  const missing = roles.find((role) => !chosen[role]);
  if (!missing) return roles.map((role) => /** @type {[Role, File]} */ ([role, chosen[role]]));
  tell(missing, say(KINDS[missing].wanted));
  byId(missing).focus();
  return null;
}

export function forget() {
  for (const id of ["apart", "compare"]) box(id).checked = false;
  select("by-model").value = "";
  select("into").value = "";
  byId("into-hint").hidden = true;
  askForNames(null);
  for (const role of ROLES) show(role, null);
}

/** Listen to the inputs, and to drops anywhere on the page. */
export function listen() {
  for (const role of ROLES) {
    const input = /** @type {HTMLInputElement} */ (byId(role));
    input.addEventListener("change", () => {
      if (input.files?.length) take(role, input.files[0]);
      input.value = ""; // so that the same file can be chosen again once it is changed
    });
  }
  onlyOneOf("apart", "compare");
  onlyOneOf("compare", "apart");
  select("by-model").addEventListener("change", () => tell("criteria", ""));
  select("into").addEventListener("change", () => {
    byId("into-hint").hidden = !select("into").value;
  });
  let inside = 0;
  const over = (/** @type {number} */ step) => {
    inside = step && inside + step;
    document.body.classList.toggle("dropping", inside > 0);
  };
  addEventListener("dragenter", () => over(1));
  addEventListener("dragleave", () => over(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(0);
    if (!byId("form").offsetParent) return; // busy, or showing results
    dropped([...(event.dataTransfer?.files ?? [])], /** @type {Element} */ (event.target));
  });
}

/**
 * Either the criteria are in another workbook, or another is compared.
 *
 * @param {string} id
 * @param {string} rival
 */
function onlyOneOf(id, rival) {
  box(id).addEventListener("change", () => {
    if (box(id).checked) box(rival).checked = false;
    showParts();
  });
}

/**
 * A CSV or Parquet file holds accounts; a workbook dropped with it, or after it, the criteria.
 * Of two workbooks, one is compared with the other.
 *
 * @param {File[]} some
 * @param {Element} target
 */
function dropped(some, target) {
  const table = some.find(isTable);
  const [book, another] = some.filter((file) => file !== table);
  if (table) take("file", table);
  else if (another && isBook(book) && isBook(another)) return compareWith(book, another);
  if (!book) return;
  const onFile = target.closest("#file-drop") && !table;
  take((!onFile && secondRole()) || "file", book);
}

/**
 * @param {File} book
 * @param {File} another
 */
function compareWith(book, another) {
  box("apart").checked = false;
  box("compare").checked = true;
  take("file", book);
  if (chosen.file) take("other", another);
}

/**
 * @param {Role} role
 * @param {File} file
 */
function take(role, file) {
  const trouble = troubleWith(role, file);
  show(role, trouble ? null : file);
  tell(role, trouble);
  if (trouble) byId(role).focus();
  else byId(missingBeside(role) ?? "score").focus();
}

/** @param {Role} role */
function missingBeside(role) {
  const beside = secondRole();
  return role === "file" && beside && !chosen[beside] ? beside : null;
}

/**
 * @param {Role} role
 * @param {File} file
 */
function troubleWith(role, file) {
  const { takes, wanted } = KINDS[role];
  if (!takes.some((suffix) => ends(file, suffix))) return `${say("other_kind", { name: file.name })} ${say(wanted)}`;
  if (file.size > most) {
    return say("too_large", { name: file.name, size: size(file.size), most: size(most) });
  }
  return file.size ? "" : say("empty_file", { name: file.name });
}

/**
 * @param {Role} role
 * @param {File | null} file
 */
function show(role, file) {
  chosen[role] = file;
  askForNames(null);
  const drop = byId(`${role}-drop`);
  drop.classList.toggle("chosen", Boolean(file));
  if (file) {
    byId(`${role}-title`).textContent = file.name;
    byId(`${role}-or`).replaceChildren(...pieces("size_or_another", { size: size(file.size) }));
    byId("status").textContent = say("chosen", { name: file.name });
  } else {
    const fresh = untouched[role]?.cloneNode(true);
    if (fresh) drop.querySelector("label")?.replaceWith(fresh);
  }
  tell(role, "");
  showParts();
}

function showParts() {
  for (const id of ["apart-part", "compare-part"]) byId(id).hidden = !chosen.file || isTable(chosen.file);
  byId("criteria-part").hidden = !wantsCriteria();
  byId("other-part").hidden = !compares();
  byId("score").textContent = say(compares() ? "compare_both" : "score");
}

/**
 * @param {Role} role
 * @param {string} trouble
 */
function tell(role, trouble) {
  byId(`${role}-trouble`).textContent = trouble;
}

/** The second file that is wanted. @returns {Role | null} */
const secondRole = () => (compares() ? "other" : wantsCriteria() ? "criteria" : null);

const wantsCriteria = () => chosen.file !== null && (isTable(chosen.file) || box("apart").checked);

/** @param {string} id */
const box = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** @param {string} id */
const select = (id) => /** @type {HTMLSelectElement} */ (byId(id));

/** @param {File} file */
const isTable = (file) => TABLES.some((suffix) => ends(file, suffix));

/** @param {File} file */
const isBook = (file) => BOOKS.some((suffix) => ends(file, suffix));

/**
 * @param {File} file
 * @param {string} suffix
 */
const ends = (file, suffix) => file.name.toLowerCase().endsWith(suffix);
