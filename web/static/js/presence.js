/** Who else is here, and what they have selected. */

import { afterPatch } from './patch.js';
import { boxSign, overlay } from './select.js';
import { store, watch } from './store.js';
import { boxOf } from './view.js';

/** How often others are told that this tab is still here, in milliseconds. */
const EVERY = 10_000;
/** After how long without a word somebody is taken to have left. */
const LEFT = 30_000;

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
    if (isNew && !person.gone) tell();
  });
  watch('selected', tell);
  afterPatch(draw);
  tell();
  setInterval(() => {
    for (const [tab, person] of others) if (Date.now() - person.at > LEFT) others.delete(tab);
    draw();
    if (!document.hidden) tell();
  }, EVERY);
  addEventListener('pagehide', () => tell(true));
}

/** @param {unknown} [gone] */
function tell(gone) {
  const body = new URLSearchParams({ csrf: store.csrf, tab: store.tab });
  for (const id of store.selected) body.append('selected', id);
  if (gone === true) body.append('gone', 'yes');
  navigator.sendBeacon(`${store.path}/presence`, body);
}

function draw() {
  const list = document.getElementById('designer-people');
  list?.replaceChildren(
    ...[...others.values()].map((person) => {
      const item = document.createElement('li');
      item.textContent = person.name;
      return item;
    }),
  );
  const signs = [...others.values()].flatMap((person) =>
    person.selected.flatMap((id) => {
      const box = boxOf(id);
      return box ? [boxSign(box, 'sign-other', 7)] : [];
    }),
  );
  overlay('others').replaceChildren(...signs);
}
