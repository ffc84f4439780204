/** States by the events that lead to them, and what is to be done by its names. */
import assert from 'node:assert/strict';
import { answered, searched } from '../../www/controller.js';
import { START } from '../../www/state.js';
import { found } from './hits.mjs';

/** @import { Ask, Effect, Step } from '../../www/controller.js' */
/** @import { State } from '../../www/state.js' */
/** @import { AnyIndex, Found } from '../../www/types.js' */

/** @type {AnyIndex} */
export const INDEX = { search: () => found('') };
export const READY = { ...START, index: INDEX };

export const deeds = (/** @type {Step} */ [, ...effects]) => effects.map((effect) => effect.do);
/** @type {<Deed extends Effect['do']>(step: Step, deed: Deed) => Extract<Effect, { do: Deed }>} */
export const deed = ([, ...effects], wanted) => {
  const one = effects.find((effect) => effect.do === wanted);
  assert.ok(one, `expected ${wanted}, found ${effects.map((effect) => effect.do)}`);
  return /** @type {any} */ (one);
};
export const titles = (/** @type {State} */ { results }) => results.hits.map(({ title }) => title).join(' ');

/**
 * A search and its answer, as if no time were between them; the state, and the question.
 *
 * @param {State} state
 * @param {string} query
 * @param {Found} answer
 * @returns {[State, Ask]}
 */
export function shown(state, query, answer) {
  const step = searched(state, { query });
  const asked = deed(step, 'ask');
  const [next] = answered(step[0], { ...asked, found: answer, room: 5 });
  return [next, asked];
}

/**
 * The state and the answer to what a step asks, with one hit.
 *
 * @param {Step} step
 * @returns {Parameters<typeof answered>}
 */
export function asking(step) {
  return [step[0], { ...deed(step, 'ask'), found: found('x'), room: 5 }];
}
