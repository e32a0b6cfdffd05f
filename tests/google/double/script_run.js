// google.script.run as its docs say that it is: the functions of the script, called from a page.
// SCRIPT_FUNCTIONS names them; the page's own server runs them.
"use strict";

(() => {
  const NO_VALUE = new Set(["[object Date]", "[object Function]", "[object Map]", "[object Set]", "[object Promise]"]);

  /** Takes a value as it crosses over, or refuses what cannot. */
  function crossing(value, inside = []) {
    if (value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)) {
      return value;
    }
    const kind = Object.prototype.toString.call(value);
    if (NO_VALUE.has(kind) || typeof value === "function" || value instanceof Node || inside.includes(value)) {
      throw new TypeError(`Failed due to illegal value in property: ${kind}`);
    }
    const within = [...inside, value];
    return Array.isArray(value)
      ? value.map((one) => crossing(one, within) ?? null)
      : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, crossing(one, within)]));
  }

  async function answered(name, given) {
    const answer = await fetch("/run", { method: "POST", body: JSON.stringify({ name, given }) });
    return answer.json();
  }

  async function called(name, given, { done, failed }) {
    const { result, error } = await answered(name, given);
    if (error === undefined) {
      done?.(result);
    } else if (failed) {
      failed(new Error(error));
    } else {
      console.error(error);
    }
  }

  function runner(handlers) {
    const run = {
      withSuccessHandler: (done) => runner({ ...handlers, done }),
      withFailureHandler: (failed) => runner({ ...handlers, failed }),
    };
    for (const name of window.SCRIPT_FUNCTIONS.filter((one) => !one.endsWith("_"))) {
      run[name] = (...given) => void called(name, crossing(given), handlers);
    }
    return run;
  }

  window.google = { script: { run: runner({}) } };
})();
