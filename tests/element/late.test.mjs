/** Several indexes as one: what one that does not answer costs the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf } from '../../www/checked.js';
import { several } from '../../www/several.js';
import { found } from './hits.mjs';

/** @import { Found } from '../../www/types.js' */

const settled = () => new Promise((done) => setImmediate(done));

test('one that does not answer is waited for, and then named once', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {string[]} */
  const complaints = [];
  const index = await several(
    [
      { index: { search: () => new Promise(() => {}) }, name: 'silent' },
      { index: { search: async () => found('prompt') }, name: 'prompt' },
    ],
    {
      tell: () => {},
      complain: (error) => complaints.push(/** @type {Error} */ (error).message),
      check: answerOf,
      folder: new URL('https://site.example/search/'),
      start: () => assert.fail('no folder is named'),
    },
  );
  for (const query of ['a', 'b']) {
    /** @type {Found | undefined} */
    let answer;
    const asked = Promise.resolve(index.search(query)).then((found) => (answer = /** @type {Found} */ (found)));
    await settled();
    t.mock.timers.tick(2999);
    await settled();
    assert.equal(answer, undefined, 'it may still come');
    t.mock.timers.tick(1);
    assert.deepEqual(
      (await asked).hits.map(({ title }) => title),
      ['prompt'],
    );
  }
  assert.deepEqual(complaints, ['silent: no answer for 3 s after the first']);
});
