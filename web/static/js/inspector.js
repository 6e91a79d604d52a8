/** The form of the selected component beside the picture, as the server renders it. */

import { afterPatch, isDirty } from './patch.js';
import { change, say, store, watch } from './store.js';

const inspector = document.getElementById('inspector');
/** Whose form is shown. */
let shown = '';

/** Starts showing forms. */
export function inspectSelection() {
  if (!inspector) return;
  watch('selected', () => void refresh());
  afterPatch(() => void refresh(true));
  inspector.addEventListener('focusin', () => change({ busy: isDirty(inspector) }));
  inspector.addEventListener('input', () => change({ busy: isDirty(inspector) }));
  inspector.addEventListener('focusout', () => change({ busy: isDirty(inspector) }));
  void refresh();
}

/** Puts the focus into the form. */
export function inspect() {
  const [id] = store.selected;
  const own = document.activeElement?.closest('[data-component]')?.getAttribute('data-component');
  if (own && own !== id) change({ selected: new Set([own]) });
  void refresh().then(() => {
    const field = inspector?.querySelector('input:not([type=hidden]), select, textarea');
    if (field instanceof HTMLElement) field.focus();
  });
}

/** @param {boolean} [anew] Fetches it again although it is shown. */
async function refresh(anew = false) {
  if (!inspector) return;
  const id = store.selected.size === 1 ? ([...store.selected][0] ?? '') : '';
  if ((id === shown && !anew) || (isDirty(inspector) && id === shown)) return;
  shown = id;
  const answer = id ? await fetch(`${store.path}/components/${encodeURIComponent(id)}`).catch(() => undefined) : undefined;
  if (id !== shown) return;
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  const form = page?.querySelector('main section');
  const focused = inspector.contains(document.activeElement) ? document.activeElement?.id : '';
  if (form) {
    const title = form.querySelector('h1');
    const heading = document.createElement('h2');
    heading.append(...(title?.childNodes ?? []));
    title?.replaceWith(heading);
    inspector.replaceChildren(document.importNode(form, true));
    for (const link of inspector.querySelectorAll('.toolbar a')) link.remove();
  } else {
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = store.selected.size > 1 ? say('several-selected', { count: store.selected.size }) : say('none-selected');
    inspector.replaceChildren(hint);
  }
  change({ busy: false });
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
