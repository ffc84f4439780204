/** The row under the field that says which hits are wanted, how many there are, and in what order. */
import { make } from './dom.js';
import { dateIn, numberIn } from '../messages/formats.js';

/** Files that are listed one by one; of more, their folders are. */
const MOST_FILES = 30;
/** Between two dates. */
const SPAN = ' – ';
/** Entries of one list. */
const MOST_ENTRIES = 200;

/** How many characters of their folders all paths have in common. */
function common(paths) {
  const [first = '', ...others] = paths;
  let end = first.lastIndexOf('/') + 1;
  while (end && !others.every((path) => path.startsWith(first.slice(0, end)))) end = first.lastIndexOf('/', end - 2) + 1;
  return end;
}

/** What a list of files offers: themselves or, of many, the folders in which they begin to differ; the largest first. */
function groups(files) {
  const counts = new Map();
  const from = common(files.map(([path]) => path));
  for (const [path, count] of files) {
    const end = path.indexOf('/', from);
    const folder = files.length > MOST_FILES && end >= 0 ? path.slice(0, end + 1) : path;
    counts.set(folder, (counts.get(folder) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_ENTRIES);
}

/** Three lists; `change` is told of what is chosen. */
export class Filters {
  #path = make('select', { part: 'filter path' });
  #year = make('select', { part: 'filter year' });
  #sort = make('select', { part: 'filter sort' });
  row = make('div', { part: 'filters', class: 'filters', role: 'group', hidden: '' }, this.#path, this.#year, this.#sort);

  constructor(change) {
    this.#path.addEventListener('change', () => change({ path: this.#path.value }));
    this.#year.addEventListener('change', () => {
      const [from, to = from] = this.#year.value.split(SPAN);
      change({ from, to });
    });
    this.#sort.addEventListener('change', () => change({ sort: this.#sort.value }));
  }

  /** Whether there is anything to choose from: a guess that costs nothing. */
  have(facets, filter) {
    return facets?.files?.length > 1 || facets?.years?.length > 0 || Object.keys(filter).length > 0;
  }

  /** Shows what there is to choose from; a list with one entry is none. */
  show({ facets, filter, lang, words }) {
    const counted = (label, count) => `${label} (${numberIn(lang, count)})`;
    const files = groups(facets?.files ?? []).map(([path, count]) => [path, counted(path, count)]);
    const years = (facets?.years ?? []).map(([year, count]) => [year, counted(dateIn(lang, year), count)]);
    const { path = '', from = '', to = '', sort = 'relevance' } = filter;
    const span = from === to ? from : from + SPAN + to;
    this.row.ariaLabel = words.filters;
    fill(this.#path, words.path, [['', words.paths], ...files], path, files.length < 2);
    fill(this.#year, words.year, [['', words.years], ...years], span, !years.length);
    const orders = ['relevance', 'date'].map((order) => [order, words[order]]);
    fill(this.#sort, words.sort, orders, sort, sort === 'relevance' && !years.length);
    this.row.hidden = [this.#path, this.#year, this.#sort].every((list) => list.hidden);
  }
}

/** Fills a list, if anything changed: an open one would close. What is chosen stands in it, found or not. */
function fill(list, label, entries, chosen, idle) {
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
