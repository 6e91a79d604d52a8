/** Wires the designer's modules together where a page has a designer. */

import { clipboard, dialogs } from './actions.js';
import { answers, closeAll } from './answer.js';
import { submit } from './commands.js';
import { drag } from './drag.js';
import { highlight } from './highlight.js';
import { discard, inspectSelection, save } from './inspector.js';
import { keys } from './keys.js';
import { listen } from './live.js';
import { presence } from './presence.js';
import { select } from './select.js';
import { status } from './status.js';
import { change } from './store.js';
import { view } from './view.js';

const designer = document.getElementById('designer');
if (designer) {
  const { deployment = '', path = '', csrf = '', version = '0' } = designer.dataset;
  change({ deployment, path, csrf, version: Number(version) });
  document.addEventListener('submit', onSubmit);
  for (const start of [status, view, select, highlight, drag, keys, dialogs, clipboard, inspectSelection, listen, presence]) start();
  answers(settled);
  designer.classList.add('has-script');
}

/** What somebody typed has met another's change, and it is decided which of them stays. @param {string} from */
function settled(from) {
  if (from === 'inspector') discard();
}

/**
 * Forms that change the deployment are sent without leaving the page.
 * @param {SubmitEvent} event
 */
function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !form.action.includes('/d/')) return;
  if (form.action.endsWith('/delete') || button?.getAttribute('formmethod') === 'get') return;
  event.preventDefault();
  void send(form, button);
}

/**
 * Sends a form, and closes what it was in once it is done.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
async function send(form, button) {
  const answer = form.closest('#designer-answer');
  if (form.closest('#inspector')) return save(form, button);
  if (!(await submit(form, button))) return;
  if (!answer) return form.closest('dialog')?.close();
  closeAll();
  // What was restored can be changed again, as it was typed.
  if (!form.action.endsWith('/restorations')) settled(answer.getAttribute('data-from') ?? '');
}
