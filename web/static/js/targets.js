/** Where a place of the picture leads to: arithmetic on the boxes that its groups bear. */

import { cards, idOf, idsOf } from './select.js';
import { boxIn, picture } from './view.js';

/** @typedef {import('./overlay.js').Box} Box */

/**
 * @typedef {object} Target Where something would be put.
 * @property {string} place `zone:ID`, `network:ID` or `host:ID`.
 * @property {Box} box What is marked.
 * @property {string | null} before The component that it would stand before; the end where there is none, null where it has no say.
 * @property {Box | null} line Where the line goes that shows it.
 */

/** @typedef {{ id: string, box: Box, zone: string | null, network: string | null }} Spot A zone, a network or a card. */

/**
 * @typedef {object} Survey What is where.
 * @property {Spot[]} zones
 * @property {Spot[]} networks
 * @property {Spot[]} cards Those that stay where they are.
 */

/**
 * Takes down what is where, for a gesture that moves some components.
 * @param {string[]} moving
 * @returns {Survey}
 */
export function survey(moving) {
  const groups = (/** @type {string} */ selector) => [...(picture()?.querySelectorAll(selector) ?? [])];
  return {
    zones: groups('g[data-zone]:not([data-component])').flatMap(spot),
    networks: groups('g[data-network]:not([data-component])').flatMap(spot),
    cards: cards().filter((card) => !idsOf(card).some((id) => moving.includes(id))).flatMap(spot),
  };
}

/** @param {Element} group @returns {Spot[]} */
function spot(group) {
  const box = boxIn(group);
  const text = (/** @type {string} */ name) => group.getAttribute(name) || null;
  return box ? [{ id: idOf(group), box, zone: text('data-zone'), network: text('data-network') }] : [];
}

/**
 * What is under a place of the picture.
 * @param {[number, number]} at
 * @param {Survey} known
 * @param {(place: string) => boolean} isPlace Whether it is one that something can be put to.
 * @returns {Target | undefined}
 */
export function targetAt(at, known, isPlace) {
  const holds = (/** @type {Spot} */ { box }) => box[0] <= at[0] && at[0] <= box[0] + box[2] && box[1] <= at[1] && at[1] <= box[1] + box[3];
  const holder = known.networks.findLast(holds) ?? known.zones.findLast(holds);
  if (!holder) return undefined;
  const beside = known.cards.filter((card) => card.zone === holder.zone && card.network === holder.network);
  const host = beside.find((card) => isOn(card.box, at));
  if (host && isPlace(`host:${host.id}`)) return { place: `host:${host.id}`, box: host.box, before: null, line: null };
  const column = beside.filter(({ box }) => box[0] <= at[0] && at[0] <= box[0] + box[2]);
  const next = column.find(({ box }) => box[1] + box[3] / 2 > at[1]);
  const near = (next ?? column.at(-1) ?? holder).box;
  const y = next ? near[1] - 6 : near[1] + near[3] + 6;
  return {
    place: holder.network ? `network:${holder.network}` : `zone:${holder.zone}`,
    box: holder.box,
    before: next ? next.id : '',
    line: column.length > 0 ? [near[0], y - 1, near[2], 3] : null,
  };
}

/** Whether a point is well within a card, and not at its upper or lower edge. @param {Box} box @param {[number, number]} at */
function isOn(box, [x, y]) {
  const edge = box[3] / 4;
  return box[0] <= x && x <= box[0] + box[2] && box[1] + edge <= y && y <= box[1] + box[3] - edge;
}
