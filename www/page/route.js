/**
 * What does an address of the page say, and how is it written? Nothing after the `#`: the documents. `#q=QUERY`: the
 * results, with `path`, `from`, `to`, a `meta.KEY` for each value of a key, and `sort` (`date`, `KEY:ascending`,
 * `KEY:descending`) where they are filtered. `#doc=PATH&q=QUERY&at=N`: one document with its matches, the N-th in view.
 * Either has `literal` where no rewrite of the query is searched, and `signs=text` or `signs=clauses` where the reader chose
 * how its signs are taken.
 *
 * Anybody writes addresses: what one says wrongly is as if it did not say it.
 */
import { mannerIn, orderIn, orderText } from '../named.js';

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
/** What an address may say of a filter in one text. */
const FILTER = { path: /./, from: DATE, to: DATE, sort: /^date$|:(a|de)scending$/ };
/** Before a key whose value is wanted: no key of documents can be taken for a name of this page. */
const META = 'meta.';

/**
 * The filter that an address says.
 *
 * @param {URLSearchParams} asked
 * @returns {Filter}
 */
function filterIn(asked) {
  const said = [...asked].filter(([name, value]) => FILTER[/** @type {keyof typeof FILTER} */ (name)]?.test?.(value));
  const { sort, ...filter } = Object.fromEntries(said);
  const valued = [...asked].filter(([name, value]) => name.startsWith(META) && value);
  const meta = valued.map(([name]) => [name.slice(META.length), asked.getAll(name).filter(Boolean).sort()]);
  return { ...filter, ...(sort && { sort: orderIn(sort) }), ...(meta[0] && { meta: Object.fromEntries(meta) }) };
}

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
    filter: filterIn(asked),
    literal: asked.has('literal'),
    signs: /** @type {Manner['signs']} */ (/^(clauses|text)$/.exec(asked.get('signs') ?? '')?.[0]),
  };
}

/**
 * The address of results; nothing where there is no query.
 *
 * @param {Results & Manner} results
 */
export function resultsAddress({ q, filter: { meta = {}, sort, ...filter } = {}, ...manner }) {
  const values = Object.entries(meta).map(([key, list]) => [META + key, list]);
  const asked = [...Object.entries({ q, ...filter, sort: orderText(sort) ?? [] }), ...values].flatMap(([name, said]) =>
    [said].flat().map((text) => `${encodeURIComponent(`${name}`)}=${encodeURIComponent(text)}`),
  );
  return q ? `#${asked.join('&')}${mannerIn(manner)}` : '';
}

/**
 * The address of a document.
 *
 * @param {Reading & Manner} reading
 */
export const documentAddress = ({ doc, q, ...manner }) =>
  `#doc=${encodeURIComponent(doc)}${q && `&q=${encodeURIComponent(q)}`}${mannerIn(manner)}`;
