// Runs a Google Apps Script on a stand-in for Google Sheets: a scenario comes in on standard
// input, what could be seen goes out. Every step loads the script anew, as Google does.
"use strict";

const fs = require("node:fs");
const vm = require("node:vm");
const { Book } = require("./sheets.cjs");
const services = require("./services.cjs");

const CELL_SECONDS = 30;
const MENU_SECONDS = 360;

class Host {
  constructor(scenario) {
    const { now = "2026-11-20T12:00:00Z", properties = {}, hosts = {}, answers = [], files = {} } = scenario;
    Object.assign(this, { properties, hosts, answers, files, manifest: JSON.parse(scenario.manifest) });
    Object.assign(this, { start: Date.parse(now), slept: 0, cache: new Map(), lock: "free" });
    Object.assign(this, { scopes: new Set(), noCache: false, slow: 0, inCell: false });
    this.book = new Book(scenario.book, this);
  }
  // a clock that only waiting moves
  now() {
    return this.start + this.slept;
  }
  elapsed() {
    return this.slept - this.began;
  }
  sleep(ms) {
    this.slept += ms;
    this.tick();
  }
  tick() {
    if (this.elapsed() > (this.inCell ? CELL_SECONDS : MENU_SECONDS) * 1000) {
      throw new Error("Exceeded maximum execution time");
    }
  }
  wrote() {
    this.sleep(this.slow);
  }
  writes() {
    if (this.inCell) {
      throw new Error("You do not have permission to perform that action.");
    }
  }
  needs(scope, thing) {
    this.scopes.add(scope);
    return thing;
  }
  moment(ms) {
    return new this.realm.Date(ms);
  }
  execute(code, name, values, inCell) {
    Object.assign(this, { inCell, began: this.slept });
    const globals = Object.entries(services).map(([service, made]) => [service, made(this)]);
    this.realm = vm.createContext({ now: () => this.now(), ...Object.fromEntries(globals) });
    vm.runInContext(
      "{ const Real = Date; globalThis.Date = class Date extends Real {" +
        " constructor(...given) { super(...(given.length ? given : [now()])); }" +
        " static now() { return now(); } }; }",
      this.realm,
    );
    vm.runInContext(code, this.realm, { filename: "Code.gs" });
    return this.realm[name](...values());
  }
}

function argument(host, given) {
  if (given === null || typeof given !== "object" || !given.range) {
    return given === null ? "" : given;
  }
  const [name, ...area] = given.range;
  const tab = host.book.tabs.find((one) => one.name === name);
  const values = tab.getRange(...area).getValues();
  return values.length === 1 && values[0].length === 1 ? values[0][0] : values;
}

/** Takes a function's result as a sheet does. */
function shown(host, result) {
  const rows = Array.isArray(result) ? result : [[result]];
  if (!rows.length || rows.some((row) => row.length !== rows[0].length || !row.length)) {
    throw new Error("Result is not a rectangle of cells");
  }
  for (const value of rows.flat()) {
    if (!["string", "number", "boolean"].includes(typeof value) || Number.isNaN(value)) {
      throw new Error(`Result holds ${String(value)}, which is no value of a cell`);
    }
  }
  return result;
}

function tabsOf(book) {
  return book.tabs.map((tab) => {
    const height = tab.getLastRow();
    const width = tab.getLastColumn();
    const cells = height ? tab.cellsOf({ row: 1, column: 1, height, width }) : [];
    const { name, id, changes, looks, merges, rules, charts, depths, widths, heights, notes, validations, colour, frozen, gridless, collapsed, hidden, hiddenColumns } = tab;
    const filter = tab.filter && { area: tab.filter.range.area, hidden: tab.filter.hidden };
    return {
      ...{ name, id, changes, looks, merges, rules, charts, depths, widths, heights, notes, validations, colour, frozen, gridless, collapsed, hidden, hiddenColumns, filter },
      rows: cells.map((row) => row.map((cell) => book.shown(cell))),
      formulas: cells.map((row) => row.map((cell) => cell.formula ?? "")),
      mistaken: cells.flat().map((cell) => cell.mistaken).filter((text) => text !== undefined),
      links: cells.flat().filter((cell) => cell.link).map((cell) => [cell.value, cell.link]),
      size: [tab.maxRows, tab.maxColumns],
    };
  });
}

const STEPS = {
  press: (host, name, code) => host.execute(code, name, () => [], false),
  call: (host, [name, ...given], code) => host.execute(code, name, () => given, false),
  formula: (host, [name, ...given], code) =>
    shown(host, host.execute(code, name, () => given.map((one) => argument(host, one)), true)),
  select: (host, [name, ...cell]) => {
    host.book.front = host.book.tabs.find((tab) => tab.name === name);
    host.book.front.active = cell;
  },
  type: (host, [name, row, column, value]) => {
    const tab = host.book.tabs.find((one) => one.name === name);
    tab.fill({ row, column }, [[host.book.stored(value)]]);
  },
  format: (host, [name, row, column, format]) => {
    host.book.tabs.find((one) => one.name === name).looks.push(["setNumberFormat", [row, column, 1, 1], [format]]);
  },
  merge: (host, [name, ...area]) => {
    host.book.tabs.find((tab) => tab.name === name).merges.push(area);
  },
  protect: (host, name) => {
    host.book.tabs.find((tab) => tab.name === name).locked = true;
  },
  wait: (host, seconds) => {
    host.slept += seconds * 1000;
  },
  forget: (host, ending) => {
    [...host.cache.keys()].filter((key) => key.endsWith(ending)).forEach((key) => host.cache.delete(key));
  },
  be: (host, settings) => void Object.assign(host, settings),
};

function run(scenario) {
  const host = new Host(scenario);
  const views = scenario.steps.map((step) => {
    const [[what, value]] = Object.entries(step);
    host.messages = { alerts: [], prompts: [], fetches: [] };
    host.book.toasts = [];
    const result = STEPS[what](host, value, scenario.code);
    return { ...host.messages, toasts: host.book.toasts, result: result ?? null, tabs: tabsOf(host.book), front: host.book.front.name };
  });
  const { properties, scopes, cache } = host;
  return { views, properties, scopes: [...scopes].sort(), cached: cache.size, lock: host.lock };
}

const scenario = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(run(scenario)), () => process.exit(0));
