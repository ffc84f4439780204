/** Where does a hit or a neighbour lead? */

/** @import { Signs } from './types.js' */

/**
 * Where a hit or a neighbour leads: http(s), relative or the reading view, which marks what the query finds, and with
 * `literal` and `signs` as the search did; nothing for any other scheme.
 *
 * @param {{ url: string, path: string }} hit
 * @param {string} query
 * @param {string} reader
 * @param {boolean} [literal]
 * @param {Signs} [signs]
 * @returns {string | undefined}
 */
export function addressOf({ url, path }, query, reader, literal, signs) {
  if (url === '') return `${reader}#doc=${encodeURIComponent(path)}&q=${encodeURIComponent(query)}${mannerIn({ literal, signs })}`;
  try {
    return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
  } catch {
    return url; // No scheme of its own.
  }
}

/**
 * How a query was searched, where it was not in the usual manner, as addresses say it.
 *
 * @param {{ literal?: boolean, signs?: Signs }} manner
 */
export const mannerIn = ({ literal, signs }) => `${literal ? '&literal' : ''}${signs ? `&signs=${signs}` : ''}`;
