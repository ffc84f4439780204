/**
 * What does the element know at one moment? A plain value that is never changed, and what can be read off it.
 *
 * @import { AnyIndex, Filter, Found, Signs } from './types.js'
 */

/**
 * @typedef {'idle' | 'loading' | 'retrying' | 'results' | 'none' | 'failed'} Phase
 *
 * @typedef {object} Offers What the line below the field offers.
 * @property {string} query - What stood in the field then.
 * @property {readonly string[]} texts - Completions, or recent searches where that is blank.
 * @property {boolean} [none] - The reader wants no recent searches kept.
 * @property {readonly string[]} [examples] - What the site offers where nothing is asked yet.
 *
 * @typedef {object} Manner How somebody chose that a query is searched.
 * @property {string} query
 * @property {boolean} [literal] - Without rewrites.
 * @property {Exclude<Signs, 'auto'>} [signs] - How its signs are taken.
 *
 * @typedef {object} State
 * @property {string} query - What stands in the field.
 * @property {boolean} composing - Whether an input method composes there.
 * @property {AnyIndex} [index] - What is searched; nothing before it has come.
 * @property {Filter} filter - Which hits are wanted, without what is as usual.
 * @property {Manner} manner
 * @property {Phase} phase
 * @property {string} asked - The query that `results` answer.
 * @property {Found} results
 * @property {number} answer - Another number for each answer; further hits are of the same.
 * @property {number} shown - How many of the hits are to be seen: while somebody types, at first those in view.
 * @property {boolean} isWhole - Whether all of the answer is to be seen.
 * @property {Offers} offers
 * @property {number} turn - Another number for each search.
 * @property {number} pause - Another number whenever a search need not be waited for any more.
 */

/**
 * A filter as a text, the same one in whatever order it names what is wanted.
 *
 * @param {Filter} filter
 */
const said = (filter) =>
  JSON.stringify(filter, (_, part) => {
    const isList = Array.isArray(part) || Object(part) !== part;
    return isList
      ? part
      : Object.entries(part)
          .filter(([, value]) => value)
          .sort();
  });

/**
 * Whether two filters want the same hits in the same order.
 *
 * @param {Filter} one
 * @param {Filter} other
 */
export const isSame = (one, other) => said(one) === said(other);

/** @type {Found} */
export const NOTHING = Object.freeze({ total: 0, full: 0, hits: [] });

/** @type {State} */
export const START = {
  query: '',
  composing: false,
  filter: {},
  manner: { query: '' },
  phase: 'idle',
  asked: '',
  results: NOTHING,
  answer: 0,
  shown: 0,
  isWhole: true,
  offers: { query: '', texts: [] },
  turn: 0,
  pause: 0,
};

/** Whether an answer takes so long that it is said. */
export const isWaiting = (/** @type {State} */ { phase }) => phase === 'loading' || phase === 'retrying';

export const isBlank = (/** @type {string} */ query) => !query.trim();

/**
 * How a query is searched: another one than the manner was chosen for, as usual.
 *
 * @param {State} state
 * @param {string} query
 * @returns {Partial<Manner>}
 */
export const mannerOf = ({ manner }, query) => (query && query === manner.query ? manner : {});
