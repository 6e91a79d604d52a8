/** Shows what a component talks to: its lines and the cards at their ends stand out, on hover, focus or from a table's row. */

import { copyOf, drawn, overlay } from './overlay.js';
import { afterPatch } from './patch.js';
import { picture } from './view.js';

/** How long a pointer rests on a card before its flows stand out, in milliseconds. */
const REST = 120;

/** Starts highlighting. */
export function highlight() {
  const frame = document.getElementById('picture-frame');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const later = (/** @type {Event} */ event) => {
    clearTimeout(resting);
    const id = componentAt(event.target);
    resting = setTimeout(() => show(id), id ? REST : 0);
  };
  frame?.addEventListener('pointerover', later);
  frame?.addEventListener('pointerleave', later);
  frame?.addEventListener('pointerdown', () => {
    clearTimeout(resting);
    show('');
  });
  for (const [on, off] of /** @type {const} */ ([['pointerover', 'pointerout'], ['focusin', 'focusout']])) {
    document.addEventListener(on, (event) => rowAt(event.target) && show(rowAt(event.target)));
    document.addEventListener(off, (event) => rowAt(event.target) && show(''));
  }
  frame?.addEventListener('focusin', (event) => {
    const card = event.target instanceof Element && event.target.matches(':focus-visible');
    show(card ? componentAt(event.target) : '');
  });
  frame?.addEventListener('focusout', () => show(''));
  afterPatch(() => show(''));
}

/** @param {EventTarget | null} target */
function componentAt(target) {
  const card = target instanceof Element ? target.closest('#picture-frame [data-component]') : null;
  return card?.getAttribute('data-component') ?? '';
}

/** The component whose row of a table a pointer is on. @param {EventTarget | null} target */
function rowAt(target) {
  const row = target instanceof Element ? target.closest('tr[id^="row-"]') : null;
  return row?.id.slice('row-'.length) ?? '';
}

let shown = '';

/** Shows what a component talks to; none for nothing. @param {string} id */
function show(id) {
  if (id === shown) return;
  shown = id;
  const layer = overlay('highlight');
  const svg = picture();
  const lines = id && svg ? [...svg.querySelectorAll('g[data-source]')].filter((line) => ends(line).includes(id)) : [];
  if (!svg || lines.length === 0) return layer.replaceChildren();
  const known = new Set([id, ...lines.flatMap(ends)]);
  const cards = [...svg.querySelectorAll('g[data-component]')].filter((card) =>
    [card.getAttribute('data-component') ?? '', ...(card.getAttribute('data-components') ?? '').split(' ')].some((one) => known.has(one)),
  );
  const { width, height } = svg.viewBox.baseVal;
  layer.replaceChildren(drawn('rect', { class: 'scrim', width, height }), ...[...lines, ...cards].map(copyOf));
}

/** @param {Element} line */
function ends(line) {
  return [line.getAttribute('data-source') ?? '', line.getAttribute('data-destination') ?? ''];
}
