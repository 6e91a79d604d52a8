/** The dialog in which the server has its say: what others have changed, why something was refused, what needs correcting. */

import { openDialog } from './dialog.js';
import { announce, store } from './store.js';

/** The attributes that name ids. */
const NAMING = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];

/**
 * A part of another page, to be put into this one. Its ids get a name in front, since this page may have the same.
 * @param {Element} part
 * @param {string} name
 */
export function adopt(part, name) {
  const copy = document.importNode(part, true);
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const key of NAMING) {
      const ids = element.getAttribute(key)?.split(/\s+/).filter(Boolean) ?? [];
      if (ids.length > 0) element.setAttribute(key, ids.map((id) => `${name}-${id}`).join(' '));
    }
    const link = element.getAttribute('href');
    if (link?.startsWith('#')) element.setAttribute('href', `#${name}-${link.slice(1)}`);
  }
  return copy;
}

/** @returns {HTMLDialogElement | undefined} */
function dialog() {
  const found = document.getElementById('designer-answer');
  return found instanceof HTMLDialogElement ? found : undefined;
}

/**
 * Shows what the server's page says. Its forms go the same way as all others.
 * @param {string} html
 * @param {string} from Whose typed text it is about.
 */
export function show(html, from) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const content = page.querySelector('main section') ?? page.querySelector('main');
  const inside = dialog()?.querySelector('[data-content]');
  if (!content || !inside) return;
  inside.replaceChildren(adopt(content, 'answer'));
  const heading = inside.querySelector('h1, h2');
  announce(heading?.textContent ?? '');
  const holder = dialog();
  if (!holder) return;
  holder.dataset['from'] = from;
  openDialog(holder);
}

/**
 * Starts answering the answer: a way back to the designer leads back to this page, as it is.
 * @param {(from: string) => void} keepTheirs
 */
export function answers(keepTheirs) {
  dialog()?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || new URL(link.href).pathname !== store.path) return;
    event.preventDefault();
    closeAll();
    keepTheirs(dialog()?.dataset['from'] ?? '');
  });
}

/** Closes every dialog: what they were about is settled. */
export function closeAll() {
  for (const open of document.querySelectorAll('dialog')) open.close();
}
