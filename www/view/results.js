/**
 * Which hits are shown? Those that hold all of what was asked, then the others; the way to further ones; and what to do
 * where there is none.
 *
 * Rows are made once and only added to: those of another answer take the place of all. Below enough full hits the weak ones
 * are folded, and while they are, no more of them are fetched.
 *
 * It comes with the engine: before there is one, there is no hit.
 */
import { dateIn } from '../messages/formats.js';
import { button, changes, make, own } from './dom.js';
import { hitOf, rowOf } from './rows.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Hit } from '../pkg/seed_search.js'
 * @import { FoundHit } from '../types.js'
 * @import { Model } from './model.js'
 */

/** Pixels from which on a pointer has moved. */
const MOVED = 4;
/** Full hits that are enough of an answer. */
const ENOUGH = 3;

/**
 * What stands below a title.
 *
 * @param {FoundHit} hit
 * @param {string} locale
 */
function metaOf({ date, byline, url, path, meta, root = '', source }, locale) {
  const place = meta?.breadcrumbs ?? placeIn((url || path).replace(root, ''));
  return [source, date && dateIn(locale, date), byline, place.join(' › ')].filter(Boolean).join(' · ');
}

/**
 * The folders of an address, without its host: where in a site a page is.
 *
 * @param {string} address
 */
function placeIn(address) {
  if (!address.includes('/')) return [];
  const folders = address
    .replace(/^\w+:\/\/[^/]*|\/?([?#].*)?$/g, '')
    .split('/')
    .slice(0, -1)
    .filter((name) => /[^.]/.test(name));
  try {
    return folders.map(decodeURIComponent);
  } catch {
    return folders; // A `%` of its own.
  }
}

const leads = (/** @type {HTMLAnchorElement} */ link) => link.href;

/**
 * @param {SeedSearch} site
 * @param {{ more(): void, everywhere(): void, select(event: MouseEvent, hit: Hit, href: string): void }} act
 * @param {typeof import('../address.js').addressOf} addressOf
 */
export function resultsView(site, act, addressOf) {
  const hint = make('span'); // Within the slot: what a page puts there runs as the page does.
  const everywhere = button({ part: 'everywhere', class: 'wide' }, act.everywhere);
  const empty = make('div', { part: 'empty', hidden: '' }, make('slot', { name: 'empty' }, hint), everywhere);
  const full = make('ol', { part: 'results', 'aria-labelledby': 'count', hidden: '' });
  const weakBelow = make('summary', { part: 'weak partial', class: 'weak' });
  const weak = make('ol', { part: 'results' });
  const fold = make('details', { hidden: '' }, weakBelow, weak);
  const more = button({ part: 'more', class: 'wide', hidden: '' }, act.more);
  const isAnother = changes();
  /** @type {HTMLAnchorElement[]} */
  let links = []; // In the order of the hits.
  let isLonger = false;
  let width = 0;
  let room = 0; // Characters of a line of titles, as of the last answer.
  let down = { x: 0, y: 0 }; // Where a button was pressed.

  const offerMore = () => (more.hidden = !isLonger || !(fold.open || fold.hidden));
  fold.addEventListener('toggle', offerMore);
  // Told after a layout, so that none is made for it.
  const measure = new ResizeObserver((lists) => {
    const widest = Math.max(...lists.map(({ contentRect }) => contentRect.width));
    if (!widest || widest === width || !links[0]) return;
    width = widest;
    room = width / parseFloat(getComputedStyle(links[0]).fontSize);
  });
  for (const list of [full, weak]) {
    measure.observe(list);
    list.addEventListener('mousedown', (event) => (down = event));
    list.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target);
      const link = target.closest('a');
      const hit = hitOf(link);
      if (link && hit) act.select(event, hit, link.attributes.getNamedItem('href')?.value ?? '');
      // All of a row leads where its title does; but who moves the pointer over its text selects that.
      else if (target.closest('[part=excerpt]') && Math.hypot(event.x - down.x, event.y - down.y) < MOVED) {
        target.closest('li')?.querySelector('a')?.dispatchEvent(new MouseEvent('click', event));
      }
    });
  }

  return {
    nodes: [empty, full, fold, more],
    isMore: () => !more.hidden,

    /** What leads somewhere and is to be seen, in the order of the page: links, and the line that unfolds weak hits. */
    links: () =>
      [full, fold]
        .flatMap((list) => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('a[href], summary'))])
        .filter((link) => link.checkVisibility()),

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
      weakBelow.textContent = weak.ariaLabel = words.weakBelow;
      more.textContent = words.more;
      for (const link of links) {
        const hit = hitOf(link);
        const meta = link.nextElementSibling;
        if (hit && meta?.className === 'meta') meta.textContent = metaOf(hit, locale);
      }
    },

    /** @param {Model} model */
    show({ phase, answer, asked: query, results, shown, filter, isWhole, locale, words }) {
      const { hits, total, signs } = results;
      // N.B. Rows that stay from key to key would move when those above them change: browsers count that as a shift.
      if (isAnother(answer)) {
        full.replaceChildren();
        weak.replaceChildren();
        links = [];
        fold.open = !(hits.findIndex((hit) => hit.weak) >= ENOUGH);
      }
      const { reader, literal, signs: chosen } = site;
      const lead = (/** @type {Hit} */ hit) => addressOf(hit, query, reader, literal, chosen);
      for (const hit of hits.slice(links.length, shown)) {
        const row = rowOf(hit, metaOf(hit, locale), lead, room);
        links.push(/** @type {HTMLAnchorElement} */ (row.querySelector('a')));
        (hit.weak ? weak : full).append(row);
      }
      const { sort, ...narrowed } = filter;
      everywhere.hidden = !Object.keys(narrowed).length;
      hint.textContent = signs === 'excluded' ? words.include : words.hint;
      empty.hidden = phase !== 'none';
      const hidden = phase !== 'results';
      full.hidden = hidden || !full.firstChild;
      fold.hidden = hidden || !weak.firstChild;
      weakBelow.hidden = full.hidden;
      isLonger = !hidden && hits.length < total && isWhole;
      offerMore();
    },
  };
}
