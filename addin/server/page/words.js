// How numbers are written.

const COUNT = new Intl.NumberFormat("en");

/** @param {number} number */
export const count = (number) => COUNT.format(number);

/**
 * @param {number} number
 * @param {string} noun
 */
export const counted = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

/** @param {number | null} rating one decimal, as in the workbook */
export const rated = (rating) => (rating === null ? "–" : rating.toFixed(1));

/** @param {number} part 0 to 1 */
export const share = (part) => `${Math.round(part * 100)} %`;

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1e6) return `${count(Math.ceil(bytes / 1e3))} KB`;
  return `${new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`;
}
