/** What the server says of each place: whether something may be put there, and why not. */

import { store } from './store.js';

/** @typedef {{ grade: 'allowed' | 'warning' | 'refused', reasons: string[] }} Verdict */

/**
 * Asks for the verdicts on components that are there, or on a new one of a role; none while the server can't say.
 * @param {{ ids: string[], role: string }} what
 * @returns {Promise<Map<string, Verdict>>} By place.
 */
export async function judged({ ids, role }) {
  const query = role ? `role=${encodeURIComponent(role)}` : `component=${encodeURIComponent(ids.join(','))}`;
  try {
    const answer = await fetch(`${store.path}/places?${query}`);
    /** @type {(Verdict & { place: string })[]} */
    const verdicts = answer.ok ? await answer.json() : [];
    return new Map(verdicts.map((one) => [one.place, one]));
  } catch {
    return new Map();
  }
}
