/** What does a page hold after ten thousand queries to an index in shards, and does it still answer as it did at first? */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { BROWSERS, folder, seedSearch, serve, written } from './sites.mjs';

const PAGES = 130;
const QUERIES = 10_000;
/** Of these so many are different: more than the files that they need may stay. */
const DIFFERENT = 1100;
const MB = 1 << 20;
/** Of the memory of the engine: 4 MB of files that it keeps at most, what a query makes of them, and the engine itself. */
const MOST = 12 * MB;
/**
 * What it may grow by in the second half. By then it holds as many files as it may, and each that comes takes the place of another one;
 * but these are not of one size, so there may be gaps. A query that left a kilobyte behind would take five times as much.
 */
const MOST_MORE = MB;

/** Numbers below `n` that look like chance and are the same each time. */
function chance(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Texts of ideographs, some of which are frequent, and words of letters. */
function texts() {
  const random = chance(7);
  const ideograph = () => String.fromCharCode(0x4e00 + Math.floor(3000 * (random(1e6) / 1e6) ** 2));
  const word = () => Array.from({ length: 3 + random(6) }, () => 'aeionrstlpkm'[random(12)]).join('');
  const paragraph = () => `${Array.from({ length: 100 }, ideograph).join('')}。${word()} ${word()}`;
  return Array.from({ length: PAGES }, () => Array.from({ length: 40 }, paragraph));
}

/** Queries with their options: of what is there and what is not, some with filters, orders, counts and signs. */
function queries(pages) {
  const random = chance(11);
  const one = (list) => list[random(list.length)];
  const run = (length) => {
    const text = one(one(pages));
    const at = random(100 - length);
    return text.slice(at, at + length);
  };
  const word = () => one(one(pages)).split(/[。 ]/)[1];
  const few = { limit: 1 };
  const kinds = [
    ...[2, 3, 4, 6, 9, 14].map((length) => () => [run(length), few]),
    () => [run(2), { ...few, meta: { kind: 'note' } }],
    () => [run(2), { ...few, path: `page-${random(10)}.html` }],
    () => [run(2), { ...few, facets: ['kind'], sort: { price: 'descending' } }],
    () => [`"${run(3)}" ${run(2)}`, few],
    () => [word(), few],
    () => [`${word()}x`.slice(1), few],
    // Some of these read ten times as much as others.
    () =>
      one([
        () => [run(2), few],
        () => [run(3), few],
        () => [run(4), few],
        () => [word(), few],
        () => [run(2)],
        () => [`${run(2)} -${run(1)}`],
        () => [`${run(2)}是什么${run(3)}`],
        () => [[...run(6)].reverse().join('')],
        () => [one(['shidu', 'zhong guo', 'yi er san', 'xqzw', 'qqqq', '☃☃', '12', 'ａｂ', '飽和', '"', '-', 'a'.repeat(300)])],
      ])(),
  ];
  return Array.from({ length: DIFFERENT }, (_, i) => kinds[i % kinds.length]());
}

test('ten thousand queries in one page take no more memory than some, and the same answers come', { timeout: 180_000 }, async (t) => {
  const pages = texts();
  const page = (
    paragraphs,
    i,
  ) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>第${i}页</title><link rel="icon" href="data:,">
    <main data-search-filter="kind:${i % 2 ? 'guide' : 'note'}" data-search-sort="price:${i}">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main>`;
  const html = Object.fromEntries(pages.map((paragraphs, i) => [`page-${i}.html`, page(paragraphs, i)]));
  const site = written(join(folder(t), 'public'), html);
  seedSearch(['build', site, '--shards', 'always', '--no-cache', '--quiet']);
  const { origin } = await serve(t, site, (response, path) => {
    if (path.includes('/assets/')) response.setHeader('cache-control', 'max-age=31536000, immutable');
  });
  const { page: browser, complaints } = await BROWSERS.Chromium(t);
  await browser.goto(`${origin}/page-0.html`);
  const { memories, files, heights, half, differing, empty } = await browser.evaluate(
    async ([list, many]) => {
      const memories = [];
      const { Instance } = WebAssembly;
      WebAssembly.Instance = new Proxy(Instance, {
        construct(target, args) {
          const instance = new target(...args);
          for (const one of Object.values(instance.exports)) if (one instanceof WebAssembly.Memory) memories.push(one);
          return instance;
        },
      });
      const asked = [];
      const { fetch } = globalThis;
      globalThis.fetch = (address, how) => (asked.push(String(address)), fetch(address, how));
      const { open } = await import('/search/engine.js');
      const index = await open();
      const answer = async ([query, options]) => JSON.stringify(await index.search(query, options));
      // The engine of which all is there takes the place of the first half: what counts is the memory in use.
      const bytes = () => memories.at(-1).buffer.byteLength;
      const first = [];
      for (const one of list) first.push(await answer(one));
      const heights = [];
      let half;
      let state = 5;
      for (let i = list.length; i < many; i += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const [query, options] = list[Math.floor((state / 2 ** 32) * list.length)];
        const { hits } = await index.search(query, options);
        if (i % 20 === 0) await index.suggest(query.slice(0, 2));
        if (i % 20 === 5 && hits[0]) await index.document(hits[0].id, query);
        if (i % 1000 === 0) heights.push(bytes());
        if (i === many / 2) half = bytes();
      }
      const differing = [];
      for (const [at, one] of list.entries()) if ((await answer(one)) !== first[at]) differing.push(one[0]);
      heights.push(bytes());
      const empty = first.filter((text) => JSON.parse(text).hits.length === 0).length;
      return { memories: memories.length, files: [asked.length, new Set(asked).size], heights, half, differing, empty };
    },
    [queries(pages), QUERIES],
  );
  t.diagnostic(`${files} files; MB of memory: ${heights.map((height) => (height / MB).toFixed(2)).join(' ')}`);
  const [asked, different] = files;
  assert.ok(asked > 1.2 * different, `${files}: files went and came again`);
  assert.ok(memories > 0 && memories <= 2, `${memories} memories`);
  assert.ok(Math.max(...heights) <= MOST, `${heights}`);
  assert.ok(heights.at(-1) - half <= MOST_MORE, `${heights}`);
  assert.deepEqual(differing, []);
  assert.ok(empty > 0 && empty < DIFFERENT / 2, `${empty} queries found nothing`);
  assert.deepEqual(complaints, []);
});
