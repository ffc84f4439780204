/**
 * The half of the bench that runs in the browser, on a blank page. Every function starts from the package as a
 * site would: `init()`, `new Index()`.
 */
import init, { Index } from '/pkg/seed_search.js';

const squash = (text) => text.replace(/\s+/gu, '').toLowerCase();
// What is left when punctuation is put aside as well and forms are made one.
const bare = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

let index;
let texts; // Of all documents, { title, body } squashed: the rival's index, and the truth.
let memory;

/** Downloads and instantiates. The milliseconds of `init()`, and of the first `new Index()`. */
export async function start() {
  const begun = performance.now();
  memory = (await init()).memory;
  const ready = performance.now();
  index = new Index();
  return { init: ready - begun, first: performance.now() - ready };
}

/** Milliseconds of `new Index()` alone, which reads the whole index once to check it: the median of many. */
export function opening(times) {
  const each = Array.from({ length: times }, () => {
    const begun = performance.now();
    const opened = new Index();
    const time = performance.now() - begun;
    opened.free();
    return time;
  });
  return each.sort((a, b) => a - b)[times >> 1];
}

/** All documents, for the sampling of queries. */
export function documents() {
  const all = Array.from({ length: index.documentCount }, (_, id) => index.document(id));
  texts = all.map(({ title, text }) => ({ title: squash(title), body: squash(text) }));
  return all.map(({ title, text, path }) => ({ title, text, path }));
}

/** The rival: no index, the text in memory, every part looked for; the title counts most. Numbers only. */
export function scan(q, limit) {
  const parts = q.toLowerCase().split(/\s+/).filter(Boolean);
  const whole = squash(q);
  const found = [];
  if (!parts.length) return found;
  documents: for (let id = 0; id < texts.length; id++) {
    const { title, body } = texts[id];
    let score = title.includes(whole) ? 1000 : 0;
    for (const part of parts) {
      let count = 0;
      for (let at = body.indexOf(part); at >= 0 && count < 20; at = body.indexOf(part, at + 1)) count++;
      const inTitle = title.includes(part);
      if (!inTitle && !count) continue documents;
      score += (inTitle ? 100 : 0) + count;
    }
    found.push({ id, score });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}

const search = ({ q }) => index.search(q, { limit: 10 });
const DEEDS = {
  search,
  once: search,
  scan: ({ q }) => scan(q, 10),
  suggest: ({ q }) => index.suggest(q),
  document: ({ q, id }) => index.document(id, q),
};

/**
 * Milliseconds of one deed for each query, one round. A query is repeated until it has taken half a millisecond,
 * for the clock ticks every five microseconds; what is told is the mean of these. `once` is a search that is not.
 */
export function round(deed, queries) {
  const act = DEEDS[deed];
  return queries.map((query) => {
    let times = 0;
    const begun = performance.now();
    let time;
    do {
      act(query);
      times++;
      time = performance.now() - begun;
    } while (time < 0.5 && deed !== 'once');
    return time / times;
  });
}

/** The document that a query's reader would open: the first hit, or else the first document. */
export const opened = (queries) => queries.map(({ q }) => ({ q, id: index.search(q, { limit: 1 }).hits[0]?.id ?? 0 }));

/**
 * For each query all hits, held against the truth: which documents hold the run in title or text, white space and
 * case aside.
 */
export function recall(queries) {
  // A title's end and its text's beginning are no run: nobody sees them in one line.
  const whole = texts.map(({ title, body }) => `${title}\n${body}`);
  const bareWhole = texts.map(({ title, body }) => `${bare(title)}\n${bare(body)}`);
  return queries.map(({ kind, q }) => {
    const run = squash(q);
    const bareRun = bare(q);
    const truth = new Set(whole.flatMap((text, id) => (text.includes(run) ? [id] : [])));
    const { total, hits } = index.search(q, { limit: 1e6 });
    const holds = hits.map(({ id }) => truth.has(id));
    const lastTrue = holds.lastIndexOf(true);
    const wrong = hits.map((hit, rank) => ({ ...hit, rank })).filter((_, i) => !holds[i]);
    const unflagged = wrong.filter(({ weak }) => !weak);
    const name = ({ id, rank, weak }) => ({ id, rank, weak, title: hits.find((hit) => hit.id === id)?.title ?? '' });
    const strong = hits.filter(({ weak }) => !weak).slice(0, 10);
    const found = new Set(hits.map(({ id }) => id));
    const showing = hits.filter(({ title, excerpt }, i) => holds[i] && (squash(excerpt.text).includes(run) || squash(title).includes(run)));
    return {
      kind,
      q,
      truth: truth.size,
      found: holds.filter(Boolean).length,
      missing: [...truth].filter((id) => !found.has(id)),
      twice: hits.length - found.size,
      miscounted: total !== hits.length,
      top: Math.min(10, hits.length),
      topTrue: holds.slice(0, 10).filter(Boolean).length,
      strong: strong.length,
      strongTrue: strong.filter(({ id }) => truth.has(id)).length,
      above: wrong.filter(({ rank }) => rank < lastTrue).map(name),
      unflagged: unflagged.map(name),
      unflaggedBare: unflagged.filter(({ id }) => !bareWhole[id].includes(bareRun)).map(name),
      belittled: hits.filter(({ weak }, i) => holds[i] && weak).map(({ id }) => id),
      showing: showing.length,
    };
  });
}

/** The rank of each title's own document, from 1; 0 where it is not among the first ten. */
export const titles = (queries) => queries.map(({ q, id }) => index.search(q, { limit: 10 }).hits.findIndex((hit) => hit.id === id) + 1);

/** Whether the first hit of each heading holds it. */
export const headings = (queries) =>
  queries.map((q) => {
    const [first] = index.search(q, { limit: 1 }).hits;
    return first !== undefined && (texts[first.id].title.includes(q) || texts[first.id].body.includes(q));
  });

/** So many searches, over and over the same list. */
export function ask(queries, times) {
  for (let i = 0; i < times; i++) index.search(queries[i % queries.length].q, { limit: 10 });
}

/**
 * Bytes of this page as the browser counts them, and of the module's own memory, which Chromium leaves out of the
 * former.
 */
export async function weight() {
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return { bytes, wasm: memory?.buffer.byteLength ?? 0 };
}
