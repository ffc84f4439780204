/** Several indexes as one: what is merged beside a naive twin, and what one that fails costs the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf } from '../../www/checked.js';
import { searched } from '../../www/controller.js';
import { several } from '../../www/several.js';
import { desk } from './desk.mjs';
import { found, hit } from './hits.mjs';

/** @import { AnyIndex, Found, FoundHit, Source } from '../../www/types.js' */

Object.assign(globalThis, {
  document: { baseURI: 'https://site.example/docs/page.html' },
  location: new URL('https://site.example/docs/'),
});

/** @param {string | readonly Source[]} list */
async function opened(list, more = {}) {
  /** @type {string[]} */
  const complaints = [];
  const index = await several(list, {
    tell: () => {},
    complain: (error) => complaints.push(/** @type {Error} */ (error).message),
    check: answerOf,
    folder: new URL('https://site.example/search/'),
    start: async () => holding(found('own')),
    ...more,
  });
  return { index, complaints };
}

/**
 * An index of these hits, which gives as many as it is asked for.
 *
 * @param {Found} all
 * @returns {AnyIndex}
 */
const holding = (all) => ({
  search: (_, { offset = 0, limit = 10 } = {}) => ({ ...all, hits: all.hits.slice(offset, offset + limit) }),
});

const titles = (/** @type {Found} */ { hits }) => hits.map(({ title }) => title).join(' ');

/** Numbers that look like chance and are the same each time. */
function chance(seed = 1) {
  return (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
}

/**
 * The twin: all hits of all, put in order by what they are and the place that each has among its own.
 *
 * @param {Found[]} all
 */
function naively(all) {
  const placed = all.flatMap(({ hits }, source) =>
    hits.map((hit) => ({ hit, source, place: hits.filter(({ weak }) => weak === hit.weak).indexOf(hit) })),
  );
  return placed
    .sort((a, b) => Number(a.hit.weak) - Number(b.hit.weak) || a.place - b.place || a.source - b.source)
    .map(({ hit, source }) => `${hit.title} of ${source}`);
}

test('any part of the merged list is that of the twin', async () => {
  const any = chance();
  for (let run = 0; run < 200; run += 1) {
    const all = Array.from({ length: 1 + any(4) }, () => {
      const [full, weak] = [any(9), any(9)];
      const hits = Array.from({ length: full + weak }, (_, at) => hit(`${at}`, { weak: at >= full, id: at }));
      return { total: full + weak, full, hits };
    });
    const { index } = await opened(all.map((one, at) => ({ index: holding(one), name: `${at}` })));
    const twin = naively(all);
    for (const [offset, limit] of [
      [0, 100],
      [any(10), any(10)],
      [any(30), 5],
    ]) {
      const { hits, total, full } = await index.search('x', { offset, limit });
      assert.deepEqual(
        hits.map((/** @type {FoundHit} */ { title, source }) => `${title} of ${source}`),
        twin.slice(offset, offset + limit),
      );
      assert.deepEqual([total, full], [twin.length, all.reduce((sum, one) => sum + one.full, 0)]);
      assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length, 'each has a number of its own');
    }
  }
});

test('the latest first, whichever index has it, and the undated last', async () => {
  const dated = (/** @type {string[]} */ ...dates) =>
    holding({ total: 3, hits: dates.map((date) => hit(date || 'none', date ? { date } : {})) });
  const { index } = await opened([dated('2024-05', '2020', ''), dated('2023-01-01', '2022')]);
  assert.equal(titles(await index.search('x', { sort: 'date' })), '2024-05 2023-01-01 2022 2020 none');
  assert.equal(titles(await index.search('x', { sort: 'date', offset: 1, limit: 2 })), '2023-01-01 2022');
});

test('the order by a number or date under a key is one for all, and what states none is last', async () => {
  const priced = (/** @type {string[]} */ ...prices) =>
    holding({ total: 3, hits: prices.map((price) => hit(price || 'none', price ? { meta: { price: [price] } } : {})) });
  const { index } = await opened([priced('1,200', '9.6', ''), priced('300 euro', '-2', 'free')]);
  assert.equal(titles(await index.search('x', { sort: { price: 'descending' } })), '1,200 300 euro 9.6 -2 none free');
  const { index: other } = await opened([priced('-2', '9.6', ''), priced('2023', '2024-01-31', '2024-01-31T09:30')]);
  assert.equal(titles(await other.search('x', { sort: { price: 'ascending' } })), '-2 9.6 2023 2024-01-31 2024-01-31T09:30 none');
  const dated = (/** @type {string[]} */ ...dates) => holding({ total: 2, hits: dates.map((date) => hit(date, { date })) });
  const { index: days } = await opened([dated('2020', '2024-05'), dated('2023-01-01', '2025')]);
  assert.equal(titles(await days.search('x', { sort: { date: 'ascending' } })), '2020 2023-01-01 2024-05 2025');
});

test('counts by keys are summed as those by files are', async () => {
  const counting = (/** @type {Record<string, [string, number][]>} */ meta) =>
    holding(found('a', { facets: { files: [], years: [], meta } }));
  const { index } = await opened([
    counting({ tags: [['b', 2]], version: [['1', 1]] }),
    counting({
      tags: [
        ['a', 1],
        ['b', 3],
      ],
    }),
    holding(found('b')),
  ]);
  assert.deepEqual((await index.search('x')).facets?.meta, {
    tags: [
      ['a', 1],
      ['b', 5],
    ],
    version: [['1', 1]],
  });
});

test('counts are summed by their keys, rewrites are united, and what is not told is left out', async () => {
  const one = found('a b?', {
    facets: {
      files: [
        ['a/', 2],
        ['b/', 1],
      ],
      years: [['2024', 1]],
    },
    rewrites: ['x', 'y'],
  });
  const other = found('c?', {
    facets: {
      files: [
        ['b/', 5],
        ['c/', 1],
      ],
      years: [
        ['2025', 1],
        ['2024', 2],
      ],
    },
    instead: ['y', 'z'],
  });
  const { index } = await opened([holding(one), holding(other), holding(found(''))]);
  const { facets, rewrites, full, total } = await index.search('x');
  assert.deepEqual(facets, {
    files: [
      ['a/', 2],
      ['b/', 6],
      ['c/', 1],
    ],
    years: [
      ['2025', 1],
      ['2024', 3],
    ],
  });
  assert.deepEqual([rewrites, full, total], [['x', 'y', 'z'], 1, 3], 'one that does not count the full ones tells by the first weak one');
  const { index: plain } = await opened([holding(found('a'))]);
  assert.deepEqual(Object.keys(await plain.search('x')), ['about', 'lacking', 'total', 'full', 'hits']);
});

test('what is about right or lacking in one answer is so in all of it', async () => {
  const { index } = await opened([holding(found('a')), holding(found('b', { about: true, lacking: true }))]);
  const { about, lacking } = /** @type {Found} */ (await index.search('x'));
  assert.deepEqual([about, lacking], [true, true]);
  const { index: exact } = await opened([holding(found('a')), holding(found('b'))]);
  const all = /** @type {Found} */ (await exact.search('x'));
  assert.deepEqual([all.about, all.lacking], [false, false]);
});

test('quotation marks are dropped only if all indexes drop them', async () => {
  for (const [signs, wanted] of /** @type {[Found['signs'][], Found['signs']][]} */ ([
    [['dropped', 'dropped'], 'dropped'],
    [['dropped', undefined], undefined],
    [['dropped', 'excluded'], 'excluded'],
    [[undefined, 'text'], 'text'],
  ])) {
    const { index } = await opened(signs.map((signs) => holding(found('a', signs && { signs }))));
    assert.equal((await index.search('x')).signs, wanted, signs.join());
  }
});

test('what only some can do is asked of those', async () => {
  const can = {
    ...holding(found('a')),
    suggest: () => [{ text: 'ab' }, { text: 'ac' }],
    document: (/** @type {number} */ id) => ({ id, title: `document ${id}`, neighbours: [{ id: 7 }] }),
    idOf: (/** @type {string} */ path) => (path === 'a' ? 3 : undefined),
    documentCount: 9,
  };
  const throws = {
    ...holding(found('b')),
    suggest() {
      throw new Error('none');
    },
  };
  const { index } = await opened(
    /** @type {any} */ ([holding(found('c')), can, throws, { ...can, suggest: async () => [{ text: 'ac' }, { text: 'ad' }] }]),
  );
  assert.deepEqual(
    (await index.suggest('a', { limit: 3 })).map(({ text }) => text),
    ['ab', 'ac', 'ad'],
  );
  const id = /** @type {number} */ (await index.idOf('a'));
  const { title, neighbours } = await index.document(id);
  assert.deepEqual([title, (await index.document(neighbours[0].id)).title], ['document 3', 'document 7']);
  assert.deepEqual([await index.idOf('b'), index.documentCount, index.failed], [undefined, 18, false]);
  await assert.rejects(index.document(0), /index\[0\] has no documents/);
});

test('one that fails is named once, and the others answer; if all fail, so does the search', async () => {
  const broken = {
    search() {
      throw new Error('no network');
    },
  };
  const { index, complaints } = await opened([{ index: broken, name: 'Blog' }, holding(found('a'))]);
  for (let i = 0; i < 2; i += 1) assert.equal(titles(await index.search('x')), 'a');
  assert.deepEqual(complaints, ['Blog: no network']);
  const wrong = await opened([holding(found('a')), /** @type {any} */ ({ search: () => ({ hits: 5 }) })]);
  assert.equal(titles(await wrong.index.search('x')), 'a');
  assert.match(wrong.complaints.join(), /search\(\)\.hits: expected array, found number 5/);
  const { index: none } = await opened([broken]);
  await assert.rejects(none.search('x'), /no network/);
});

test('one that cannot be opened does not keep the others', async () => {
  const { index, complaints } = await opened([
    Promise.reject(new Error('gone')),
    /** @type {any} */ ({}),
    '/search/',
    Promise.resolve(holding(found('a'))),
  ]);
  assert.equal(titles(await index.search('x')), 'own a');
  assert.deepEqual(complaints, ['gone', 'index[1]: expected an object of search, found object']);
  await assert.rejects(opened([Promise.reject(new Error('gone'))]), /gone/);
  await assert.rejects(opened(' '), /expected one index or more/);
});

test('hits are named by what was told, or by the host or the folder', async () => {
  const sourceOf = async (/** @type {Source[]} */ list) => {
    const { index } = await opened(list, { folder: new URL(String(list[0]).replace(/\/?$/, '/'), 'https://site.example/') });
    return /** @type {FoundHit} */ ((await index.search('x')).hits[0]).source;
  };
  const other = holding(found(''));
  for (const [folder, name] of [
    ['/search', 'site.example'],
    ['/docs/search/', 'docs'],
    ['/a/b c/search/', 'b c'],
    ['https://blog.example.org/search/', 'blog.example.org'],
    ['https://other.example/en/docs/search/', 'other.example/en/docs'],
  ]) {
    assert.equal(await sourceOf([folder, other]), name);
  }
  const { index } = await opened([{ index: holding(found('a')), name: 'Docs' }, holding(found('b'))]);
  assert.deepEqual(
    (await index.search('x')).hits.map((/** @type {FoundHit} */ { source }) => source),
    ['Docs', undefined],
  );
});

test('the element asks them once it is used, and takes the last list', async () => {
  const { one, told, engines, shown, search } = desk();
  one.give([holding(found('a')), holding(found('b'))]);
  await search('x');
  assert.deepEqual([shown(), engines.length], ['a b', 0]);
  /** @type {(index: AnyIndex) => void} */
  let come = () => {};
  one.give([new Promise((resolve) => (come = resolve))]);
  one.give([holding(found('c'))]);
  come(holding(found('late')));
  await one.ready();
  await one.send(searched, { query: 'y' });
  assert.equal(shown(), 'c');
  one.give(undefined);
  search('x');
  assert.equal(engines.length, 1, 'none is the engine of its own folder');
  one.give([{ search: () => found('mine') }, /** @type {any} */ (5)]);
  await search('x');
  assert.equal(shown(), 'mine');
  assert.ok(told.includes('complaint: index[1]: expected an object of search, found number'));
});
