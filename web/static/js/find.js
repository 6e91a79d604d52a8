/** One box to find components, flows, ports and commands. */

import { open } from './actions.js';
import { cards, focus, idOf, idsOf, selectOnly } from './select.js';

const MOST = 12;

/** @typedef {{ label: string, kind: string, does: () => void }} Found */

/** Opens the box. */
export function find() {
  const dialog = open('designer-find');
  const field = dialog?.querySelector('input');
  if (!dialog || !field) return;
  field.value = '';
  list(dialog, '');
  if (dialog.dataset['wired']) return;
  dialog.dataset['wired'] = 'yes';
  field.addEventListener('input', () => list(dialog, field.value));
  field.addEventListener('keydown', (event) => {
    const options = [...dialog.querySelectorAll('[role=option]')];
    const own = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(field, options, own + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = options[Math.max(own, 0)];
      if (chosen instanceof HTMLElement) chosen.click();
    }
  });
}

/** @param {HTMLInputElement} field @param {Element[]} options @param {number} at */
function mark(field, options, at) {
  const index = (at + options.length) % Math.max(options.length, 1);
  options.forEach((option, own) => option.setAttribute('aria-selected', String(own === index)));
  field.setAttribute('aria-activedescendant', options[index]?.id ?? '');
  options[index]?.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLDialogElement} dialog @param {string} typed */
function list(dialog, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (/** @type {Found} */ one) => words.every((word) => one.label.toLowerCase().includes(word));
  const found = everything(dialog).filter(fits).slice(0, MOST);
  const options = found.map((one, at) => {
    const option = document.createElement('li');
    option.id = `found-${at}`;
    option.setAttribute('role', 'option');
    const kind = document.createElement('span');
    kind.className = 'sub';
    kind.textContent = one.kind;
    option.append(one.label, ' ', kind);
    option.addEventListener('click', () => {
      dialog.close();
      one.does();
    });
    return option;
  });
  dialog.querySelector('[role=listbox]')?.replaceChildren(...options);
  const field = dialog.querySelector('input');
  if (field) mark(field, options, 0);
}

/** @param {HTMLDialogElement} dialog @returns {Found[]} */
function everything(dialog) {
  const { component = '', flow = '', command = '' } = dialog.dataset;
  const components = cards().map((card) => ({
    label: card.getAttribute('aria-label') ?? card.querySelector('title')?.textContent ?? idOf(card),
    kind: component,
    does: () => {
      selectOnly(idsOf(card));
      focus(card);
    },
  }));
  const flows = [...document.querySelectorAll('table.flows tbody tr')].map((row) => ({
    label: [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim()).filter(Boolean).join(' '),
    kind: flow,
    does: () => {
      row.scrollIntoView({ block: 'center' });
      row.setAttribute('tabindex', '-1');
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
      row.classList.add('is-found');
      row.addEventListener('animationend', () => row.classList.remove('is-found'), { once: true });
    },
  }));
  const commands = [...document.querySelectorAll('#designer [data-does]:not([data-does=find], :disabled), #designer .toolbar button:enabled, #designer [data-role]')].map((button) => ({
    label: button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '',
    kind: command,
    does: () => /** @type {HTMLElement} */ (button).click(),
  }));
  return [...components, ...commands, ...flows];
}
