/** The form of the selected component beside the picture, as the server renders it. */

import { adopt } from './answer.js';
import { submit } from './commands.js';
import { afterPatch, isDirty } from './patch.js';
import { idsOf, selectOnly } from './select.js';
import { change, say, store, watch } from './store.js';

const inspector = document.getElementById('inspector');
/** Whose form is shown. */
let shown = '';

/** Starts showing forms. */
export function inspectSelection() {
  if (!inspector) return;
  watch('selected', onSelection);
  watch('connected', () => void refresh(true));
  afterPatch(() => void refresh(true));
  for (const name of ['focusin', 'input', 'change', 'focusout']) inspector.addEventListener(name, notice);
  inspector.addEventListener('keydown', onKey);
  void refresh(true);
}

function notice() {
  change({ typing: inspector !== null && isDirty(inspector) });
}

/** Escape leads back into the picture; what was typed stays. @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  document.getElementById(`c-${shown}`)?.focus({ preventScroll: true });
}

/** What is on its way to the server already. */
let sent = '';

/** @param {HTMLFormElement} form */
function written(form) {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/**
 * Sends a form, once.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [button]
 */
export async function save(form, button) {
  const [text, data] = [written(form), new FormData(form)];
  if (text === sent) return;
  sent = text;
  const done = await submit(form, button);
  if (sent === text) sent = '';
  if (done) settle(form, data);
}

/** What was typed is saved before another form comes. */
function onSelection() {
  const form = inspector?.querySelector('form');
  if (form && shown && !store.selected.has(shown) && inspector && isDirty(inspector)) void save(form);
  void refresh();
}

/** Puts the focus into the form. */
export function inspect() {
  const [id] = store.selected;
  const own = document.activeElement?.closest('[data-component]');
  if (own && !idsOf(own).includes(id ?? '')) selectOnly(idsOf(own));
  void refresh().then(() => {
    const field = inspector?.querySelector('input:not([type=hidden]), select, textarea');
    if (field instanceof HTMLElement) field.focus();
  });
}

/**
 * The fields hold what was saved: what was sent, unless somebody has typed on.
 * @param {HTMLFormElement} form
 * @param {FormData} data
 */
function settle(form, data) {
  for (const field of form.elements) {
    if (field instanceof HTMLElement) settleField(field, data.getAll(field.getAttribute('name') ?? '').map(String));
  }
  const base = form.elements.namedItem('base');
  const [from, to] = store.step;
  if (base instanceof HTMLInputElement && base.value === String(from)) base.value = String(to);
  notice();
  void refresh(true);
}

/** @param {HTMLElement} field @param {string[]} values */
function settleField(field, values) {
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    field.defaultChecked = values.includes(field.value);
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    if (field.type !== 'hidden') field.defaultValue = values[0] ?? '';
  } else if (field instanceof HTMLSelectElement) {
    for (const option of field.options) option.defaultSelected = values.includes(option.value);
  }
}

/** Takes back what was typed and is not saved. */
export function discard() {
  inspector?.querySelector('form')?.reset();
  notice();
  void refresh(true);
}

/** Whether what is typed is about what is shown, so that it must not be replaced. @param {string} id */
function isInUse(id) {
  return inspector !== null && id === shown && isDirty(inspector);
}

/** The form that is on its way, or has come. */
let coming = Promise.resolve();

/** @param {boolean} [anew] Fetches it again although it is shown. */
function refresh(anew = false) {
  const id = store.selected.size === 1 ? ([...store.selected][0] ?? '') : '';
  if ((id === shown && !anew) || isInUse(id) || store.ended !== '') return coming;
  shown = id;
  coming = load(id);
  return coming;
}

/** How many times a form was asked for: only what was asked for last is shown. */
let asked = 0;

/** @param {string} id */
async function load(id) {
  const own = (asked += 1);
  const form = id ? await fetchForm(id) : undefined;
  if (own !== asked || isInUse(id)) return;
  if (form) put(form);
  else hint(id);
  notice();
}

/** @param {string} id */
async function fetchForm(id) {
  try {
    const answer = await fetch(`${store.path}/components/${encodeURIComponent(id)}`);
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
    return page?.querySelector('main section') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Shows a form; the focus stays in the field that has it. @param {Element} form */
function put(form) {
  const focused = inspector?.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused instanceof HTMLInputElement ? focused.selectionStart : null;
  const title = form.querySelector('h1');
  const heading = document.createElement('h2');
  heading.append(...(title?.childNodes ?? []));
  title?.replaceWith(heading);
  for (const link of form.querySelectorAll('.toolbar a')) link.remove();
  inspector?.replaceChildren(adopt(form, 'inspector'));
  const again = focused ? document.getElementById(focused.id) : null;
  again?.focus({ preventScroll: true });
  if (again instanceof HTMLInputElement && caret !== null) again.setSelectionRange(caret, caret);
}

/** Says why there is no form. @param {string} id */
function hint(id) {
  const text = document.createElement('p');
  text.className = 'hint';
  if (id) text.textContent = say('unheard', { version: store.version });
  else text.textContent = store.selected.size > 1 ? say('several-selected', { count: store.selected.size }) : say('none-selected');
  inspector?.replaceChildren(text);
  if (id) shown = '';
}
