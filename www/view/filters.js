/** Which hits are wanted, how many are there of each kind, and in what order do they stand? Three lists in a row. */
import { dateIn, numberIn } from '../messages/formats.js';
import { changes, make } from './dom.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Words } from '../messages/words.js'
 * @import { Facets } from '../pkg/seed_search.js'
 * @import { Filter } from '../types.js'
 * @import { Model } from './model.js'
 */

/** Files that are listed one by one; of more, their folders are. */
const MOST_FILES = 30;
/** Between two dates. */
const SPAN = ' – ';
/** Entries of one list. */
const MOST_ENTRIES = 200;

/**
 * How many characters of their folders all paths have in common.
 *
 * @param {string[]} paths
 */
function common(paths) {
  const [first = '', ...others] = paths;
  let end = first.lastIndexOf('/') + 1;
  while (end && !others.every((path) => path.startsWith(first.slice(0, end)))) end = first.lastIndexOf('/', end - 2) + 1;
  return end;
}

/**
 * What a list of files offers: themselves or, of many, the folders in which they begin to differ; the largest first.
 *
 * @param {[path: string, count: number][]} files
 * @param {number} from - How much of their paths they have in common.
 */
function groups(files, from) {
  const counts = new Map();
  for (const [path, count] of files) {
    const end = path.indexOf('/', from);
    const folder = files.length > MOST_FILES && end >= 0 ? path.slice(0, end + 1) : path;
    counts.set(folder, (counts.get(folder) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_ENTRIES);
}

/**
 * Fills a list, if anything changed: an open one would close. What is chosen stands in it, found or not.
 *
 * @param {HTMLSelectElement} list
 * @param {string} label
 * @param {[value: string, text: string][]} entries
 * @param {string | undefined} chosen
 * @param {boolean} idle
 */
function fill(list, label, entries, chosen = '', idle) {
  if (!entries.some(([value]) => value === chosen)) entries.push([chosen, chosen]);
  const written = JSON.stringify([label, entries]);
  if (list.dataset.written !== written) {
    list.dataset.written = written;
    list.ariaLabel = label;
    list.replaceChildren(...entries.map(([value, text]) => make('option', { value }, text)));
  }
  list.value = chosen;
  // One that has the focus would lose it.
  list.hidden = idle && chosen === entries[0][0] && !list.matches(':focus');
}

/** @param {SeedSearch} site */
export function filtersView(site) {
  const change = (/** @type {Filter} */ chosen) => (site.filter = { ...site.filter, ...chosen });
  const paths = make('select', { part: 'filter path', tabindex: '-1' });
  const years = make('select', { part: 'filter year', tabindex: '-1' });
  const order = make('select', { part: 'filter sort', tabindex: '-1' });
  const row = make('div', { part: 'filters', class: 'filters', role: 'group', hidden: '' }, paths, years, order);
  const isNew = changes();

  paths.addEventListener('change', () => change({ path: paths.value }));
  years.addEventListener('change', () => {
    const [from, to = from] = years.value.split(SPAN);
    change({ from, to });
  });
  order.addEventListener('change', () => change({ sort: /** @type {Filter['sort']} */ (order.value) }));

  /**
   * @param {Partial<Facets> | undefined} facets
   * @param {Filter} filter
   * @param {string} locale
   * @param {Words} words
   */
  function fillAll(facets, filter, locale, words) {
    /** @type {(counts: [string, number][], name: (value: string) => string) => [string, string][]} */
    const entries = (counts, name) => counts.map(([value, count]) => [value, `${name(value)} (${numberIn(locale, count)})`]);
    const all = facets?.files ?? [];
    const from = common(all.map(([path]) => path));
    const files = entries(groups(all, from), (path) => words.file(path, path.slice(from).replace(/\/$|\.\w+$/, '')));
    const dates = entries(facets?.years ?? [], (year) => dateIn(locale, year));
    const { path, from: first = '', to = '', sort = 'relevance' } = filter;
    row.ariaLabel = words.filters;
    fill(paths, words.path, [['', words.paths], ...files], path, files.length < 2);
    fill(years, words.year, [['', words.years], ...dates], first === to ? first : first + SPAN + to, !dates.length);
    fill(
      order,
      words.sort,
      [
        ['relevance', words.relevance],
        ['date', words.date],
      ],
      sort,
      sort === 'relevance' && !dates.length,
    );
  }

  return {
    row,

    /** @param {Model} model */
    show({ results: { facets }, filter, phase, isWhole, locale, words }) {
      // A guess that costs nothing. What is in the lists may wait, whether they are there may not: what is below would move.
      const isSeen =
        site.filters && ((facets?.files?.length ?? 0) > 1 || (facets?.years?.length ?? 0) > 0 || Object.keys(filter).length > 0);
      if (!isWhole && isSeen !== row.hidden) return;
      const isShown = site.filters && (phase === 'results' || phase === 'none');
      if (!isNew(isShown, facets, filter, locale, words)) return;
      if (isShown) fillAll(facets, filter, locale, words);
      row.hidden = !isShown || [paths, years, order].every((list) => list.hidden);
    },
  };
}
