/**
 * Pans and zooms the picture. What moves is the sheet around it, which the browser keeps as one layer: moving the
 * `<svg>` itself would lay out all of it again in each frame.
 */

import { afterPatch } from './patch.js';
import { store } from './store.js';

const SMALLEST = 0.1;
const LARGEST = 4;
/** By how much a key or a button zooms. */
const STEP = 1.25;
/** The smallest scale in which the picture can be read; it is shown so at first, where all of it would be smaller. */
const LEGIBLE = 0.6;
/** What is left free around a picture that is fitted, in pixels. */
const MARGIN = 16;
/** Until a pointer has moved so far it clicks, in pixels. */
export const SLACK = 4;

const frame = document.getElementById('picture-frame');
const sheet = document.getElementById('picture-sheet');

let scale = 1;
let left = 0;
let top = 0;
/** Whether the picture follows the frame's size because nobody has moved it yet. */
let fitted = true;
/** The smallest scale that it takes when it does. */
let least = LEGIBLE;

/** @returns {SVGSVGElement | null} */
export function picture() {
  return document.querySelector('#picture-sheet > svg.dg');
}

/** Starts panning and zooming. */
export function view() {
  if (!frame || !sheet) return;
  frame.classList.add('is-live');
  follow();
  new ResizeObserver(() => fitted && follow()).observe(frame);
  afterPatch(() => fitted && follow());
  frame.addEventListener('wheel', onWheel, { passive: false });
  frame.addEventListener('pointerdown', onPointerDown);
  frame.addEventListener('mousedown', focusOnly);
  for (const name of /** @type {const} */ (['pointerup', 'pointercancel'])) {
    addEventListener(name, (event) => fingers.delete(event.pointerId));
  }
  frame.addEventListener('pointerenter', () => (isOver = true));
  frame.addEventListener('pointerleave', () => (isOver = false));
  addEventListener('keydown', onSpace);
  addEventListener('keyup', (event) => {
    if (event.key === ' ') holdSpace(false);
  });
  addEventListener('blur', () => holdSpace(false));
}

function draw() {
  if (sheet) sheet.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}

/**
 * The place in the picture that a place on the screen shows.
 * @param {{ clientX: number, clientY: number }} event
 * @returns {[number, number]}
 */
export function placeOf({ clientX, clientY }) {
  const box = frame?.getBoundingClientRect();
  return [(clientX - (box?.left ?? 0) - left) / scale, (clientY - (box?.top ?? 0) - top) / scale];
}

/**
 * Zooms so that a place on the screen stays where it is.
 * @param {number} factor
 * @param {{ clientX: number, clientY: number }} [at] The middle where it is left out.
 */
export function zoom(factor, at) {
  if (!frame) return;
  const box = frame.getBoundingClientRect();
  const point = at ?? { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  const [x, y] = placeOf(point);
  scale = Math.min(Math.max(scale * factor, SMALLEST), LARGEST);
  left = point.clientX - box.left - x * scale;
  top = point.clientY - box.top - y * scale;
  fitted = false;
  draw();
}

export const zoomIn = () => zoom(STEP);
export const zoomOut = () => zoom(1 / STEP);
export const zoomToFullSize = () => zoom(1 / scale);

/** Shows all of the picture, at most in its full size. */
export function fit() {
  least = SMALLEST;
  follow();
}

function follow() {
  const box = picture()?.viewBox.baseVal;
  if (box) show([0, 0, box.width, box.height], 1, least);
  fitted = true;
}

/** Shows what is selected, or all of the picture. */
export function fitSelection() {
  const boxes = [...store.selected].map(boxOf).filter((box) => box !== undefined);
  if (boxes.length === 0) return fit();
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  const [x, y] = [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1]))];
  show([x, y, right - x, bottom - y], 2, SMALLEST);
  fitted = false;
}

/**
 * @param {Box} box What to show.
 * @param {number} largest The largest scale for it.
 * @param {number} smallest The smallest one; what does not fit then begins at the edge.
 */
function show([x, y, width, height], largest, smallest) {
  if (!frame) return;
  const room = [frame.clientWidth - 2 * MARGIN, frame.clientHeight - 2 * MARGIN];
  scale = Math.min((room[0] ?? 0) / width, (room[1] ?? 0) / height, largest);
  scale = Math.max(scale, smallest);
  left = Math.max((frame.clientWidth - width * scale) / 2, MARGIN) - x * scale;
  top = Math.max((frame.clientHeight - height * scale) / 2, MARGIN) - y * scale;
  draw();
}

/**
 * Moves the picture as little as shows a card whole.
 * @param {string} id
 */
export function reveal(id) {
  const box = boxOf(id);
  if (!box || !frame) return;
  const [x, y] = [box[0] * scale + left, box[1] * scale + top];
  const [width, height] = [box[2] * scale, box[3] * scale];
  const within = (/** @type {number} */ start, /** @type {number} */ size, /** @type {number} */ room) =>
    start < MARGIN ? MARGIN - start : Math.min(room - MARGIN - start - size, 0);
  const [right, down] = [within(x, width, frame.clientWidth), within(y, height, frame.clientHeight)];
  if (right === 0 && down === 0) return;
  left += right;
  top += down;
  fitted = false;
  draw();
}

/** @typedef {import('./overlay.js').Box} Box */

/**
 * The box that a group of the picture says it has.
 * @param {Element} group
 * @returns {Box | undefined}
 */
export function boxIn(group) {
  const numbers = (group.getAttribute('data-box') ?? '').split(' ').map(Number);
  return numbers.length === 4 ? /** @type {Box} */ (numbers) : undefined;
}

/**
 * The box of a component's card.
 * @param {string} id
 */
export function boxOf(id) {
  const card = document.getElementById(`c-${id}`);
  return card ? boxIn(card) : undefined;
}

/** @param {WheelEvent} event */
function onWheel(event) {
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) return zoom(Math.exp(-event.deltaY / 300), event);
  const sideways = event.shiftKey && event.deltaX === 0;
  left -= sideways ? event.deltaY : event.deltaX;
  top -= sideways ? 0 : event.deltaY;
  fitted = false;
  draw();
}

/** The fingers that touch the picture. @type {Map<number, PointerEvent>} */
const fingers = new Map();

/** @param {PointerEvent} event */
function onPointerDown(event) {
  const onCard = event.target instanceof Element && event.target.closest('[data-component]') !== null;
  const pans = event.button === 1 || spaceIsDown || (event.button === 0 && !onCard && !event.shiftKey);
  if (event.pointerType === 'touch') fingers.set(event.pointerId, event);
  if (!frame || (!pans && fingers.size < 2)) return;
  if (event.button === 1 || spaceIsDown) event.stopImmediatePropagation();
  pan(event);
}

/**
 * Puts something before the picture, so that what the pointer passes neither answers to it nor is looked for: in a
 * large picture that would take longer than a frame.
 * @param {boolean} up
 */
export function shield(up) {
  frame?.classList.toggle('is-shielded', up);
}

/**
 * Follows a pointer, or two, until it is lifted.
 * @param {PointerEvent} start
 */
function pan(start) {
  let last = start;
  const end = new AbortController();
  const options = { signal: end.signal };
  const onMove = (/** @type {PointerEvent} */ event) => {
    if (fingers.has(event.pointerId)) pinch(event);
    if (event.pointerId !== start.pointerId || fingers.size > 1) return;
    left += event.clientX - last.clientX;
    top += event.clientY - last.clientY;
    if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > SLACK) {
      fitted = false;
      shield(true);
    }
    last = event;
    draw();
  };
  const onEnd = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== start.pointerId) return;
    end.abort();
    shield(false);
  };
  addEventListener('pointermove', onMove, options);
  addEventListener('pointerup', onEnd, options);
  addEventListener('pointercancel', onEnd, options);
}

/** @param {PointerEvent} event */
function pinch(event) {
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
  const before = fingers.get(event.pointerId);
  fingers.set(event.pointerId, event);
  if (!other || !before) return;
  const spread = (/** @type {PointerEvent} */ finger) =>
    Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
  const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
  if (spread(before) > 0) zoom(spread(event) / spread(before), middle);
}

/**
 * Takes the focus as a press does, and does nothing else of what browsers do: looking for text to select, even where
 * none can be, takes longer than a frame in a large picture. A card gets the focus when it is clicked.
 * @param {MouseEvent} event
 */
function focusOnly(event) {
  if (event.button === 2 || !(event.target instanceof Element)) return;
  event.preventDefault();
  const own = document.activeElement;
  if (event.target.closest('[data-component]') === null) frame?.focus({ preventScroll: true });
  else if (own instanceof HTMLElement && own !== frame) own.blur();
}

/** Whether the pointer is over the picture. */
let isOver = false;
let spaceIsDown = false;

/** @param {boolean} down */
function holdSpace(down) {
  spaceIsDown = down;
  frame?.classList.toggle('is-held', down);
}

/**
 * With Space held down, dragging pans wherever it begins. On a card or a button Space does what it does there.
 * @param {KeyboardEvent} event
 */
function onSpace(event) {
  const free = event.target === frame || (event.target === document.body && isOver);
  if (event.key !== ' ' || !free) return;
  event.preventDefault();
  holdSpace(true);
}
