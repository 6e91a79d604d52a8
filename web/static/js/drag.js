/**
 * Puts components somewhere by pointer: cards that are there, and new ones from the palette, which may also be
 * chosen by a click and put by another. Whether a place is fitting the server says; nothing is laid out on the way.
 */

import { addOf } from './actions.js';
import { command } from './commands.js';
import { boxSign, copyOf, drawn, overlay } from './overlay.js';
import { afterPatch } from './patch.js';
import { cards, idOf, idsOf, selectOnly } from './select.js';
import { announce, change, say, store } from './store.js';
import { survey, targetAt } from './targets.js';
import { judged } from './verdicts.js';
import { SLACK, boxIn, picture, placeOf, shield } from './view.js';

/** @typedef {import('./targets.js').Target} Target */

/** @typedef {import('./verdicts.js').Verdict} Verdict */

/**
 * @typedef {object} Load What is being put somewhere.
 * @property {string[]} ids Components that are there.
 * @property {string} role The role of a new one.
 * @property {string} label What a new one is called until it is there.
 * @property {Map<string, Verdict>} verdicts What speaks against each place.
 * @property {import('./targets.js').Survey} survey What is where.
 */

/** What a click in the picture would put. @type {Load | undefined} */
let armed;

/** Starts dragging. */
export function drag() {
  const frame = document.getElementById('picture-frame');
  frame?.addEventListener('pointerdown', onCard);
  frame?.addEventListener('click', onClick, { capture: true });
  frame?.addEventListener('pointermove', (event) => {
    if (armed) mark(targetOf(placeOf(event), armed), armed, event);
  });
  document.addEventListener('pointerdown', onPalette);
  document.addEventListener('click', (event) => {
    const chip = chipAt(event.target);
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // Who presses a key has no pointer to place it with.
    if (event instanceof PointerEvent && event.pointerType === '') addOf(chip.dataset['role'] ?? '');
    else if (!dragged) arm(chip);
  });
  afterPatch(() => {
    if (armed) armed.survey = survey(armed.ids);
  });
}

/** Ends what is under way; says whether something was. */
export function stopDragging() {
  if (!armed && !ending) return false;
  ending?.abort();
  disarm();
  return true;
}

/** @type {AbortController | undefined} */
let ending;
/** Whether the last press became a drag, so that the click after it means nothing. */
let dragged = false;

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function chipAt(target) {
  return target instanceof Element ? target.closest('#designer [data-role]') : null;
}

/** @param {PointerEvent} event */
function onCard(event) {
  const card = event.target instanceof Element ? event.target.closest('[data-component]') : null;
  const id = idOf(card);
  // A second finger zooms, wherever it is put.
  if (event.button !== 0 || !event.isPrimary || armed || !card || !id || id === 'internet') return;
  const own = idsOf(card);
  const ids = own.every((one) => store.selected.has(one)) ? [...store.selected] : own;
  follow(event, () => load({ ids, role: '', label: '' }));
}

/** @param {PointerEvent} event */
function onPalette(event) {
  const chip = chipAt(event.target);
  if (event.button !== 0 || !chip) return;
  dragged = false;
  chip.addEventListener('dragstart', (start) => start.preventDefault(), { once: true });
  follow(event, () => load(roleOf(chip)));
}

/** @param {HTMLElement} chip */
function roleOf(chip) {
  return { ids: [], role: chip.dataset['role'] ?? '', label: chip.textContent ?? '' };
}

/**
 * Follows a pointer from where it is pressed; it drags once it has moved.
 * @param {PointerEvent} start
 * @param {() => Load} take
 */
function follow(start, take) {
  const end = new AbortController();
  ending = end;
  const options = { signal: end.signal };
  dragged = false;
  /** @type {Load | undefined} */
  let taken;
  /** @type {Target | undefined} */
  let target;
  const from = placeOf(start);
  addEventListener('pointermove', (event) => {
    if (event.pointerId !== start.pointerId) return;
    if (!taken && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) <= SLACK) return;
    if (!taken) {
      taken = take();
      dragged = true;
      shield(true);
      change({ dragging: true });
      overlay('ghost').replaceChildren(...ghostOf(taken, from));
    }
    const at = placeOf(event);
    // By style, which moves the layer as it is.
    overlay('ghost').style.transform = `translate(${at[0] - from[0]}px, ${at[1] - from[1]}px)`;
    target = targetOf(at, taken);
    mark(target, taken, event);
  }, options);
  addEventListener('pointerup', (event) => {
    if (event.pointerId !== start.pointerId) return;
    end.abort();
    if (taken) put(target, taken, [from, placeOf(event)]);
  }, options);
  addEventListener('pointercancel', () => end.abort(), options);
  addEventListener('pointerdown', (event) => event.pointerId !== start.pointerId && end.abort(), options);
  end.signal.addEventListener('abort', () => {
    ending = undefined;
    if (taken) clear();
  });
}

/** @param {{ ids: string[], role: string, label: string }} what @returns {Load} */
function load(what) {
  /** @type {Load} */
  const taken = { ...what, verdicts: new Map(), survey: survey(what.ids) };
  // Without a verdict the server still judges what is dropped.
  void judged(what).then((verdicts) => (taken.verdicts = verdicts));
  return taken;
}

/** @param {[number, number]} at @param {Load} taken */
function targetOf(at, taken) {
  return targetAt(at, taken.survey, (place) => taken.verdicts.has(place));
}

/** How far something has moved, for the attribute. @param {[number, number]} from @param {[number, number]} to */
function shift(from, to) {
  return `translate(${to[0] - from[0]} ${to[1] - from[1]})`;
}

/** Copies of the marks on the edges of cards. @param {Element[]} moving */
function marksOf(moving) {
  const all = [...(picture()?.querySelectorAll('#dg-marks > g[data-source]') ?? [])];
  const own = all.filter((one) => moving.some((card) => idOf(card) === one.getAttribute('data-source')));
  return own.map(copyOf);
}

/** Copies of the cards that move, with the marks on their edges, or a card for a new one. @param {Load} taken @param {[number, number]} at @returns {Element[]} */
function ghostOf({ ids, role, label }, [x, y]) {
  const moving = cards().filter((card) => idsOf(card).some((id) => ids.includes(id)));
  if (!role) return [...moving.map(copyOf), ...marksOf(moving)];
  const [, , width, height] = boxIn(cards()[0] ?? document.documentElement) ?? [0, 0, 160, 48];
  const box = /** @type {import('./overlay.js').Box} */ ([x - width / 2, y - height / 2, width, height]);
  const name = drawn('text', { class: 'sign-name', x, y: y + 4, 'text-anchor': 'middle' });
  name.textContent = label;
  return [boxSign(box, 'sign-new'), name];
}

/**
 * Marks where something would be put and says what speaks against it.
 * @param {Target | undefined} target
 * @param {Load} taken
 * @param {{ clientX: number, clientY: number }} event
 */
function mark(target, taken, event) {
  const verdict = target ? taken.verdicts.get(target.place) : undefined;
  const grade = verdict?.grade ?? 'allowed';
  const reason = document.getElementById('drop-reason');
  if (reason) {
    const [left, top] = [Math.min(event.clientX + 16, innerWidth - 320), event.clientY + 20];
    reason.style.transform = `translate(${left}px, ${top}px)`;
  }
  const what = JSON.stringify([target, grade]);
  if (what === marked) return;
  marked = what;
  const signs = target ? [boxSign(target.box, `sign-target sign-${grade}`)] : [];
  if (target?.line && grade !== 'refused') signs.push(boxSign(target.line, 'sign-line'));
  overlay('target').replaceChildren(...signs);
  if (!reason) return;
  reason.hidden = !target;
  reason.dataset['grade'] = grade;
  const text = target ? [say(`drop-${grade}`), ...(verdict?.reasons ?? [])].join(' ') : '';
  if (reason.textContent !== text) reason.textContent = text;
}

/** What is marked now, so that only what changes is drawn. */
let marked = '';

/**
 * Asks for what was dropped. Until it is saved a ghost stands where it was put, since the picture shows what is saved.
 * @param {Target | undefined} target
 * @param {Load} taken
 * @param {[[number, number], [number, number]]} way From where to where it was dragged.
 */
function put(target, taken, [from, to]) {
  clear();
  if (!target) return;
  const verdict = taken.verdicts.get(target.place);
  if (verdict?.grade === 'refused') return announce([say('drop-refused'), ...verdict.reasons].join(' '));
  const ghost = drawn('g', { transform: shift(from, to) });
  ghost.append(...ghostOf(taken, from));
  overlay('pending').append(ghost);
  void ask(target, taken).then(() => ghost.remove());
}

/** @param {Target} target @param {Load} taken */
function ask(target, taken) {
  /** @type {[string, string][]} */
  const where = [['place', target.place]];
  if (target.before !== null) where.push(['before', target.before]);
  if (taken.role) return command('additions', [['role', taken.role], ['usual-name', 'yes'], ...where]);
  selectOnly(taken.ids);
  return command('moves', [...taken.ids.map((id) => /** @type {[string, string]} */ (['ids', id])), ...where]);
}

function clear() {
  shield(false);
  marked = '';
  for (const name of ['ghost', 'target']) overlay(name).replaceChildren();
  const reason = document.getElementById('drop-reason');
  if (reason) reason.hidden = true;
  change({ dragging: false });
}

/** Takes a role up, to be put by the next click in the picture. @param {HTMLElement} chip */
function arm(chip) {
  const role = chip.dataset['role'] ?? '';
  const again = armed?.role === role;
  disarm();
  if (again) return;
  armed = load(roleOf(chip));
  chip.setAttribute('aria-current', 'true');
  document.getElementById('picture-frame')?.classList.add('is-armed');
  announce(say('armed', { role: chip.textContent ?? '' }));
}

function disarm() {
  if (!armed) return;
  armed = undefined;
  for (const chip of document.querySelectorAll('[data-role][aria-current]')) chip.removeAttribute('aria-current');
  document.getElementById('picture-frame')?.classList.remove('is-armed');
  clear();
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (!armed) return;
  event.stopImmediatePropagation();
  const taken = armed;
  const at = placeOf(event);
  const target = targetOf(at, taken);
  if (target && taken.verdicts.get(target.place)?.grade !== 'refused') disarm();
  put(target, taken, [at, at]);
}
