/**
 * Puts components somewhere by pointer: cards that are there, and new ones from the palette, which may also be
 * chosen by a click and put by another. Whether a place is fitting the server says; nothing is laid out on the way.
 */

import { command } from './commands.js';
import { boxSign, cards, idOf, overlay, selectOnly } from './select.js';
import { announce, change, say, store } from './store.js';
import { SLACK, boxIn, picture, placeOf } from './view.js';

/**
 * @typedef {object} Target Where something would be put.
 * @property {string} place `zone:ID`, `network:ID` or `host:ID`.
 * @property {import('./view.js').Box} box What is marked.
 * @property {string | null} before The component that it would stand before; the end where there is none, null where it has no say.
 * @property {import('./view.js').Box | null} line Where the line goes that shows it.
 */

/** @typedef {{ grade: 'allowed' | 'warning' | 'refused', reasons: string[] }} Verdict */

/**
 * @typedef {object} Load What is being put somewhere.
 * @property {string[]} ids Components that are there.
 * @property {string} role The role of a new one.
 * @property {Map<string, Verdict>} verdicts What speaks against each place.
 */

/** What a click in the picture would put. @type {Load | undefined} */
let armed;

/** Starts dragging. */
export function drag() {
  const frame = document.getElementById('picture-frame');
  frame?.addEventListener('pointerdown', onCard);
  frame?.addEventListener('click', onClick, { capture: true });
  frame?.addEventListener('pointermove', (event) => {
    if (armed) mark(targetAt(placeOf(event), armed), armed, event);
  });
  document.addEventListener('pointerdown', onPalette);
  document.addEventListener('click', (event) => {
    const chip = chipAt(event.target);
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!dragged) arm(chip);
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
  if (event.button !== 0 || armed || !card || !id || id === 'internet') return;
  const ids = store.selected.has(id) ? [...store.selected] : [id];
  follow(event, () => load({ ids, role: '' }), () => ghostOf(ids));
}

/** @param {PointerEvent} event */
function onPalette(event) {
  const chip = chipAt(event.target);
  if (event.button !== 0 || !chip) return;
  dragged = false;
  chip.addEventListener('dragstart', (start) => start.preventDefault(), { once: true });
  follow(event, () => load({ ids: [], role: chip.dataset['role'] ?? '' }), () => []);
}

/**
 * Follows a pointer from where it is pressed; it drags once it has moved.
 * @param {PointerEvent} start
 * @param {() => Load} take
 * @param {() => Element[]} ghost
 */
function follow(start, take, ghost) {
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
      change({ busy: true });
      overlay('ghost').replaceChildren(...ghost());
    }
    const [x, y] = placeOf(event);
    overlay('ghost').setAttribute('transform', `translate(${x - from[0]} ${y - from[1]})`);
    target = targetAt([x, y], taken);
    mark(target, taken, event);
  }, options);
  addEventListener('pointerup', (event) => {
    if (event.pointerId !== start.pointerId) return;
    end.abort();
    if (taken) put(target, taken);
  }, options);
  addEventListener('pointercancel', () => end.abort(), options);
  end.signal.addEventListener('abort', () => {
    ending = undefined;
    if (taken) clear();
  });
}

/** @param {{ ids: string[], role: string }} what @returns {Load} */
function load({ ids, role }) {
  /** @type {Load} */
  const taken = { ids, role, verdicts: new Map() };
  const query = role ? `role=${encodeURIComponent(role)}` : `component=${encodeURIComponent(ids[0] ?? '')}`;
  void fetch(`${store.path}/places?${query}`)
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((/** @type {(Verdict & { place: string })[]} */ judged) => {
      for (const one of judged) taken.verdicts.set(one.place, one);
    })
    // Without a verdict the server still judges what is dropped.
    .catch(() => undefined);
  return taken;
}

/** Copies of the cards that move, with the marks on their edges. @param {string[]} ids */
function ghostOf(ids) {
  const moving = cards().filter((card) => ids.includes(idOf(card)));
  const all = [...(picture()?.querySelectorAll('#dg-marks > g[data-source]') ?? [])];
  const marks = all.filter((mark) => moving.some((card) => idOf(card) === mark.getAttribute('data-source')));
  return [...moving, ...marks].map((one) => {
    const copy = /** @type {Element} */ (one.cloneNode(true));
    for (const part of [copy, ...copy.querySelectorAll('*')]) {
      for (const name of ['id', 'tabindex', 'role', 'aria-label', 'aria-pressed', 'data-component', 'data-source', 'data-destination']) part.removeAttribute(name);
    }
    // What a mark's layer says for all of them.
    if (marks.includes(one)) {
      copy.setAttribute('fill', 'none');
      copy.setAttribute('stroke-width', '1.4');
    }
    return copy;
  });
}

/**
 * What is under a place of the picture.
 * @param {[number, number]} at
 * @param {Load} taken
 * @returns {Target | undefined}
 */
function targetAt(at, taken) {
  const svg = picture();
  const holder = svg && (inside(svg, 'g[data-network]:not([data-component])', at) ?? inside(svg, 'g[data-zone]:not([data-component])', at));
  const box = holder ? boxIn(holder) : undefined;
  if (!holder || !box) return undefined;
  const network = holder.getAttribute('data-network');
  const zone = holder.getAttribute('data-zone');
  const beside = cards().filter(
    (card) =>
      !taken.ids.includes(idOf(card)) &&
      card.getAttribute('data-zone') === zone &&
      (card.getAttribute('data-network') || null) === network,
  );
  const host = beside.find((card) => isOn(boxIn(card), at));
  if (host && taken.verdicts.has(`host:${idOf(host)}`)) {
    return { place: `host:${idOf(host)}`, box: boxIn(host) ?? box, before: null, line: null };
  }
  const column = beside.filter((card) => {
    const own = boxIn(card);
    return own !== undefined && own[0] <= at[0] && at[0] <= own[0] + own[2];
  });
  const next = column.find((card) => (boxIn(card)?.[1] ?? 0) + (boxIn(card)?.[3] ?? 0) / 2 > at[1]);
  const near = boxIn(next ?? column.at(-1) ?? holder) ?? box;
  const y = next ? near[1] - 6 : near[1] + near[3] + 6;
  return {
    place: network ? `network:${network}` : `zone:${zone}`,
    box,
    before: next ? idOf(next) : '',
    line: column.length > 0 ? [near[0], y - 1, near[2], 3] : null,
  };
}

/** Whether a point is well within a card, and not at its upper or lower edge. @param {import('./view.js').Box | undefined} box @param {[number, number]} at */
function isOn(box, [x, y]) {
  if (!box) return false;
  const edge = box[3] / 4;
  return box[0] <= x && x <= box[0] + box[2] && box[1] + edge <= y && y <= box[1] + box[3] - edge;
}

/**
 * The last group of some whose box holds a point.
 * @param {Element} svg
 * @param {string} selector
 * @param {[number, number]} at
 */
function inside(svg, selector, [x, y]) {
  return [...svg.querySelectorAll(selector)].findLast((group) => {
    const box = boxIn(group);
    return box && box[0] <= x && x <= box[0] + box[2] && box[1] <= y && y <= box[1] + box[3];
  });
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
  const signs = target ? [boxSign(target.box, `sign-target sign-${grade}`)] : [];
  if (target?.line && grade !== 'refused') signs.push(boxSign(target.line, 'sign-line'));
  overlay('target').replaceChildren(...signs);
  const reason = document.getElementById('drop-reason');
  if (!reason) return;
  reason.hidden = !target;
  reason.dataset['grade'] = grade;
  const text = target ? [say(`drop-${grade}`), ...(verdict?.reasons ?? [])].join(' ') : '';
  if (reason.textContent !== text) reason.textContent = text;
  reason.style.left = `${Math.min(event.clientX + 16, innerWidth - 320)}px`;
  reason.style.top = `${event.clientY + 20}px`;
}

/** @param {Target | undefined} target @param {Load} taken */
function put(target, taken) {
  clear();
  if (!target) return;
  const verdict = taken.verdicts.get(target.place);
  if (verdict?.grade === 'refused') return announce([say('drop-refused'), ...verdict.reasons].join(' '));
  /** @type {[string, string][]} */
  const order = target.before === null ? [] : [['before', target.before]];
  if (taken.role) {
    void command(`components?role=${encodeURIComponent(taken.role)}`, [['usual-name', 'yes'], ['place', target.place]]);
  } else {
    selectOnly(taken.ids);
    void command('moves', [...taken.ids.map((id) => /** @type {[string, string]} */ (['ids', id])), ['place', target.place], ...order]);
  }
}

function clear() {
  for (const name of ['ghost', 'target']) overlay(name).replaceChildren();
  const reason = document.getElementById('drop-reason');
  if (reason) reason.hidden = true;
  change({ busy: false });
}

/** Takes a role up, to be put by the next click in the picture. @param {HTMLElement} chip */
function arm(chip) {
  const role = chip.dataset['role'] ?? '';
  const again = armed?.role === role;
  disarm();
  if (again) return;
  armed = load({ ids: [], role });
  chip.setAttribute('aria-pressed', 'true');
  document.getElementById('picture-frame')?.classList.add('is-armed');
  announce(say('armed', { role: chip.textContent ?? '' }));
}

function disarm() {
  if (!armed) return;
  armed = undefined;
  for (const chip of document.querySelectorAll('[data-role][aria-pressed]')) chip.removeAttribute('aria-pressed');
  document.getElementById('picture-frame')?.classList.remove('is-armed');
  clear();
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (!armed) return;
  event.stopImmediatePropagation();
  const taken = armed;
  const target = targetAt(placeOf(event), taken);
  const refused = target && taken.verdicts.get(target.place)?.grade === 'refused';
  if (!refused) disarm();
  put(target, taken);
}
