/** Puts into the page what the server says has changed, and leaves everything else as it is: focus, selection, what is typed. */

import { announce, change } from './store.js';

/**
 * @typedef {object} LayerPatch
 * @property {string} id
 * @property {string[]} groups
 * @property {string[]} [order]
 * @property {string} [content]
 */

/**
 * @typedef {object} Patch
 * @property {number} version
 * @property {string | null} op_id The name of the request that made this version.
 * @property {string} said
 * @property {[string, string][]} regions
 * @property {{ whole?: string, layers?: { open: string, layers: LayerPatch[] } }} [picture]
 */

const PICTURE = 'svg.dg';
/** How long what moved glides to its new place, in milliseconds. */
const GLIDE = 150;

/** @type {Set<() => void>} */
const afterwards = new Set();

/**
 * Calls a function after each patch, such as to draw a selection again.
 * @param {() => void} listener
 */
export function afterPatch(listener) {
  afterwards.add(listener);
}

/**
 * Applies a patch.
 * @param {Patch} patch
 */
export function apply(patch) {
  const focused = document.activeElement?.id ?? '';
  const inPicture = document.activeElement?.closest('#picture-sheet') !== null;
  // What the page looks like is asked for before anything changes, or it would be laid out for each question.
  const regions = patch.regions.map(([name, html]) => regionOf(name, html));
  if (patch.picture) applyToPicture(patch.picture);
  for (const replace of regions) replace?.();
  change({ version: patch.version });
  for (const listener of afterwards) listener();
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  // Where the focused card is gone the focus stays in the picture.
  if (inPicture && document.activeElement === document.body) document.getElementById('picture-frame')?.focus({ preventScroll: true });
  if (patch.said) announce(patch.said);
}

/**
 * Gets ready to replace what is in a region. One in which somebody has typed what is not saved keeps it.
 * @param {string} name
 * @param {string} html
 */
function regionOf(name, html) {
  const region = document.getElementById(`region-${name}`) ?? document.getElementById(name);
  if (!region || isDirty(region)) return undefined;
  const scrolled = [...region.querySelectorAll('.scroll')].map((part) => [part.scrollLeft, part.scrollTop]);
  const open = [...region.querySelectorAll('details')].map((part) => part.open);
  return () => {
    const focusAgain = focusIn(region);
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    region.replaceChildren(fresh.content);
    region.querySelectorAll('.scroll').forEach((part, at) => {
      const [left = 0, top = 0] = scrolled[at] ?? [];
      if (left > 0 || top > 0) part.scrollTo(left, top);
    });
    region.querySelectorAll('details').forEach((part, at) => {
      part.open = open[at] ?? part.open;
    });
    focusAgain();
  };
}

/** What can have the focus. */
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Remembers which of the things within the nearest element with an id has the focus; what it gives puts the focus
 * there again, after the content was replaced.
 * @param {Element} region
 */
function focusIn(region) {
  const own = document.activeElement;
  if (!own || own === region || !region.contains(own)) return () => {};
  const holder = own.parentElement?.closest('[id]') ?? region;
  const at = [...holder.querySelectorAll(FOCUSABLE)].indexOf(own);
  return () => {
    const again = holder === region ? region : document.getElementById(holder.id);
    const all = [...(again ?? region).querySelectorAll(FOCUSABLE)];
    const next = all[Math.min(Math.max(at, 0), all.length - 1)];
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  };
}

/**
 * Whether a field in it differs from what the page came with.
 * @param {Element} region
 */
export function isDirty(region) {
  return [...region.querySelectorAll('input, textarea, select')].some((field) => {
    if (field instanceof HTMLInputElement) {
      return field.type === 'checkbox' || field.type === 'radio'
        ? field.checked !== field.defaultChecked
        : field.type !== 'hidden' && field.value !== field.defaultValue;
    }
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLSelectElement)) return false;
    const preset = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(preset, 0);
  });
}

/** @param {NonNullable<Patch['picture']>} picture */
function applyToPicture(picture) {
  const svg = document.querySelector(PICTURE);
  if (!svg) return;
  const before = places(svg);
  if (picture.whole !== undefined) {
    const fresh = parsed(picture.whole);
    copyAttributes(fresh, svg);
    svg.replaceChildren(...fresh.childNodes);
  } else if (picture.layers) {
    copyAttributes(parsed(`${picture.layers.open}</svg>`), svg);
    for (const layer of picture.layers.layers) applyToLayer(layer);
  }
  glide(svg, before);
}

/** @param {LayerPatch} patch */
function applyToLayer(patch) {
  const layer = document.getElementById(patch.id);
  if (!layer) return;
  if (patch.content !== undefined) {
    layer.replaceChildren(...groups(patch.content));
    return;
  }
  for (const group of groups(patch.groups.join(''))) {
    if (!(group instanceof Element)) continue;
    const known = document.getElementById(group.id);
    if (known) {
      copyAttributes(group, known);
      known.replaceChildren(...group.childNodes);
    } else {
      layer.append(group);
    }
  }
  if (patch.order) putInOrder(layer, patch.order);
}

/**
 * Groups that the order does not name are gone. Nothing that stands right is moved, so that focus stays.
 * @param {Element} layer
 * @param {string[]} order
 */
function putInOrder(layer, order) {
  const wanted = new Set(order);
  for (const child of [...layer.children]) {
    if (child.tagName === 'g' && child.id && !wanted.has(child.id)) child.remove();
  }
  /** @type {Element | null} */
  let last = null;
  for (const id of order) {
    const group = document.getElementById(id);
    if (!group) continue;
    /** @type {Element | null} */
    const next = last ? last.nextElementSibling : (layer.querySelector(':scope > g[id]') ?? null);
    if (next !== group) layer.insertBefore(group, next);
    last = group;
  }
}

/**
 * Parses in the namespace of SVG, or the groups would not be drawn.
 * @param {string} markup
 */
function parsed(markup) {
  const open = markup.includes('xmlns=') ? markup : markup.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return document.importNode(new DOMParser().parseFromString(open, 'image/svg+xml').documentElement, true);
}

/** @param {string} markup */
function groups(markup) {
  return [...parsed(`<svg>${markup}</svg>`).childNodes];
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function copyAttributes(from, to) {
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name) && !name.startsWith('aria-selected') && name !== 'tabindex') to.removeAttribute(name);
  }
  for (const { name, value } of from.attributes) {
    if (to.getAttribute(name) !== value && name !== 'xmlns') to.setAttribute(name, value);
  }
}

/**
 * Where each card stands.
 * @param {Element} svg
 * @returns {Map<string, [number, number]>}
 */
function places(svg) {
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  for (const card of svg.querySelectorAll('g[data-component]')) {
    const box = card.querySelector('rect');
    if (box) found.set(card.id, [Number(box.getAttribute('x')), Number(box.getAttribute('y'))]);
  }
  return found;
}

/**
 * Lets cards glide from where they were.
 * @param {Element} svg
 * @param {Map<string, [number, number]>} before
 */
function glide(svg, before) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const [id, [x, y]] of places(svg)) {
    const old = before.get(id);
    const card = document.getElementById(id);
    if (!old || !card || (old[0] === x && old[1] === y)) continue;
    card.animate([{ transform: `translate(${old[0] - x}px, ${old[1] - y}px)` }, { transform: 'none' }], {
      duration: GLIDE,
      easing: 'ease-out',
    });
  }
}
