/** What does the start show? The first documents, as an invitation to those who come there. */
import { breaksIn, make, marked } from '../view/dom.js';
import { documentAddress } from './route.js';

/**
 * @import { Index } from '../pkg/seed_search.js'
 * @import { RemoteIndex } from '../types.js'
 * @import { PageWords } from './words.js'
 */

const INVITED = 20;

/**
 * Fills `home`, where it does not say so in these words already.
 *
 * @param {HTMLElement} home
 * @param {Index | RemoteIndex | undefined} index
 * @param {PageWords} words
 */
export async function invite(home, index, words) {
  if (!index || home.querySelector('h1')?.lang === words.lang) return;
  const ids = [...Array(Math.min(index.documentCount, INVITED)).keys()];
  // What is wrong with an index, its search says.
  const documents = await Promise.all(ids.map((id) => index.document(id))).catch(() => []);
  const items = documents.map(({ path, title }) =>
    make('li', {}, make('a', { href: documentAddress({ doc: path, q: '' }) }, marked(title || path, [], breaksIn(title)))),
  );
  home.replaceChildren(make('h1', { lang: words.lang }, words.count(index.documentCount)), make('ol', {}, ...items));
}
