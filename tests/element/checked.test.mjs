/** What a site gives: what is right is kept, what is wrong is left out or refused, and said once in words. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { answerOf, checkAttribute, completionsOf, filterOf, indexOf, wordsOf } from '../../www/checked.js';
import { ENGLISH } from '../../www/messages/en.js';
import { wordsFor } from '../../www/messages/words.js';
import { hit } from './hits.mjs';

/** @type {string[]} */
let said = [];
beforeEach(() => {
  said = [];
  console.error = (/** @type {string} */ text) => said.push(text.replace('seed-search: ', ''));
});

test('a filter says only what is not so anyway', () => {
  assert.deepEqual(filterOf({ path: '', from: '2024', sort: 'relevance', to: undefined }), { from: '2024' });
  for (const none of [undefined, null, {}]) assert.deepEqual(filterOf(none), {});
  assert.deepEqual(said, []);
});

test('what is wrong with a filter is left out, the rest stays', () => {
  assert.deepEqual(filterOf({ path: 5, from: 'yesterday', to: '2024-05', sort: 'date', file: 'a' }), { to: '2024-05', sort: 'date' });
  assert.deepEqual(filterOf('a.txt'), {});
  assert.deepEqual(said, [
    'filter.path: expected string, found number 5',
    'filter.from: expected a date as YYYY-MM-DD, found string "yesterday"',
    'filter.file: no such key',
    'filter: expected object, found string "a.txt"',
  ]);
});

test('a filter by keys says of each a list, in one order', () => {
  assert.deepEqual(
    filterOf({ meta: { version: '2', tags: ['b', 'a'], none: [], empty: '', gone: undefined }, sort: { version: 'descending' } }),
    {
      meta: { version: ['2'], tags: ['a', 'b'] },
      sort: { version: 'descending' },
    },
  );
  for (const none of [{ meta: {} }, { meta: { tags: '' } }, { sort: {} }, { meta: undefined }]) assert.deepEqual(filterOf(none), {});
  assert.deepEqual(said, []);
});

test('what is wrong with a filter by keys is left out, the rest stays', () => {
  assert.deepEqual(filterOf({ meta: { tags: ['a', 5], version: '2', price: 7 }, sort: { price: 'down' } }), { meta: { version: ['2'] } });
  assert.deepEqual(filterOf({ meta: ['a'], sort: ['price'] }), {});
  assert.deepEqual(said, [
    'filter.sort.price: expected ascending or descending, found string "down"',
    'filter.meta.tags[0]: expected string, found number 5',
    'filter.meta.price[0]: expected string, found number 7',
    'filter.meta: expected object, found array',
    'filter.sort: expected date, relevance or a key with its order, found array',
  ]);
});

test('words are such as the own ones, and what a function gives is text', () => {
  const own = wordsFor('en');
  const words = wordsOf({ search: 'Suche', instead: 'statt', found: () => 5, none: null, more: () => 'mehr', hint: undefined }, own);
  assert.deepEqual(Object.keys(words), ['search', 'instead', 'found']);
  assert.equal(words.found?.('3', 3), '5');
  assert.deepEqual(said, ['words.none: expected function, found null', 'words.more: expected string, found function']);
  assert.deepEqual(wordsOf(undefined, ENGLISH), {});
});

test('an index is an object that searches, of any class', () => {
  class Own {
    search() {}
  }
  for (const index of [{ search() {} }, new Own()]) assert.equal(indexOf(index), index);
  for (const none of [undefined, null, 'index.bin', {}, { search: 5 }]) assert.equal(indexOf(none), undefined);
  assert.deepEqual(said.length, 3, 'none at all is no mistake');
});

test('an answer needs what is shown of it, and nothing else', () => {
  const least = { title: 'a', url: '', path: 'a', excerpt: { text: '' } };
  for (const hits of [[], [hit('a')], [least], [{ ...least, mine: 5 }]]) assert.equal(answerOf({ total: 1, hits }).hits, hits);
  for (const [answer, why] of /** @type {[unknown, RegExp][]} */ ([
    [undefined, /search\(\): expected an object of hits, total, .*, found undefined/],
    [{ total: 1 }, /search\(\)\.hits: expected array, found undefined/],
    [{ total: '1', hits: [] }, /total: expected number, found string "1"/],
    [{ total: 1, hits: [least, null] }, /hits\[1\]: expected an object of title, .*, found null/],
    [{ total: 1, hits: [{ ...least, excerpt: 'a' }] }, /hits\[0\]\.excerpt: expected an object of text, marks\?, found string "a"/],
    [{ total: 1, hits: [{ ...least, titleMarks: [1, 2] }] }, /titleMarks\[0\]: expected array, found number 1/],
    [{ total: 1, hits: [], signs: 'toString' }, /signs: expected .*excluded/],
    [{ total: 1, hits: [], facets: { files: [[5, 5]] } }, /facets\.files\[0\]\[0\]: expected string, found number 5/],
    [{ total: 1, hits: [], facets: { files: [['a', 'b']] } }, /files\[0\]\[1\]: expected number/],
    [{ total: 1, hits: [], facets: { meta: { tags: [['a', 'b']] } } }, /facets\.meta\.tags\[0\]\[1\]: expected number/],
    [{ total: 1, hits: [], facets: { meta: { tags: 'a' } } }, /facets\.meta\.tags: expected array, found string "a"/],
  ])) {
    assert.throws(() => answerOf(answer), why);
  }
  for (const none of [null, undefined]) answerOf({ total: 0, hits: [], facets: none, rewrites: none, full: none, signs: none });
});

test('completions are texts, or none', () => {
  assert.deepEqual(completionsOf([{ text: 'a' }, { text: 'b', marks: [] }]), ['a', 'b']);
  for (const wrong of [undefined, [5], [{ text: 5 }], 'a']) assert.deepEqual(completionsOf(wrong), []);
});

test('a mistake is said once', () => {
  for (const value of ['blue', 'blue', 'dark', 'light', 'auto', '', null]) checkAttribute('theme', value);
  for (const value of ['many', '0', '-3', '7', '12px', null]) checkAttribute('limit', value);
  for (const value of ['0', '200']) checkAttribute('debounce', value);
  assert.deepEqual(said, [
    'theme: expected dark, light or auto, found string "blue"',
    'limit: expected a number, at least 1, found string "many"',
    'limit: expected a number, at least 1, found string "0"',
    'limit: expected a number, at least 1, found string "-3"',
  ]);
});
