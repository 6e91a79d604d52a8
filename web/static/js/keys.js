/** The designer's keys. Those of a single letter can be switched off. */

import { add, deselect, duplicate, isTyping, move, nudge, openDialog, redo, remove, rename, undo } from './actions.js';
import { stopDragging } from './drag.js';
import { find } from './find.js';
import { inspect } from './inspector.js';
import { selectAll, walk } from './select.js';
import { store } from './store.js';
import { fit, fitSelection, zoomIn, zoomOut, zoomToFullSize } from './view.js';

/** Where browsers keep that single letters are off. */
const OFF = 'portolan-single-keys-off';

/** What keys do; `Mod` is Ctrl or, on a Mac, ⌘. @type {Record<string, () => unknown>} */
const KEYS = {
  'Mod+z': undo,
  'Mod+Shift+z': redo,
  'Mod+y': redo,
  'Mod+a': selectAll,
  'Mod+d': duplicate,
  'Mod+k': find,
  Delete: remove,
  Backspace: remove,
  F2: rename,
  Enter: inspect,
  Escape: () => stopDragging() || deselect(),
  'Alt+ArrowUp': () => nudge('ArrowUp'),
  'Alt+ArrowDown': () => nudge('ArrowDown'),
  'Alt+ArrowLeft': () => nudge('ArrowLeft'),
  'Alt+ArrowRight': () => nudge('ArrowRight'),
  ArrowUp: () => walk('ArrowUp'),
  ArrowDown: () => walk('ArrowDown'),
  ArrowLeft: () => walk('ArrowLeft'),
  ArrowRight: () => walk('ArrowRight'),
};

/** Keys of a single character. @type {Record<string, () => unknown>} */
const LETTERS = {
  a: add,
  m: move,
  '/': find,
  '?': () => openDialog('designer-help'),
  '+': zoomIn,
  '=': zoomIn,
  '-': zoomOut,
  0: zoomToFullSize,
  '!': fit,
  '"': fitSelection,
  '@': fitSelection,
};

/** What has a meaning only while the focus is in the picture. */
const IN_PICTURE = new Set(['Enter', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** Starts listening to keys. */
export function keys() {
  document.addEventListener('keydown', onKey);
  const box = document.getElementById('single-keys');
  if (box instanceof HTMLInputElement) {
    box.checked = localStorage.getItem(OFF) === null;
    box.addEventListener('change', () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')));
  }
  for (const button of document.querySelectorAll('[data-does]')) {
    const does = ACTIONS[/** @type {HTMLElement} */ (button).dataset['does'] ?? ''];
    if (does) button.addEventListener('click', does);
  }
}

/** What buttons of the page do. @type {Record<string, () => unknown>} */
export const ACTIONS = { add, move, rename, duplicate, remove, find, fit, zoomIn, zoomOut, help: () => openDialog('designer-help') };

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (isTyping(target) || document.querySelector('dialog[open]')) return;
  const mod = event.ctrlKey || event.metaKey;
  const inPicture = target?.closest('#picture-frame') !== null;
  const name = [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && mod && 'Shift', event.key.length === 1 && mod ? event.key.toLowerCase() : event.key]
    .filter(Boolean)
    .join('+');
  let does = IN_PICTURE.has(name) && !inPicture ? undefined : KEYS[name];
  // Select all and the like stay the page's own where nothing of the picture is meant.
  if (name === 'Mod+a' && !inPicture && store.selected.size === 0) does = undefined;
  if (name === ' ' && target?.matches('[data-component]')) does = () => target.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: event.shiftKey }));
  if (!mod && !event.altKey && localStorage.getItem(OFF) === null) does ??= shiftDigit(event) ?? LETTERS[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}

/** Shift with 1 or 2 gives other signs on other keyboards. @param {KeyboardEvent} event */
function shiftDigit(event) {
  if (!event.shiftKey) return undefined;
  return event.code === 'Digit1' ? fit : event.code === 'Digit2' ? fitSelection : undefined;
}
