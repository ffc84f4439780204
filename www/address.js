/** Where does a hit or a neighbour lead? */

/** @import { Signs } from './types.js' */

/**
 * Where a hit or a neighbour leads, to the section that its excerpt is in: http(s), relative or the reading view, which marks what the query finds, and with
 * `literal` and `signs` as the search did; nothing for any other scheme.
 *
 * @param {{ url: string, path: string, section?: { anchor: string } }} hit
 * @param {string} query
 * @param {string} reader
 * @param {boolean} [literal]
 * @param {Signs} [signs]
 * @returns {string | undefined}
 */
export function addressOf({ url, path, section }, query, reader, literal, signs) {
  const asked = `&q=${encodeURIComponent(query.toWellFormed())}${mannerIn({ literal, signs })}`;
  const place = section?.anchor && !url.includes('#') ? `#${section.anchor}` : '';
  const address = url ? url + place : `${reader}#doc=${encodeURIComponent(path.toWellFormed())}${asked}`;
  try {
    // The page that reads may be a file, beside this one.
    return (url ? /^https?:$/ : /^(https?|file):$/).test(new URL(address).protocol) ? address : undefined;
  } catch {
    return address; // No scheme of its own.
  }
}

/**
 * How a query was searched, where it was not in the usual manner, as addresses say it.
 *
 * @param {{ literal?: boolean, signs?: Signs }} manner
 */
export const mannerIn = ({ literal, signs }) => `${literal ? '&literal' : ''}${signs ? `&signs=${signs}` : ''}`;
