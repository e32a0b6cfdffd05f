// Sends a file and waits for the answer; knows nothing of what the page shows.

import { say } from "./words.js";

const RETRIES = 3;
const PATIENCE = 3; // seconds, if a busy server names none
// how a stream tells how far the work is, and then its answer
const PROGRESS = "event: progress\ndata: ";
const ANSWER = "event: answer\ndata: ";
const END = "\n\n";

/**
 * @typedef {{code: string, level: string, place: string, text: string, expected: string, found: string, more: number}} Finding
 * @typedef {{status: number, message: string, findings: Finding[], lacks: string | null, question: Question | null, language: string | undefined}} Refusal
 * @typedef {{headings: string[], likely: string}} Question
 * @typedef {{
 *   uploading: (share: number) => void,
 *   rating: (text?: string, share?: number) => void,
 *   waiting: (seconds: number, time: number, of: number) => void,
 * }} Progress
 */

/** An answer that is no result; `message` is fit for the user. */
export class Refused extends Error {
  /** @param {Refusal} refusal @param {number} [wait] seconds */
  constructor({ status, message, findings, lacks, question, language }, wait = 0) {
    super(message);
    this.status = status;
    this.findings = findings;
    this.lacks = lacks; // the sheet that the workbook does not have
    this.question = question; // which column holds the names
    this.language = language;
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
 * @param {"" | "/compare"} [what] to have it compared with another instead
 * @returns {Promise<any>}
 */
export async function score(form, token, progress, signal, what = "") {
  for (let time = 1; ; time += 1) {
    try {
      return await post(form, token, progress, signal, what);
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
 * @returns {Promise<{receipts: import("./receipt.js").Receipt[], statuses: string[]}>}
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
    throw unreached();
  });
  if (answer.ok) return answer.json();
  throw refusal(answer.status, parsed(await answer.text()), (name) => answer.headers.get(name));
}

/**
 * @param {string} path relative to the page
 * @param {string} token
 * @returns {Promise<Response>}
 */
export async function get(path, token) {
  const headers = bearer(token);
  const answer = await fetch(path, { headers, cache: "no-store" }).catch(() => {
    throw unreached();
  });
  if (answer.ok) return answer;
  throw refusal(answer.status, parsed(await answer.text()), (name) => answer.headers.get(name));
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
 * @param {string} what
 * @returns {Promise<any>}
 */
function post(form, token, progress, signal, what) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open("POST", `api/v1/workbook${what}`);
    const headers = { Accept: "text/event-stream, application/json", ...bearer(token) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress.uploading(event.total ? event.loaded / event.total : 0);
    request.upload.onload = () => progress.rating();
    request.onprogress = () => {
      const word = latest(request.responseText);
      if (word) progress.rating(word.text, word.share);
    };
    request.onerror = () => reject(unreached());
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.onload = () => {
      const { status, body, header } = wholeAnswer(request);
      if (status === 200 && body?.sections) resolve(body);
      else reject(refusal(status, body, header));
    };
    signal.addEventListener("abort", stop);
    request.send(form);
  });
}

/**
 * The latest word of how far the work is, of a stream that is still coming in.
 *
 * @param {string} stream
 * @returns {{text: string, share: number} | null}
 */
function latest(stream) {
  if (stream.includes(ANSWER)) return null;
  const whole = stream.slice(0, stream.lastIndexOf(END));
  return parsed(whole.slice(whole.lastIndexOf(PROGRESS) + PROGRESS.length));
}

/**
 * What was answered: at the end of a stream, or at once by who did not get as far.
 *
 * @param {XMLHttpRequest} request
 * @returns {{status: number, body: any, header: (name: string) => string | null}}
 */
function wholeAnswer(request) {
  const text = request.responseText;
  if (!request.getResponseHeader("Content-Type")?.startsWith("text/event-stream")) {
    return { status: request.status, body: parsed(text), header: (name) => request.getResponseHeader(name) };
  }
  const at = text.indexOf(ANSWER);
  const answer = at < 0 ? null : parsed(text.slice(at + ANSWER.length));
  /** @type {Record<string, string | null>} */
  const headers = { "Retry-After": answer?.retry_after ?? null, "Content-Language": answer?.language ?? null };
  return { status: answer?.status ?? 0, body: answer?.body ?? null, header: (name) => headers[name] ?? null };
}

/** No answer at all. */
const unreached = () =>
  new Refused({ status: 0, message: say("unreached"), findings: [], lacks: null, question: null, language: undefined });

/**
 * @param {number} status
 * @param {any} answer null where it is none of the server's
 * @param {(name: string) => string | null} header
 */
function refusal(status, answer, header) {
  const seconds = Math.min(Math.max(Number(header("Retry-After")) || 0, 0), 600);
  // what the server itself says has the time to wait in it
  const message = answer?.message ?? say(seconds ? "no_answer_yet" : "no_answer", { status, seconds });
  const { findings = [], lacks = null, question = null } = answer ?? {};
  const spoken = header("Content-Language") ?? undefined;
  return new Refused({ status, message, findings, lacks, question, language: spoken }, seconds);
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
