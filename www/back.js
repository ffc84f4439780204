/**
 * What did a reader search who comes back from another page? Browsers keep what stands in a field of the page, but not in one
 * of a component. It is kept for this tab, by the page's address and the element's `id`, or else its number among the
 * elements of its name.
 */

/** @import { SeedSearch } from './element.js' */

/** @param {SeedSearch} site */
const keyOf = (site) =>
  `seed-search ${location.pathname}${location.search} ${site.id || [...document.querySelectorAll(site.localName)].indexOf(site)}`;

/** @param {SeedSearch} site */
export function leave(site) {
  const { query, filter } = site;
  try {
    if (query) sessionStorage.setItem(keyOf(site), JSON.stringify({ query, filter }));
    else sessionStorage.removeItem(keyOf(site));
  } catch {
    // A full or forbidden storage only forgets.
  }
}

/**
 * What was searched when the reader left, once, if this is the way back.
 *
 * @param {SeedSearch} site
 * @returns {Pick<SeedSearch, 'query' | 'filter'> | null}
 */
export function cameBack(site) {
  try {
    const [entry] = performance.getEntriesByType('navigation');
    const kept = sessionStorage.getItem(keyOf(site));
    sessionStorage.removeItem(keyOf(site));
    return /** @type {PerformanceNavigationTiming} */ (entry).type === 'back_forward' ? JSON.parse(kept ?? '') : null;
  } catch {
    return null;
  }
}
