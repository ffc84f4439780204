/** One list of hits. Its rows stay from answer to answer, and only what differs in them is written: most keys change little. */
import { make, remark } from './dom.js';

/** link -> hit, of all rows. */
const hits = new WeakMap();

/** The hit that a link of a row leads to; nothing for any other link. */
export const hitOf = (link) => hits.get(link);

export class Rows {
  list = make('ol', { part: 'results', hidden: '' });
  #rows = [];

  get length() {
    return this.#rows.length;
  }

  /** Shows `rows`, `{ hit, href, meta }`, below the first `kept` and nothing else; gives their links. */
  show(rows, kept = 0) {
    for (const { item } of this.#rows.splice(kept + rows.length)) item.remove();
    const more = rows.slice(this.#rows.length - kept).map(made);
    this.#rows.push(...more);
    const links = rows.map((row, i) => write(this.#rows[kept + i], row));
    this.list.append(...more.map(({ item }) => item));
    return links;
  }
}

let blank;

function made() {
  blank ??= make(
    'li',
    { part: 'result' },
    make('a', { part: 'title' }),
    make('p', { part: 'meta', class: 'meta' }),
    make('p', { part: 'excerpt' }),
  );
  const item = blank.cloneNode(true);
  const [link, meta, excerpt] = item.children;
  return { item, link, meta, excerpt };
}

function write({ link, meta, excerpt }, { hit, href, meta: line }) {
  hits.set(link, hit);
  remark(link, hit.title || hit.path, hit.title ? hit.titleMarks : []);
  if (href === undefined) link.removeAttribute('href');
  else link.setAttribute('href', href);
  if (!line) meta.remove();
  else if (!meta.parentNode) link.after(meta);
  remark(meta, line);
  remark(excerpt, hit.excerpt.text, hit.excerpt.marks);
  return link;
}
