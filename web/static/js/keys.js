/** The designer's keys. Those of a single letter can be switched off. */

import { add, deselect, duplicate, isTyping, move, nudge, open, redo, remove, rename, undo } from './actions.js';
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
  '?': () => open('designer-help'),
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

/** What needs a selection. */
const FOR_SELECTION = new Set(['Mod+d', 'Delete', 'F2', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight']);

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
export const ACTIONS = { add, move, rename, duplicate, remove, find, fit, zoomIn, zoomOut, help: () => open('designer-help') };

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = event.target instanceof Element ? event.target : null;
  const dialog = document.querySelector('dialog[open]');
  // The browser itself closes only those that shut off the rest of the page.
  if (dialog instanceof HTMLDialogElement && event.key === 'Escape' && !dialog.matches(':modal')) dialog.close();
  if (isTyping(target) || dialog) return;
  const does = meant(event, target);
  if (!does) return;
  event.preventDefault();
  does();
}

/**
 * What a key means where the focus is.
 * @param {KeyboardEvent} event
 * @param {Element | null} target
 */
function meant(event, target) {
  const name = nameOf(event);
  if (name === ' ' && target?.matches('[data-component]')) {
    return () => target.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: event.shiftKey }));
  }
  const inPicture = target?.closest('#picture-frame') !== null;
  if (isElsewhere(name, inPicture)) return undefined;
  const letters = !event.ctrlKey && !event.metaKey && !event.altKey && localStorage.getItem(OFF) === null;
  return KEYS[name] ?? (letters ? (shiftDigit(event) ?? LETTERS[event.key]) : undefined);
}

/** Such as `Mod+Shift+z`. @param {KeyboardEvent} event */
function nameOf(event) {
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 && mod ? event.key.toLowerCase() : event.key;
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && mod && 'Shift', key].filter(Boolean).join('+');
}

/** Whether a key means something of the page's or the browser's own. @param {string} name @param {boolean} inPicture */
function isElsewhere(name, inPicture) {
  const nothing = store.selected.size === 0;
  return (IN_PICTURE.has(name) && !inPicture) || (FOR_SELECTION.has(name) && nothing) || (name === 'Mod+a' && !inPicture && nothing);
}

/** Shift with 1 or 2 gives other signs on other keyboards. @param {KeyboardEvent} event */
function shiftDigit(event) {
  if (!event.shiftKey) return undefined;
  return event.code === 'Digit1' ? fit : event.code === 'Digit2' ? fitSelection : undefined;
}
