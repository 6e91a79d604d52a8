/** What can be done with the selection, by key, by button and from the box that finds things. */

import { command } from './commands.js';
import { openDialog } from './dialog.js';
import { cardOf, nameOf, selectOnly } from './select.js';
import { announce, say, store } from './store.js';
import { judged } from './verdicts.js';

/** @returns {[string, string][]} */
const ids = () => [...store.selected].map((id) => ['ids', id]);

export function remove() {
  if (store.selected.size > 0) void command('removals', ids());
}

export function duplicate() {
  if (store.selected.size > 0) void command('copies', ids());
}

export const undo = () => press('undo');
export const redo = () => press('redo');

/** Presses a button of the page, if it is there and can be pressed. @param {string} id */
function press(id) {
  const button = document.getElementById(id);
  if (button instanceof HTMLButtonElement && !button.disabled) button.form?.requestSubmit(button);
}

/** The zones that components are on their way to. @type {Map<string, string>} */
const bound = new Map();

/** Moves the selected component up or down in its place, or what is selected one zone to the left or right. @param {string} key */
export function nudge(key) {
  const [id] = store.selected;
  const card = id ? cardOf(id) : null;
  if (!id || !card) return;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    if (isSeveral()) return;
    void command(`components/${id}/order`, [['direction', key === 'ArrowUp' ? 'up' : 'down']]);
    return;
  }
  const zones = [...document.querySelectorAll('#dg-zones > g[data-zone]')].map((zone) => zone.getAttribute('data-zone') ?? '');
  const own = zones.indexOf(bound.get(id) ?? card.getAttribute('data-zone') ?? '');
  const zone = zones[own + (key === 'ArrowRight' ? 1 : -1)];
  if (own < 0 || !zone) return announce(say('no-zone-there'));
  bound.set(id, zone);
  void command('moves', [...ids(), ['place', `zone:${zone}`]]).then(() => {
    if (bound.get(id) === zone) bound.delete(id);
  });
}

/** Opens a dialog of the page. @param {string} id @returns {HTMLDialogElement | undefined} */
export function open(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return undefined;
  openDialog(dialog);
  return dialog;
}

export function add() {
  judgeAdding(open('designer-add'));
}

/** Asks where a new component of a role is to go. @param {string} role */
export function addOf(role) {
  const field = document.getElementById('add-role');
  if (field instanceof HTMLSelectElement) field.value = role;
  add();
  document.getElementById('add-place')?.focus();
}

/** Starts what dialogs do beside being filled in. */
export function dialogs() {
  const dialog = document.getElementById('designer-add');
  if (!(dialog instanceof HTMLDialogElement)) return;
  document.getElementById('add-role')?.addEventListener('change', () => judgeAdding(dialog));
  document.getElementById('picture-frame')?.addEventListener('dblclick', (event) => {
    // Firefox says that it was on what follows the pointer, not on what lies under it.
    if (document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-component]')) rename();
  });
}

/** @param {HTMLDialogElement | undefined} dialog */
function judgeAdding(dialog) {
  const role = dialog?.querySelector('select');
  if (dialog && role) void judge(dialog, { ids: [], role: role.value });
}

/** Asks where the selection is to go. */
export function move() {
  if (store.selected.size === 0) return;
  const dialog = open('designer-move');
  fill(dialog, ids());
  if (dialog) void judge(dialog, { ids: [...store.selected], role: '' });
}

/** Ends what the last question was about, and what its verdicts have to say. @type {AbortController | undefined} */
let judging;

/**
 * Says in the list of places which of them are not fitting, and why.
 * @param {HTMLDialogElement} dialog
 * @param {{ ids: string[], role: string }} what
 */
async function judge(dialog, what) {
  const places = dialog.querySelector('select[name=place]');
  const reason = dialog.querySelector('[data-reason]');
  if (!(places instanceof HTMLSelectElement)) return;
  judging?.abort();
  const { signal } = (judging = new AbortController());
  const verdicts = await judged(what);
  // Something else was asked meanwhile, and may have been answered sooner.
  if (signal.aborted) return;
  for (const option of places.options) {
    const grade = verdicts.get(option.value)?.grade ?? 'allowed';
    option.disabled = grade === 'refused';
    option.dataset['label'] ??= option.text;
    option.text = option.dataset['label'] + (grade === 'allowed' ? '' : ` – ${say(`mark-${grade}`)}`);
  }
  if (places.selectedOptions[0]?.disabled) places.value = [...places.options].find((option) => !option.disabled)?.value ?? '';
  const explain = () => {
    const verdict = verdicts.get(places.value);
    if (reason) reason.textContent = verdict ? [say(`drop-${verdict.grade}`), ...verdict.reasons].join(' ') : '';
  };
  explain();
  places.addEventListener('change', explain, { signal });
}

/** Asks for a new name of the selected component. */
export function rename() {
  const [id] = store.selected;
  if (!id || isSeveral()) return;
  const dialog = open('designer-rename');
  const form = dialog?.querySelector('form[method=post]');
  const field = dialog?.querySelector('input[name=name]');
  if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement)) return;
  form.action = `${store.path}/names/${id}`;
  field.value = nameOf(id);
  field.select();
}

/** Whether more than one is selected, which is said, since what is asked for is meant for one. */
function isSeveral() {
  const { size } = store.selected;
  if (size > 1) announce(say('several-selected', { count: size }));
  return size > 1;
}

/**
 * Puts fields into a dialog's form.
 * @param {HTMLDialogElement | undefined} dialog
 * @param {[string, string][]} fields
 */
function fill(dialog, fields) {
  const holder = dialog?.querySelector('[data-fields]');
  holder?.replaceChildren(
    ...fields.map(([name, value]) => Object.assign(document.createElement('input'), { type: 'hidden', name, value })),
  );
}

/** Lets copies go by the clipboard, to other deployments too. */
export function clipboard() {
  const elsewhere = () => isTyping(document.activeElement) || !getSelection()?.isCollapsed;
  for (const name of /** @type {const} */ (['copy', 'cut'])) {
    document.addEventListener(name, (event) => {
      if (elsewhere() || store.selected.size === 0) return;
      const text = JSON.stringify({ portolan: 'components', from: store.deployment, ids: [...store.selected] });
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      announce(say('copied', { count: store.selected.size }));
      if (name === 'cut') remove();
    });
  }
  document.addEventListener('paste', (event) => {
    const copied = isTyping(document.activeElement) ? undefined : read(event.clipboardData?.getData('text/plain') ?? '');
    if (!copied) return;
    event.preventDefault();
    void command('copies', [['from', copied.from], ...copied.ids.map((id) => /** @type {[string, string]} */ (['ids', id]))]);
  });
}

/** @param {string} text @returns {{ from: string, ids: string[] } | undefined} */
function read(text) {
  try {
    const copied = JSON.parse(text);
    const sound = copied?.portolan === 'components' && typeof copied.from === 'string' && Array.isArray(copied.ids);
    return sound ? { from: copied.from, ids: copied.ids.map(String) } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether keys are meant for a field. @param {Element | null} element */
export function isTyping(element) {
  return element instanceof HTMLElement && element.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Takes back what is selected. */
export function deselect() {
  selectOnly([]);
}
