/** Keeps a page that can only be looked at current: what has changed is taken from the page as it is now. */

import { status } from './status.js';
import { change, store } from './store.js';

/** How long to wait before something is tried again, in milliseconds. */
const AGAIN = 2000;

/** @type {EventSource | undefined} */
let source;
/** Whether something has changed that the page does not show. */
let stale = false;
let fetching = false;

const page = document.getElementById('designer');
if (page) {
  change({ path: page.dataset['path'] ?? '', version: Number(page.dataset['version']) });
  status();
  open();
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
}

/** Browsers open six connections to a server at most, so that hidden tabs give theirs back. */
function close() {
  source?.close();
  source = undefined;
}

function open() {
  if (source || store.ended !== '' || document.hidden) return;
  source = new EventSource(`${store.path}/events?since=${store.version}`);
  source.addEventListener('open', () => change({ connected: true }));
  source.addEventListener('version', (event) => Number(event.lastEventId) > store.version && refresh());
  source.addEventListener('findings', refresh);
  source.addEventListener('gone', end);
  source.addEventListener('error', () => {
    change({ connected: false });
    if (source?.readyState === EventSource.CLOSED) setTimeout(refresh, AGAIN);
  });
}

/** Nothing is to be seen any more. */
function end() {
  close();
  change({ ended: 'gone' });
}

function refresh() {
  stale = true;
  if (!fetching) void catchUp();
}

async function catchUp() {
  fetching = true;
  while (stale && store.ended === '') {
    stale = false;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      else if ([401, 403, 404].includes(answer.status)) end();
      else setTimeout(refresh, AGAIN);
    } catch {
      setTimeout(refresh, AGAIN);
      break;
    }
  }
  fetching = false;
  if (source?.readyState === EventSource.CLOSED) close();
  open();
}

/**
 * Takes over the picture and what else shows the deployment; where the page is scrolled to stays.
 * @param {Document} fresh
 */
function show(fresh) {
  for (const region of document.querySelectorAll('[id^="region-"], #picture-sheet, h1')) {
    const other = region.id ? fresh.getElementById(region.id) : fresh.querySelector('h1');
    if (other && other.innerHTML !== region.innerHTML) region.replaceChildren(...other.childNodes);
  }
  const version = Number(fresh.getElementById('designer')?.dataset['version']);
  if (version > 0) change({ version });
}
