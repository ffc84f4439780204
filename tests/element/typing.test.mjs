/** What is shown while somebody types: what is in view first, after a pause, and while an input method composes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, came, composed, continued, left, painted, searched, typed, waited } from '../../www/controller.js';
import { START, mannerOf } from '../../www/state.js';
import { found } from './hits.mjs';
import { INDEX, READY, deed, deeds, shown, titles } from './play.mjs';

test('while somebody types, what is in view is shown first, and the rest when that is painted', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const first = answered(step[0], { ...deed(step, 'ask'), found: found('1 2 3 4'), room: 3 });
  assert.deepEqual([first[0].shown, first[0].isWhole], [3, false]);
  assert.deepEqual(deeds(first), ['announce', 'paint']);
  const rest = painted(first[0], deed(first, 'paint').answer);
  assert.deepEqual([rest[0].shown, rest[0].isWhole, deeds(rest)], [4, true, []]);
  assert.equal(rest[0].answer, first[0].answer, 'rows that are there stay');
});

test('an answer that fits into view waits for the paint all the same: lists come after it', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const [next] = answered(step[0], { ...deed(step, 'ask'), found: found('1'), room: 3 });
  assert.deepEqual([next.shown, next.isWhole], [1, false]);
});

test('what waits for a paint is dropped with its answer', () => {
  const one = typed(READY, { query: 'a', milliseconds: 0 });
  const first = answered(one[0], { ...deed(one, 'ask'), found: found('1 2 3 4'), room: 3 });
  const two = typed(first[0], { query: 'ab', milliseconds: 0 });
  const second = answered(two[0], { ...deed(two, 'ask'), found: found('5 6 7 8'), room: 3 });
  const late = painted(second[0], deed(first, 'paint').answer);
  assert.deepEqual([late[0].shown, deeds(late)], [3, []], 'the second answer has its own paint');
});

test('an index that tells the first hits alone is asked for the rest once, when these are painted', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const first = answered(step[0], { ...deed(step, 'ask'), found: found('1 2', { total: 9, rest: true }), room: 5 });
  assert.deepEqual([titles(first[0]), first[0].shown, first[0].isWhole, deeds(first)], ['1 2', 2, false, ['announce', 'paint']]);
  const { answer } = deed(first, 'paint');
  const rest = painted(first[0], answer);
  const asked = deed(rest, 'ask');
  assert.deepEqual([asked.options, asked.query, asked.answer, asked.isTyped], [{ offset: 2 }, 'a', answer, true]);
  assert.equal(rest[0].isWhole, false, 'nobody is offered more before the rest is there');
  const more = found('3 4 5', { total: 8, rest: false, lacking: true });
  const [next, ...effects] = answered(rest[0], { ...asked, found: more, room: 5 });
  assert.deepEqual([titles(next), next.shown, next.isWhole, next.results.total], ['1 2 3 4 5', 5, true, 8]);
  assert.deepEqual([next.answer, next.results.lacking], [answer, true], 'rows that are there stay, and what is lacking is said');
  assert.deepEqual(deeds([next, ...effects]), ['announce']);
  assert.deepEqual(deeds(painted(next, answer)), [], 'once');
});

test('the rest of an answer that another one has replaced is not shown', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const [first, ...effects] = answered(step[0], { ...deed(step, 'ask'), found: found('1 2', { total: 9, rest: true }), room: 5 });
  const rest = painted(first, deed([first, ...effects], 'paint').answer);
  const newer = typed(rest[0], { query: 'ab', milliseconds: 0 });
  assert.equal(answered(newer[0], { ...deed(rest, 'ask'), found: found('3'), room: 5 })[0], newer[0]);
  assert.equal(answered(rest[0], { ...deed(rest, 'ask'), found: undefined, room: 5 })[0], rest[0], 'a newer key let it go');
});

test('a key that needs all of the hits asks for the rest before the paint, and that adds nothing twice', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const [first, ...effects] = answered(step[0], { ...deed(step, 'ask'), found: found('1 2', { total: 9, rest: true }), room: 5 });
  const { answer } = deed([first, ...effects], 'paint');
  const early = painted(first, answer);
  const again = painted(early[0], answer);
  const [next] = answered(again[0], { ...deed(early, 'ask'), found: found('3'), room: 5 });
  assert.equal(titles(answered(next, { ...deed(again, 'ask'), found: found('3'), room: 5 })[0]), '1 2 3');
  assert.equal(deed(continued(first), 'ask').options.offset, 2, 'so does who wants further hits');
});

test('a search that nobody types is shown in one piece', () => {
  const [next] = shown(READY, 'a', found('1 2 3 4 5 6 7'));
  assert.deepEqual([next.shown, next.isWhole], [7, true], 'more than there is room for');
});

test('a key waits for the next one where it is told to', () => {
  const step = typed(READY, { query: 'a', milliseconds: 300 });
  assert.deepEqual(deeds(step), ['wait']);
  assert.deepEqual(deeds(waited(step[0], deed(step, 'wait').pause)), ['ask']);
});

test('only the last key is waited for', () => {
  const first = typed(READY, { query: 'a', milliseconds: 300 });
  const second = typed(first[0], { query: 'ab', milliseconds: 300 });
  assert.deepEqual(deeds(waited(second[0], deed(first, 'wait').pause)), []);
});

test('a search at once, by Enter, ends the waiting: nothing is asked twice', () => {
  const step = typed(READY, { query: 'a', milliseconds: 300 });
  const [now] = searched(step[0]);
  assert.deepEqual(deeds(waited(now, deed(step, 'wait').pause)), []);
});

test('while a key waits, the answer to the search before is still shown', () => {
  const step = searched(READY, { query: 'a', literal: true });
  const [typing] = typed(step[0], { query: 'ab', milliseconds: 300 });
  const [next] = answered(typing, { ...deed(step, 'ask'), found: found('x'), room: 5 });
  assert.deepEqual([next.asked, next.query, mannerOf(next, next.asked).literal], ['a', 'ab', true]);
});

test('an emptied field does not wait', () => {
  const [next] = shown(READY, 'a', found('x'));
  assert.equal(typed(next, { query: '', milliseconds: 300 })[0].phase, 'idle');
});

test('an element that is gone does not search', () => {
  const step = typed(READY, { query: 'a', milliseconds: 300 });
  const [gone] = left(step[0]);
  assert.deepEqual(deeds(waited(gone, deed(step, 'wait').pause)), []);
});

test('half a word that finds nothing, or parts of itself only, is no answer yet', () => {
  const [before] = shown(READY, '算力', found('x'));
  const [composing] = composed(before, true);
  for (const answer of [found(''), found('weak?')]) {
    const step = typed(composing, { query: '算力q', milliseconds: 0 });
    const next = answered(step[0], { ...deed(step, 'ask'), found: answer, room: 5 });
    assert.deepEqual([titles(next[0]), deeds(next)], ['x', []]);
  }
});

test('half a word that finds something shows it: letters are read as pinyin', () => {
  const [composing] = composed(READY, true);
  const step = typed(composing, { query: 'suan', milliseconds: 0 });
  assert.equal(titles(answered(step[0], { ...deed(step, 'ask'), found: found('x weak?'), room: 5 })[0]), 'x weak?');
});

test('a finished word that finds nothing says so', () => {
  const [composing] = composed(READY, true);
  const half = typed(composing, { query: 'q', milliseconds: 0 });
  const [finished] = composed(half[0], false);
  const step = typed(finished, { query: 'ꙮ', milliseconds: 0 });
  assert.equal(answered(step[0], { ...deed(step, 'ask'), found: found(''), room: 5 })[0].phase, 'none');
});

test('half a word that finds nothing ends the word of loading', () => {
  const [composing] = composed(START, true);
  const [loading, ...effects] = typed(composing, { query: 'q', milliseconds: 0 });
  const { wanted } = deed([loading, ...effects], 'load');
  assert.ok(wanted);
  const [ready] = came(loading, INDEX);
  const [next] = answered(ready, { ...wanted, found: found(''), room: 5 });
  assert.equal(next.phase, 'idle', 'it has come, and has nothing to say');
});
