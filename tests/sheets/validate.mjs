// What Microsoft's Open XML SDK finds wrong with workbooks: {path: [fault, ...]} as JSON.
// The SDK takes seconds to start, so one start judges all.
// node validate.mjs TOOL BOOK...   TOOL is npm's ooxml-validate, as it stands on PATH.
import { readFile, realpath } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [tool, ...books] = process.argv.slice(2);
const index = new URL("../index.js", pathToFileURL(await realpath(tool)));
const { default: validate } = await import(index.href);
const faults = {};
for (const book of books) {
  const bytes = new Uint8Array(await readFile(book));
  // a workbook that the SDK cannot open at all has one fault, of no part
  faults[book] = await validate(bytes, "xlsx").catch((error) => [
    { description: String(error), path: { partUri: "" } },
  ]);
}
process.stdout.write(JSON.stringify(faults), () => process.exit(0));
