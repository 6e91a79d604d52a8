/** The stream of what happens to the deployment: open while the tab is seen, and given back while it is hidden. */

import { change, store, watch } from './store.js';

/** How long to wait before something is tried again, in milliseconds, */
export const AGAIN = 2000;
/** and how long at most where a stream is refused again and again. */
const AT_MOST = 30_000;

/** @type {EventSource | undefined} */
let source;
/** @type {Record<string, (event: MessageEvent) => void>} */
let listeners = {};
let comeBack = () => {};
let wait = AGAIN;

/**
 * Opens the stream.
 * @param {Record<string, (event: MessageEvent) => void>} hear Who hears an event, by its name.
 * @param {() => void} refused Called a while after the stream was refused: catches up, and opens it anew.
 */
export function follow(hear, refused) {
  listeners = hear;
  comeBack = refused;
  open();
  watch('ended', close);
  // Browsers open six connections to a server at most.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
}

/** Whether events arrive. */
export function isOpen() {
  return source?.readyState === EventSource.OPEN;
}

/** Opens the stream anew, unless there is nothing to hear any more. */
export function reopen() {
  close();
  open();
}

function close() {
  source?.close();
  source = undefined;
}

function open() {
  if (source || store.ended !== '' || document.hidden) return;
  source = new EventSource(`${store.path}/events?since=${store.version}&tab=${store.tab}`);
  source.addEventListener('open', () => {
    wait = AGAIN;
    change({ connected: true });
  });
  // A stream that breaks off is tried again by the browser; one that is refused is not.
  source.addEventListener('error', () => {
    change({ connected: false });
    if (source?.readyState !== EventSource.CLOSED) return;
    setTimeout(comeBack, wait);
    wait = Math.min(2 * wait, AT_MOST);
  });
  for (const [name, hear] of Object.entries(listeners)) source.addEventListener(name, hear);
}
