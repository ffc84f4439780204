/**
 * How does a document look to its reader? Its text with what was searched for, what it is about, and others like it.
 */
import { dateIn } from '../messages/formats.js';
import { breaksIn, make, marked } from '../view/dom.js';
import { resultsAddress } from './route.js';

/**
 * @import { Document } from '../pkg/seed_search.js'
 * @import { Route } from './route.js'
 * @import { PageWords } from './words.js'
 */

/**
 * The bar that stays: the way back, and what is read, once its heading is out of sight.
 *
 * @param {string} href
 * @param {string} text
 * @param {string} title
 */
export const barOf = (href, text, title) =>
  make('nav', { class: 'bar' }, make('a', { class: 'back', href }, text), make('span', { class: 'name', 'aria-hidden': 'true' }, title));

/**
 * What is said in the place of a document: that there is none, or why it could not be opened.
 *
 * @param {string} path
 * @param {string | undefined} error
 * @param {PageWords} words
 */
export const nothingOf = (path, error, words) => [
  make('h1', { tabindex: '-1' }, error ? words.broken : words.missing),
  make('p', {}, error ?? words.why(path)),
];

/**
 * A document; its heading is the first of the nodes.
 *
 * @param {Document} article
 * @param {Route} now
 * @param {PageWords} words
 * @param {typeof import('../address.js').addressOf} addressOf
 * @returns {HTMLElement[]}
 */
export function articleOf(article, now, words, addressOf) {
  const { title, titleMarks, byline, date, path, text, paragraphs, marks } = article;
  const heading = make('h1', { tabindex: '-1' }, title ? marked(title, titleMarks, breaksIn(title)) : path);
  const meta = make('p', { class: 'meta' });
  for (const fact of [date && dateIn(words.lang, date), byline, path]) if (fact) meta.append(make('span', {}, fact));
  const body = make('div', { class: 'text' });
  for (const [from, to] of paragraphs) body.append(make('p', {}, marked(text, marks, undefined, from, to)));
  return [heading, meta, body, ...relations(article, now, words, addressOf)];
}

/**
 * What an article is about, in links that search for it, and links to others like it; nothing where it has none.
 *
 * @param {Document} article
 * @param {Route} now
 * @param {PageWords} words
 * @param {typeof import('../address.js').addressOf} addressOf
 */
function relations({ keywords = [], neighbours = [] }, { q, literal, signs }, words, addressOf) {
  /** @type {(name: string, label: string, links: HTMLElement[]) => HTMLElement[]} */
  const list = (name, label, links) => {
    const items = links.map((link) => make('li', {}, link));
    return links.length ? [make('nav', { class: name, 'aria-label': label }, make('h2', {}, label), make('ul', {}, ...items))] : [];
  };
  const search = keywords.map((word) => make('a', { href: resultsAddress({ q: word }) }, word));
  const others = neighbours.map((other) => {
    const href = addressOf(other, q, '', literal, signs);
    return make('a', href ? { href } : {}, other.title || other.path);
  });
  return [...list('keywords', words.keywords, search), ...list('related', words.related, others)];
}
