/** What was searched last on this device? It is kept in its storage, sent nowhere, and gone when the reader clears it. */
import { BASE_URL } from './engine/load.js';

/** Sites of one origin keep theirs apart. */
const KEY = `seed-search ${BASE_URL.pathname}`;
const MOST = 8;
const NONE = 'none';

/**
 * The queries, the newest first; `false` where the reader wants none kept, nothing where there is no storage.
 *
 * @returns {string[] | false | undefined}
 */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (Array.isArray(kept)) return kept.filter((query) => typeof query === 'string').slice(0, MOST);
    return kept === NONE ? false : [];
  } catch {
    return undefined;
  }
}

/** @param {string[] | typeof NONE} queries */
function put(queries) {
  try {
    if (!queries.length) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // A full or forbidden storage only forgets.
  }
}

/**
 * Forgets all; from now on searches are kept, or none is.
 *
 * @param {boolean} wanted
 */
export const keep = (wanted) => put(wanted ? [] : NONE);

/**
 * Puts a query first.
 *
 * @param {string} query
 */
export function remember(query) {
  const kept = recent();
  if (kept && query) put([query, ...kept.filter((other) => other !== query)].slice(0, MOST));
}
