// Turns what the server sent into a file of the user's.

const KINDS = {
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
};

/**
 * @param {string} content in base64
 * @param {string} name
 */
export function fileOf(content, name) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const kind = Object.entries(KINDS).find(([suffix]) => name.endsWith(suffix))?.[1];
  return new Blob([bytes], { type: kind ?? "application/octet-stream" });
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the browser reads it a moment later
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
