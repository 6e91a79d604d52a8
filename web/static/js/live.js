/** Hears what others change, and fetches it once no field and no gesture is in the way. */

import { giveUp, isSaving, status } from './commands.js';
import { apply } from './patch.js';
import { store, watch } from './store.js';

/** The newest version that was heard of. */
let heard = 0;
let fetching = false;
/** @type {EventSource | undefined} */
let source;

/** Starts listening. */
export function listen() {
  open();
  watch('busy', () => void catchUp());
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
}

/** Browsers open six connections to a server at most, so that hidden tabs give theirs back. */
function close() {
  source?.close();
  source = undefined;
}

function open() {
  if (source) return;
  source = new EventSource(`${store.path}/events?since=${store.version}&tab=${store.tab}`);
  source.addEventListener('version', (event) => {
    heard = Math.max(heard, Number(event.lastEventId));
    void catchUp();
  });
  source.addEventListener('presence', (event) => {
    document.dispatchEvent(new CustomEvent('designer:presence', { detail: JSON.parse(event.data) }));
  });
  source.addEventListener('findings', () => void catchUp(true));
  source.addEventListener('right', (event) => {
    if (JSON.parse(event.data).right === 'view') location.reload();
  });
  source.addEventListener('gone', () => {
    close();
    giveUp();
  });
  source.addEventListener('open', () => {
    if (!isSaving()) status('saved');
  });
  // A stream that breaks off is tried again by the browser; one that is refused is not.
  source.addEventListener('error', () => source?.readyState === EventSource.CONNECTING && status('offline'));
}

/**
 * Fetches what the page does not show yet.
 * @param {boolean} [all] Whether everything is fetched, because what changed makes no version.
 */
async function catchUp(all = false) {
  if (fetching || store.busy || isSaving() || (heard <= store.version && !all)) return;
  fetching = true;
  try {
    const page = encodeURIComponent(location.pathname + location.search);
    const answer = await fetch(`${store.path}/patch?have=${all ? 0 : store.version}&page=${page}`);
    if (answer.ok && !store.busy && !isSaving()) {
      apply(await answer.json());
      status('saved');
    }
  } catch {
    status('offline');
  }
  fetching = false;
}
