/**
 * What may be searched next? The line below the field: completions of what is typed, or recent searches while it is empty.
 */
import { button, changes, make } from './dom.js';
import { isBlank } from '../state.js';
import { directionOf } from './keys.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Model } from './model.js'
 */

/**
 * @param {SeedSearch} site
 * @param {{ choose(query: string): void, keep(wanted: boolean): void }} act
 */
export function offersView(site, { choose, keep }) {
  const chips = make('div', { part: 'suggestions', class: 'chips', role: 'group', tabindex: '-1', hidden: '' });
  const isNew = changes();
  // Not every browser gives the focus to a button: the line would be gone before it is chosen from.
  chips.addEventListener('mousedown', (event) => event.preventDefault());
  // A wheel turns up and down; what it cannot move any further is the page's.
  const roll = (/** @type {WheelEvent} */ event) => {
    const before = chips.scrollLeft;
    chips.scrollLeft += event.deltaY * directionOf(chips);
    if (chips.scrollLeft !== before) event.preventDefault();
  };
  chips.addEventListener('wheel', roll, { passive: false });
  const chip = (/** @type {Record<string, string>} */ attributes, /** @type {() => void} */ act, /** @type {string} */ text) =>
    button({ tabindex: '-1', ...attributes }, act, text);

  return {
    chips,

    /** @param {Model} model */
    show({ query, offers: { texts, examples = [], none, query: asked }, isWhole, words, locale: lang }) {
      const all = [...texts, ...examples];
      const kept = isBlank(asked) && (texts[0] || none);
      // The line is there only while something stands in it. Recent searches go with the first letter, completions with the last.
      chips.hidden = !(all[0] || none) || isBlank(asked) !== isBlank(query);
      // What is in it may wait until the hits are painted: it has one height.
      if (!isWhole || !isNew(words, kept, none, all.length, ...all)) return;
      chips.className = kept ? 'chips recent' : 'chips';
      chips.ariaLabel = kept ? words.recent : words.suggestions;
      chips.replaceChildren(...all.map((text) => chip({ part: 'suggestion', dir: 'auto' }, () => choose(text), text)));
      if (kept && texts[0]) chips.append(chip({ part: 'forget', class: 'plain', lang }, () => keep(true), words.forget));
      if (kept) chips.append(chip({ part: 'keep', class: 'plain', lang }, () => keep(Boolean(none)), none ? words.resume : words.stop));
    },
  };
}
