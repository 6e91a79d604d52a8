/**
 * Posts forms one after the other and applies what the server answers. Every change of the designer goes through
 * here; without script the same forms are posted by the browser.
 */

import { apply } from './patch.js';
import { announce, change, say, store } from './store.js';

/**
 * @typedef {object} Task
 * @property {string} action
 * @property {[string, string][]} fields
 * @property {(done: boolean) => void} resolve
 * @property {number} base The version that was shown when it was asked for.
 * @property {string} id Names the request, so that one sent twice is carried out once.
 */

/** @type {Task[]} */
const waiting = [];
let working = false;
/** How long to wait before the next try, in milliseconds. */
let pause = 500;
const LONGEST_PAUSE = 8000;

/**
 * Asks for a change. It is carried out after those asked for before; the promise says whether it was.
 * @param {string} action The path below the deployment's, such as `moves`, or a whole path.
 * @param {[string, string][]} fields
 * @param {number} [base] The version that was seen; the one that the page shows where it is left out.
 * @returns {Promise<boolean>}
 */
export function command(action, fields, base = store.version) {
  return new Promise((resolve) => {
    const path = action.startsWith('/') ? action : `${store.path}/${action}`;
    waiting.push({ action: path, fields, resolve, base, id: crypto.randomUUID() });
    void work();
  });
}

/** Whether something asked for is not saved yet. */
export function isSaving() {
  return waiting.length > 0;
}

async function work() {
  if (working) return;
  working = true;
  while (waiting[0]) {
    const task = waiting[0];
    status('saving');
    const answer = await send(task);
    if (!answer) {
      status('offline');
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      continue;
    }
    pause = 500;
    waiting.shift();
    task.resolve(await take(answer));
  }
  working = false;
}

/**
 * Sends a task; nothing comes back while the server can't be reached or is busy.
 * @param {Task} task
 * @returns {Promise<Response | undefined>}
 */
async function send(task) {
  const own = new Set(['csrf', 'base', 'op_id']);
  const body = new URLSearchParams(task.fields.filter(([key]) => !own.has(key)));
  body.append('csrf', store.csrf);
  body.append('base', String(task.base));
  body.append('op_id', task.id);
  const headers = { 'x-portolan-have': String(store.version), 'x-portolan-page': location.pathname + location.search };
  try {
    const answer = await fetch(task.action, { method: 'POST', body, headers });
    return answer.status >= 500 ? undefined : answer;
  } catch {
    return undefined;
  }
}

/**
 * Applies an answer; says whether the task was carried out.
 * @param {Response} answer
 */
async function take(answer) {
  if (answer.headers.get('content-type')?.startsWith('application/json')) {
    apply(await answer.json());
    status('saved');
    return true;
  }
  if (answer.ok) {
    location.assign(answer.url);
    return true;
  }
  status('saved');
  show(await answer.text());
  return false;
}

/**
 * Shows what the server's page says in a dialog: what others have changed, why it was refused, a form that needs
 * correcting. Its forms go the same way as all others.
 * @param {string} html
 */
function show(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const content = page.querySelector('main section') ?? page.querySelector('main');
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('designer-answer'));
  if (!dialog || !content) return;
  const inside = dialog.querySelector('[data-content]');
  inside?.replaceChildren(document.importNode(content, true));
  const heading = inside?.querySelector('h1, h2');
  announce(heading?.textContent ?? '');
  if (!dialog.open) dialog.showModal();
}

/**
 * Sends a form of the page; the version that it bears itself counts in dialogs.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [button]
 */
export function submit(form, button) {
  const data = new FormData(form, button);
  /** @type {[string, string][]} */
  const fields = [];
  data.forEach((value, key) => fields.push([key, String(value)]));
  const { pathname, search } = new URL(form.action);
  // Who decides about a conflict has seen the version that its card names.
  const decided = form.closest('#designer-answer') ? Number(data.get('base')) : 0;
  return command(pathname + search, fields, decided > 0 ? decided : store.version);
}

/**
 * Says in the status chip how things stand.
 * @param {'saved' | 'saving' | 'offline' | 'gone'} how
 */
export function status(how) {
  const chip = document.getElementById('designer-status');
  if (!chip) return;
  chip.dataset['status'] = how;
  chip.textContent = say(how, { version: store.version, waiting: waiting.length });
}

addEventListener('beforeunload', (event) => {
  if (isSaving()) event.preventDefault();
});

/** Forgets what is waiting, where the right to change was lost. */
export function giveUp() {
  for (const task of waiting.splice(0)) task.resolve(false);
  change({ busy: false });
  status('gone');
}
