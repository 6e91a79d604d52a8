/** Hears what others change, and fetches it once no field and no gesture is in the way. */

import { giveUp, tryNow } from './commands.js';
import { apply } from './patch.js';
import { change, store, watch } from './store.js';
import { AGAIN, follow, isOpen, reopen } from './stream.js';

/** The newest version that was heard of. */
let heard = 0;
/** Whether something has changed that makes no version. */
let beside = false;
let fetching = false;

/** Starts listening. */
export function listen() {
  follow({ open: reconnected, version, presence, findings, right, gone: () => giveUp('gone') }, () => void comeBack());
  for (const key of /** @type {const} */ (['dragging', 'typing', 'waiting'])) watch(key, () => void catchUp());
}

function reconnected() {
  tryNow();
  void catchUp();
}

/** @param {MessageEvent} event */
function version(event) {
  heard = Math.max(heard, Number(event.lastEventId));
  void catchUp();
}

/** @param {MessageEvent} event */
function presence(event) {
  document.dispatchEvent(new CustomEvent('designer:presence', { detail: JSON.parse(event.data) }));
}

function findings() {
  beside = true;
  void catchUp();
}

/** @param {MessageEvent} event */
function right(event) {
  if (JSON.parse(event.data).right === 'view') giveUp('view');
}

/** Catches up, and opens the stream anew. */
export async function comeBack() {
  beside = true;
  await catchUp();
  reopen();
}

/** Whether nothing is in the way of a patch. */
function isFree() {
  return !store.dragging && !store.typing && store.waiting === 0 && store.ended === '';
}

/** Fetches what the page does not show yet, until it shows everything. */
async function catchUp() {
  if (fetching) return;
  fetching = true;
  while (isFree() && (beside || heard > store.version)) {
    const have = store.version;
    const [all, known] = [beside, heard];
    beside = false;
    const patch = await fetchPatch(all ? 0 : have);
    if (patch && isFree() && store.version === have) {
      apply(patch);
      // What was heard of and is still not there won't come by asking again at once.
      if (heard === known) heard = patch.version;
    } else {
      beside ||= all;
      if (!patch) break;
    }
  }
  fetching = false;
}

/**
 * @param {number} have
 * @returns {Promise<import('./patch.js').Patch | undefined>}
 */
async function fetchPatch(have) {
  const page = encodeURIComponent(location.pathname + location.search);
  try {
    const answer = await fetch(`${store.path}/patch?have=${have}&page=${page}`);
    if (answer.ok) {
      if (isOpen()) change({ connected: true });
      return await answer.json();
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) giveUp('gone');
    else setTimeout(() => void catchUp(), AGAIN);
  } catch {
    change({ connected: false });
    setTimeout(() => void catchUp(), AGAIN);
  }
  return undefined;
}
