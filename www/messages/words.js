/** What does the element say? Its words in Chinese, simplified or traditional, or English, or those that a page gives it. */
import { ENGLISH } from './en.js';
import { chinese } from './zh.js';

/**
 * What the element says. A count comes as its language writes it, then as the number that decides on a plural.
 *
 * @typedef {object} Words
 * @property {string} search - The field's name, and its placeholder where none is given.
 * @property {string} close
 * @property {string} clear
 * @property {string} loading
 * @property {(full: string, count: number) => string} found
 * @property {(full: string, weak: string, count: number) => string} both - Some hits are full and some weak; the number is that
 *   of the full ones.
 * @property {(weak: string, count: number) => string} weak - All hits are weak.
 * @property {string} about - Before a count that is about right and not exact.
 * @property {(query: string) => string} none
 * @property {string} rewrites - Before the rewrites that were searched too.
 * @property {string} [instead] - Deprecated: `rewrites`, by its name before.
 * @property {string} and - Between two of them.
 * @property {(query: string) => string} literal
 * @property {string} excluded - Documents were left out because of a `-`.
 * @property {string} asText - Takes the `-` as text.
 * @property {string} text - A `-` was taken as text.
 * @property {string} asExclusion - Takes it as an exclusion.
 * @property {string} dropped - Quotation marks were left out, because nothing holds what they demand.
 * @property {string} hint - What to do where nothing was found.
 * @property {string} include - What to do where words were excluded.
 * @property {string} weakBelow - Between the full hits and the weak ones.
 * @property {string} [partial] - Deprecated: `weakBelow`, by its name before.
 * @property {string} more
 * @property {string} keys - Below a dialog: what keys do there.
 * @property {string} retrying - After a failure, while it is tried again.
 * @property {string} failed
 * @property {string} retry
 * @property {string} suggestions
 * @property {string} recent
 * @property {string} forget - Clears recent searches.
 * @property {string} stop - Keeps none from now on.
 * @property {string} resume - Keeps some again.
 * @property {string} filters
 * @property {string} path
 * @property {string} paths
 * @property {(path: string, name: string) => string} file - How a file or a folder is called in the list of sources: by the
 *   rest of its path.
 * @property {string} year
 * @property {string} years
 * @property {string} sort
 * @property {string} relevance
 * @property {string} date
 * @property {(key: string) => string} key - How a key of documents is called: the name of its list.
 * @property {(name: string, key: string, value: string) => string} value - How a value of it is called there: by its name,
 *   which is that of the language under the key `language`.
 * @property {(name: string) => string} every - In the list of that name: any value.
 * @property {(name: string, sign: '↑' | '↓') => string} order - What has least of it first, or most.
 * @property {string} everywhere - Takes the filters away where they leave nothing.
 */

/**
 * Keys by their names before, for one version: each is the new one.
 *
 * @type {Pick<Words, 'instead' | 'partial'> & ThisType<Words>}
 */
const FORMER = {
  get instead() {
    return this.rewrites;
  },
  set instead(text) {
    this.rewrites = text;
  },
  get partial() {
    return this.weakBelow;
  },
  set partial(text) {
    this.weakBelow = text;
  },
};

/**
 * The words for a language; `messages` replaces some of them or all.
 *
 * @param {string} lang
 * @param {Partial<Words>} [messages]
 * @returns {Words}
 */
export function wordsFor(lang, messages) {
  const own = /^zh\b/i.test(lang) ? chinese(/\b(hant|tw|hk|mo)\b/i.test(lang)) : ENGLISH;
  return Object.assign(Object.create(FORMER), own, messages);
}
