/**
 * Which engine do the elements of a page share? That of this folder: one promise of an index for the whole page, whichever
 * script of it asks, forgotten when it fails; and who is told how much of it has come.
 */
import { report } from './failure.js';
import { BASE_URL, load } from './load.js';

/** @import { Index } from '../pkg/seed_search.js' */
/** @import { RemoteIndex } from '../types.js' */
/** @typedef {(share: number) => void} Tell */
/** @typedef {{ waiting: Set<Tell>, engine?: Promise<Index | RemoteIndex> }} Shared */

const all = /** @type {Record<symbol, Shared | undefined>} */ (/** @type {unknown} */ (globalThis));
const shared = (all[Symbol.for(`seed-search ${BASE_URL}`)] ??= { waiting: new Set() });

/**
 * The index, which is loaded where nobody has asked for it; `tell` is called with the share that has come, from 0 to 1.
 *
 * @param {Tell} tell
 * @returns {Promise<Index | RemoteIndex>}
 */
export function start(tell) {
  shared.waiting.add(tell);
  shared.engine ??= load((share) => shared.waiting.forEach((tell) => tell(share))).catch((error) => {
    forget();
    report(error);
    throw error;
  });
  return shared.engine.finally(() => shared.waiting.delete(tell));
}

/** The next one who asks gets another engine. */
export function forget() {
  shared.engine = undefined;
}
