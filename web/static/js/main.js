/** Wires the designer's modules together where a page has a designer. */

import { clipboard } from './actions.js';
import { status, submit } from './commands.js';
import { drag } from './drag.js';
import { highlight } from './highlight.js';
import { inspectSelection } from './inspector.js';
import { keys } from './keys.js';
import { listen } from './live.js';
import { presence } from './presence.js';
import { select } from './select.js';
import { change } from './store.js';
import { view } from './view.js';

const designer = document.getElementById('designer');
if (designer) {
  const { deployment = '', path = '', csrf = '', version = '0' } = designer.dataset;
  change({ deployment, path, csrf, version: Number(version) });
  status('saved');
  document.addEventListener('submit', onSubmit);
  for (const start of [view, select, highlight, drag, keys, clipboard, inspectSelection, listen, presence]) start();
  designer.classList.add('has-script');
}

/**
 * Forms that change the deployment are sent without leaving the page.
 * @param {SubmitEvent} event
 */
function onSubmit(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !form.action.includes('/d/')) return;
  if (form.hasAttribute('data-page') || form.action.endsWith('/delete')) return;
  event.preventDefault();
  const dialog = form.closest('dialog');
  void submit(form, event.submitter).then((done) => {
    if (done) dialog?.close();
  });
}
