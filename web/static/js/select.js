/** Which components are selected: by click, by a box drawn around them, by key. Survives patches and reloads. */

import { boxSign, overlay } from './overlay.js';
import { afterPatch } from './patch.js';
import { change, say, store, watch } from './store.js';
import { SLACK, boxIn, picture, placeOf, reveal } from './view.js';

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

/** The components that a card stands for: one, or those of a stack. @param {Element} card */
export function idsOf(card) {
  return (card.getAttribute('data-components') ?? idOf(card)).split(' ').filter(Boolean);
}

/** The card that shows a component, alone or in a stack. @param {string} id */
export function cardOf(id) {
  return document.getElementById(`c-${id}`) ?? cards().find((card) => idsOf(card).includes(id)) ?? null;
}

/** Whether all that a card stands for is selected. @param {Element} card */
function isSelected(card) {
  return idsOf(card).every((id) => store.selected.has(id));
}

/** What a component is called. @param {string} id */
export function nameOf(id) {
  return document.querySelector(`#c-${CSS.escape(id)} .dg-card-name`)?.textContent ?? rowName(id);
}

/** What its row of the table calls it, where it has no card of its own. @param {string} id */
function rowName(id) {
  const cell = document.querySelector(`#row-${CSS.escape(id)} th`)?.firstElementChild;
  return cell?.tagName === 'A' ? (cell.textContent ?? '') : '';
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
    // Whoever comes by Tab sees where they are; under a pointer nothing moves.
    if (card && byKey) reveal(idOf(card));
  });
  addEventListener('keydown', () => (byKey = true), { capture: true });
  addEventListener('pointerdown', () => (byKey = false), { capture: true });
}

/** Whether a key was used last, and no pointer. */
let byKey = false;

/** Selects exactly these. @param {Iterable<string>} ids */
export function selectOnly(ids) {
  change({ selected: new Set(ids) });
}

export function selectAll() {
  selectOnly(cards().flatMap(idsOf));
}

/** Adds what a card stands for to the selection, or takes it out. @param {Element} card */
function toggle(card) {
  const selected = new Set(store.selected);
  const was = isSelected(card);
  for (const id of idsOf(card)) {
    if (was) selected.delete(id);
    else selected.add(id);
  }
  change({ selected });
}

/** Puts the focus on the next card in a direction. @param {'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'} key */
export function walk(key) {
  const own = document.activeElement?.closest('[data-component]') ?? null;
  const from = own ? boxIn(own) : undefined;
  if (!own || !from) return focus(cards()[0]);
  let best;
  let least = Infinity;
  for (const card of cards()) {
    const box = card === own ? undefined : boxIn(card);
    const distance = box ? distanceTo(key, from, box) : Infinity;
    if (distance < least) [best, least] = [card, distance];
  }
  focus(best);
}

/**
 * How far a card is in a direction; infinitely where it lies in another.
 * @param {string} key
 * @param {import('./overlay.js').Box} from
 * @param {import('./overlay.js').Box} to
 */
function distanceTo(key, from, to) {
  const [right, down] = [to[0] + to[2] / 2 - from[0] - from[2] / 2, to[1] + to[3] / 2 - from[1] - from[3] / 2];
  const upright = key === 'ArrowUp' || key === 'ArrowDown';
  const [along, across] = upright ? [down, right] : [right, down];
  const forward = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  // What stands askew is further away than it looks.
  return along * forward <= 1 ? Infinity : Math.abs(along) + 3 * Math.abs(across);
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
  const there = new Set(all.flatMap(idsOf));
  const gone = [...store.selected].filter((id) => !there.has(id));
  if (gone.length > 0) return selectOnly([...store.selected].filter((id) => there.has(id)));
  for (const card of all) {
    card.setAttribute('role', 'button');
    card.setAttribute('aria-pressed', String(isSelected(card)));
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

function drawSigns() {
  const signs = cards().flatMap((card) => {
    const box = isSelected(card) ? boxIn(card) : undefined;
    return box ? [boxSign(box, 'sign-selected', OFF)] : [];
  });
  overlay('selection').replaceChildren(...signs);
}

/** @param {MouseEvent} event */
function onClick(event) {
  // A key's click is one, however the pointer moved before.
  if (moved && event.detail > 0) return;
  const card = event.target instanceof Element ? event.target.closest('[data-component]') : null;
  const id = idOf(card);
  if (card && id && id !== 'internet') {
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(card);
    else selectOnly(idsOf(card));
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
    /** @type {import('./overlay.js').Box} */
    const box = [Math.min(x, otherX), Math.min(y, otherY), Math.abs(otherX - x), Math.abs(otherY - y)];
    overlay('marquee').replaceChildren(boxSign(box, 'sign-marquee'));
    const inside = cards().filter((card) => meets(boxIn(card), box)).flatMap(idsOf);
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
 * @param {import('./overlay.js').Box | undefined} one
 * @param {import('./overlay.js').Box} other
 */
function meets(one, [x, y, width, height]) {
  return one !== undefined && one[0] < x + width && x < one[0] + one[2] && one[1] < y + height && y < one[1] + one[3];
}
