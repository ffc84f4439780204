/**
 * What does a text name: which lists, in the attribute `filters`, which order, in a list and in an address, and which manner of
 * searching, in an address?
 *
 * @import { Filter, Signs } from './types.js'
 */

/** Lists of what each document has, which are those of an attribute that names none. */
const USUAL = ['path', 'year', 'sort'];
/** Before a key that hits may be put in order by. */
const ORDER = /^sort:/;

/**
 * The names of lists, in their order. What templates write for an attribute that is just there names none.
 *
 * @param {boolean | string} filters
 * @returns {readonly string[]}
 */
export function namesIn(filters) {
  const named = String(filters)
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter(Boolean);
  return named.length && !/^(true|filters)$/.test(named.join()) ? [...new Set(named)] : USUAL;
}

/**
 * Keys of documents whose values are listed.
 *
 * @param {readonly string[]} names
 */
export const keysIn = (names) => names.filter((name) => !USUAL.includes(name) && !ORDER.test(name));

/**
 * Keys of documents that hits may be put in order by.
 *
 * @param {readonly string[]} names
 */
export const orderKeysIn = (names) => names.filter((name) => ORDER.test(name)).map((name) => name.replace(ORDER, ''));

/**
 * An order as a text; a key with its direction behind a colon.
 *
 * @param {Filter['sort']} sort
 * @returns {string | undefined}
 */
export const orderText = (sort) => (typeof sort === 'object' ? Object.entries(sort)[0].join(':') : sort);

/**
 * The order that such a text says.
 *
 * @param {string} text
 * @returns {Filter['sort']}
 */
export function orderIn(text) {
  const at = text.lastIndexOf(':');
  return /** @type {Filter['sort']} */ (at < 0 ? text : { [text.slice(0, at)]: text.slice(at + 1) });
}

/**
 * How a query was searched, where it was not in the usual manner, as addresses say it.
 *
 * @param {{ literal?: boolean, signs?: Signs }} manner
 */
export const mannerIn = ({ literal, signs }) => `${literal ? '&literal' : ''}${signs ? `&signs=${signs}` : ''}`;
