/** Words, numbers and dates of a language, and the names before of words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGLISH } from '../../www/messages/en.js';
import { dateIn, numberIn } from '../../www/messages/formats.js';
import { wordsFor } from '../../www/messages/words.js';
import { chinese } from '../../www/messages/zh.js';

test('all languages have the same words', () => {
  assert.deepEqual(Object.keys(chinese(false)), Object.keys(ENGLISH), 'in one order, so that a reader of both finds them');
});

test('any Chinese is Chinese, in the characters of its region, and any other language English', () => {
  const said = (/** @type {string[]} */ langs) => [...new Set(langs.map((lang) => wordsFor(lang).search))];
  assert.deepEqual(said(['zh', 'zh-CN', 'ZH', 'zh-Hans', 'zh-SG', 'zh-Hans-CN']), ['搜索']);
  assert.deepEqual(said(['zh-Hant', 'ZH-tw', 'zh-HK', 'zh-MO', 'zh-Hant-HK']), ['搜尋']);
  assert.deepEqual(said(['en', 'de', '', 'zhx', 'tw']), ['Search']);
});

test('traditional words have no simplified character, and say what was typed as it was typed', () => {
  const words = /** @type {Record<string, any>} */ (chinese(true));
  const all = Object.values(words).map((said) => (typeof said === 'function' ? said('国', '3', 3) : said));
  const simplified = '关闭载没结时仅后词为号换种说试内显败请检网络选择开启议记录筛来间优';
  // 后, 里 and the like are characters of traditional writing too, but with other meanings than here.
  assert.deepEqual(all.join('').match(new RegExp(`[${simplified}]`, 'g')), null);
  assert.equal(words.none('关闭'), '沒有找到“关闭”');
  assert.equal(words.failed, '搜尋載入失敗。請檢查網路後重試。');
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
