/**
 * What is in the reading view? The document that the address names; without an engine yet, what the element says of its
 * coming. What is shown stays until the document is there, and a reader who has gone on is not called back.
 */
import { articleOf, barOf, nothingOf } from './article.js';
import { matchesView } from './matches.js';

/**
 * @import { Document, Index } from '../pkg/seed_search.js'
 * @import { RemoteIndex } from '../types.js'
 * @import { Reading, Route } from './route.js'
 * @import { PageWords } from './words.js'
 */

/** Pixels of the bar, below which a heading is out of view. */
const BAR = 48;

/**
 * The document of an address, nothing where there is none, or an error in words.
 *
 * @param {Reading & Route} now
 * @param {Index | RemoteIndex} index
 * @returns {Promise<{ article?: Document, error?: string }>}
 */
async function fetched({ doc, q, literal, signs }, index) {
  try {
    const id = await index.idOf(doc);
    return id === undefined ? {} : { article: await index.document(id, q, { literal, signs }) };
  } catch (/** @type {any} */ error) {
    return { error: String(error.message ?? error) };
  }
}

/**
 * @param {HTMLElement} read
 * @param {{
 *   isHere(now: Route): boolean;
 *   show(view: 'read' | 'waiting'): void;
 *   resultsAround(now: Route): string;
 *   visited(now: Route, at: number, address: string): void;
 *   addressOf: typeof import('../address.js').addressOf;
 * }} page
 */
export function readingView(read, page) {
  /** @type {ReturnType<typeof matchesView> | undefined} */
  let matches;
  /** @type {IntersectionObserver | undefined} */
  let seeing; // Whether the heading is in view.

  return {
    /** Steps through the matches. */
    walk: (/** @type {number} */ step) => matches?.walk(step),

    /**
     * Opens the document of an address. `again` in other words: focus and place stay.
     *
     * @param {Route & Reading} now
     * @param {Index | RemoteIndex | undefined} index
     * @param {PageWords} words
     * @param {boolean} [again]
     */
    async open(now, index, words, again) {
      const { article, error } = index ? await fetched(now, index) : {};
      if (!page.isHere(now)) return;
      matches?.leave();
      matches = undefined;
      read.replaceChildren();
      page.show(index ? 'read' : 'waiting');
      if (!index) return;
      const title = article ? article.title || article.path : '';
      const bar = now.q ? barOf(page.resultsAround(now), words.back, title) : barOf('#', words.home, title);
      const nodes = article ? articleOf(article, now, words, page.addressOf) : nothingOf(now.doc, error, words);
      read.replaceChildren(bar, ...nodes);
      if (article) document.title = `${title} · seed-search`;
      seeing?.disconnect();
      const look = (/** @type {IntersectionObserverEntry[]} */ all) => bar.classList.toggle('past', !all[all.length - 1].isIntersecting);
      seeing = new IntersectionObserver(look, { rootMargin: `-${BAR}px 0px 0px` });
      seeing.observe(nodes[0]);
      if (read.querySelector('mark')) matches = matchesView(read, bar, now, words, (at, address) => page.visited(now, at, address));
      if (again) return;
      nodes[0].focus({ preventScroll: true });
      if (!article) return;
      scrollTo(0, 0);
      matches?.show('instant');
    },
  };
}
