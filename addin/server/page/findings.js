// What is wrong or doubtful, each with its cell; errors first.

import { node } from "./nodes.js";
import { counted, pieces, say } from "./words.js";

/** @typedef {import("./send.js").Finding} Finding */

const LEVELS = ["error", "warning", "note"];
/** @type {Record<string, [string, string]>} */
const COUNTED = {
  error: ["one_error_shown", "errors_shown"],
  warning: ["one_warning_shown", "warnings_shown"],
  note: ["one_note_shown", "notes_shown"],
};
/** @type {Record<string, string>} */
const LEVEL = { error: "level_error", warning: "level_warning", note: "level_note" };
const FEW = 6; // from here on it is worth filtering
const SHOWN = 50;

/** @param {Finding[]} findings */
export function findingsList(findings) {
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  const list = node("ol", { class: "findings" });
  const more = node("button", { type: "button", class: "more" });
  /** @param {Finding[]} some @param {number} most */
  const show = (some, most) => {
    list.replaceChildren(...some.slice(0, most).map(line));
    more.hidden = some.length <= most;
    more.textContent = say("show_all", { count: some.length });
    more.onclick = () => {
      show(some, some.length);
      /** @type {HTMLElement | undefined} */ (list.children[most])?.focus();
    };
  };
  show(sorted, SHOWN);
  const levels = LEVELS.filter((level) => sorted.some((finding) => finding.level === level));
  const filtered = sorted.length > FEW && levels.length > 1;
  const buttons = filtered ? [filter(sorted, levels, (some) => show(some, SHOWN))] : [];
  return node("div", {}, ...buttons, list, more);
}

/**
 * @param {Finding[]} findings
 * @param {string[]} levels
 * @param {(some: Finding[]) => void} show
 */
function filter(findings, levels, show) {
  const group = node("div", { class: "filter", role: "group", "aria-label": say("findings_shown") });
  for (const level of ["all", ...levels]) {
    const some = level === "all" ? findings : findings.filter((finding) => finding.level === level);
    const label = level === "all" ? say("all_levels", { count: some.length }) : counted(some.length, ...COUNTED[level]);
    const button = node("button", { type: "button", "aria-pressed": String(level === "all") }, label);
    button.addEventListener("click", () => {
      for (const other of group.children) other.setAttribute("aria-pressed", String(other === button));
      show(some);
    });
    group.append(button);
  }
  return group;
}

/** @param {Finding} finding */
function line(finding) {
  const more = finding.more ? ` ${say("and_places", { count: finding.more })}` : "";
  return node(
    "li",
    { tabindex: -1 },
    node("span", { class: `badge ${finding.level}` }, say(LEVEL[finding.level])),
    node("span", { class: "place" }, finding.place ? node("code", {}, finding.place) : "", more),
    node("span", { class: "finding" }, node("span", {}, sentence(finding.text)), ...compared(finding)),
    node("span", { class: "code" }, finding.code),
  );
}

/** @param {Finding} finding */
function compared({ expected, found }) {
  const parts = [];
  if (expected) parts.push(node("span", {}, say("finding_expected", { expected })));
  if (found) parts.push(node("span", {}, ...pieces("finding_value", { found: node("q", {}, found) })));
  return parts.length ? [node("span", { class: "compared" }, ...parts)] : [];
}

/** @param {string} text */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
