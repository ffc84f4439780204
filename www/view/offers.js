/**
 * What may be searched next? The line below the field: completions of what is typed, or recent searches while it is empty.
 */
import { button, changes, make } from './dom.js';
import { isBlank } from '../state.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Model } from './model.js'
 */

/**
 * @param {SeedSearch} site
 * @param {{ choose(query: string): void, keep(wanted: boolean): void }} act
 */
export function offersView(site, { choose, keep }) {
  const chips = make('div', { part: 'suggestions', class: 'chips', role: 'group', hidden: '' });
  const isNew = changes();
  // Not every browser gives the focus to a button: the line would be gone before it is chosen from.
  chips.addEventListener('mousedown', (event) => event.preventDefault());

  return {
    chips,
    buttons: () => [...chips.querySelectorAll('button')],

    /** @param {Model} model */
    show({ offers: { query, texts, none }, offers, words, locale: lang }) {
      chips.hidden = !(site.suggest || site.recent);
      if (!isNew(offers, words)) return;
      const recents = isBlank(query);
      chips.className = recents ? 'chips recent' : 'chips';
      chips.ariaLabel = recents ? words.recent : words.suggestions;
      chips.replaceChildren(...texts.map((text) => button({ part: 'suggestion', dir: 'auto' }, () => choose(text), text)));
      if (recents && texts.length) chips.append(button({ part: 'forget', class: 'plain', lang }, () => keep(true), words.forget));
      if (recents && (texts.length || none))
        chips.append(button({ part: 'keep', class: 'plain', lang }, () => keep(Boolean(none)), none ? words.resume : words.stop));
    },
  };
}
