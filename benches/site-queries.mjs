/** What is asked of a built site, drawn from its pages with a fixed seed, and which pages hold it. */
import { createHash } from 'node:crypto';
import { sample } from './queries.mjs';

const SEED = 20261120;
const KINDS = { word2: 'word2', phrase4: 'phrase4', 'frag8+': 'fragment', latin: 'latin' };
/** Headings that are asked, and the fewest characters of one. */
const HEADINGS = 300;
const SHORTEST = 4;
/** Pages whose words are asked as pinyin: cutting a whole site into words takes a while. */
const CUT = 200;

/** What is compared: no white space, no case, no width. */
export const folded = (text) => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** A list in an order that nobody chose, always the same. */
function shuffled(list, of = (entry) => entry) {
  const key = (entry) =>
    createHash('sha1')
      .update(`${SEED} ${of(entry)}`)
      .digest('hex');
  return list
    .map((entry) => [key(entry), entry])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}

/** `a/index.html` and `a/` are one page. */
export const pathOf = (pathname) => decodeURIComponent(pathname).replace(/(^|\/)index\.html$/, '$1');

/**
 * `first`: so many queries of each kind, `{ kind, q }`. `other`: further ones of all kinds by turns. `headings`: texts of
 * headings, and `words` of two to four ideographs.
 */
export function asked(pages, count) {
  const each = sample(pages, { perKind: Math.max(3 * count, 100), perLength: 0 }).latency;
  const lists = Object.entries(KINDS).map(([own, kind]) =>
    each.filter((query) => query.kind === own && (kind !== 'latin' || /^[A-Za-z]{3,}$/.test(query.q))).map(({ q }) => ({ kind, q })),
  );
  const rest = lists.map((list) => list.slice(count));
  const longest = Math.max(...rest.map((list) => list.length));
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const words = shuffled(pages, ({ path }) => path)
    .slice(0, CUT)
    .flatMap(({ text }) => [...segmenter.segment(text)].map(({ segment }) => segment))
    .filter((word) => /^\p{Script=Han}{2,4}$/u.test(word));
  const headings = new Set(pages.flatMap((page) => page.headings).filter((heading) => folded(heading).length >= SHORTEST));
  return {
    first: lists.flatMap((list) => list.slice(0, count)),
    other: Array.from({ length: longest }, (_, i) => rest.flatMap((list) => list.slice(i, i + 1))).flat(),
    headings: shuffled([...headings]).slice(0, HEADINGS),
    words: shuffled([...new Set(words)]).slice(0, count),
  };
}

/** Whether both engines read a page: ours passes over hidden folders. */
export const isShared = ({ path }) => !/(^|\/)\./.test(path);

/** Which pages hold what: `holds(path, query)`, how many of those that both engines read, and `heads(path, heading)`. */
export function truth(pages) {
  const known = new Map(
    pages.map(({ path, title, text, besides, headings }) => [
      path,
      { path, text: [title, text, besides].map(folded).join('\n'), headings: new Set(headings.map(folded)) },
    ]),
  );
  return {
    holds: (path, query) => Boolean(known.get(path)?.text.includes(folded(query))),
    holding: (query) => [...known.values()].filter((page) => isShared(page) && page.text.includes(folded(query))).length,
    heads: (path, heading) => Boolean(known.get(path)?.headings.has(folded(heading))),
  };
}
