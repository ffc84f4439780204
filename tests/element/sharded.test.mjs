/** An index in many files, with a module and a network of the test's own: what is brought, given, lost and let go. */
import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { test } from 'node:test';
import { Sharded } from '../../www/engine/sharded.js';

/**
 * A module whose query `a b` lacks the shards `sa` and `sb`, then the texts of its hits, by tens of numbers; and a network whose
 * files come when the test says so.
 *
 * @param {{ hits?: (names: Set<string>) => number[], isComing?: boolean }} [settings]
 */
function site({ hits = () => Array.from({ length: 23 }, (_, id) => id), isComing = true } = {}) {
  const here = new Set();
  const lost = new Set();
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const stopped = [];
  /** @type {Record<string, { come(): Promise<void>, fail(error?: Error): Promise<void> }>} */
  const pending = {};
  /** @type {string[]} */
  const complaints = [];
  const lacking = (/** @type {string[]} */ names) => names.filter((name) => !here.has(name) && !lost.has(name));
  const shards = {
    documentCount: 23,
    put(/** @type {string} */ name, /** @type {Uint8Array} */ bytes) {
      if (!bytes.length) throw new Error('another file of the index');
      here.add(name);
      lost.delete(name);
    },
    lose: (/** @type {string} */ name) => void lost.add(name),
    files: () => [],
    search(/** @type {string} */ query, /** @type {any} */ { offset, limit }) {
      const names = query.split(' ').map((word) => `s${word}`);
      if (lacking(names).length) return lacking(names);
      const isHere = names.some((name) => here.has(name));
      const ids = isHere ? hits(here) : [];
      const wanted = ids.slice(0, offset + limit);
      const texts = [...new Set(wanted.map((id) => `t${Math.floor(id / 5)}`))];
      if (lacking(texts).length) return lacking(texts);
      const found = wanted.filter((id) => here.has(`t${Math.floor(id / 5)}`)).slice(offset);
      return { total: ids.length, hits: found.map((id) => ({ id })), lacking: [...names, ...texts].some((name) => lost.has(name)) };
    },
    suggest: (/** @type {string} */ query) => (lacking([`s${query}`, 't9']).length ? lacking([`s${query}`, 't9']) : [{ text: query }]),
    document: (/** @type {number} */ id) => (lacking([`t${id}`]).length ? lacking([`t${id}`]) : { id, lacking: lost.has(`t${id}`) }),
  };
  const index = new Sharded(
    shards,
    (name, { signal, isAgain }) => {
      asked.push(isAgain ? `${name} again` : name);
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => (stopped.push(name), reject(signal.reason)));
        const bytes = new Uint8Array(1);
        const settled = (/** @type {() => void} */ act) => (act(), new Promise(setImmediate));
        pending[name] = {
          come: () => settled(() => resolve(bytes)),
          fail: (error = new TypeError('gone')) => settled(() => reject(error)),
        };
        if (isComing) resolve(bytes);
      });
    },
    ({ message }) => complaints.push(message),
  );
  return { index, asked, stopped, pending, complaints, here };
}

const ids = (/** @type {any} */ { hits }) => hits.map((/** @type {{ id: number }} */ { id }) => id);
const upTo = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from }, (_, at) => from + at);

test('who calls gets as many hits as were asked for, and few files are fetched', async () => {
  const { index, asked } = site();
  const answer = await index.search('a', { limit: 10 });
  assert.deepEqual([ids(answer), answer.rest], [upTo(0, 10), false]);
  assert.deepEqual(asked, ['sa', 't0', 't1']);
  assert.deepEqual(ids(await index.search('a', { offset: 10, limit: 5 })), upTo(10, 15));
  assert.deepEqual(ids(await index.search('b', { offset: 20, limit: 5 })), upTo(20, 23), 'a page that nobody began');
});

test('who types gets the first five first, then the rest of the page, then pages', async () => {
  const { index, asked } = site();
  const first = await index.search('a', { offset: 0, limit: 10 }, true);
  assert.deepEqual([ids(first), first.rest, first.total], [upTo(0, 5), true, 23]);
  assert.deepEqual(asked, ['sa', 't0'], 'no text but theirs');
  const rest = await index.search('a', { offset: 5, limit: 10 }, true);
  assert.deepEqual([ids(rest), rest.rest], [upTo(5, 10), false]);
  assert.deepEqual(ids(await index.search('a', { offset: 10, limit: 10 })), upTo(10, 20));
  assert.deepEqual(ids(await index.search('a', { offset: 20, limit: 10 })), upTo(20, 23));
});

test('fewer hits than five, or no more than these, have no rest', async () => {
  for (const many of [0, 3, 5]) {
    const { index } = site({ hits: () => upTo(0, many) });
    const answer = await index.search('a', { offset: 0, limit: 10 }, true);
    assert.deepEqual([ids(answer).length, answer.rest], [many, false]);
  }
  const { index } = site();
  assert.equal((await index.search('a', { offset: 0, limit: 3 }, true)).rest, false, 'no more was asked for');
});

test('what was given neither moves nor comes twice, when a longer answer is in another order', async () => {
  const { index } = site({
    hits: (here) => (here.has('t1') ? [9, 3, 8, 7, 0, 1, 6, 2, 5, 4, 10, 11] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
  });
  const first = ids(await index.search('a', { offset: 0, limit: 10 }, true));
  const rest = ids(await index.search('a', { offset: 5, limit: 10 }, true));
  assert.deepEqual([first, rest], [upTo(0, 5), [9, 8, 7, 6, 5]]);
  assert.deepEqual(ids(await index.search('a', { offset: 10, limit: 10 })), [10, 11]);
});

test('Enter after the last key leaves what was given in its place', async () => {
  const order = (/** @type {Set<string>} */ here) => (here.has('t1') ? [9, 3, 8, 7, 0, 1, 6, 2, 5, 4, 10, 11] : upTo(0, 12));
  const { index } = site({ hits: order });
  const typed = ids(await index.search('a', { offset: 0, limit: 10 }, true));
  typed.push(...ids(await index.search('a', { offset: 5, limit: 10 }, true)));
  assert.deepEqual(ids(await index.search('a', { offset: 0, limit: 10 })), typed);
  assert.deepEqual(ids(await index.search('a', { offset: 10, limit: 10 })), [10, 11]);
});

test('a newer key lets go what only the older one waits for', async () => {
  const { index, asked, stopped, pending } = site({ isComing: false });
  const old = index.search('a b', { offset: 0, limit: 10 }, true);
  const late = index.suggest('a');
  const called = index.search('d', { limit: 1 });
  const now = index.search('b c', { offset: 0, limit: 10 }, true);
  assert.deepEqual([asked, stopped], [['sa', 'sb', 'sd', 'sc'], ['sa']], 'what the newer one wants goes on, and what a script asked');
  assert.equal(await old, undefined, 'nobody waits for an answer');
  for (const name of ['sb', 'sc', 'sd']) await pending[name].come();
  await pending.t0.come();
  assert.deepEqual([ids(await now), ids(await called)], [upTo(0, 5), [0]]);
  assert.deepEqual(stopped, ['sa']);
  await pass(0);
  await pending.sa.come();
  await pending.t9.come();
  assert.deepEqual(await late, [{ text: 'a' }], 'completions come after the hits');
});

test('a key in another field lets nothing go', async (t) => {
  const focus = (/** @type {string} */ activeElement) => Object.assign(globalThis, { document: { activeElement } });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  const { index, stopped, pending } = site({ isComing: false });
  const type = (/** @type {string} */ query) => index.search(query, { offset: 0, limit: 10 }, true);
  focus('one');
  const one = type('a');
  focus('other');
  const other = [type('b'), type('c')];
  assert.equal(await other[0], undefined);
  assert.deepEqual(stopped, ['sb'], 'the key before in the same field');
  for (const name of ['sa', 'sc', 't0']) await pending[name].come();
  assert.deepEqual([ids(await one), ids(await other[1])], [upTo(0, 5), upTo(0, 5)]);
});

test('the rest of what is shown lets no newer key go, and goes with the next one', async () => {
  const { index, stopped, pending } = site({ isComing: false });
  const type = (/** @type {string} */ query, offset = 0) => index.search(query, { offset, limit: 10 }, true);
  const shown = type('a');
  await pending.sa.come();
  await pending.t0.come();
  assert.equal((await shown).rest, true);
  const newer = type('b');
  const rest = type('a', 5);
  assert.deepEqual(stopped, []);
  await pending.sb.come();
  assert.deepEqual(ids(await newer), upTo(0, 5));
  const newest = type('c');
  assert.deepEqual([await rest, stopped], [undefined, ['t1']]);
  await pending.sc.come();
  assert.deepEqual(ids(await newest), upTo(0, 5));
});

test('completions of a key before are none', async () => {
  const { index, pending } = site({ isComing: false });
  index.search('a', { offset: 0, limit: 10 }, true);
  const late = index.suggest('a');
  await pass(0);
  const now = index.search('b', { offset: 0, limit: 10 }, true);
  assert.deepEqual(await late, []);
  await pending.sb.come();
  await pending.t0.come();
  assert.equal(ids(await now).length, 5);
});

test('a file that did not come is asked for once more, and its answer is whole', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { index, asked, pending, complaints } = site({ isComing: false });
  const answer = index.search('a', { limit: 5 });
  pending.sa.fail();
  await new Promise(setImmediate);
  t.mock.timers.tick(399);
  assert.deepEqual(asked, ['sa']);
  t.mock.timers.tick(1);
  await new Promise(setImmediate);
  pending.sa.come();
  await new Promise(setImmediate);
  pending.t0.come();
  assert.deepEqual([ids(await answer), (await answer).lacking, complaints], [upTo(0, 5), false, []]);
  assert.deepEqual(asked, ['sa', 'sa again', 't0']);
});

test('a file that is lost is left out and named; the next search asks for it again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { index, asked, pending, complaints } = site({ isComing: false });
  const settle = () => new Promise(setImmediate);
  const lose = async (/** @type {string} */ name) => {
    pending[name].fail();
    await settle();
    t.mock.timers.tick(400);
    await settle();
    pending[name].fail();
    await settle();
  };
  const answer = index.search('a', { limit: 10 });
  pending.sa.come();
  await settle();
  pending.t0.come();
  await lose('t1');
  assert.deepEqual([ids(await answer), (await answer).lacking], [upTo(0, 5), true]);
  assert.match(complaints.join('\n'), /^the file t1\.bin of the index has not come: gone\. .*copy the whole folder anew\.$/);
  const next = index.search('a', { limit: 10 });
  assert.deepEqual(asked.slice(-1), ['t1 again'], 'at once, and nobody waits for it twice');
  pending.t1.come();
  assert.deepEqual([ids(await next), (await next).lacking], [upTo(0, 10), false]);
});

test('where nothing is left, the search fails with the name of what is lost; a document without its text does', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { index, pending } = site({ isComing: false });
  const settle = () => new Promise(setImmediate);
  const lose = async (/** @type {string} */ name, /** @type {Error} */ error) => {
    for (const wait of [400, 0]) {
      pending[name].fail(error);
      await settle();
      t.mock.timers.tick(wait);
      await settle();
    }
  };
  const answer = assert.rejects(index.search('a', { limit: 10 }), /no search index at x\/sa\.bin/);
  await lose('sa', new Error('no search index at x/sa.bin'));
  await answer;
  const document = assert.rejects(index.document(3), /t3\.bin|sa\.bin/);
  await lose('t3', new Error('damaged'));
  await pending.sa.fail();
  await document;
});

test('what the index cannot do without is a failure as soon as it is lost', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const shards = {
    documentCount: 1,
    put: () => {},
    lose: () => {},
    files: () => [],
    search: () => ['rest'],
    suggest: () => ['rest'],
    document: () => ['rest'],
  };
  const fetched = async () => {
    asked += 1;
    throw new Error('no search index at x/rest.bin');
  };
  const answer = assert.rejects(new Sharded(shards, fetched, () => {}).search('a'), /rest\.bin/);
  await new Promise(setImmediate);
  t.mock.timers.tick(400);
  await answer;
  assert.equal(asked, 2);
});

test('without a network nothing is waited for, and what is here is the answer', async (t) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: false }, configurable: true });
  t.after(() => before && Object.defineProperty(globalThis, 'navigator', before));
  const { index, asked, pending, complaints } = site({ isComing: false });
  const answer = index.search('a b', { limit: 10 });
  await pending.sa.fail();
  await pending.sb.fail();
  assert.deepEqual([ids(await answer), (await answer).lacking, asked, complaints], [[], true, ['sa', 'sb'], []]);
});

test('whether an answer waits for files is told', async () => {
  const { index, pending } = site({ isComing: false });
  /** @type {boolean[]} */
  const told = [];
  index.watching.add((isWaiting) => told.push(isWaiting));
  const answer = index.search('a b', { limit: 5 });
  await pending.sa.come();
  await pending.sb.come();
  assert.deepEqual(told, [true]);
  await pending.t0.come();
  await answer;
  await index.search('a b', { limit: 5 });
  assert.deepEqual(told, [true, false], 'once for all of its files, and not where all are here');
});
