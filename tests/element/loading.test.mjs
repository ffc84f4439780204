/** What follows from an engine that comes, fails, or is another one; and how far an answer goes on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, came, continued, failed, filtered, indexed, retried, searched, typed } from '../../www/controller.js';
import { START } from '../../www/state.js';
import { found } from './hits.mjs';
import { INDEX, READY, deed, deeds, shown, titles } from './play.mjs';

/** @import { AnyIndex } from '../../www/types.js' */

test('without an index it is loaded, and the search waits for it', () => {
  const step = searched(START, { query: 'a' });
  assert.equal(step[0].phase, 'loading');
  assert.deepEqual(deeds(step), ['offer', 'load'], 'completions of the query before are taken away');
  assert.equal(deed(step, 'load').wanted?.query, 'a');
});

test('an engine that comes while nothing is asked changes nothing but says so', () => {
  const next = came(START, INDEX);
  assert.deepEqual([next[0].phase, deeds(next)], ['idle', ['come']]);
});

test('an engine that comes while a search waits leaves it to that search', () => {
  const [loading] = searched(START, { query: 'a' });
  const next = came(loading, INDEX);
  assert.deepEqual([next[0].phase, deeds(next)], ['loading', ['come']], 'asked twice otherwise');
});

test('an engine that comes after a failure searches what stands in the field', () => {
  const step = searched(START, { query: 'a' });
  const [broken] = failed(step[0], { turn: step[0].turn, error: new Error('no network') });
  assert.deepEqual(deeds(came(broken, INDEX)), ['ask', 'come'], 'another element of the page has loaded it');
});

test('an index that the site gave meanwhile stays', () => {
  /** @type {AnyIndex} */
  const own = { search: () => found('') };
  const [given] = indexed(START, own);
  assert.equal(came(given, INDEX)[0].index, own);
  assert.deepEqual(deeds(came(given, INDEX)), [], 'the engine is not told of: it is not used');
});

test('another index is asked at once what stands in the field', () => {
  const [next] = shown(READY, 'a', found('x'));
  assert.deepEqual(deeds(indexed(next, { search: () => found('') })), ['ask']);
});

test('an engine that cannot be loaded takes away what was shown, and says why', () => {
  const error = new Error('no network');
  const step = searched(START, { query: 'a' });
  const next = failed(step[0], { turn: step[0].turn, error });
  assert.deepEqual([next[0].phase, titles(next[0]), next[0].asked], ['failed', '', '']);
  assert.equal(deed(next, 'complain').error, error);
});

test('after a failure once more: it loads, and asks what stands in the field', () => {
  const step = searched(START, { query: 'a' });
  const [broken] = failed(step[0], { turn: step[0].turn, error: new Error('no network') });
  const again = retried(broken);
  assert.deepEqual([again[0].phase, deeds(again)], ['retrying', ['offer', 'load']], 'which is said');
  assert.equal(searched(again[0], { query: 'ab' })[0].phase, 'retrying', 'another key is still the second try');
  assert.ok(again[0].turn > broken.turn, 'what the first try still brings is late');
});

test('after a failure once more: an index that threw is asked again', () => {
  const step = searched(READY, { query: 'a' });
  const [broken] = failed(step[0], { turn: step[0].turn, error: new Error('damaged') });
  const again = retried(broken);
  assert.deepEqual([again[0].phase, deeds(again)], ['retrying', ['ask']]);
  assert.equal(titles(answered(again[0], { ...deed(again, 'ask'), found: found('x'), room: 5 })[0]), 'x');
});

test('after a failure once more: an index whose worker has stopped makes room for another', () => {
  /** @type {any} */
  const dead = { search: () => found(''), failed: true };
  const again = retried({ ...READY, index: dead, query: 'a', phase: 'failed' });
  assert.deepEqual([again[0].index, deeds(again)], [undefined, ['forget', 'offer', 'load']]);
});

test('after a failure once more, with nothing in the field: it loads and asks nothing', () => {
  const again = retried({ ...START, phase: 'failed' });
  assert.equal(deed(again, 'load').wanted, undefined);
});

test('further hits are asked for from where the answer ends, and added to it', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const more = continued(next);
  assert.equal(deed(more, 'ask').options.offset, 2);
  const longer = answered(more[0], { ...deed(more, 'ask'), found: found('3 4', { total: 4 }), room: 5 });
  assert.deepEqual([titles(longer[0]), longer[0].shown, longer[0].answer], ['1 2 3 4', 4, next.answer]);
  assert.deepEqual(deeds(longer), ['announce']);
  assert.deepEqual(deeds(continued(longer[0])), [], 'there are no more');
});

test('further hits are of the query that is shown, not of the one that is typed', () => {
  const [next] = shown(READY, 'a', found('1', { total: 4 }));
  const [typing] = typed(next, { query: 'ab', milliseconds: 300 });
  assert.equal(deed(continued(typing), 'ask').query, 'a');
});

test('a filter that changes while further hits are asked for: they are of another answer, and dropped', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const more = continued(next);
  const other = filtered(more[0], { path: 'b/' });
  assert.equal(answered(other[0], { ...deed(more, 'ask'), found: found('3 4'), room: 5 })[0], other[0]);
  const [shownOther] = answered(other[0], { ...deed(other, 'ask'), found: found('b1 b2'), room: 5 });
  assert.equal(titles(answered(shownOther, { ...deed(more, 'ask'), found: found('3 4'), room: 5 })[0]), 'b1 b2');
});

test('further hits do not hold a newer search up', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const step = searched(next, { query: 'ab' });
  const more = continued(step[0]);
  assert.equal(more[0].turn, step[0].turn, 'asking for more is no search of its own');
  assert.equal(titles(answered(more[0], { ...deed(step, 'ask'), found: found('new'), room: 5 })[0]), 'new');
});

test('asked for twice, further hits are added once', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const [one, two] = [continued(next), continued(next)];
  const [longer] = answered(next, { ...deed(one, 'ask'), found: found('3 4', { total: 4 }), room: 5 });
  assert.equal(titles(answered(longer, { ...deed(two, 'ask'), found: found('3 4', { total: 4 }), room: 5 })[0]), '1 2 3 4');
});

test('an index that has no more than it shows has no more', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const more = continued(next);
  const [end] = answered(more[0], { ...deed(more, 'ask'), found: found('', { total: 4 }), room: 5 });
  assert.equal(end.results.total, 2, 'else the button would stay and do nothing');
});

test('further hits of an answer that is half shown show the rest of it first', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const first = answered(step[0], { ...deed(step, 'ask'), found: found('1 2 3', { total: 4 }), room: 1 });
  const more = continued(first[0]);
  assert.deepEqual([more[0].shown, deed(more, 'ask').options.offset], [3, 3], 'no hit is left out between them');
});

test('further hits that fail are a failure like any other', () => {
  const [next] = shown(READY, 'a', found('1 2', { total: 4 }));
  const more = continued(next);
  assert.equal(failed(more[0], { turn: deed(more, 'ask').turn, error: new Error('damaged') })[0].phase, 'failed');
});
