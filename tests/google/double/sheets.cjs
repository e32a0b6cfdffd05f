// A spreadsheet of Google's, as far as the script uses it and as strict as its docs say.
"use strict";

const { momentOf, isoAt } = require("./calendar.cjs");
const { typed } = require("./typed.cjs");

const PROTECTED = "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.";
const OUTSIDE = "The coordinates of the range are outside the dimensions of the sheet.";
const MOST_CELLS = 10_000_000;
const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569; // 1 January 1970, in days as a sheet counts them
const DRESSES = [
  "setVerticalAlignment", "setFontColor", "setFontSize", "setFontWeight", "setBackground",
  "setNumberFormat", "setHorizontalAlignment", "setWrapStrategy", "setBorder", "setFontLine",
];

class Range {
  constructor(tab, row, column, height = 1, width = 1) {
    if (row < 1 || column < 1 || height < 1 || width < 1) {
      throw new Error("The starting row or the number of rows of the range is too small.");
    }
    if (row + height - 1 > tab.maxRows || column + width - 1 > tab.maxColumns) {
      throw new Error(OUTSIDE);
    }
    Object.assign(this, { tab, row, column, height, width });
  }
  get area() {
    return [this.row, this.column, this.height, this.width];
  }
  getRow() {
    return this.row;
  }
  getColumn() {
    return this.column;
  }
  getNumRows() {
    return this.height;
  }
  getNumColumns() {
    return this.width;
  }
  getFormulas() {
    this.tab.book.host.tick();
    return this.tab.cellsOf(this).map((row) => row.map((cell) => cell.formula ?? ""));
  }
  getFormulasR1C1() {
    return this.getFormulas().map((row, at) => row.map((text, beside) => relative(text, this.row + at, this.column + beside)));
  }
  setFormulas(formulas) {
    this.fits(formulas);
    this.tab.change();
    this.tab.fill(this, formulas.map((row, at) => row.map((text, beside) => {
      if (this.tab.formatAt(this.row + at, this.column + beside) === "@") {
        return { value: text, mistaken: text }; // as typed into a cell of plain text
      }
      return { value: "calculated", formula: text };
    })));
    return this;
  }
  setFormulasR1C1(formulas) {
    this.fits(formulas);
    this.tab.change();
    this.tab.fill(this, formulas.map((row, at) => row.map((text, beside) => (
      { value: "calculated", formula: absolute(text, this.row + at, this.column + beside) }
    ))));
    return this;
  }
  getMergedRanges() {
    return this.tab.merges.filter((merge) => overlap(merge, this.area)).map((merge) => new Range(this.tab, ...merge));
  }
  copyTo(target, kind, transposed) {
    if (transposed || target.height % this.height || target.width % this.width) {
      throw new Error("The double copies whole ranges, as often as they fit.");
    }
    this.tab.change();
    if (kind === "PASTE_VALUES") {
      target.tab.fill(target, this.tab.cellsOf(this).map((row) => row.map(({ formula, ...cell }) => cell)));
      return;
    }
    target.tab.looks.push(["copyTo", target.area, [this.area, kind]]);
    for (let column = 0; kind === "PASTE_FORMAT" && column < target.width; column++) {
      const format = this.tab.formatAt(this.row, this.column + (column % this.width));
      if (format !== "General") {
        target.tab.looks.push(["setNumberFormat", [target.row, target.column + column, target.height, 1], [format]]);
      }
    }
  }
  getA1Notation() {
    if (this.height !== 1 || this.width !== 1 || this.column > 26) throw new Error("The double names single cells up to Z.");
    return `${String.fromCharCode(64 + this.column)}${this.row}`;
  }
  setNotes(rows) {
    this.tab.change();
    if (rows.length !== this.height || rows.some((row) => row.length !== this.width)) {
      throw new Error("The number of rows or columns in the data does not match the range.");
    }
    rows.forEach((row, at) => row.forEach((note, beside) => {
      delete this.tab.notes[`${this.row + at} ${this.column + beside}`];
      if (note) this.tab.notes[`${this.row + at} ${this.column + beside}`] = note;
    }));
    return this;
  }
  getValues() {
    this.tab.book.host.tick();
    return this.tab.cellsOf(this).map((row, at) =>
      row.map((cell, beside) => this.tab.book.handed(this.tab.dated(cell, this.row + at, this.column + beside))));
  }
  setValues(values) {
    this.fits(values);
    this.tab.change();
    this.tab.fill(this, values.map((row) => row.map(typed)));
    this.tab.book.host.wrote();
    return this;
  }
  setRichTextValues(values) {
    this.fits(values);
    this.tab.change();
    this.tab.fill(this, values.map((row) => row.map(({ text, link }) => ({ value: text, link }))));
    return this;
  }
  fits(values) {
    if (values.length !== this.height || values.some((row) => row.length !== this.width)) {
      throw new Error(`The number of rows or columns in the data does not match the range: ${values.length} for ${this.height}.`);
    }
  }
  getNumberFormats() {
    return Array.from({ length: this.height }, (_, at) =>
      Array.from({ length: this.width }, (__, beside) => this.tab.formatAt(this.row + at, this.column + beside)));
  }
  setDataValidation(rule) {
    this.tab.change().validations.push({ area: this.area, ...rule });
    return this;
  }
  clearDataValidations() {
    this.tab.change().validations = [];
    return this;
  }
  mergeAcross() {
    this.tab.change();
    for (let row = this.row; row < this.row + this.height; row++) {
      const merge = [row, this.column, 1, this.width];
      if (this.tab.merges.some((other) => overlap(other, merge))) {
        throw new Error("You must select all cells in a merged range to merge or unmerge them.");
      }
      this.tab.merges.push(merge);
    }
    return this;
  }
  breakApart() {
    this.tab.change();
    this.tab.merges = [];
    return this;
  }
  shiftColumnGroupDepth(delta) {
    this.tab.change();
    if (this.column + this.width > this.tab.maxColumns) {
      throw new Error("There is no column behind the group for its sign.");
    }
    for (let column = this.column; column < this.column + this.width; column++) {
      this.tab.depths[column] = Math.min(Math.max((this.tab.depths[column] ?? 0) + delta, 0), 8);
    }
    return this;
  }
  createFilter() {
    this.tab.change();
    if (this.tab.filter) {
      throw new Error("You can't create a filter in a sheet that already has a filter.");
    }
    this.tab.filter = new Filter(this);
    return this.tab.filter;
  }
}
for (const name of DRESSES) {
  Range.prototype[name] = function dress(...values) {
    this.tab.change();
    this.tab.looks.push([name, this.area, values]);
    return this;
  };
}

const LETTERS = /\$?\b([A-Z])\$?(\d+)\b/g;

/** Writes references as seen from a cell; the double knows columns up to Z, and no absolute ones. */
function relative(text, row, column) {
  return text.replace(LETTERS, (_, letter, number) => `R[${Number(number) - row}]C[${letter.charCodeAt(0) - 64 - column}]`);
}

function absolute(text, row, column) {
  return text.replace(/R\[(-?\d+)\]C\[(-?\d+)\]/g, (_, down, right) =>
    `${String.fromCharCode(64 + column + Number(right))}${row + Number(down)}`);
}

function overlap([top, left, height, width], [row, column, rows, columns]) {
  return top < row + rows && row < top + height && left < column + columns && column < left + width;
}

class Filter {
  constructor(range) {
    Object.assign(this, { range, hidden: {} });
  }
  getRange() {
    return this.range;
  }
  getColumnFilterCriteria(column) {
    return this.hidden[column] ?? null;
  }
  remove() {
    this.range.tab.change();
    this.range.tab.filter = null;
  }
  setColumnFilterCriteria(column, criteria) {
    const { column: first, width } = this.range;
    if (column < first || column >= first + width) {
      throw new Error("Filter column is outside the filter's range.");
    }
    this.hidden[column] = criteria.hidden;
    return this;
  }
}

class Tab {
  constructor(book, name, rows = []) {
    Object.assign(this, { book, name, id: book.nextId++, changes: 0, locked: false, metadata: [] });
    Object.assign(this, { looks: [], merges: [], rules: [], charts: [], depths: {}, widths: {}, heights: {}, notes: {}, validations: [], hiddenColumns: [] });
    Object.assign(this, { filter: null, frozen: [0, 0], active: [1, 1], cells: [] });
    this.maxRows = Math.max(1000, rows.length);
    this.maxColumns = Math.max(26, ...rows.map((row) => row.length));
    rows.forEach((row, at) => {
      this.cells[at] = row.map((cell) => book.stored(cell));
    });
  }
  change() {
    this.book.host.writes();
    if (this.locked) {
      throw new Error(PROTECTED);
    }
    this.changes += 1;
    return this;
  }
  cellsOf({ row, column, height, width }) {
    return Array.from({ length: height }, (_, at) => {
      const cells = this.cells[row + at - 1] ?? [];
      return Array.from({ length: width }, (__, beside) => cells[column + beside - 1] ?? { value: "" });
    });
  }
  fill({ row, column }, rows) {
    rows.forEach((cells, at) => {
      this.cells[row + at - 1] ??= [];
      cells.forEach((cell, beside) => {
        this.cells[row + at - 1][column + beside - 1] = cell;
      });
    });
  }
  formatAt(row, column) {
    const covers = ([name, area]) => name === "setNumberFormat" && overlap(area, [row, column, 1, 1]);
    const look = this.looks.findLast(covers);
    return look ? look[2][0] : "General";
  }
  /** A number is handed over as a date where it is formatted as one. */
  dated(cell, row, column) {
    if (typeof cell.value !== "number" || cell.date !== undefined || !/y.*d|d.*y/i.test(this.formatAt(row, column))) {
      return cell;
    }
    const text = new Date((cell.value - SERIAL_OF_1970) * DAY_MS).toISOString().slice(0, 19);
    return { date: momentOf(text, this.book.zone) };
  }
  isFilled(cell) {
    return cell !== undefined && (cell.formula !== undefined || cell.date !== undefined || cell.value !== "");
  }
  getLastRow() {
    return this.cells.findLastIndex((row) => row?.some((cell) => this.isFilled(cell))) + 1;
  }
  getLastColumn() {
    return Math.max(0, ...this.cells.map((row) => (row ?? []).findLastIndex((cell) => this.isFilled(cell)) + 1));
  }
  getName() {
    return this.name;
  }
  setName(name) {
    this.book.host.writes();
    this.book.refuseName(name);
    this.name = name;
    return this;
  }
  getDataRange() {
    return new Range(this, 1, 1, Math.max(this.getLastRow(), 1), Math.max(this.getLastColumn(), 1));
  }
  copyTo(book) {
    const copy = book.insertSheet(`Copy of ${this.name}`, book.tabs.length);
    copy.cells = this.cells.map((row) => row && row.map((cell) => cell && { ...cell }));
    return copy;
  }
  getSheetId() {
    return this.id;
  }
  getMaxRows() {
    return this.maxRows;
  }
  getMaxColumns() {
    return this.maxColumns;
  }
  getRange(row, column, height, width) {
    return new Range(this, row, column, height, width);
  }
  getActiveCell() {
    return this.getRange(...this.active);
  }
  isSheetHidden() {
    return this.hidden === true;
  }
  getProtections(kind) {
    return this.locked && kind === "SHEET" ? [{ canEdit: () => false }] : [];
  }
  getConditionalFormatRules() {
    return [...this.rules];
  }
  getColumnWidth(column) {
    return this.widths[column] ?? 100;
  }
  getFilter() {
    return this.filter;
  }
  getCharts() {
    return [...this.charts];
  }
  getDeveloperMetadata() {
    return this.metadata.map(([key, value]) => ({ getKey: () => key, getValue: () => value }));
  }
  addDeveloperMetadata(key, value) {
    this.change().metadata.push([key, value]);
    return this;
  }
  removeChart(chart) {
    this.change().charts = this.charts.filter((other) => other !== chart);
  }
  insertChart(chart) {
    this.change().charts.push(chart);
  }
  newChart() {
    return new Chart();
  }
  clear() {
    Object.assign(this.change(), { cells: [], looks: [] });
    return this;
  }
  clearNotes() {
    return Object.assign(this.change(), { notes: {} });
  }
  clearConditionalFormatRules() {
    this.change().rules = [];
  }
  setConditionalFormatRules(rules) {
    this.change().rules = rules;
  }
  setFrozenRows(count) {
    this.change().frozen[0] = this.freezable(count, this.maxRows);
  }
  setFrozenColumns(count) {
    this.change().frozen[1] = this.freezable(count, this.maxColumns);
    if (this.merges.some(([, left, , width]) => left <= count && left + width - 1 > count)) {
      throw new Error("You can't freeze columns which contain only part of a merged cell.");
    }
  }
  freezable(count, most) {
    if (count >= most) {
      throw new Error("You can't freeze all visible rows or columns on the sheet.");
    }
    return count;
  }
  insertRowsAfter(_, count) {
    this.change().maxRows += count;
    this.book.count();
  }
  insertColumnsAfter(_, count) {
    this.change().maxColumns += count;
    this.book.count();
  }
  setColumnWidth(column, pixels) {
    return this.setColumnWidths(column, 1, pixels);
  }
  setColumnWidths(first, count, pixels) {
    this.change();
    for (let column = first; column < first + count; column++) {
      this.widths[column] = pixels;
    }
    return this;
  }
  hideColumns(first) {
    this.change().hiddenColumns.push(first);
  }
  setRowHeight(row, pixels) {
    return this.setRowHeights(row, 1, pixels);
  }
  setRowHeights(first, count, pixels) {
    this.change();
    for (let row = first; row < first + count; row++) {
      this.heights[row] = pixels;
    }
    return this;
  }
  setHiddenGridlines(hidden) {
    this.change().gridless = hidden;
    return this;
  }
  setTabColor(colour) {
    this.change().colour = colour;
    return this;
  }
  hideSheet() {
    if (this.book.tabs.every((tab) => tab === this || tab.hidden)) {
      throw new Error("You can't hide all the sheets in a document.");
    }
    this.change().hidden = true;
    return this;
  }
  getColumnGroupDepth(column) {
    return this.depths[column] ?? 0;
  }
  expandAllColumnGroups() {
    this.change().collapsed = false;
    return this;
  }
  collapseAllColumnGroups() {
    this.change().collapsed = true;
    return this;
  }
}

/** Takes every setting; the types say which there are. */
class Chart {
  constructor() {
    this.settings = [];
  }
}
for (const name of ["asColumnChart", "asBarChart", "setNumHeaders", "setOption", "setPosition", "build"]) {
  Chart.prototype[name] = function set(...values) {
    this.settings.push([name, values]);
    return this;
  };
}
Chart.prototype.addRange = function addRange(range) {
  this.settings.push(["addRange", range.area]);
  return this;
};

class Book {
  constructor({ name = "My accounts", zone = "Europe/Copenhagen", locale = "en_US", tabs }, host) {
    Object.assign(this, { name, zone, locale, host, nextId: 100, toasts: [] });
    this.tabs = [];
    Object.entries(tabs).forEach(([title, rows]) => this.tabs.push(new Tab(this, title, rows)));
    this.front = this.tabs[0];
  }
  /** A cell as the tests write it. */
  stored(cell) {
    if (cell !== null && typeof cell === "object" && "formula" in cell) {
      return cell;
    }
    if (cell !== null && typeof cell === "object") {
      return { date: momentOf(cell.date, this.zone) };
    }
    return { value: cell ?? "" };
  }
  /** A cell as a script gets it. */
  handed(cell) {
    return cell.date === undefined ? cell.value : this.host.moment(cell.date);
  }
  /** A cell as the tests read it. */
  shown(cell) {
    if (cell.date === undefined) {
      return cell.value === "" ? null : cell.value;
    }
    return { date: isoAt(cell.date, this.zone).replace("T00:00:00", "") };
  }
  count() {
    const cells = this.tabs.reduce((sum, tab) => sum + tab.maxRows * tab.maxColumns, 0);
    if (cells > MOST_CELLS) {
      throw new Error("This action would increase the number of cells in the workbook above the limit of 10000000 cells.");
    }
  }
  getName() {
    return this.name;
  }
  getSpreadsheetTimeZone() {
    return this.zone;
  }
  getSpreadsheetLocale() {
    return this.locale;
  }
  getSheets() {
    return [...this.tabs];
  }
  getActiveSheet() {
    return this.front;
  }
  setActiveSheet(tab) {
    this.host.writes();
    this.front = tab;
    return tab;
  }
  refuseName(name) {
    if (this.tabs.some((tab) => tab.name.toLowerCase() === name.toLowerCase())) {
      throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
  }
  insertSheet(name, at) {
    this.host.writes();
    this.refuseName(name);
    const tab = new Tab(this, name);
    this.tabs.splice(at, 0, tab);
    this.front = tab;
    this.count();
    return tab;
  }
  toast(text) {
    this.host.writes();
    this.toasts.push(text);
  }
}

module.exports = { Book };
