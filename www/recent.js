/** What was searched last on this device: kept in its storage, sent nowhere, gone when the reader clears it. */
import { BASE_URL } from './engine/load.js';

/** Sites of one origin keep theirs apart. */
const KEY = `seed-search ${BASE_URL.pathname}`;
const MOST = 8;
export const NONE = 'none';

/** The queries, the newest first; `false` where the reader wants none kept, nothing where there is no storage. */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (Array.isArray(kept)) return kept.filter((query) => typeof query === 'string').slice(0, MOST);
    return kept === NONE ? false : [];
  } catch {
    return undefined;
  }
}

/** Keeps these; `NONE` keeps none from now on. */
export function keep(queries) {
  try {
    if (!queries.length) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // A full or forbidden storage only forgets.
  }
}

/** Puts a query first. */
export function remember(query) {
  const kept = recent();
  if (kept && query) keep([query, ...kept.filter((other) => other !== query)].slice(0, MOST));
}
