/** Who else is here, and what they have selected. */

import { comeBack } from './live.js';
import { boxSign, drawn, overlay } from './overlay.js';
import { afterPatch } from './patch.js';
import { cardOf, nameOf } from './select.js';
import { say, store, watch } from './store.js';
import { boxIn } from './view.js';

/** How often others are told that this tab is still here, in milliseconds. */
const EVERY = 10_000;
/** After how long without a word somebody is taken to have left. */
const LEFT = 30_000;
/** So soon after a word the next one may come; what is said in between is said then. */
const REST = 250;

/** @typedef {{ tab: string, name: string, selected: string[], gone?: boolean, at: number }} Person */

/** @type {Map<string, Person>} */
const others = new Map();

/** Starts telling and hearing. */
export function presence() {
  document.addEventListener('designer:presence', (event) => {
    const person = /** @type {CustomEvent<Person>} */ (event).detail;
    const isNew = !others.has(person.tab);
    if (person.gone) others.delete(person.tab);
    else others.set(person.tab, { ...person, at: Date.now() });
    draw();
    // Who has just come does not know yet that this tab is here.
    if (isNew && !person.gone) soon();
  });
  watch('selected', soon);
  afterPatch(draw);
  soon();
  setInterval(() => {
    for (const [tab, person] of others) if (Date.now() - person.at > LEFT) others.delete(tab);
    draw();
    if (!document.hidden) soon();
  }, EVERY);
  addEventListener('pagehide', () => navigator.sendBeacon(`${store.path}/presence`, words('gone')));
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let planned;

/** Tells others once the last word is long enough ago. */
function soon() {
  planned ??= setTimeout(() => {
    planned = undefined;
    void tell();
  }, REST);
}

/** @param {string} [gone] */
function words(gone) {
  const body = new URLSearchParams({ csrf: store.csrf, tab: store.tab });
  for (const id of store.selected) body.append('selected', id);
  if (gone) body.append('gone', gone);
  return body;
}

/** Where not even this arrives the connection is lost, though the stream may not have noticed. */
async function tell() {
  if (store.ended !== '') return;
  try {
    await fetch(`${store.path}/presence`, { method: 'POST', body: words(), keepalive: true });
  } catch {
    if (store.connected) void comeBack();
  }
}

function draw() {
  const list = document.getElementById('designer-people');
  list?.replaceChildren(
    ...[...others.values()].map((person) => {
      const item = document.createElement('li');
      const names = person.selected.map(nameOf).filter(Boolean).join(', ');
      item.textContent = names ? say('person-at', { name: person.name, what: names }) : person.name;
      return item;
    }),
  );
  overlay('others').replaceChildren(...[...others.values()].flatMap(signs));
}

/** Boxes around what somebody has selected, the first with their name. @param {Person} person */
function signs(person) {
  const shown = new Set(person.selected.map(cardOf).filter((card) => card !== null));
  const known = [...shown].map(boxIn).filter((box) => box !== undefined);
  const [first] = known;
  if (!first) return [];
  const name = drawn('text', { class: 'sign-name', x: first[0], y: first[1] - 11 });
  name.textContent = person.name;
  return [...known.map((box) => boxSign(box, 'sign-other', 7)), name];
}
