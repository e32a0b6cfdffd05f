// Runs a Python file in Pyodide, which sees folders of this machine.
// [PACKAGES=NAME,...] node in_pyodide.mjs PYODIDE FILE FOLDER=PLACE ...
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [home, file, ...folders] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(`${home}/pyodide.mjs`).href);
  const pyodide = await loadPyodide();
  const packages = process.env.PACKAGES?.split(",") ?? [];
  await pyodide.loadPackage(packages, { messageCallback: () => {} });
  for (const pair of folders) {
    const [root, place] = pair.split("=");
    pyodide.FS.mkdirTree(place);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: resolve(root) }, place);
  }
  await pyodide.runPythonAsync(readFileSync(file, "utf8"));
} catch (error) {
  console.error(error.message); // else Node would quote a megabyte of Pyodide
  process.exit(1);
}
