/** What can be done with the selection, by key, by button and from the box that finds things. */

import { command } from './commands.js';
import { selectOnly } from './select.js';
import { announce, say, store } from './store.js';

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

/** Moves the selected component up or down in its place, or one zone to the left or right. @param {string} key */
export function nudge(key) {
  const [id] = store.selected;
  const card = id ? document.getElementById(`c-${id}`) : null;
  if (!id || !card) return;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    void command(`components/${id}/order`, [['direction', key === 'ArrowUp' ? 'up' : 'down']]);
    return;
  }
  const zones = [...document.querySelectorAll('#dg-zones > g[data-zone]')].map((zone) => zone.getAttribute('data-zone') ?? '');
  const own = zones.indexOf(card.getAttribute('data-zone') ?? '');
  const zone = zones[own + (key === 'ArrowRight' ? 1 : -1)];
  if (own < 0 || !zone) return announce(say('no-zone-there'));
  void command('moves', [...ids(), ['place', `zone:${zone}`]]);
}

/** Opens a dialog of the page. @param {string} id @returns {HTMLDialogElement | undefined} */
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return undefined;
  if (!dialog.open) dialog.showModal();
  return dialog;
}

export function add() {
  openDialog('designer-add');
}

/** Asks where the selection is to go. */
export function move() {
  if (store.selected.size === 0) return;
  const dialog = openDialog('designer-move');
  fill(dialog, ids());
  void judge(dialog);
}

/** Says in the list of places which of them are not fitting, and why. @param {HTMLDialogElement | undefined} dialog */
async function judge(dialog) {
  const [id = ''] = store.selected;
  const answer = await fetch(`${store.path}/places?component=${encodeURIComponent(id)}`).catch(() => undefined);
  if (!answer?.ok || !dialog) return;
  /** @type {{ place: string, grade: string, reasons: string[] }[]} */
  const judged = await answer.json();
  for (const option of dialog.querySelectorAll('option')) {
    const verdict = judged.find((one) => one.place === option.value);
    option.disabled = verdict?.grade === 'refused';
    option.title = verdict?.reasons.join(' ') ?? '';
    option.dataset['label'] ??= option.label;
    option.label = option.dataset['label'] + (verdict && verdict.grade !== 'allowed' ? ` – ${say(`drop-${verdict.grade}`)}` : '');
  }
}

/** Asks for a new name of the selected component. */
export function rename() {
  const [id] = store.selected;
  const card = id ? document.querySelector(`#c-${CSS.escape(id)} .dg-card-name`) : null;
  const dialog = id ? openDialog('designer-rename') : undefined;
  const form = dialog?.querySelector('form[method=post]');
  const field = dialog?.querySelector('input[name=name]');
  if (!id || !(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement)) return;
  form.action = `${store.path}/names/${id}`;
  field.value = document.querySelector(`#row-${CSS.escape(id)} [data-name]`)?.textContent ?? card?.textContent ?? '';
  field.select();
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
