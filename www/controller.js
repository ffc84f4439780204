/**
 * What does the element show, and what does it ask for, after this has happened?
 *
 * Each function is an event: it takes a state and what came with the event, and gives the next state and, as values, what
 * is to be done (`driver.js` does it). Nothing here knows nodes, clocks or engines, so the same events give the same
 * states, in Node as in a browser, and no state is ever changed: one that was shown stays what it was.
 *
 * What always holds: only the newest search may show anything (`turn`), only the answer that is shown may be continued
 * (`answer`), and `literal` and `signs` end with the query that they were chosen for. An event costs a copy of the state.
 */

import { NOTHING, isBlank, isSame, isWaiting, mannerOf } from './state.js';

/**
 * @import { SearchOptions } from './pkg/seed_search.js'
 * @import { Offers, Phase, State } from './state.js'
 * @import { AnyIndex, Filter, Found, Signs } from './types.js'
 */

/**
 * @typedef {object} Asking A search to be done.
 * @property {number} turn
 * @property {string} query
 * @property {boolean} [isTyped] - Whether it is answered while somebody types.
 * @property {number} answer - Where `options.offset` is not 0, the answer that it continues.
 * @property {SearchOptions & { offset: number }} options
 *
 * @typedef {{ do: 'ask' } & Asking} Ask
 * @typedef {{ do: 'load', wanted?: Ask }} Load The index is needed, for a search or before one.
 * @typedef {{ do: 'wait', pause: number, milliseconds: number }} Wait
 * @typedef {{ do: 'paint', answer: number }} Paint What is shown is to be painted before the rest.
 * @typedef {{ do: 'complain', error: unknown }} Complain
 * @typedef {{ do: 'offer' | 'announce' | 'come' | 'forget' }} Plain
 * @typedef {Ask | Load | Wait | Paint | Complain | Plain} Effect
 * @typedef {[State, ...Effect[]]} Step
 */

/** Options of a literal search. `fuzzy` is the name before, for an index of the site's own that knows no other. */
const LITERALLY = { literal: true, fuzzy: false };
/** @type {Plain} */
const OFFER = { do: 'offer' };

/**
 * @param {State} state
 * @param {string} query
 * @param {number} offset
 * @param {boolean} [isTyped]
 * @returns {Ask}
 */
function ask(state, query, offset, isTyped) {
  const { turn, answer, filter } = state;
  const { literal, signs } = mannerOf(state, query);
  return { do: 'ask', turn, answer, query, isTyped, options: { offset, ...filter, ...(literal && LITERALLY), ...(signs && { signs }) } };
}

/**
 * Shows an answer; `room` is how many of its hits are shown before the rest, of all unless told.
 *
 * @param {State} state
 * @param {string} asked
 * @param {Found} results
 * @param {number} [room]
 * @returns {Step}
 */
function show(state, asked, results, room) {
  const isWhole = room === undefined;
  const next = {
    ...state,
    asked,
    results,
    isWhole,
    manner: { query: asked, ...mannerOf(state, asked) },
    answer: state.answer + 1,
    shown: Math.min(room ?? Infinity, results.hits.length),
    phase: /** @type {Phase} */ (!asked ? 'idle' : results.total ? 'results' : 'none'),
  };
  return isWhole ? [next, { do: 'announce' }] : [next, { do: 'announce' }, { do: 'paint', answer: next.answer }];
}

/**
 * A search, of what stands in the field unless told.
 *
 * @param {State} state
 * @param {{ query?: string, literal?: boolean, signs?: Signs, isTyped?: boolean }} [wanted]
 * @returns {Step}
 */
export function searched(state, { query = state.query, literal, signs, isTyped } = {}) {
  query = query.replace(/[\r\n]/g, ''); // As a field holds it.
  const next = { ...state, query, turn: state.turn + 1, pause: state.pause + 1 };
  const before = mannerOf(state, query);
  const chosen = signs ?? before.signs;
  // Once it is chosen, it is so until another query is shown.
  if (signs || literal !== undefined) {
    next.manner = { query, literal: literal ?? before.literal, signs: chosen === 'auto' ? undefined : chosen };
  }
  if (isBlank(query)) return [...(state.phase === 'idle' ? /** @type {Step} */ ([next]) : show(next, '', NOTHING)), OFFER];
  const wanted = ask(next, query, 0, isTyped);
  return next.index
    ? [next, wanted]
    : [{ ...next, phase: state.phase === 'retrying' ? state.phase : 'loading' }, OFFER, { do: 'load', wanted }];
}

/**
 * A key changed the field; `milliseconds` are waited for another one.
 *
 * @param {State} state
 * @param {{ query: string, milliseconds: number }} field
 * @returns {Step}
 */
export function typed(state, { query, milliseconds }) {
  if (!milliseconds || isBlank(query)) return searched(state, { query, isTyped: true });
  const pause = state.pause + 1;
  return [
    { ...state, query, pause },
    { do: 'wait', pause, milliseconds },
  ];
}

/**
 * No other key came.
 *
 * @param {State} state
 * @param {number} pause
 * @returns {Step}
 */
export const waited = (state, pause) => (pause === state.pause ? searched(state, { isTyped: true }) : [state]);

/**
 * Nobody waits any more: the element is gone.
 *
 * @param {State} state
 * @returns {Step}
 */
export const left = (state) => [{ ...state, composing: false, pause: state.pause + 1 }];

/**
 * @param {State} state
 * @param {boolean} composing
 * @returns {Step}
 */
export const composed = (state, composing) => [{ ...state, composing }];

/**
 * Other hits are wanted. The same filter again asks nothing: templates make their objects anew each time.
 *
 * @param {State} state
 * @param {Filter} filter
 * @returns {Step}
 */
export function filtered(state, filter) {
  return isSame(filter, state.filter) ? [state] : searched({ ...state, filter });
}

/**
 * The site gave an index of its own, or none.
 *
 * @param {State} state
 * @param {AnyIndex} [index]
 * @returns {Step}
 */
export const indexed = (state, index) => searched({ ...state, index });

/**
 * The engine's index has come. One that the site gave meanwhile stays.
 *
 * @param {State} state
 * @param {AnyIndex} index
 * @returns {Step}
 */
export function came(state, index) {
  if (state.index) return [state];
  const next = { ...state, index };
  // A search that waits for it goes on by itself.
  const [after, ...effects] = isBlank(state.query)
    ? [{ ...next, phase: /** @type {Phase} */ ('idle') }]
    : state.phase === 'failed'
      ? searched(next)
      : [next];
  return [after, ...effects, { do: 'come' }];
}

/**
 * The index has answered; `room` is how many hits a window may hold. Completions are shown with the hits, so that their line
 * is there from the first or never: those that come later (`offers` is nothing) are offered when they come.
 *
 * @param {State} state
 * @param {Asking & { found?: Found, offers?: Offers, room: number }} asked
 * @returns {Step}
 */
export function answered(state, { turn, query, isTyped, options: { offset }, answer, found, offers, room }) {
  if (turn !== state.turn || !found) return [state];
  if (offset) return answer === state.answer ? further(state, offset, found) : [state];
  // A half-composed word often finds nothing, or parts of itself only: that is no answer yet.
  if (!state.composing || found.hits.some((hit) => !hit.weak)) {
    return show(offers ? offered(state, offers)[0] : state, query, found, isTyped ? room : undefined);
  }
  return [isWaiting(state) ? { ...state, phase: 'idle' } : state];
}

/**
 * @param {State} state
 * @param {number} offset
 * @param {Found} found
 * @returns {Step}
 */
function further(state, offset, found) {
  const { results } = state;
  if (offset !== results.hits.length) return [state]; // Asked twice.
  const hits = [...results.hits, ...found.hits];
  // An index that has no more than it shows has no more.
  const total = found.hits.length ? found.total : offset;
  return [{ ...state, results: { ...results, ...found, total, hits }, shown: hits.length, isWhole: true }, { do: 'announce' }];
}

/**
 * The index threw, or could not be loaded.
 *
 * @param {State} state
 * @param {{ turn: number, error: unknown }} reason
 * @returns {Step}
 */
export function failed(state, { turn, error }) {
  const empty = { asked: '', results: NOTHING, answer: state.answer + 1, shown: 0, isWhole: true };
  return turn === state.turn
    ? [
        { ...state, ...empty, phase: 'failed' },
        { do: 'complain', error },
      ]
    : [state];
}

/**
 * The first hits are painted, or cannot wait for it: the rest is shown, or asked for where the index has told these alone.
 *
 * @param {State} state
 * @param {number} answer
 * @returns {Step}
 */
export function painted(state, answer) {
  if (answer !== state.answer || state.isWhole) return [state];
  const { hits, rest } = state.results;
  const next = { ...state, shown: hits.length, isWhole: !rest };
  return rest ? [next, ask(next, next.asked, hits.length, true)] : [next];
}

/**
 * Further hits are wanted. A search that is pending is not held up; its answer takes the place of this.
 *
 * @param {State} state
 * @returns {Step}
 */
export function continued(state) {
  const [next] = painted(state, state.answer);
  const { hits, total } = next.results;
  return hits.length < total ? [next, ask(next, next.asked, hits.length)] : [next];
}

/**
 * Once more, after a failure. An index whose worker has stopped is another one's turn.
 *
 * @param {State} state
 * @returns {Step}
 */
export function retried(state) {
  const isDead = Boolean(state.index && 'failed' in state.index && state.index.failed);
  /** @type {State} */
  const next = { ...state, index: isDead ? undefined : state.index, phase: 'retrying' };
  const [after, ...effects] = isBlank(state.query) ? /** @type {Step} */ ([next, { do: 'load' }]) : searched(next);
  return [after, ...(isDead ? [/** @type {Plain} */ ({ do: 'forget' })] : []), ...effects];
}

/**
 * What the line below the field may offer for what stood there.
 *
 * @param {State} state
 * @param {Offers} offers
 * @returns {Step}
 */
export const offered = (state, offers) => (offers.query === state.query ? [{ ...state, offers }] : [state]);
