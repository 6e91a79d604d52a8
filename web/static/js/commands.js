/**
 * Posts forms one after the other and applies what the server answers. Every change of the designer goes through
 * here; without script the same forms are posted by the browser. What the server does not answer is sent again.
 */

import { apply } from './patch.js';
import { show } from './answer.js';
import { change, store } from './store.js';

/**
 * @typedef {object} Task
 * @property {string} action
 * @property {[string, string][]} fields
 * @property {(done: boolean) => void} resolve
 * @property {number} base The version that was seen when it was asked for.
 * @property {string} id Names the request, so that one sent twice is carried out once.
 * @property {string} from Whose typed text it holds: `inspector`, or nothing.
 */

/** @typedef {{ status: number, isPatch: boolean, url: string, text: string }} Answer */

/** @type {Task[]} */
const waiting = [];
let working = false;

/** How long to wait before the next try, in milliseconds; longer each time. */
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
/** Ends the wait for the next try. */
let hurry = () => {};

/**
 * Asks for a change. It is carried out after those asked for before; the promise says whether it was.
 * @param {string} action The path below the deployment's, such as `moves`, or a whole path.
 * @param {[string, string][]} fields
 * @param {number} [base] The version that was seen; the one that the page shows where it is left out.
 * @param {string} [from] Whose typed text it holds.
 * @returns {Promise<boolean>}
 */
export function command(action, fields, base = store.version, from = '') {
  if (store.ended !== '') return Promise.resolve(false);
  return new Promise((resolve) => {
    const path = action.startsWith('/') ? action : `${store.path}/${action}`;
    waiting.push({ action: path, fields, resolve, base, id: crypto.randomUUID(), from });
    change({ waiting: waiting.length });
    void work();
  });
}

/** Tries again at once what waits for the server. */
export function tryNow() {
  hurry();
}

async function work() {
  if (working) return;
  working = true;
  let pause = SHORTEST_PAUSE;
  for (let task = waiting[0]; task; task = waiting[0]) {
    const have = store.version;
    const answer = await send(task, have);
    // It was given up meanwhile.
    if (waiting[0] !== task) continue;
    if (typeof answer === 'string') {
      change({ trouble: answer });
      await wait(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      continue;
    }
    pause = SHORTEST_PAUSE;
    const done = take(answer, task, have);
    waiting.shift();
    change({ trouble: '', waiting: waiting.length });
    task.resolve(done);
  }
  working = false;
}

/** @param {number} time */
function wait(time) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      hurry = resolve;
      setTimeout(resolve, time);
    })
  );
}

/**
 * Sends a task; gives the answer, or what the trouble is.
 * @param {Task} task
 * @param {number} have
 * @returns {Promise<Answer | 'offline' | 'failing'>}
 */
async function send(task, have) {
  const own = new Set(['csrf', 'base', 'op_id']);
  const body = new URLSearchParams(task.fields.filter(([key]) => !own.has(key)));
  body.append('csrf', store.csrf);
  body.append('base', String(task.base));
  body.append('op_id', task.id);
  const headers = { 'x-portolan-have': String(have), 'x-portolan-page': location.pathname + location.search };
  try {
    const answer = await fetch(task.action, { method: 'POST', body, headers });
    // What it was about is not known to be saved; that the same is not done twice is the id's part.
    if (answer.status >= 500 || answer.status === 429) return 'failing';
    const isPatch = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('application/json');
    return { status: answer.status, isPatch, url: answer.url, text: await answer.text() };
  } catch {
    return 'offline';
  }
}

/**
 * Applies an answer; says whether the task was carried out.
 * @param {Answer} answer
 * @param {Task} task
 * @param {number} have
 */
function take(answer, task, have) {
  if (answer.isPatch) {
    /** @type {import('./patch.js').Patch} */
    const patch = JSON.parse(answer.text);
    apply(patch);
    if (patch.op_id === task.id && patch.version === have + 1) goOn(have, patch.version);
    return true;
  }
  if (answer.status < 300) {
    location.assign(answer.url);
    return true;
  }
  show(answer.text, task.from);
  if (answer.status === 401 || answer.status === 403 || answer.status === 404) void look();
  return false;
}

/**
 * Nobody else has changed anything between two versions: what was asked for at the first goes on from the second,
 * or one would stand in one's own way.
 * @param {number} from
 * @param {number} to
 */
function goOn(from, to) {
  change({ step: [from, to] });
  for (const task of waiting) if (task.base === from) task.base = to;
}

/** Looks whether the deployment can still be seen, where the server has refused something. */
async function look() {
  const answer = await fetch(`${store.path}/patch?have=${store.version}`).catch(() => undefined);
  if (answer && answer.status >= 400 && answer.status < 500) giveUp('gone');
}

/**
 * Sends a form of the page. Who fills in a dialog or the form beside the picture has seen the version that it
 * was opened at, whatever has been changed since.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [button]
 */
export function submit(form, button) {
  const data = new FormData(form, button);
  /** @type {[string, string][]} */
  const fields = [];
  data.forEach((value, key) => fields.push([key, String(value)]));
  const { pathname, search } = new URL(form.action);
  const opened = form.closest('dialog')?.dataset['base'];
  const answer = form.closest('#designer-answer');
  const inspector = form.closest('#inspector');
  const base = Number((answer || inspector ? data.get('base') : undefined) ?? opened);
  const from = inspector ? 'inspector' : (answer?.getAttribute('data-from') ?? '');
  return command(pathname + search, fields, base > 0 ? base : store.version, from);
}

/**
 * Forgets what is waiting, where the right to change was lost.
 * @param {'gone' | 'view'} how
 */
export function giveUp(how) {
  const given = waiting.splice(0);
  change({ ended: how, lost: store.lost + given.length, waiting: 0, trouble: '' });
  for (const task of given) task.resolve(false);
}

addEventListener('online', tryNow);
addEventListener('beforeunload', (event) => {
  if (store.waiting > 0 || store.typing) event.preventDefault();
});
