// What is beside the ratings, such as a draft or a review: one of them is shown at a time.

import { node } from "./nodes.js";
import { say } from "./words.js";

/**
 * @typedef {{key: string, shown: Node[]}} Ready
 * @typedef {{key: string, fetched: () => Promise<Node[]>}} Later asked for when it is wanted
 */

/**
 * Puts a choice above them; where there is one only, there is nothing to choose.
 *
 * @param {(Ready | Later)[]} some the first is shown; `key` names the text on its button
 * @param {(trouble: unknown) => string} sentence why there is nothing to show
 * @returns {Node[]}
 */
export function views(some, sentence) {
  const parts = some.map((one, at) => node("div", { class: "view", hidden: at > 0 }, ...("shown" in one ? one.shown : [])));
  if (parts.length === 1) return [...parts[0].childNodes];
  const buttons = some.map(({ key }, at) => node("button", { type: "button", "aria-pressed": String(at === 0) }, say(key)));
  const show = (/** @type {number} */ wanted) => {
    parts.forEach((part, at) => { part.hidden = at !== wanted; });
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(at === wanted)));
  };
  some.forEach((one, at) => {
    const ask = "fetched" in one ? once(() => fill(parts[at], one.fetched, sentence)) : () => {};
    buttons[at].addEventListener("click", () => {
      show(at);
      ask();
    });
  });
  return [node("div", { class: "views", role: "group", "aria-label": say("what_is_shown") }, ...buttons), ...parts];
}

/**
 * What was not answered may be asked again.
 *
 * @param {() => Promise<boolean>} work says whether it was done
 */
function once(work) {
  let begun = false;
  return async () => {
    if (begun) return;
    begun = true;
    begun = await work();
  };
}

/**
 * @param {HTMLElement} view
 * @param {() => Promise<Node[]>} fetched
 * @param {(trouble: unknown) => string} sentence
 */
async function fill(view, fetched, sentence) {
  view.replaceChildren(node("p", { role: "status" }, say("working_longer")));
  try {
    view.replaceChildren(...(await fetched()));
    return true;
  } catch (trouble) {
    view.replaceChildren(node("p", { class: "wrong", role: "alert" }, sentence(trouble)));
    return false;
  }
}
