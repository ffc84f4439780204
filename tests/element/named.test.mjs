/** What texts name: the lists of an element, and orders. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysIn, namesIn, orderIn, orderKeysIn, orderText } from '../../www/named.js';

test('an attribute that is just there names the usual lists, however a template writes it', () => {
  for (const bare of [true, '', ' ', ',', 'true', 'filters']) assert.deepEqual(namesIn(bare), ['path', 'year', 'sort'], `${bare}`);
});

test('names are lists in their order, each once', () => {
  const names = namesIn('tags, sort:my price，year,tags,sort, sort:version');
  assert.deepEqual(names, ['tags', 'sort:my price', 'year', 'sort', 'sort:version']);
  assert.deepEqual(keysIn(names), ['tags']);
  assert.deepEqual(orderKeysIn(names), ['my price', 'version']);
});

test('an order is the same after it was a text', () => {
  /** @type {import('../../www/types.js').Filter['sort'][]} */
  const orders = ['date', { version: 'ascending' }, { 'a:b': 'descending' }];
  for (const sort of orders) assert.deepEqual(orderIn(orderText(sort) ?? ''), sort);
  assert.equal(orderText(undefined), undefined);
});
