// Sends a file and waits for the answer; knows nothing of the page.

const RETRIES = 3;
const PATIENCE = 3; // seconds, if a busy server names none
const UNREACHED = "The server cannot be reached. Check the connection, then try again.";

/**
 * @typedef {{code: string, level: string, place: string, text: string, expected: string, found: string, more: number}} Finding
 * @typedef {{status: number, message: string, findings: Finding[], wait: number}} Refusal
 * @typedef {{
 *   uploading: (share: number) => void,
 *   rating: () => void,
 *   waiting: (seconds: number, time: number, of: number) => void,
 * }} Progress
 */

/** An answer that is no result; `message` is fit for the user. */
export class Refused extends Error {
  /** @param {Refusal} refusal */
  constructor({ status, message, findings, wait }) {
    super(message);
    this.status = status;
    this.findings = findings;
    this.wait = wait;
  }
}

/**
 * Score a file; a server too busy to take it is asked again at most three times.
 *
 * @param {FormData} form
 * @param {string} token empty where none is needed
 * @param {Progress} progress
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export async function score(form, token, progress, signal) {
  for (let time = 1; ; time += 1) {
    try {
      return await post(form, token, progress, signal);
    } catch (trouble) {
      if (!(trouble instanceof Refused) || trouble.status !== 503 || time > RETRIES) throw trouble;
      await countDown(trouble.wait || PATIENCE, (left) => progress.waiting(left, time, RETRIES), signal);
    }
  }
}

/**
 * Have an account of a file explained.
 *
 * @param {FormData} form with the account's name
 * @param {string} token
 * @returns {Promise<{receipts: import("./receipt.js").Receipt[]}>}
 */
export const explain = (form, token) => answerTo("explain", form, token);

/**
 * Have the outcomes in a file reviewed.
 *
 * @param {FormData} form
 * @param {string} token
 * @returns {Promise<import("./review.js").Reviewed>}
 */
export const review = (form, token) => answerTo("review", form, token);

/**
 * @param {string} what
 * @param {FormData} form
 * @param {string} token
 * @returns {Promise<any>}
 */
async function answerTo(what, form, token) {
  const send = { method: "POST", body: form, headers: bearer(token) };
  const answer = await fetch(`api/v1/workbook/${what}`, send).catch(() => {
    throw new Refused({ status: 0, message: UNREACHED, findings: [], wait: 0 });
  });
  if (answer.ok) return answer.json();
  throw refusal(answer.status, await answer.text(), answer.headers.get("Retry-After"));
}

/**
 * @param {string} path relative to the page
 * @param {string} token
 * @returns {Promise<Response>}
 */
export async function get(path, token) {
  const headers = bearer(token);
  const answer = await fetch(path, { headers, cache: "no-store" }).catch(() => {
    throw new Refused({ status: 0, message: UNREACHED, findings: [], wait: 0 });
  });
  if (answer.ok) return answer;
  throw refusal(answer.status, await answer.text(), answer.headers.get("Retry-After"));
}

/** Refusals are wanted in the language of the page. @returns {Record<string, string>} */
function bearer(/** @type {string} */ token) {
  const spoken = { "Accept-Language": document.documentElement.lang };
  return token ? { ...spoken, Authorization: `Bearer ${token}` } : spoken;
}

/**
 * One attempt. Only XMLHttpRequest tells how much has been uploaded.
 *
 * @param {FormData} form
 * @param {string} token
 * @param {Progress} progress
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
function post(form, token, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const fail = (/** @type {string} */ message) =>
      reject(new Refused({ status: 0, message, findings: [], wait: 0 }));
    request.open("POST", "api/v1/workbook");
    const headers = { Accept: "application/json", ...bearer(token) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress.uploading(event.total ? event.loaded / event.total : 0);
    request.upload.onload = () => progress.rating();
    request.onerror = () => fail(UNREACHED);
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200 && answer?.summary) resolve(answer);
      else reject(refusal(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    signal.addEventListener("abort", stop);
    request.send(form);
  });
}

/**
 * @param {number} status
 * @param {string} body
 * @param {string | null} retryAfter
 */
function refusal(status, body, retryAfter) {
  const answer = parsed(body);
  const message = answer?.message ?? `The server answered with an error (${status}). Try again later.`;
  const wait = Math.min(Math.max(Number(retryAfter) || 0, 0), 600);
  return new Refused({ status, message, findings: answer?.findings ?? [], wait });
}

/** @param {string} body */
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null; // a proxy's page, not the server's answer
  }
}

/**
 * @param {number} seconds
 * @param {(left: number) => void} tell
 * @param {AbortSignal} signal
 */
async function countDown(seconds, tell, signal) {
  for (let left = Math.ceil(seconds); left > 0; left -= 1) {
    tell(left);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    signal.throwIfAborted();
  }
}
