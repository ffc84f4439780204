/** What an index is asked besides the query, as the element is set. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { searched } from '../../www/controller.js';
import { desk, slow } from './desk.mjs';

test('the index is asked for as many as are shown, and to count only where lists show it', async () => {
  for (const [filters, more] of /** @type {const} */ ([
    [true, { facets: ['tags'] }],
    [false, {}],
  ])) {
    const index = slow();
    const { one } = desk({ limit: 3, filters });
    one.give(index);
    one.send(searched, { query: 'a' });
    await pass(0);
    assert.deepEqual(index.asked, [['a', { limit: 3, offset: 0, ...more }]]);
  }
});

test('an index is asked only for the newest query, when the lists above have come', async () => {
  const index = slow();
  const { one } = desk({ filters: 'tags' });
  one.give(index);
  for (const query of ['a', 'ab', 'abc']) one.send(searched, { query });
  await pass(0);
  assert.deepEqual(
    index.asked.map((asked) => /** @type {unknown[]} */ (asked)[0]),
    ['abc'],
  );
});

test('pages of the language of the page come first or alone where the element says so, and all alike where it says that', async () => {
  for (const [languages, more] of /** @type {const} */ ([
    ['', {}],
    ['first', { language: 'zh-CN', languages: 'first' }],
    ['only', { language: 'zh-CN', languages: 'only' }],
    ['all', { language: undefined }], // Told, so that an index asks for none of its own.
  ])) {
    const index = slow();
    const { one } = desk({ languages });
    one.give(index);
    one.send(searched, { query: 'a' });
    assert.deepEqual(index.asked, [['a', { limit: 10, offset: 0, ...more }]]);
  }
});
