// Drives Chromium for the tests: each line in is a request, each line out its answer.
// node driver.mjs NODE_MODULES CHROMIUM FOLDER
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [modules, executablePath, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "resolved-from-here.js"));
const { chromium } = require("playwright-core");
const AXE = require("axe-core").source;
const QUIET = ["quic", "background-networking", "component-update", "sync", "gpu"];
const SLOW = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 };

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--no-first-run", ...QUIET.map((what) => `--disable-${what}`)],
});
let context, page, noted;

const does = {
  /** A page without history, which remembers what it was asked for. */
  async fresh({ width, height, scheme, locale }) {
    context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale,
      reducedMotion: "reduce",
      deviceScaleFactor: width < 500 ? 2 : 1,
    });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    noted = { requests: [], errors: [] };
    page.on("filechooser", () => {}); // from now on dialogs are ours, not the desktop's
    page.on("request", (request) => noted.requests.push(request.url()));
    page.on("pageerror", (error) => noted.errors.push(String(error)));
    page.on("console", (line) => {
      if (["error", "warning"].includes(line.type())) noted.errors.push(line.text());
    });
  },
  async close() {
    await context.close();
    return noted;
  },
  /** Any method of Playwright's page, such as "click" or "keyboard.press". */
  async call(path, ...given) {
    const names = path.split(".");
    const method = names.pop();
    const owner = names.reduce((object, name) => object[name], page);
    const answer = await owner[method](...given);
    return ["string", "number", "boolean"].includes(typeof answer) ? answer : null;
  },
  async evaluate(code, given) {
    return page.evaluate(`(${code})(${JSON.stringify(given)})`);
  },
  async texts(selector) {
    return page.locator(selector).allInnerTexts();
  },
  async wait(selector) {
    await page.locator(selector).first().waitFor();
  },
  /** Drop files onto an element, as from the desktop. */
  async drop(selector, files) {
    const transfer = await page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, files);
    for (const kind of ["dragenter", "dragover", "drop"]) {
      await page.dispatchEvent(selector, kind, { dataTransfer: transfer });
    }
  },
  /** Choose a file in the dialog that a key opens. */
  async chooseByKey(key, path) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press(key)]);
    await chooser.setFiles(path);
  },
  /** Take the file that a click or a key offers. */
  async download(path, ...given) {
    const [offered] = await Promise.all([page.waitForEvent("download"), does.call(path, ...given)]);
    const place = join(folder, `${Date.now()}-${offered.suggestedFilename()}`);
    await offered.saveAs(place);
    return [offered.suggestedFilename(), place];
  },
  async slowly() {
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", SLOW);
  },
  /** Let the server refuse so many times with a status, before it is really asked. */
  async refuse(path, times, status, message, seconds) {
    let left = times;
    await page.route(`**/${path}`, (route) => {
      if (left === 0) return route.fallback();
      left -= 1;
      const headers = { "Retry-After": String(seconds) };
      return route.fulfill({ status, headers, json: { message } });
    });
  },
  /** A proxy that cannot reach the server either answers by itself, or not at all. */
  async unreached(path, status, seconds) {
    const headers = seconds ? { "Retry-After": String(seconds) } : {};
    await page.route(`**/${path}`, (route) =>
      status ? route.fulfill({ status, headers, body: "<h1>Bad gateway</h1>" }) : route.abort(),
    );
  },
  async reached() {
    await page.unrouteAll();
  },
  /** Serve the page under a folder of a larger site. */
  async under(folder) {
    await page.route(`**${folder}**`, (route) =>
      route.continue({ url: route.request().url().replace(folder, "/") }),
    );
  },
  async requests() {
    return noted.requests;
  },
  async faults() {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { violations } = await window.axe.run(document);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...given] = JSON.parse(line);
  const answer = await does[what](...given).then(
    (result) => ({ result: result ?? null }),
    (error) => ({ error: error.message }),
  );
  console.log(JSON.stringify(answer));
}
await browser.close();
