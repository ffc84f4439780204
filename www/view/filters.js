/**
 * Which hits are wanted, how many are there of each kind, and in what order do they stand? Lists in a row: of files, years and
 * orders, or those that the element's `filters` names, each where there is a choice.
 *
 * It comes only where the element has the attribute, and the panel makes the row.
 */
import { dateIn, numberIn } from '../messages/formats.js';
import { keysIn, namesIn, orderIn, orderKeysIn, orderText } from '../named.js';
import { changes, make } from './dom.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Facets } from '../pkg/seed_search.js'
 * @import { Filter } from '../types.js'
 * @import { Model } from './model.js'
 */

/**
 * @typedef {object} List
 * @property {HTMLSelectElement} select
 * @property {(facets: Partial<Facets>) => boolean} isChoice - Whether there is one in what was found: a guess that costs nothing.
 * @property {(facets: Partial<Facets>, model: Model) => void} fill
 *
 * @typedef {(chosen: Filter) => void} Change
 * @typedef {[value: string, text: string][]} Entries
 */

/** Files that are listed one by one; of more, their folders are. */
const MOST_FILES = 30;
/** Between two dates. */
const SPAN = ' – ';
/** Between two values of a key that are both chosen: no value holds a line end. */
const BOTH = '\n';
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
 * Counts, the largest first.
 *
 * @param {[value: string, count: number][]} counts
 */
const largest = (counts) => [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_ENTRIES);

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
  return largest([...counts]);
}

/** @type {Map<string, Intl.DisplayNames>} */
const languages = new Map(); // By the language that names them.

/**
 * How a language is called; one that nobody knows, by its code.
 *
 * @param {string} locale
 * @param {string} code
 */
function languageIn(locale, code) {
  try {
    const names = languages.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
    languages.set(locale, names);
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * What counts offer.
 *
 * @param {Model} model
 * @param {[value: string, count: number][]} counts
 * @param {(value: string) => string} name
 * @returns {Entries}
 */
const entriesOf = ({ locale }, counts, name) => counts.map(([value, count]) => [value, `${name(value)} (${numberIn(locale, count)})`]);

/**
 * Fills a list, if anything changed: an open one would close. What is chosen stands in it, found or not.
 *
 * @param {HTMLSelectElement} list
 * @param {string} label
 * @param {Entries} entries
 * @param {string | undefined} chosen
 * @param {boolean} idle
 * @param {string} [text] - What is chosen, for people.
 */
function fill(list, label, entries, chosen = '', idle, text = chosen) {
  if (!entries.some(([value]) => value === chosen)) entries.push([chosen, text]);
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

/**
 * An empty list that tells what is chosen from it.
 *
 * @param {string} name
 * @param {(value: string) => void} choose
 */
function empty(name, choose) {
  const select = make('select', { part: `filter ${name}`, tabindex: '-1' });
  select.addEventListener('change', () => choose(select.value));
  return select;
}

/**
 * @param {Change} change
 * @returns {List}
 */
function pathList(change) {
  const select = empty('path', (path) => change({ path }));
  return {
    select,
    isChoice: ({ files = [] }) => files.length > 1,
    fill({ files = [] }, model) {
      const { words, filter } = model;
      const from = common(files.map(([path]) => path));
      const named = (/** @type {string} */ path) => words.file(path, path.slice(from).replace(/\/$|\.\w+$/, ''));
      const entries = entriesOf(model, groups(files, from), named);
      fill(select, words.path, [['', words.paths], ...entries], filter.path, entries.length < 2);
    },
  };
}

/**
 * @param {Change} change
 * @returns {List}
 */
function yearList(change) {
  const select = empty('year', (span) => {
    const [from, to = from] = span.split(SPAN);
    change({ from, to });
  });
  return {
    select,
    isChoice: ({ years = [] }) => years.length > 0,
    fill({ years = [] }, model) {
      const { words, locale, filter } = model;
      const { from = '', to = '' } = filter;
      const entries = entriesOf(model, years, (year) => dateIn(locale, year));
      fill(select, words.year, [['', words.years], ...entries], from === to ? from : from + SPAN + to, !years.length);
    },
  };
}

/**
 * @param {Change} change
 * @param {string[]} keys - Keys of documents to put them in order by.
 * @param {boolean} isDated - Whether they may be in order by their dates.
 * @returns {List}
 */
function sortList(change, keys, isDated) {
  const select = empty('sort', (order) => change({ sort: orderIn(order) }));
  const isChoice = (/** @type {Partial<Facets>} */ { years = [] }) => keys.length > 0 || (isDated && years.length > 0);
  return {
    select,
    isChoice,
    fill(facets, { words, filter: { sort = 'relevance' } }) {
      /** @type {Entries} */
      const entries = [['relevance', words.relevance]];
      if (isDated || sort === 'date') entries.push(['date', words.date]);
      // One that the site has set is among them, too.
      for (const key of new Set([...keys, ...(typeof sort === 'object' ? Object.keys(sort) : [])])) {
        const name = words.key(key);
        entries.push([`${key}:ascending`, words.order(name, '↑')], [`${key}:descending`, words.order(name, '↓')]);
      }
      fill(select, words.sort, entries, orderText(sort), !isChoice(facets));
    },
  };
}

/**
 * @param {Change} change
 * @param {SeedSearch} site
 * @param {string} key
 * @returns {List}
 */
function keyList(change, site, key) {
  // N.B. The name of the part may be no other part's.
  const select = empty(`filter-${key.replace(/\s+/g, '-')}`, (value) =>
    change({ meta: { ...site.filter.meta, [key]: value.split(BOTH).filter(Boolean) } }),
  );
  const countsIn = (/** @type {Partial<Facets>} */ { meta }) => (meta && Object.hasOwn(meta, key) ? meta[key] : []);
  return {
    select,
    isChoice: (facets) => countsIn(facets).length > 0,
    fill(facets, model) {
      const { words, locale, filter } = model;
      const named = (/** @type {string} */ value) => words.value(key === 'language' ? languageIn(locale, value) : value, key, value);
      const entries = entriesOf(model, largest(countsIn(facets)), named);
      const chosen = [filter.meta?.[key] ?? []].flat();
      const label = words.key(key);
      const text = chosen.map(named).join(words.and);
      fill(select, label, [['', words.every(label)], ...entries], chosen.join(BOTH), !entries.length, text);
    },
  };
}

/**
 * The lists of these names, in this order. Those of orders are one.
 *
 * @param {readonly string[]} names
 * @param {SeedSearch} site
 */
function listsOf(names, site) {
  const change = (/** @type {Filter} */ chosen) => (site.filter = { ...site.filter, ...chosen });
  const keys = orderKeysIn(names);
  const kinds = new Set(names.map((name) => name.replace(/^sort:.*/s, 'sort')));
  return [...kinds].map((name) => {
    if (name === 'path') return pathList(change);
    if (name === 'year') return yearList(change);
    return name === 'sort' ? sortList(change, keys, names.includes(name)) : keyList(change, site, name);
  });
}

/**
 * @param {SeedSearch} site
 * @param {HTMLElement} row - Where the lists stand.
 */
export function filtersView(site, row) {
  const isNew = changes();
  /** @type {List[]} */
  let lists = [];
  let named = '';

  /** Puts into the row what the attribute names now. */
  function arrange() {
    const names = namesIn(site.filters);
    if (named === names.join()) return;
    named = names.join();
    lists = listsOf(names, site);
    row.replaceChildren(...lists.map(({ select }) => select));
  }

  return {
    /** What is counted for the lists. */
    counts() {
      const keys = keysIn(namesIn(site.filters));
      return keys.length ? keys : true;
    },

    /** @param {Model} model */
    show(model) {
      const { results, filter, phase, isWhole, locale, words } = model;
      const facets = results.facets ?? {};
      const isWanted = Boolean(site.filters);
      if (isWanted) arrange();
      // What is in the lists may wait, whether they are there may not: what is below would move.
      const isSeen = isWanted && (lists.some(({ isChoice }) => isChoice(facets)) || Object.keys(filter).length > 0);
      if (!isWhole && isSeen !== row.hidden) return;
      const isShown = isWanted && (phase === 'results' || phase === 'none');
      if (!isNew(isShown, results.facets, filter, locale, words, named)) return;
      row.ariaLabel = words.filters;
      if (isShown) for (const list of lists) list.fill(facets, model);
      row.hidden = !isShown || lists.every(({ select }) => select.hidden);
    },
  };
}
