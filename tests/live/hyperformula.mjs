// Calculates workbooks with HyperFormula and prints the tabs Live and Criteria of each.
// node hyperformula.mjs NODE_MODULES < [{names: {..}, sheets: {name: [[cell, ..], ..]}}, ..]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve(process.argv[2]) + "/");
const { HyperFormula } = require("hyperformula");
const options = {
  licenseKey: "gpl-v3",
  useArrayArithmetic: true,
  accentSensitive: true,
  dateFormats: ["YYYY-MM-DD"],
};

function tabs({ names, sheets }) {
  // it has TRUE and FALSE only as functions
  const expressions = Object.entries({ ...names, TRUE: "TRUE()", FALSE: "FALSE()" }).map(([name, block]) => ({
    name,
    expression: `=${block}`,
  }));
  const book = HyperFormula.buildFromSheets(sheets, options, expressions);
  const shown = ["Live", "Criteria"].map((name) => book.getSheetValues(book.getSheetId(name)));
  book.destroy();
  return shown.map((values) =>
    values.map((row) =>
      row.map((cell) => (cell !== null && typeof cell === "object" ? cell.value : cell)),
    ),
  );
}

const books = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(books.map(tabs)));
