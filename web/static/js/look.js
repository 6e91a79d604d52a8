/** Keeps a page that can only be looked at current: what has changed is taken from the page as it is now. */

import { status } from './status.js';
import { change, store } from './store.js';
import { AGAIN, follow, isOpen, reopen } from './stream.js';

/** Whether something has changed that the page does not show. */
let stale = false;
let fetching = false;

const page = document.getElementById('designer');
if (page) {
  change({ path: page.dataset['path'] ?? '', version: Number(page.dataset['version']) });
  status();
  follow({ version, findings: refresh, gone: end }, refresh);
}

/** @param {MessageEvent} event */
function version(event) {
  if (Number(event.lastEventId) > store.version) refresh();
}

/** Nothing is to be seen any more. */
function end() {
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
  if (!isOpen()) reopen();
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
  const shown = Number(fresh.getElementById('designer')?.dataset['version']);
  if (shown > 0) change({ version: shown });
}
