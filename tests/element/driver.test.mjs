/** The races between what is asked, the engine that is loaded and what the reader does meanwhile, with an index of the test's own. */
import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { test } from 'node:test';
import { composed, filtered, left, searched, typed } from '../../www/controller.js';
import { driver } from '../../www/driver.js';
import { desk, paint, slow } from './desk.mjs';
import { found } from './hits.mjs';

/** @import { Driver } from '../../www/driver.js' */

const settled = () => new Promise((done) => setImmediate(done));

test('the promise of a search is of what is shown then', async () => {
  const { one, shown, search } = desk();
  const index = slow();
  one.give(index);
  const done = search('a');
  await index.pending.a.answer(found('x'));
  await done;
  assert.equal(shown(), 'x');
});

test('answers in the wrong order: the newest stays', async () => {
  const { one, told, shown, search } = desk();
  const index = slow();
  one.give(index);
  const all = [search('a'), search('ab'), search('abc')];
  await index.pending.abc.answer(found('newest'));
  await index.pending.a.answer(found('old'));
  await index.pending.ab.fail('late');
  await Promise.all(all);
  assert.equal(shown(), 'newest');
  assert.deepEqual(
    told.filter((what) => what.includes(' ')),
    ['announced abc'],
    'nobody hears of the others',
  );
});

test('an index that throws at once is a failure, not an exception', async () => {
  const { one, told, search } = desk();
  one.give({
    search() {
      throw new Error('damaged');
    },
  });
  await search('a');
  assert.deepEqual(told.slice(-2), ['failed', 'complaint: damaged']);
});

test('the engine is loaded once, for all who wait', async () => {
  const { one, engines, shown, search } = desk();
  const index = slow();
  const waiting = [one.ready(), search('a'), one.ready()];
  assert.equal(engines.length, 1);
  await engines[0].come(index);
  await index.pending.a.answer(found('x'));
  assert.equal((await Promise.all(waiting))[0], index);
  assert.equal(shown(), 'x');
});

test('what was typed while the engine came is asked, and nothing that was overtaken', async () => {
  const { engines, search } = desk();
  const index = slow();
  for (const query of ['a', 'ab', 'abc']) search(query);
  await engines[0].come(index);
  assert.deepEqual(
    index.asked.map((asked) => /** @type {any} */ (asked)[0]),
    ['abc'],
  );
});

test('a field that was emptied while the engine came asks nothing', async () => {
  const { told, engines, search } = desk();
  const index = slow();
  search('a');
  search('');
  await engines[0].come(index);
  assert.deepEqual([index.asked.length, told.at(-1)], [0, 'come!']);
});

test('an index that is set while the engine comes is the one that answers, and that waits get it', async () => {
  const { one, told, engines, shown, search } = desk();
  const [own, late] = [slow(), slow()];
  const ready = one.ready();
  search('a');
  one.give(own);
  await engines[0].come(late);
  await own.pending.a.answer(found('own'));
  assert.equal(shown(), 'own');
  assert.equal(await ready, own);
  assert.deepEqual([late.asked.length, told.includes('come!')], [0, false]);
});

test('an engine that fails is said once, and the search that waited ends', async () => {
  const { one, told, engines, search } = desk();
  const done = search('a');
  const ready = one.ready();
  engines[0].fail('no network');
  await assert.rejects(ready, /no network/);
  await done;
  assert.deepEqual(
    told.filter((what) => what.startsWith('complaint')),
    ['complaint: no network'],
  );
});

test('after a failure another try loads again, and shows', async () => {
  const { one, told, engines, shown, search } = desk();
  const index = slow();
  const done = search('a');
  await engines[0].fail('no network');
  await done;
  const again = search('a');
  await engines[1].come(index);
  await index.pending.a.answer(found('x'));
  await again;
  assert.deepEqual([shown(), told.includes('announced a')], ['x', true]);
  assert.equal(await one.ready(), index);
});

test('a filter that changes while further hits come', async () => {
  const { one, shown, search } = desk();
  const index = slow();
  one.give(index);
  search('a');
  await index.pending.a.answer(found('1 2', { total: 4 }));
  const more = one.more();
  one.send(filtered, { path: 'b/' });
  await index.pending['a+2'].answer(found('3 4', { total: 4 }));
  await more;
  assert.equal(shown(), '1 2', 'what is shown is whole until the other answer comes');
  await index.pending.a.answer(found('b'));
  assert.equal(shown(), 'b');
});

test('further hits tell whether they are of the answer that was shown', async () => {
  const { one, shown, search } = desk();
  const index = slow();
  one.give(index);
  search('a');
  await index.pending.a.answer(found('1 2', { total: 3 }));
  const more = one.more();
  await index.pending['a+2'].answer(found('3', { total: 3 }));
  assert.deepEqual([await more, shown()], [true, '1 2 3']);
  const late = desk();
  late.one.give(index);
  late.search('a');
  await index.pending.a.answer(found('1', { total: 2 }));
  const overtaken = late.one.more();
  late.search('b');
  await index.pending.b.answer(found('x'));
  await index.pending['a+1'].answer(found('2', { total: 2 }));
  assert.deepEqual([await overtaken, late.shown()], [false, 'x'], 'the focus must not go to a hit of another answer');
});

test('typed, what is in view is shown, and the rest after the paint or with the first key that needs it', async () => {
  const { one, shown } = desk();
  const index = slow();
  one.give(index);
  one.send(typed, { query: 'a', milliseconds: 0 });
  await index.pending.a.answer(found('1 2 3 4'));
  assert.equal(shown(), '1 2', 'two rows fit');
  await paint();
  assert.equal(shown(), '1 2 3 4');
  one.send(typed, { query: 'ab', milliseconds: 0 });
  await index.pending.ab.answer(found('5 6 7 8'));
  one.finish();
  assert.equal(shown(), '5 6 7 8', 'an arrow walks to the last of them');
  await paint();
  assert.equal(shown(), '5 6 7 8', 'and nothing comes twice');
});

test('a pause is for the last key, and none outlives the element', async () => {
  const { one } = desk();
  const index = slow();
  one.give(index);
  for (const query of ['a', 'ab', 'abc']) one.send(typed, { query, milliseconds: 5 });
  await pass(30);
  assert.deepEqual(
    index.asked.map((asked) => /** @type {any} */ (asked)[0]),
    ['abc'],
  );
  one.send(typed, { query: 'abcd', milliseconds: 5 });
  one.send(left, undefined);
  await pass(30);
  assert.equal(index.asked.length, 1);
});

test('a composition that ends while its half word is asked: the answer counts for what stands there then', async () => {
  const { one, told, shown } = desk();
  const index = slow();
  one.give(index);
  one.send(composed, true);
  one.send(typed, { query: 'suan', milliseconds: 0 });
  one.send(composed, false);
  one.send(typed, { query: '算', milliseconds: 0 });
  await index.pending.suan.answer(found(''));
  assert.equal(told.includes('none'), false, 'nothing found never flashes');
  await index.pending['算'].answer(found('x'));
  assert.equal(shown(), 'x');
});

test('completions are shown with the hits where the index tells them in time, and never before these', async () => {
  /** @type {string[]} */
  const seen = [];
  const { one } = desk({ suggest: true }, (state) => seen.push(`${state.results.hits.map((hit) => hit.title)} ${state.offers.texts}`));
  one.give({ search: () => found('x'), suggest: () => [{ text: 'ab' }] });
  await one.send(searched, { query: 'a' });
  one.give({ search: async () => (await pass(1), found('y')), suggest: async () => [{ text: 'abc' }] });
  await pass(5);
  one.give({ search: async () => found('z'), suggest: async () => (await pass(1), [{ text: 'abcd' }]) });
  await pass(20);
  assert.deepEqual([...new Set(seen.filter(Boolean))], [' ', 'x ab', 'y abc', 'z abcd']);
});

test('hits wait a moment for completions, and no longer', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { one, shown } = desk({ suggest: true });
  let tell = (/** @type {{ text: string }[]} */ _) => {};
  one.give({ search: async () => found('x'), suggest: () => new Promise((resolve) => (tell = resolve)) });
  const answer = one.send(searched, { query: 'a' });
  await settled();
  t.mock.timers.tick(99);
  await settled();
  assert.equal(shown(), '');
  t.mock.timers.tick(1);
  await answer;
  assert.deepEqual([shown(), one.state().offers.texts], ['x', []]);
  tell([{ text: 'ab' }]);
  await settled();
  assert.deepEqual(one.state().offers.texts, ['ab'], 'those of a slow index come later');
});

test('completions that come late are those of another query', async () => {
  const { one } = desk({ suggest: true });
  /** @type {Record<string, (texts: { text: string }[]) => void>} */
  const pending = {};
  one.give({
    search: () => found('x'),
    suggest: (query) => new Promise((resolve) => (pending[query] = resolve)),
  });
  for (const query of ['a', 'ab']) {
    await one.send(searched, { query });
    await pass(0);
  }
  pending.ab([{ text: 'ab' }, { text: 'abc' }]);
  pending.a([{ text: 'a1' }]);
  await pass(0);
  assert.deepEqual(one.state().offers, { query: 'ab', texts: ['abc'] }, 'and what stands there already is none');
});

test('an index that cannot complete leaves the search alone', async () => {
  const { one, shown } = desk({ suggest: true });
  one.give({
    search: () => found('x'),
    suggest() {
      throw new Error('no');
    },
  });
  await one.send(searched, { query: 'a' });
  assert.deepEqual([shown(), one.state().offers.texts], ['x', []]);
});

test('a listener that searches anew from the event of an answer gets its own answer', async () => {
  let isAnew = false;
  /** @type {Driver} */
  const one = driver({
    site: { limit: 10, suggest: false, recent: false, filters: false, languages: '', examples: '' },
    show: () => {},
    language: () => '',
    bring: async () => {},
    counts: async () => true,
    tell: () => {},
    come: () => {},
    announce() {
      if (isAnew) return;
      isAnew = true;
      one.send(filtered, { path: 'b/' });
    },
    complain: () => {},
  });
  one.give({ search: (_, options) => found(options?.path ? 'b' : 'a') });
  await one.send(searched, { query: 'x' });
  await pass(0);
  assert.equal(one.state().results.hits[0].title, 'b');
});
