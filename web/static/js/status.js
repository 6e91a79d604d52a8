/** The chip that says how things stand: what is saved, what waits, and whether there is a connection. */

import { announce, say, store, watch } from './store.js';

/** How things stand, by the name of the sentence for it. */
function standing() {
  if (store.ended !== '') return store.lost > 0 ? 'gone-lost' : store.ended;
  if (store.waiting > 0) return store.trouble === '' ? 'saving' : store.trouble;
  return store.connected ? 'saved' : 'unheard';
}

/** What is said aloud, too; the rest goes without saying. */
const ALOUD = new Set(['gone-lost', 'gone', 'view', 'offline', 'failing', 'unheard']);

/** Starts saying it. */
export function status() {
  for (const key of /** @type {const} */ (['version', 'waiting', 'trouble', 'connected', 'ended', 'lost'])) watch(key, draw);
  draw();
}

function draw() {
  const chip = document.getElementById('designer-status');
  if (!chip) return;
  const how = standing();
  const text = say(how, { version: store.version, waiting: store.waiting, lost: store.lost });
  const before = chip.dataset['status'] ?? '';
  chip.dataset['status'] = how;
  if (chip.textContent !== text) chip.textContent = text;
  if (how !== before && (ALOUD.has(how) || (how === 'saved' && ALOUD.has(before)))) announce(text);
}
