/** How does a hit look? One row of a list. */
import { imageOf } from '../image.js';
import { breaksIn, make, marked } from './dom.js';

/** @import { Hit } from '../pkg/seed_search.js' */

/** @typedef {(hit: Hit) => string | undefined} Lead Where a hit leads to. */

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

/** Characters of a title that an image takes the place of. */
const IMAGE = 6;

/** @type {HTMLLIElement} */
let blank;

/**
 * A row, with what stands below its title, if anything.
 *
 * @param {Hit} hit
 * @param {string} meta
 * @param {Lead} addressOf
 * @param {number} room - Characters that a line surely has room for: a title that fits needs no places to break at.
 */
export function rowOf(hit, meta, addressOf, room) {
  blank ??= make('li', { part: 'result' }, make('a', { part: 'title', dir: 'auto' }), make('p', { part: 'excerpt', dir: 'auto' }));
  const item = /** @type {HTMLLIElement} */ (blank.cloneNode(true));
  const [link, excerpt] = item.children;
  const lead = (/** @type {Element} */ link, /** @type {Hit} */ to) => {
    const href = addressOf(to);
    if (href !== undefined) link.setAttribute('href', href);
    hits.set(link, to);
    return link;
  };
  const src = imageOf(hit);
  const title = hit.title || hit.path;
  const breaks = title.length > room - (src ? IMAGE : 0) ? breaksIn(title) : [];
  lead(link, hit).append(marked(title, hit.title ? hit.titleMarks : [], breaks));
  if (meta) link.after(make('p', { part: 'meta', class: 'meta', dir: 'auto' }, meta));
  excerpt.append(marked(hit.excerpt.text, hit.excerpt.marks));
  // Places of a page that is read here, or that a place in another page stands for, have no addresses.
  const sections = hit.url && !hit.url.includes('#') ? (hit.sections ?? []).filter(({ anchor }) => anchor) : [];
  const links = sections.map((section) => lead(make('a', { part: 'section', dir: 'auto' }, section.heading), { ...hit, section }));
  if (links.length) item.append(make('p', { part: 'sections', class: 'sections' }, ...links));
  if (src) {
    const image = make('img', { part: 'image', src, alt: '', loading: 'lazy' });
    image.onerror = () => image.remove();
    item.prepend(image);
  }
  return item;
}
