/** What follows from an event: states and what is to be done, without a browser. Each expectation has its reason beside it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, came, composed, continued, failed, filtered, indexed, left, offered, painted, retried, searched, typed, waited } from '../../www/controller.js';
import { START, mannerOf } from '../../www/state.js';
import { found } from './hits.mjs';

/** @import { Ask, Effect, Step } from '../../www/controller.js' */
/** @import { State } from '../../www/state.js' */
/** @import { AnyIndex, Found } from '../../www/types.js' */

/** @type {AnyIndex} */
const INDEX = { search: () => found('') };
const READY = { ...START, index: INDEX };

const deeds = (/** @type {Step} */ [, ...effects]) => effects.map((effect) => effect.do);
/** @type {<Deed extends Effect['do']>(step: Step, deed: Deed) => Extract<Effect, { do: Deed }>} */
const deed = ([, ...effects], wanted) => {
  const one = effects.find((effect) => effect.do === wanted);
  assert.ok(one, `expected ${wanted}, found ${effects.map((effect) => effect.do)}`);
  return /** @type {any} */ (one);
};
const titles = (/** @type {State} */ { results }) => results.hits.map(({ title }) => title).join(' ');

/**
 * A search and its answer, as if no time were between them; the state, and the question.
 *
 * @param {State} state
 * @param {string} query
 * @param {Found} answer
 * @returns {[State, Ask]}
 */
function shown(state, query, answer) {
  const step = searched(state, { query });
  const asked = deed(step, 'ask');
  const [next] = answered(step[0], { ...asked, found: answer, room: 5 });
  return [next, asked];
}

test('a query is asked from the top, and nothing is shown before it is answered', () => {
  const step = searched(READY, { query: 'a' });
  assert.deepEqual(deed(step, 'ask').options, { offset: 0 }, 'no option that nobody chose');
  assert.equal(step[0].phase, 'idle', 'what is shown stays until there is something else');
  assert.equal(step[0].query, 'a', 'what stands in the field is known at once');
});

test('states are never changed: what was shown stays what it was', () => {
  const before = structuredClone(START);
  searched(START, { query: 'a', literal: true });
  filtered(START, { path: 'a/' });
  assert.deepEqual(START, before);
});

test('a line end is no part of a query: a field holds none', () => {
  assert.equal(searched(READY, { query: 'a\r\nb' })[0].query, 'ab');
});

test('an answer is shown with its query, and told', () => {
  const step = searched(READY, { query: 'a' });
  const next = answered(step[0], { ...deed(step, 'ask'), found: found('x y'), room: 5 });
  assert.deepEqual([next[0].phase, next[0].asked, titles(next[0])], ['results', 'a', 'x y']);
  assert.deepEqual(deeds(next), ['announce', 'offer'], 'the page hears of it before anything else is offered');
});

test('nothing found is another phase than nothing asked', () => {
  const [next] = shown(READY, 'a', found(''));
  assert.equal(next.phase, 'none');
  assert.equal(searched(next, { query: '' })[0].phase, 'idle');
});

test('an emptied field shows nothing, and says so once', () => {
  const [next] = shown(READY, 'a', found('x'));
  const emptied = searched(next, { query: '  ' });
  assert.deepEqual([emptied[0].phase, emptied[0].asked, titles(emptied[0])], ['idle', '', '']);
  assert.deepEqual(deeds(emptied), ['announce', 'offer']);
  assert.deepEqual(deeds(searched(emptied[0], { query: '' })), ['offer'], 'nothing new, so nobody is told');
});

// Answers that come late.

test('an answer to an older search is not shown, whatever it found', () => {
  const first = searched(READY, { query: 'a' });
  const second = searched(first[0], { query: 'ab' });
  const late = answered(second[0], { ...deed(first, 'ask'), found: found('old'), room: 5 });
  assert.equal(late[0], second[0], 'not even the state is another one');
  assert.deepEqual(deeds(late), []);
});

test('an answer to an older search does not undo a newer one that was shown', () => {
  const first = searched(READY, { query: 'a' });
  const second = searched(first[0], { query: 'ab' });
  const [next] = answered(second[0], { ...deed(second, 'ask'), found: found('new'), room: 5 });
  assert.equal(titles(answered(next, { ...deed(first, 'ask'), found: found('old'), room: 5 })[0]), 'new');
});

test('a failure of an older search is none: it was superseded', () => {
  const first = searched(READY, { query: 'a' });
  const second = searched(first[0], { query: 'ab' });
  const late = failed(second[0], { turn: deed(first, 'ask').turn, error: new Error('late') });
  assert.deepEqual([late[0].phase, deeds(late)], ['idle', []]);
});

test('a field that was emptied meanwhile stays empty', () => {
  const step = searched(READY, { query: 'a' });
  const [empty] = searched(step[0], { query: '' });
  assert.equal(answered(empty, { ...deed(step, 'ask'), found: found('x'), room: 5 })[0], empty);
});

test('an index that answers nothing at all changes nothing', () => {
  const step = searched(READY, { query: 'a' });
  assert.equal(answered(step[0], { ...deed(step, 'ask'), found: undefined, room: 5 })[0], step[0]);
});

// Typing: what is in view first.

test('while somebody types, what is in view is shown first, and the rest when that is painted', () => {
  const step = typed(READY, { query: 'a', milliseconds: 0 });
  const first = answered(step[0], { ...deed(step, 'ask'), found: found('1 2 3 4'), room: 3 });
  assert.deepEqual([first[0].shown, first[0].isWhole], [3, false]);
  assert.deepEqual(deeds(first), ['announce', 'paint'], 'what is offered may wait for the paint as well');
  const rest = painted(first[0], deed(first, 'paint').answer);
  assert.deepEqual([rest[0].shown, rest[0].isWhole, deeds(rest)], [4, true, ['offer']]);
  assert.equal(rest[0].answer, first[0].answer, 'rows that are there stay');
});

test('an answer that fits into view waits for the paint all the same: lists and offers come after it', () => {
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

test('a search that nobody types is shown in one piece', () => {
  const [next] = shown(READY, 'a', found('1 2 3 4 5 6 7'));
  assert.deepEqual([next.shown, next.isWhole], [7, true], 'more than there is room for');
});

// A pause after a key.

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

// Input methods.

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

// The engine.

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
  assert.deepEqual([again[0].phase, deeds(again)], ['loading', ['offer', 'load']]);
  assert.ok(again[0].turn > broken.turn, 'what the first try still brings is late');
});

test('after a failure once more: an index that threw is asked again', () => {
  const step = searched(READY, { query: 'a' });
  const [broken] = failed(step[0], { turn: step[0].turn, error: new Error('damaged') });
  const again = retried(broken);
  assert.deepEqual([again[0].phase, deeds(again)], ['loading', ['ask']]);
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

// Manners: literal, signs, filters.

test('a literal search is said with its answer, under both names of the option', () => {
  const step = searched(READY, { query: 'a', literal: true });
  assert.deepEqual(deed(step, 'ask').options, { offset: 0, literal: true, fuzzy: false });
  assert.equal(mannerOf(step[0], step[0].asked).literal, undefined, 'what is shown was not searched so yet');
  const [next] = answered(step[0], { ...deed(step, 'ask'), found: found('x'), room: 5 });
  assert.equal(mannerOf(next, next.asked).literal, true);
});

test('a literal search lasts until the query changes', () => {
  const [literal] = answered(...asking(searched(READY, { query: 'a', literal: true })));
  assert.equal(deed(searched(literal), 'ask').options.literal, true, 'Enter asks the same');
  assert.equal(deed(continued({ ...literal, results: { ...literal.results, total: 9 } }), 'ask').options.literal, true, 'further hits are of the same search');
  const [other] = answered(...asking(searched(literal, { query: 'b' })));
  assert.equal(deed(searched(other, { query: 'a' }), 'ask').options.literal, undefined, 'forgotten with its query');
  assert.equal(deed(searched(literal, { literal: false }), 'ask').options.literal, undefined, 'ended by a script');
});

test('signs are taken as chosen until the query changes, and `auto` ends it', () => {
  const [text] = answered(...asking(searched(READY, { query: '-a', signs: 'text' })));
  assert.deepEqual([mannerOf(text, '-a').signs, deed(searched(text), 'ask').options.signs], ['text', 'text']);
  assert.equal(deed(searched(text, { query: '-ab' }), 'ask').options.signs, undefined);
  assert.equal(deed(searched(text, { signs: 'auto' }), 'ask').options.signs, undefined);
  const both = deed(searched(text, { literal: true }), 'ask').options;
  assert.deepEqual([both.signs, both.literal], ['text', true], 'one choice does not undo the other');
});

test('a filter says only what is not so anyway', () => {
  const [next] = filtered(READY, { path: '', from: '2024', sort: 'relevance' });
  assert.deepEqual(next.filter, { from: '2024' });
});

test('another filter asks again, and keeps the query and its manner', () => {
  const [literal] = answered(...asking(searched(READY, { query: 'a', literal: true })));
  const step = filtered(literal, { path: 'a/' });
  assert.deepEqual(deed(step, 'ask').options, { offset: 0, path: 'a/', literal: true, fuzzy: false });
});

test('no filter is an empty one', () => {
  assert.deepEqual(filtered({ ...READY, filter: { path: 'a' } }, undefined)[0].filter, {});
});

// Further hits.

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

// Offers.

test('completions of a query that has changed meanwhile are not offered', () => {
  const [state] = searched(READY, { query: 'ab' });
  assert.deepEqual(offered(state, { query: 'a', texts: ['abc'] })[0].offers.texts, []);
  assert.deepEqual(offered(state, { query: 'ab', texts: ['abc'] })[0].offers.texts, ['abc']);
});

/**
 * The state and the answer to what a step asks, with one hit.
 *
 * @param {Step} step
 * @returns {Parameters<typeof answered>}
 */
function asking(step) {
  return [step[0], { ...deed(step, 'ask'), found: found('x'), room: 5 }];
}
