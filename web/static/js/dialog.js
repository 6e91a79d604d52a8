/** Opens dialogs, and puts the focus back when they close. */

import { store } from './store.js';

/**
 * Opens a dialog. Who fills it in knows the version that is shown now, whatever comes meanwhile. Only what must be
 * answered shuts off the rest of the page: for that the browser styles all of it anew, which takes long where there is much.
 * @param {HTMLDialogElement} dialog
 */
export function openDialog(dialog) {
  const before = document.activeElement?.id ?? '';
  dialog.dataset['base'] = String(store.version);
  if (dialog.open) return;
  if (dialog.dataset['modal'] === undefined) dialog.show();
  else dialog.showModal();
  dialog.addEventListener('close', () => backTo(before, dialog), { once: true });
}

/**
 * The browser does so by itself, unless what had the focus was drawn anew.
 * @param {string} id
 * @param {HTMLDialogElement} closed
 */
function backTo(id, closed) {
  const now = document.activeElement;
  if (now !== document.body && !closed.contains(now)) return;
  const known = id ? document.getElementById(id) : null;
  (known ?? document.getElementById('picture-frame'))?.focus({ preventScroll: true });
}
