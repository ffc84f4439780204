/** Which answer is shown, to which question, and which comes too late? Each expectation has its reason beside it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, continued, failed, filtered, offered, searched, typed } from '../../www/controller.js';
import { START, mannerOf } from '../../www/state.js';
import { found } from './hits.mjs';
import { READY, asking, deed, deeds, shown, titles } from './play.mjs';

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
  assert.deepEqual(deeds(next), ['announce']);
});

test('an answer brings its completions: their line is there with the hits, or not at all', () => {
  const step = searched(READY, { query: 'a' });
  const offers = { query: 'a', texts: ['ab'] };
  assert.deepEqual(answered(step[0], { ...deed(step, 'ask'), found: found('x'), offers, room: 5 })[0].offers, offers);
  const later = typed(step[0], { query: 'b', milliseconds: 300 })[0];
  assert.deepEqual(
    answered(later, { ...deed(step, 'ask'), found: found('x'), offers, room: 5 })[0].offers.texts,
    [],
    'of what stood there',
  );
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
  assert.equal(
    deed(continued({ ...literal, results: { ...literal.results, total: 9 } }), 'ask').options.literal,
    true,
    'further hits are of the same search',
  );
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

test('another filter asks again, and keeps the query and its manner', () => {
  const [literal] = answered(...asking(searched(READY, { query: 'a', literal: true })));
  const step = filtered(literal, { path: 'a/' });
  assert.deepEqual(deed(step, 'ask').options, { offset: 0, path: 'a/', literal: true, fuzzy: false });
});

test('the same filter, said again, asks nothing', () => {
  const [next] = filtered(READY, { path: 'a/', from: '2024' });
  assert.deepEqual(filtered(next, { from: '2024', path: 'a/' }), [next]);
  assert.deepEqual(filtered(READY, {}), [READY]);
  const [keyed] = filtered(READY, { meta: { tags: ['a'], version: ['2'] }, sort: { version: 'ascending' } });
  assert.deepEqual(filtered(keyed, { sort: { version: 'ascending' }, meta: { version: ['2'], tags: ['a'] } }), [keyed]);
  assert.equal(
    deed(filtered({ ...keyed, query: 'x' }, { sort: { version: 'descending' }, meta: keyed.filter.meta }), 'ask').options.meta,
    keyed.filter.meta,
  );
});

test('completions of a query that has changed meanwhile are not offered', () => {
  const [state] = searched(READY, { query: 'ab' });
  assert.deepEqual(offered(state, { query: 'a', texts: ['abc'] })[0].offers.texts, []);
  assert.deepEqual(offered(state, { query: 'ab', texts: ['abc'] })[0].offers.texts, ['abc']);
});
