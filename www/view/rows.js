/** How a hit looks: one row of a list. */
import { make, marked } from './dom.js';

/** link -> hit, of all rows. */
const hits = new WeakMap();

/** The hit that a link of a row leads to; nothing for any other link. */
export const hitOf = (link) => hits.get(link);

let blank;

/** A row, with where it leads, if anywhere, and what stands below its title, if anything. */
export function rowOf(hit, href, meta) {
  blank ??= make('li', { part: 'result' }, make('a', { part: 'title' }), make('p', { part: 'excerpt' }));
  const item = blank.cloneNode(true);
  const [link, excerpt] = item.children;
  hits.set(link, hit);
  link.append(marked(hit.title || hit.path, hit.title ? hit.titleMarks : []));
  if (href !== undefined) link.setAttribute('href', href);
  if (meta) link.after(make('p', { part: 'meta', class: 'meta' }, meta));
  excerpt.append(marked(hit.excerpt.text, hit.excerpt.marks));
  return item;
}
