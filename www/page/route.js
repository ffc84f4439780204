/**
 * What does an address of the page say, and how is it written? Nothing after the `#`: the documents. `#q=QUERY`: the
 * results, with `path`, `from`, `to` and `sort` where they are filtered. `#doc=PATH&q=QUERY&at=N`: one document with its
 * matches, the N-th in view. Either has `literal` where no rewrite of the query is searched, and `signs=text` or
 * `signs=clauses` where the reader chose how its signs are taken.
 *
 * Anybody writes addresses: what one says wrongly is as if it did not say it.
 */
import { mannerIn } from '../address.js';

/** @import { Filter, Signs } from '../types.js' */

/**
 * @typedef {object} Manner How a query is searched.
 * @property {boolean} [literal]
 * @property {Exclude<Signs, 'auto'>} [signs]
 *
 * @typedef {object} Results
 * @property {string} q
 * @property {Filter} [filter]
 *
 * @typedef {object} Reading
 * @property {string} doc
 * @property {string} q
 *
 * @typedef {object} Extent
 * @property {string | null} doc - The document, null where none is asked for.
 * @property {number} [at] - The match that is in view, from 1.
 * @property {Filter} filter
 *
 * @typedef {Results & Manner & Extent} Route
 */

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
/** What an address may say of a filter. */
const FILTER = { path: /./, from: DATE, to: DATE, sort: /^date$/ };

/**
 * @param {Filter} one
 * @param {Filter} other
 */
export const isSame = (one, other) =>
  /** @type {(keyof Filter)[]} */ (Object.keys(FILTER)).every((key) => (one[key] ?? '') === (other[key] ?? ''));

/**
 * What an address says, by the part after its `#`.
 *
 * @param {string} said
 * @returns {Route}
 */
export function routeOf(said) {
  const asked = new URLSearchParams(said);
  return {
    doc: asked.get('doc'),
    q: (asked.get('q') ?? '').replace(/[\r\n]/g, ''), // As the field holds it.
    at: Math.max(1, parseInt(asked.get('at') ?? '', 10) || 1),
    filter: Object.fromEntries([...asked].filter(([key, value]) => FILTER[/** @type {keyof Filter} */ (key)]?.test(value))),
    literal: asked.has('literal'),
    signs: /** @type {Manner['signs']} */ (/^(clauses|text)$/.exec(asked.get('signs') ?? '')?.[0]),
  };
}

/**
 * The address of results; nothing where there is no query.
 *
 * @param {Results & Manner} results
 */
export function resultsAddress({ q, filter, ...manner }) {
  const asked = Object.entries({ q, ...filter }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return q ? `#${asked.join('&')}${mannerIn(manner)}` : '';
}

/**
 * The address of a document.
 *
 * @param {Reading & Manner} reading
 */
export const documentAddress = ({ doc, q, ...manner }) =>
  `#doc=${encodeURIComponent(doc)}${q && `&q=${encodeURIComponent(q)}`}${mannerIn(manner)}`;
