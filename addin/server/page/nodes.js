// Makes elements. Text only ever becomes text, so that no name can become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} [traits] attributes; true sets one without a value, false none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function node(tag, traits = {}, ...children) {
  return filled(document.createElement(tag), traits, children);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean>} [traits]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function drawn(tag, traits = {}, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  return filled(made, traits, children);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/**
 * @template {Element} T
 * @param {T} made
 * @param {Record<string, string | number | boolean>} traits
 * @param {(Node | string)[]} children
 */
function filled(made, traits, children) {
  for (const [name, value] of Object.entries(traits)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}
