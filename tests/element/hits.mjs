/** Hits and answers for the tests: what is not told of them says nothing. */

/** @import { Hit } from '../../www/pkg/seed_search.js' */
/** @import { Found } from '../../www/types.js' */

/**
 * @param {string} title
 * @param {Partial<Hit>} [more]
 * @returns {Hit}
 */
export const hit = (title, more) => ({
  id: 0,
  url: '',
  path: `${title}.txt`,
  title,
  titleMarks: [],
  score: 1,
  weak: false,
  excerpt: { text: '', marks: [] },
  ...more,
});

/**
 * An answer with the hits of these titles; a title that ends with `?` is a weak hit's.
 *
 * @param {string} titles
 * @param {Partial<Found>} [more]
 * @returns {Found}
 */
export function found(titles, more) {
  const hits = titles
    .split(' ')
    .filter(Boolean)
    .map((title) => hit(title, { weak: title.endsWith('?') }));
  return { total: hits.length, hits, ...more };
}
