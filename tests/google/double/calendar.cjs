// Moments as the clock of a time zone shows them, as Utilities does it.
"use strict";

const DAY_MS = 86_400_000;
const formats = new Map();

function clockOf(zone) {
  if (!formats.has(zone)) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" };
    const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
    const settings = { timeZone: zone, calendar: "gregory", ...parts, ...time };
    formats.set(zone, new Intl.DateTimeFormat("en-US", settings));
  }
  return formats.get(zone);
}

/** What the clock shows at a moment, as if it were UTC. */
function shownAt(ms, zone) {
  const parts = {};
  for (const { type, value } of clockOf(zone).formatToParts(ms)) {
    parts[type] = Number(value);
  }
  const { year, month, day, hour, minute, second } = parts;
  return new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

function isoAt(ms, zone) {
  return new Date(shownAt(ms, zone)).toISOString().slice(0, 19);
}

/** The moment at which the clock shows a text such as 2026-11-21 or 2026-11-21T14:30:00. */
function momentOf(text, zone) {
  const wanted = Date.parse(`${text.length > 10 ? text : `${text}T00:00:00`}Z`);
  const moments = [-DAY_MS, 0, DAY_MS].map((away) => {
    const near = wanted + away;
    return wanted - (shownAt(near, zone) - Math.floor(near / 1000) * 1000);
  });
  // in the hour that a clock leaves out nothing is shown: any of them will do
  return moments.find((ms) => shownAt(ms, zone) === wanted) ?? moments[1];
}

const PATTERNS = {
  "yyyy-MM-dd": 10,
  "yyyy-MM-dd'T'HH:mm:ss": 19,
};

function lengthOf(pattern) {
  if (!(pattern in PATTERNS)) {
    throw new Error(`the double does not know the pattern ${pattern}`);
  }
  return PATTERNS[pattern];
}

module.exports = {
  formatDate: (ms, zone, pattern) => isoAt(ms, zone).slice(0, lengthOf(pattern)),
  parseDate: (text, zone, pattern) => {
    if (text.length !== lengthOf(pattern)) {
      throw new Error(`Cannot read the date "${text}"`);
    }
    return momentOf(text, zone);
  },
  isoAt,
  momentOf,
};
