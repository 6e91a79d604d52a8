/** Wires the designer's modules together where a page has a designer. */

import { status, submit } from './commands.js';
import { listen } from './live.js';
import { change } from './store.js';

const designer = document.getElementById('designer');
if (designer) {
  const { deployment = '', path = '', csrf = '', version = '0' } = designer.dataset;
  change({ deployment, path, csrf, version: Number(version) });
  status('saved');
  document.addEventListener('submit', onSubmit);
  listen();
}

/**
 * Forms that change the deployment are sent without leaving the page.
 * @param {SubmitEvent} event
 */
function onSubmit(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !form.action.includes('/d/')) return;
  if (form.hasAttribute('data-page')) return;
  event.preventDefault();
  const dialog = form.closest('dialog');
  void submit(form, event.submitter).then((done) => {
    if (done) dialog?.close();
  });
}
