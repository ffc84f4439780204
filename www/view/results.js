/**
 * Which hits are shown? Those that hold all of what was asked, then the others; the way to further ones; and what to do
 * where there is none.
 *
 * Rows are made once and only added to: those of another answer take the place of all.
 */
import { addressOf } from '../address.js';
import { dateIn } from '../messages/formats.js';
import { button, changes, make, own } from './dom.js';
import { hitOf, rowOf } from './rows.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Hit } from '../pkg/seed_search.js'
 * @import { Model } from './model.js'
 */

/**
 * What stands below a title.
 *
 * @param {Hit} hit
 * @param {string} locale
 */
const metaOf = ({ date, byline }, locale) => [date && dateIn(locale, date), byline].filter(Boolean).join(' · ');

const leads = (/** @type {HTMLAnchorElement} */ link) => link.href;

/**
 * @param {SeedSearch} site
 * @param {{ more(): void, everywhere(): void, select(event: MouseEvent, hit: Hit): void }} act
 */
export function resultsView(site, act) {
  const hint = make('span'); // Within the slot: what a page puts there runs as the page does.
  const everywhere = button({ part: 'everywhere', class: 'wide' }, act.everywhere);
  const empty = make('div', { part: 'empty', hidden: '' }, make('slot', { name: 'empty' }, hint), everywhere);
  const full = make('ol', { part: 'results', hidden: '' });
  const weakBelow = make('p', { part: 'weak partial', class: 'weak', hidden: '' });
  const weak = make('ol', { part: 'results', hidden: '' });
  const more = button({ part: 'more', class: 'wide', hidden: '' }, act.more);
  const isAnother = changes();
  /** @type {HTMLAnchorElement[]} */
  let links = []; // In the order of the hits.

  for (const list of [full, weak]) {
    list.addEventListener('click', (event) => {
      const hit = hitOf(/** @type {Element} */ (event.target).closest('a'));
      if (hit) act.select(event, hit);
    });
  }

  return {
    nodes: [empty, full, weakBelow, weak, more],
    isMore: () => !more.hidden,

    /** The links that lead somewhere, in the order of the page. */
    links: () => [full, weak].flatMap((list) => [...list.querySelectorAll('a')]).filter(leads),

    /**
     * The first hit after so many that leads somewhere.
     *
     * @param {number} from
     */
    linkFrom: (from) => links.slice(from).find(leads),

    /** @param {Model} model */
    speak(model) {
      const { words, locale } = model;
      own(model, hint, everywhere, weakBelow, more);
      everywhere.textContent = words.everywhere;
      weakBelow.textContent = words.weakBelow;
      more.textContent = words.more;
      for (const link of links) {
        const hit = hitOf(link);
        const meta = link.nextElementSibling;
        if (hit && meta?.className) meta.textContent = metaOf(hit, locale);
      }
    },

    /** @param {Model} model */
    show({ phase, answer, asked, results: { hits, total, signs }, shown, filter, isWhole, locale, words }) {
      // N.B. Rows that stay from key to key would move when those above them change: browsers count that as a shift.
      if (isAnother(answer)) {
        full.replaceChildren();
        weak.replaceChildren();
        links = [];
      }
      for (const hit of hits.slice(links.length, shown)) {
        const address = addressOf(hit, asked, site.reader, site.literal, site.signs);
        const row = rowOf(hit, address, metaOf(hit, locale));
        links.push(/** @type {HTMLAnchorElement} */ (row.firstChild));
        (hit.weak ? weak : full).append(row);
      }
      const { sort, ...narrowed } = filter;
      everywhere.hidden = !Object.keys(narrowed).length;
      hint.textContent = signs === 'excluded' ? words.include : words.hint;
      empty.hidden = phase !== 'none';
      const hidden = phase !== 'results';
      full.hidden = hidden || !full.firstChild;
      weak.hidden = hidden || !weak.firstChild;
      weakBelow.hidden = weak.hidden || full.hidden;
      more.hidden = hidden || hits.length >= total || !isWhole;
    },
  };
}
