/**
 * Queries sampled from the documents themselves, with a fixed seed: same documents, same queries.
 * A document is drawn first and then a place in it, so that one long document does not ask all the questions.
 */

const SEED = 20261120;
const HAN = /\p{Script=Han}+/gu;
const LATIN = /(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_]+/g;
// One word of letters or digits with ideographs around it, with or without a space at the border.
const MIXED = /\p{Script=Han}{0,4} ?(?<![A-Za-z0-9])[A-Za-z0-9]+(?![A-Za-z0-9]) ?\p{Script=Han}{0,4}/gu;

/** The form in which truth is decided: no white space, lower case. */
export const squash = (text) => text.replace(/\s+/gu, '').toLowerCase();

/** The words whose prefixes are the queries of the kind `typing`. */
export function wordsIn(queries) {
  const prefixes = queries.filter(({ kind }) => kind === 'typing').map(({ q }) => q);
  return prefixes.filter((q, i) => !prefixes[i + 1]?.startsWith(q));
}

/** A small generator with a seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `latency`: queries of each kind, `{ kind, q }`. `recall`: runs as they stand in a text, `{ kind, q }`.
 * `titles`: `{ q, id }` of documents whose title no other has. `headings`: lines of three to ten Han characters that
 * stand alone in a text.
 */
export function sample(documents, { perKind = 100, perLength = 60 } = {}) {
  const random = generator(SEED);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  const everything = documents.map(({ title, text }) => squash(title + text)).join('\n');
  const absent = (q) => !everything.includes(squash(q));

  /** Up to `count` different values of `make`, which may also give nothing. */
  const distinct = (count, make) => {
    const found = new Set();
    for (let tries = 0; found.size < count && tries < count * 200; tries++) {
      const value = make();
      if (value) found.add(value);
    }
    return [...found];
  };
  /** Draws a document that has any of what `of` finds in its text, then one of these. */
  const drawn = (of) => {
    const lists = documents.map(({ text }) => of(text)).filter((list) => list.length);
    return () => (lists.length ? pick(lists) : []);
  };
  const all = (pattern) => (text) => text.match(pattern) ?? [];

  const runs = drawn(all(HAN));
  const fragment = (length) => {
    const long = runs().filter((run) => run.length >= length);
    let place = Math.floor(random() * long.reduce((sum, run) => sum + run.length - length + 1, 0));
    for (const run of long) {
      const places = run.length - length + 1;
      if (place < places) return run.slice(place, place + length);
      place -= places;
    }
    return null;
  };
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const words = () => [...segmenter.segment(pick(runs()) ?? '')].map(({ segment }) => segment);
  const word2 = () => pick(words().filter((word) => word.length === 2));
  const phrase4 = () => {
    const two = (word) => word?.length === 2;
    return pick(words().flatMap((word, i, list) => (two(word) && two(list[i + 1]) ? [word + list[i + 1]] : [])));
  };
  const latinWords = drawn((text) => [...new Set(text.match(LATIN))].filter((word) => word.length <= 24));
  const latin = () => pick(latinWords());
  const typed = () =>
    latin()
      ?.match(/^.{5,9}$/)?.[0]
      .toLowerCase();
  const prefixes = (q) => [...q].map((_, i, list) => list.slice(0, i + 1).join(''));
  const mixedRuns = drawn((text) => all(MIXED)(text).filter((run) => /\p{Script=Han}/u.test(run)));
  const mixed = () => pick(mixedRuns())?.replace(/ /g, '');
  const mixedPart = () => {
    const run = mixed() ?? '';
    const start = between(0, run.length - 2);
    const part = run.slice(start, between(start + 2, run.length));
    return /\p{Script=Han}/u.test(part) && /[A-Za-z0-9]/.test(part) ? part : null;
  };
  const ideographs = [...new Set(everything.match(/\p{Script=Han}/gu))];
  const random2to6 = (from) => Array.from({ length: between(2, 6) }, () => pick(from)).join('');
  const miss = () => [random2to6(ideographs)].find(absent);
  const missLatin = () => [random2to6([...'bcdfghjklmnpqrstvwxz']).padEnd(6, 'q')].find(absent);

  const kinds = (list) => list.flatMap(([kind, queries]) => queries.map((q) => ({ kind, q })));
  const latency = kinds([
    ['word2', distinct(perKind, word2)],
    ['phrase4', distinct(perKind, phrase4)],
    ['frag8+', distinct(perKind, () => fragment(between(8, 14)))],
    ['latin', distinct(perKind, latin)],
    ['typing', [...distinct(16, phrase4), ...distinct(10, typed)].flatMap(prefixes)],
    ['miss', [...distinct(45, miss), ...distinct(15, missLatin)]],
  ]);
  const recall = kinds([
    ...[2, 3, 4, 6, 10].map((length) => [`han${length}`, distinct(perLength, () => fragment(length))]),
    ['word2', distinct(perLength, word2)],
    ['phrase4', distinct(perLength, phrase4)],
    ['mixed', distinct(perLength, mixed)],
    ['mixed, cut', distinct(perLength, mixedPart)],
  ]);
  const bearers = new Map();
  for (const { title } of documents) bearers.set(squash(title), (bearers.get(squash(title)) ?? 0) + 1);
  const titles = documents.map(({ title }, id) => ({ q: title, id })).filter(({ q }) => bearers.get(squash(q)) === 1);
  for (let i = titles.length - 1; i > 0; i--) {
    const j = between(0, i);
    [titles[i], titles[j]] = [titles[j], titles[i]];
  }
  const alone = [...new Set(documents.flatMap(({ text }) => text.split('\n').filter((line) => /^\p{Script=Han}{3,10}$/u.test(line))))];
  const headings = alone.length > 300 ? distinct(300, () => pick(alone)) : alone;
  return { latency, recall, titles: titles.slice(0, 200), headings };
}
