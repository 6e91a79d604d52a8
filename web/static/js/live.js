/** Hears what others change, and fetches it once no field and no gesture is in the way. */

import { giveUp, tryNow } from './commands.js';
import { apply } from './patch.js';
import { change, store, watch } from './store.js';

/** How long to wait before something is tried again, in milliseconds. */
const AGAIN = 2000;

/** The newest version that was heard of. */
let heard = 0;
/** Whether something has changed that makes no version. */
let beside = false;
let fetching = false;
/** @type {EventSource | undefined} */
let source;

/** Starts listening. */
export function listen() {
  open();
  for (const key of /** @type {const} */ (['dragging', 'typing', 'waiting'])) watch(key, () => void catchUp());
  watch('ended', close);
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
}

/** Browsers open six connections to a server at most, so that hidden tabs give theirs back. */
function close() {
  source?.close();
  source = undefined;
}

function open() {
  if (source || store.ended !== '' || document.hidden) return;
  source = new EventSource(`${store.path}/events?since=${store.version}&tab=${store.tab}`);
  source.addEventListener('version', (event) => {
    heard = Math.max(heard, Number(event.lastEventId));
    void catchUp();
  });
  source.addEventListener('presence', (event) => {
    document.dispatchEvent(new CustomEvent('designer:presence', { detail: JSON.parse(event.data) }));
  });
  source.addEventListener('findings', () => {
    beside = true;
    void catchUp();
  });
  source.addEventListener('right', (event) => {
    if (JSON.parse(event.data).right === 'view') giveUp('view');
  });
  source.addEventListener('gone', () => giveUp('gone'));
  source.addEventListener('open', () => {
    change({ connected: true });
    tryNow();
    void catchUp();
  });
  // A stream that breaks off is tried again by the browser; one that is refused is not.
  source.addEventListener('error', () => {
    change({ connected: false });
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => void comeBack(), AGAIN);
  });
}

/** Opens the stream anew, unless there is nothing to hear any more. */
export async function comeBack() {
  close();
  beside = true;
  await catchUp();
  open();
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
      if (source?.readyState === EventSource.OPEN) change({ connected: true });
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
