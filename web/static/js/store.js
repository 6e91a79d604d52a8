/** The one place that the designer's modules share: which deployment, which version is shown, what is selected, how things stand. */

/**
 * @typedef {object} State
 * @property {string} deployment The deployment's id.
 * @property {string} path The path of its pages, without a slash at the end.
 * @property {string} csrf The proof that a form is ours.
 * @property {number} version The version that the page shows.
 * @property {string} tab Names this tab to others.
 * @property {ReadonlySet<string>} selected The ids of the selected components.
 * @property {boolean} dragging Whether a gesture is at work, so that changes of others wait.
 * @property {boolean} typing Whether a field holds what is not saved, so that changes of others wait.
 * @property {number} waiting How many changes that were asked for are not saved yet.
 * @property {'' | 'offline' | 'failing'} trouble What keeps the first of them from being saved.
 * @property {boolean} connected Whether changes of others are heard.
 * @property {'' | 'gone' | 'view'} ended Whether nothing can be changed any more: it can't be seen, or only be looked at.
 * @property {readonly [number, number]} step The last two versions between which nobody else has changed anything.
 * @property {number} lost How many changes were given up for that.
 */

/** @typedef {keyof State} Key */

/** @type {Map<Key, Set<() => void>>} */
const listeners = new Map();

/** @type {State} */
const state = {
  deployment: '',
  path: '',
  csrf: '',
  version: 0,
  tab: crypto.randomUUID(),
  selected: new Set(),
  dragging: false,
  typing: false,
  waiting: 0,
  trouble: '',
  connected: true,
  ended: '',
  step: [0, 0],
  lost: 0,
};

/** What the modules read; only {@link change} writes. @type {Readonly<State>} */
export const store = state;

/**
 * Changes some of the state and tells those who listen to it.
 * @param {Partial<State>} values
 */
export function change(values) {
  const keys = /** @type {Key[]} */ (Object.keys(values)).filter((key) => state[key] !== values[key]);
  Object.assign(state, values);
  for (const key of keys) {
    for (const listener of listeners.get(key) ?? []) listener();
  }
}

/**
 * Calls a function whenever a part of the state has changed.
 * @param {Key} key
 * @param {() => void} listener
 */
export function watch(key, listener) {
  const known = listeners.get(key) ?? new Set();
  known.add(listener);
  listeners.set(key, known);
}

/**
 * A sentence of the page, in its language. The page holds them, since it knows the language.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const holder = document.getElementById('designer-words');
  const text = holder?.getAttribute(`data-${key}`) ?? '';
  return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, String(value)), text);
}

/**
 * Tells people who can't see it what has happened.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById('designer-said');
  if (region) region.textContent = text;
}
