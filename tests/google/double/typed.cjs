// How Google Sheets takes what a script writes: as if it had been typed into the cell.
// Where it is not known what it does, the worst is taken for true.
"use strict";

const LONGEST = 50_000;
const NUMBER = /^[+-]?(\d+([.,\u00a0 ]\d+)*|[.,]\d+)(e[+-]?\d+)?\s*%?$/i;
const DATE = /^\d{1,4}([-/.]\d{1,2}){1,2}([-/.]\d{4})?$|^(jan|feb|mar|apr|ma[yj]|jun|jul|aug|sep|o[ck]t|nov|dec)[a-z]*\.?[ -]\d/i;
const TIME = /^\d{1,2}:\d\d/;
const FLAG = /^(true|sandt?|sant|adevărat|wahr|fal[a-z]{1,3})$/i;

function ofText(text) {
  if (text.length > LONGEST) {
    throw new Error("Your input contains more than the maximum of 50000 characters in a single cell.");
  }
  if (text.startsWith("'")) {
    return { value: text.slice(1) };
  }
  if (NUMBER.test(text)) {
    return { value: Number.parseFloat(text.replace(",", ".")), mistaken: text };
  }
  if (/^[=+\-@]/.test(text)) {
    return { value: "#ERROR!", formula: text, mistaken: text };
  }
  if (DATE.test(text) || TIME.test(text)) {
    return { date: 0, mistaken: text };
  }
  return FLAG.test(text) ? { value: true, mistaken: text } : { value: text };
}

/** The cell that comes of a value; one that was not meant says what it was mistaken from. */
function typed(value) {
  const kind = Object.prototype.toString.call(value);
  if (kind === "[object Date]") {
    return { date: value.getTime() };
  }
  if (value === null || value === "") {
    return { value: "" };
  }
  if (typeof value === "string") {
    return ofText(value);
  }
  if (typeof value === "boolean" || Number.isFinite(value)) {
    return { value };
  }
  throw new Error(`Cannot convert ${kind} to a cell`);
}

module.exports = { typed };
