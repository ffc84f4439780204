/** One list of hits, the best first. */
import { make, marked } from './dom.js';

/** link -> hit, of all rows. */
const hits = new WeakMap();

/** The hit that a link of a row leads to; nothing for any other link. */
export const hitOf = (link) => hits.get(link);

export class Rows {
  list = make('ol', { part: 'results', hidden: '' });

  get length() {
    return this.list.childElementCount;
  }

  /** Shows `rows`, `{ hit, href, meta }`, and no others; gives their links. */
  show(rows) {
    this.list.replaceChildren();
    return this.add(rows);
  }

  /** Shows further ones below; gives their links. */
  add(rows) {
    // N.B. Rows that stay from key to key would move when the ones above them change, and browsers count that as a shift.
    const items = rows.map(rowOf);
    this.list.append(...items);
    return items.map(({ firstChild }) => firstChild);
  }
}

let blank;

function rowOf({ hit, href, meta }) {
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
