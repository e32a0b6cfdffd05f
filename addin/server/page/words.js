// What the page says, in the language of the page or of a workbook, and how numbers are written in it.

import { byId, node } from "./nodes.js";

/**
 * @typedef {{language: string, texts: Record<string, string>}} Words
 * @typedef {Record<string, string | number | Node>} Values what stands in the places of a text
 */

/** @type {Words} */
const OWN = JSON.parse(byId("words").textContent ?? "");
const PIECES = /\{(\w+)(?::([^}]*))?\}|\[(.*?)\]/g;

/** @type {Map<string, Words>} */
const dictionaries = new Map([[OWN.language, OWN]]);
let words = OWN;

/** The language that is spoken. */
export const language = () => words.language;

/**
 * Speak the language of a workbook, or the page's own where none is named.
 *
 * @param {string} [wanted]
 */
export async function speak(wanted = OWN.language) {
  words = dictionaries.get(wanted) ?? (await fetched(wanted)) ?? OWN;
  dictionaries.set(words.language, words);
}

/**
 * @param {string} wanted
 * @returns {Promise<Words | null>}
 */
async function fetched(wanted) {
  const answer = await fetch(`words.json?${new URLSearchParams({ language: wanted })}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/**
 * A text with its places filled.
 *
 * @param {string} key its name in page_words.py
 * @param {Values} [values]
 */
export const say = (key, values = {}) =>
  pieces(key, values).map((piece) => (typeof piece === "string" ? piece : piece.textContent)).join("");

/**
 * A text with elements in its places, and a link where it has one.
 *
 * @param {string} key
 * @param {Values} [values]
 * @returns {(string | Node)[]}
 */
export function pieces(key, values = {}) {
  const parts = words.texts[key].split(PIECES);
  // each place is parted into its name, how it is written, and the words of a link
  return parts.flatMap((part, at) => {
    if (at % 4 === 0) return part ? [part] : [];
    if (at % 4 === 1 && part) return [written(values[part], parts[at + 1] ?? "")];
    return at % 4 === 3 && part ? [node("span", { class: "link" }, part)] : [];
  });
}

/**
 * @param {number} number
 * @param {string} one the name of the text for one
 * @param {string} several for any other number
 */
export const counted = (number, one, several) => say(number === 1 ? one : several, { count: number });

/**
 * @param {string | number | Node} value
 * @param {string} form as Python's format takes it; "de" is Romanian's own, "row|rows" are the words for one and for others
 */
function written(value, form) {
  if (form.includes("|")) return form.split("|")[value === 1 ? 0 : 1];
  if (typeof value !== "number") return value;
  const decimals = Number(/\.(\d)/.exec(form)?.[1] ?? 0);
  const text = numeral(value, {
    style: form.includes("%") ? "percent" : "decimal",
    useGrouping: form.includes(","),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return form.endsWith("de") && asksForDe(value) ? `${text} de` : text;
}

/** @param {number} number */
const asksForDe = (number) => number > 1 && (number % 100 === 0 || number % 100 >= 20);

/**
 * As scoring.language.numbers writes it: in Romanian without a space before the sign.
 *
 * @param {number} number
 * @param {Intl.NumberFormatOptions} form
 */
function numeral(number, form) {
  const text = new Intl.NumberFormat(words.language, form).format(number);
  return words.language === "ro" ? text.replace(/\s%/, "%") : text;
}

/** @param {number} number */
export const count = (number) => numeral(number, {});

/** @param {number | null} rating one decimal, as in the workbook */
export const rated = (rating) => (rating === null ? "–" : tenths(rating));

/** @param {number} number */
export const tenths = (number) => numeral(number, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** @param {number} part 0 to 1 */
export const share = (part) => numeral(part, { style: "percent" });

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1e6) return `${count(Math.ceil(bytes / 1e3))} KB`;
  return `${numeral(bytes / 1e6, { maximumFractionDigits: 1 })} MB`;
}
