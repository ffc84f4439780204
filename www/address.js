/** Where does a hit or a neighbour lead? */

import { placeIn } from './engine/load.js';
import { mannerIn } from './named.js';

/** @import { Signs } from './types.js' */

/**
 * Where a hit or a neighbour leads: to its own address, with the place of the section that its excerpt is in; or, where it has
 * none, to the page that reads, which marks what the query finds, with `literal` and `signs` as the search did. Nothing for an
 * address of another scheme than http(s).
 *
 * @param {{ url: string, path: string, section?: { anchor: string } }} hit
 * @param {string} query
 * @param {string} reader
 * @param {boolean} [literal]
 * @param {Signs} [signs]
 * @returns {string | undefined}
 */
export function addressOf(hit, query, reader, literal, signs) {
  if (hit.url) return isSafe(hit.url, /^https?:/) ? placeIn(hit) : undefined;
  // The page that reads may be a file, beside this one.
  if (!isSafe(reader, /^(https?|file):/)) return undefined;
  const [doc, q] = [hit.path, query].map((text) => encodeURIComponent(text.toWellFormed()));
  return `${reader}#doc=${doc}&q=${q}${mannerIn({ literal, signs })}`;
}

/**
 * Whether an address has one of these schemes, or none of its own.
 *
 * @param {string} address
 * @param {RegExp} schemes
 */
function isSafe(address, schemes) {
  try {
    // Most begin with it. Only others are parsed, which takes longer.
    return !address.includes(':') || schemes.test(address) || schemes.test(new URL(address).protocol);
  } catch {
    return true; // Relative, with a colon somewhere.
  }
}
