/**
 * Is what a site gives what the element expects? A wrong attribute, filter or word is left out, a wrong answer is a failure
 * like any other. The console says once what was expected and what was found.
 *
 * @import { Words } from './messages/words.js'
 * @import { AnyIndex, Filter, Found, Source } from './types.js'
 */

/**
 * A pattern with a name for people.
 *
 * @param {RegExp} pattern
 * @param {string} says
 */
const called = (pattern, says) => Object.assign(pattern, { says });
const DATE = called(/^(\d{4}(-\d\d(-\d\d)?)?)?$/, 'a date as YYYY-MM-DD');

// Expectations. A text, a number or a function expects its own type; a pattern expects a text that it matches. A list expects
// each member to be like its own member at that place, or else like its last one. An object expects its keys; a key with `?`
// may be absent, and ANY stands for all that are there.

const ANY = 'any key';

const FILTER = { path: '', from: DATE, to: DATE, meta: {} };
const SORT = called(/^(date|relevance|)$/, 'date, relevance or a key with its order');
const ORDER = { [ANY]: called(/^(a|de)scending$/, 'ascending or descending') };
const TEXTS = [''];
const MARKS = [[0]];
const SECTION = { heading: '', anchor: '' };
const HIT = {
  title: '',
  url: '',
  path: '',
  'titleMarks?': MARKS,
  excerpt: { text: '', 'marks?': MARKS },
  'section?': SECTION,
  'sections?': [SECTION],
  'root?': '',
  'source?': '',
  'meta?': { 'image?': [''], 'breadcrumbs?': [''] },
};
const COUNTS = [['', 0]];
const ANSWER = {
  hits: [HIT],
  total: 0,
  'full?': 0,
  'rewrites?': [''],
  'instead?': [''],
  'signs?': called(/^(excluded|text|dropped)$/, 'excluded, text or dropped'),
  'facets?': { 'files?': COUNTS, 'years?': COUNTS, 'meta?': { [ANY]: COUNTS } },
};
const COMPLETIONS = [{ text: '' }];
const INDEX = { search() {} };
const LANGUAGES = called(/^(all|first|only|)$/, 'all, first or only');
const ATTRIBUTES = {
  theme: called(/^(dark|light|auto|)$/, 'dark, light or auto'),
  limit: called(/^\s*0*[1-9]/, 'a number, at least 1'),
  debounce: called(/^\s*\d/, 'a number of milliseconds'),
  languages: LANGUAGES,
};

const said = new Set();

/**
 * Writes a mistake into the console, for the owner of the site. The same text is written once.
 *
 * @param {any} mistake
 */
export function logOnce(mistake) {
  const text = `seed-search: ${mistake?.message ?? mistake}`;
  // eslint-disable-next-line no-console -- Whoever looks for the cause looks there.
  if (!said.has(text)) console.error(text);
  said.add(text);
}

/** @param {any} value */
const kindOf = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/**
 * Throws where a value is not what is expected.
 *
 * @param {string} name
 * @param {any} value
 * @param {any} expected
 */
function check(name, value, expected) {
  const [kind, found] = [kindOf(expected), kindOf(value)];
  const isPattern = expected instanceof RegExp;
  if (isPattern ? found !== 'string' || !expected.test(value) : kind !== found) {
    const shown = /string|number/.test(found) ? ` ${JSON.stringify(value).slice(0, 40)}` : '';
    const parts = kind === 'object' && Object.keys(expected).join(', ');
    const wanted = isPattern ? (/** @type {any} */ (expected).says ?? expected.source) : parts ? `an object of ${parts}` : kind;
    throw new TypeError(`${name}: expected ${wanted}, found ${found}${shown}`);
  }
  if (kind === 'array')
    value.forEach((/** @type {any} */ one, /** @type {number} */ i) => check(`${name}[${i}]`, one, expected[i] ?? expected.at(-1)));
  else if (kind === 'object' && !isPattern) {
    for (const part in expected) {
      const [key, optional] = part.split('?');
      for (const one of part === ANY ? Object.keys(value) : [key])
        if (optional === undefined || value[one] != null) check(`${name}.${one}`, value[one], expected[part]);
    }
  }
}

/**
 * Whether a value is what is expected; the console is told if it is not.
 *
 * @param {string} name
 * @param {any} value
 * @param {any} expected
 */
function fits(name, value, expected) {
  try {
    check(name, value, expected);
    return true;
  } catch (error) {
    logOnce(error);
    return false;
  }
}

/**
 * The parts of an object that are what is expected.
 *
 * @param {string} name
 * @param {any} value
 * @param {any} expected
 */
function partsOf(name, value, expected) {
  const parts = value == null || !fits(name, value, {}) ? [] : Object.entries(value);
  return parts.filter(([key, part]) =>
    key in expected ? part !== undefined && fits(`${name}.${key}`, part, expected[key]) : logOnce(`${name}.${key}: no such key`),
  );
}

/**
 * @param {string} name
 * @param {string | null} value
 */
export function checkAttribute(name, value) {
  if (name in ATTRIBUTES && value !== null) fits(name, value, ATTRIBUTES[/** @type {keyof typeof ATTRIBUTES} */ (name)]);
}

/**
 * What is wanted of each key, as a list in one order.
 *
 * @param {object} meta
 */
const metaOf = (meta) =>
  Object.fromEntries(
    Object.entries(meta)
      .map(([key, values]) => [key, /** @type {unknown[]} */ ([values].flat()).filter(Boolean).sort()])
      .filter(([key, list]) => list[0] && fits(`filter.meta.${key}`, list, TEXTS)),
  );

/**
 * A filter without what is so anyway.
 *
 * @param {any} filter
 * @returns {Filter}
 */
export function filterOf(filter) {
  const sort = kindOf(filter?.sort) === 'object' ? ORDER : SORT;
  const parts = partsOf('filter', filter, { ...FILTER, sort }).map(([key, value]) => [key, key === 'meta' ? metaOf(value) : value]);
  return Object.fromEntries(parts.filter(([, value]) => value !== 'relevance' && Object.keys(value).length));
}

/**
 * Whose pages come first or alone, as the attribute says it; nothing where it says something else.
 *
 * @param {string | null} languages
 */
export const languagesOf = (languages) =>
  /** @type {'all' | 'first' | 'only' | ''} */ (languages && LANGUAGES.test(languages) ? languages : '');

/**
 * The words of a site, where they are such as the element's own. Whatever a function gives is text.
 *
 * @param {unknown} words
 * @param {Words} own
 * @returns {Partial<Words>}
 */
export const wordsOf = (words, own) =>
  Object.fromEntries(
    partsOf('words', words, own).map(([key, word]) => [
      key,
      typeof word === 'function' ? (/** @type {unknown[]} */ ...all) => `${word(...all)}` : word,
    ]),
  );

/**
 * A list of indexes, or a text that names some; nothing else.
 *
 * @param {any} index
 * @returns {string | readonly Source[] | undefined}
 */
export const listOf = (index) => (index && /string|array/.test(kindOf(index)) ? index : undefined);

/**
 * What can be searched, nothing where it cannot.
 *
 * @param {any} index
 * @returns {AnyIndex | undefined}
 */
export const indexOf = (index) => (index != null && fits('index', index, INDEX) ? index : undefined);

/**
 * An answer that can be shown. Throws where it is none.
 *
 * @param {any} found
 * @returns {Found}
 */
export function answerOf(found) {
  check('search()', found, ANSWER);
  return found;
}

/**
 * Completions, as texts.
 *
 * @param {any} found
 * @returns {string[]}
 */
export const completionsOf = (found) =>
  fits('suggest()', found, COMPLETIONS) ? found.map((/** @type {{ text: string }} */ { text }) => text) : [];
