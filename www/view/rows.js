/** How does a hit look? One row of a list. */
import { make, marked } from './dom.js';

/** @import { Hit } from '../pkg/seed_search.js' */

/**
 * link -> hit, of all rows.
 *
 * @type {WeakMap<Element, Hit>}
 */
const hits = new WeakMap();

/**
 * The hit that a link of a row leads to; nothing for any other link.
 *
 * @param {Element | null} link
 */
export const hitOf = (link) => (link ? hits.get(link) : undefined);

/** @type {HTMLLIElement} */
let blank;

/**
 * A row, with where it leads, if anywhere, and what stands below its title, if anything.
 *
 * @param {Hit} hit
 * @param {string | undefined} href
 * @param {string} meta
 */
export function rowOf(hit, href, meta) {
  blank ??= make('li', { part: 'result' }, make('a', { part: 'title', dir: 'auto' }), make('p', { part: 'excerpt', dir: 'auto' }));
  const item = /** @type {HTMLLIElement} */ (blank.cloneNode(true));
  const [link, excerpt] = item.children;
  hits.set(link, hit);
  link.append(marked(hit.title || hit.path, hit.title ? hit.titleMarks : []));
  if (href !== undefined) link.setAttribute('href', href);
  if (meta) link.after(make('p', { part: 'meta', class: 'meta', dir: 'auto' }, meta));
  excerpt.append(marked(hit.excerpt.text, hit.excerpt.marks));
  return item;
}
