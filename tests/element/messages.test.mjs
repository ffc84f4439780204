/** Words, numbers and dates of a language, and the names before of words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGLISH } from '../../www/messages/en.js';
import { dateIn, numberIn } from '../../www/messages/formats.js';
import { wordsFor } from '../../www/messages/words.js';
import { CHINESE } from '../../www/messages/zh.js';

test('both languages have the same words', () => {
  assert.deepEqual(Object.keys(CHINESE), Object.keys(ENGLISH), 'in one order, so that a reader of both finds them');
});

test('any Chinese is Chinese, and any other language English', () => {
  assert.deepEqual(
    ['zh', 'zh-CN', 'ZH-tw', 'en', 'de', '', 'zhx'].map((lang) => wordsFor(lang).search),
    [...Array(3).fill('搜索'), ...Array(4).fill('Search')],
  );
});

test('words of the page take the place of some, by their names and by those before', () => {
  const words = wordsFor('en', { search: 'Suche', instead: 'statt' });
  assert.deepEqual([words.search, words.rewrites, words.instead, words.more], ['Suche', 'statt', 'statt', ENGLISH.more]);
  assert.ok(!Object.keys(words).includes('instead'), 'else the old name would win over the new one when they are given back');
});

test("words are the reader's own copy", () => {
  wordsFor('en').search = 'changed';
  assert.equal(wordsFor('en').search, 'Search');
});

test('quotation marks never nest', () => {
  assert.equal(wordsFor('zh').none('“算力” "x"'), '没有找到“算力 x”');
  assert.equal(wordsFor('en').literal('"x"'), 'Search only for “x”');
});

test('a date is as exact as it was given, and what is none stays', () => {
  assert.deepEqual(
    ['2024', '2024-05', '2024-05-07', 'May', '2024-13'].map((date) => dateIn('en', date)),
    ['2024', 'May 2024', 'May 7, 2024', 'May', '2024-13'],
  );
  assert.equal(dateIn('zh-CN', '2024-05-07'), '2024年5月7日');
});

test('a language that nobody knows writes as English does', () => {
  assert.equal(numberIn('not a language', 1234567), '1,234,567');
  assert.equal(numberIn('de', 1234567), '1.234.567');
  assert.equal(numberIn('zh', 999), '999');
});
