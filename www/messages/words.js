/** What the element says, in Chinese and English; a page may give it other words. Counts come as text and as number. */
import { ENGLISH } from './en.js';
import { CHINESE } from './zh.js';

/** Keys by their names before, for one version: each is the new one. */
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

/** The words for a language; `messages` replaces some of them or all. */
export function wordsFor(lang, messages) {
  return Object.assign(Object.create(FORMER), /^zh\b/i.test(lang) ? CHINESE : ENGLISH, messages);
}
