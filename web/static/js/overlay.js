/** The layer above the picture, with signs and copies that are no part of it. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {[number, number, number, number]} Box Left, top, width and height in the picture. */

/**
 * A layer of signs, by its name.
 * @param {string} name
 */
export function overlay(name) {
  const known = document.getElementById(`overlay-${name}`);
  if (known) return known;
  let svg = document.getElementById('picture-overlay');
  if (!svg) {
    svg = /** @type {HTMLElement} */ (/** @type {unknown} */ (document.createElementNS(SVG, 'svg')));
    svg.id = 'picture-overlay';
    // Copies of groups have the colours of the picture.
    svg.setAttribute('class', 'dg');
    svg.setAttribute('aria-hidden', 'true');
    document.getElementById('picture-sheet')?.append(svg);
  }
  const layer = document.createElementNS(SVG, 'g');
  layer.id = `overlay-${name}`;
  svg.append(layer);
  return layer;
}

/**
 * An element of a picture.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
export function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/**
 * A box in the overlay.
 * @param {Box} box
 * @param {string} name Its class.
 * @param {number} [off] How far it stands off.
 */
export function boxSign([x, y, width, height], name, off = 0) {
  return drawn('rect', { class: name, x: x - off, y: y - off, width: width + 2 * off, height: height + 2 * off, rx: 8 });
}

/** What makes a group one that is spoken of, or found. */
const OWN = ['id', 'tabindex', 'role', 'aria-label', 'aria-pressed', 'data-component', 'data-source', 'data-destination'];

/**
 * A copy of a group of the picture that is only to be seen.
 * @param {Element} group
 */
export function copyOf(group) {
  const copy = /** @type {Element} */ (group.cloneNode(true));
  // What its layer says for all that is in it.
  for (const name of ['fill', 'stroke-width']) {
    const value = copy.hasAttribute(name) ? null : group.parentElement?.getAttribute(name);
    if (value) copy.setAttribute(name, value);
  }
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of OWN) part.removeAttribute(name);
  }
  return copy;
}
