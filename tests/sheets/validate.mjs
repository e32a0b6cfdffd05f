// What Microsoft's Open XML SDK finds wrong with workbooks: a line of JSON for each.
// The SDK takes seconds to start, so one start judges all that come.
// node validate.mjs TOOL   TOOL is npm's ooxml-validate, as it stands on PATH. It reads
// a line with the path of a workbook, as JSON, and answers with a line: [fault, ...].
import { readFile, realpath } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

// V8 would interpret the whole of the first workbook by its slow code, for twice as long
setFlagsFromString("--no-wasm-dynamic-tiering");
const index = new URL("../index.js", pathToFileURL(await realpath(process.argv[2])));
const { default: validate } = await import(index.href);
for await (const line of createInterface({ input: process.stdin })) {
  const bytes = new Uint8Array(await readFile(JSON.parse(line)));
  // a workbook that the SDK cannot open at all has one fault, of no part
  const faults = await validate(bytes, "xlsx").catch((error) => [
    { description: String(error), path: { partUri: "" } },
  ]);
  process.stdout.write(JSON.stringify(faults) + "\n");
}
process.exit(0);
