/** Which components are selected: by click, by a box drawn around them, by key. Survives patches and reloads. */

import { afterPatch } from './patch.js';
import { change, say, store, watch } from './store.js';
import { SLACK, boxIn, picture, placeOf, reveal } from './view.js';

const SVG = 'http://www.w3.org/2000/svg';
const FRAGMENT = '#selected=';
/** How far the sign of a selection stands off a card. */
const OFF = 4;

/** The cards in the order in which they are read. @returns {SVGGElement[]} */
export function cards() {
  const all = picture()?.querySelectorAll('g[data-component]') ?? [];
  return [...all].flatMap((card) => (card instanceof SVGGElement && card.dataset['component'] !== 'internet' ? [card] : []));
}

/** @param {Element | null} card */
export function idOf(card) {
  return card instanceof SVGElement ? (card.dataset['component'] ?? '') : '';
}

/** Starts selecting. */
export function select() {
  const frame = document.getElementById('picture-frame');
  if (!frame) return;
  const known = location.hash.startsWith(FRAGMENT) ? location.hash.slice(FRAGMENT.length).split(',') : [];
  change({ selected: new Set(known.map(decodeURIComponent)) });
  afterPatch(refresh);
  watch('selected', refresh);
  refresh();
  frame.addEventListener('click', onClick);
  frame.addEventListener('pointerdown', onPointerDown);
  frame.addEventListener('focusin', (event) => {
    const card = event.target instanceof Element ? event.target.closest('[data-component]') : null;
    if (card) rove(card);
  });
}

/** Selects exactly these. @param {Iterable<string>} ids */
export function selectOnly(ids) {
  change({ selected: new Set(ids) });
}

export function selectAll() {
  selectOnly(cards().map(idOf));
}

/** Adds a component to the selection, or takes it out. @param {string} id */
function toggle(id) {
  const selected = new Set(store.selected);
  if (!selected.delete(id)) selected.add(id);
  change({ selected });
}

/** Puts the focus on the next card in a direction. @param {'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'} key */
export function walk(key) {
  const own = document.activeElement?.closest('[data-component]') ?? null;
  const from = own ? boxIn(own) : undefined;
  if (!own || !from) return focus(cards()[0]);
  const upright = key === 'ArrowUp' || key === 'ArrowDown';
  const forward = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  const middle = (/** @type {import('./view.js').Box} */ box) => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const [x = 0, y = 0] = middle(from);
  let best;
  let least = Infinity;
  for (const card of cards()) {
    const box = boxIn(card);
    if (!box || card === own) continue;
    const [otherX = 0, otherY = 0] = middle(box);
    const [along, across] = upright ? [otherY - y, otherX - x] : [otherX - x, otherY - y];
    if (along * forward <= 1) continue;
    // What stands askew is further away than it looks.
    const distance = Math.abs(along) + 3 * Math.abs(across);
    if (distance < least) [best, least] = [card, distance];
  }
  focus(best);
}

/** @param {SVGGElement | undefined} card */
export function focus(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  reveal(idOf(card));
}

/** One card can be reached by Tab; arrows lead on from there. @param {Element} [current] */
function rove(current) {
  const all = cards();
  const own = current ?? all.find((card) => card === document.activeElement) ?? all.find((card) => card.tabIndex === 0);
  all.forEach((card, at) => card.setAttribute('tabindex', card === (own ?? all[0]) || (!own && at === 0) ? '0' : '-1'));
}

function refresh() {
  const all = cards();
  const there = new Set(all.map(idOf));
  const gone = [...store.selected].filter((id) => !there.has(id));
  if (gone.length > 0) return selectOnly([...store.selected].filter((id) => there.has(id)));
  for (const card of all) {
    card.setAttribute('role', 'button');
    card.setAttribute('aria-pressed', String(store.selected.has(idOf(card))));
  }
  rove();
  drawSigns();
  const fragment = store.selected.size > 0 ? FRAGMENT + [...store.selected].map(encodeURIComponent).join(',') : ' ';
  if (store.selected.size > 0 || location.hash.startsWith(FRAGMENT)) {
    history.replaceState(null, '', fragment === ' ' ? location.pathname + location.search : fragment);
  }
  const count = document.getElementById('designer-count');
  if (count) count.textContent = store.selected.size > 0 ? say('selected', { count: store.selected.size }) : '';
  for (const button of document.querySelectorAll('button.for-selection')) {
    button.toggleAttribute('disabled', store.selected.size === 0);
  }
}

/** The layer above the picture with signs that are no part of it. @param {string} name */
export function overlay(name) {
  const sheet = document.getElementById('picture-sheet');
  const known = document.getElementById(`overlay-${name}`);
  if (known) return known;
  let svg = document.getElementById('picture-overlay');
  if (!svg) {
    svg = /** @type {HTMLElement} */ (/** @type {unknown} */ (document.createElementNS(SVG, 'svg')));
    svg.id = 'picture-overlay';
    // Copies of groups have the colours of the picture.
    svg.setAttribute('class', 'dg');
    svg.setAttribute('aria-hidden', 'true');
    sheet?.append(svg);
  }
  const layer = document.createElementNS(SVG, 'g');
  layer.id = `overlay-${name}`;
  svg.append(layer);
  return layer;
}

/**
 * A box in the overlay.
 * @param {import('./view.js').Box} box
 * @param {string} name Its class.
 * @param {number} [off] How far it stands off.
 */
export function boxSign([x, y, width, height], name, off = 0) {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', name);
  for (const [key, value] of Object.entries({
    x: x - off,
    y: y - off,
    width: width + 2 * off,
    height: height + 2 * off,
    rx: 8,
  })) {
    rect.setAttribute(key, String(value));
  }
  return rect;
}

function drawSigns() {
  const signs = cards().flatMap((card) => {
    const box = store.selected.has(idOf(card)) ? boxIn(card) : undefined;
    return box ? [boxSign(box, 'sign-selected', OFF)] : [];
  });
  overlay('selection').replaceChildren(...signs);
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (moved) return;
  const card = event.target instanceof Element ? event.target.closest('[data-component]') : null;
  const id = idOf(card);
  if (id && id !== 'internet') {
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(id);
    else selectOnly([id]);
    if (card instanceof SVGElement) card.focus({ preventScroll: true });
  } else if (!event.shiftKey) {
    selectOnly([]);
  }
}

/** Whether the pointer was moved since it was pressed, so that what follows is no click. */
let moved = false;

/** @param {PointerEvent} start */
function onPointerDown(start) {
  moved = false;
  const onCard = start.target instanceof Element && start.target.closest('[data-component]') !== null;
  const draws = start.button === 0 && start.shiftKey && !onCard;
  const [x, y] = placeOf(start);
  const before = new Set(store.selected);
  const end = new AbortController();
  const options = { signal: end.signal };
  const onMove = (/** @type {PointerEvent} */ event) => {
    moved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > SLACK;
    if (!draws || !moved) return;
    const [otherX, otherY] = placeOf(event);
    /** @type {import('./view.js').Box} */
    const box = [Math.min(x, otherX), Math.min(y, otherY), Math.abs(otherX - x), Math.abs(otherY - y)];
    overlay('marquee').replaceChildren(boxSign(box, 'sign-marquee'));
    const inside = cards().filter((card) => meets(boxIn(card), box)).map(idOf);
    selectOnly([...before, ...inside]);
  };
  const onEnd = () => {
    end.abort();
    overlay('marquee').replaceChildren();
  };
  addEventListener('pointermove', onMove, options);
  addEventListener('pointerup', onEnd, options);
  addEventListener('pointercancel', onEnd, options);
}

/**
 * @param {import('./view.js').Box | undefined} one
 * @param {import('./view.js').Box} other
 */
function meets(one, [x, y, width, height]) {
  return one !== undefined && one[0] < x + width && x < one[0] + one[2] && one[1] < y + height && y < one[1] + one[3];
}
