/** In a page: what an index of a site may answer, an element that is full of one text, and what an owner gets wrong. */
import { GOOD, hit } from './rubbish.mjs';

const hits = (...list) => ({ total: list.length, hits: list });

/** Answers by what they are. */
export const ANSWERS = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => 5,
  'a text': () => 'abc',
  'a list': () => [hit()],
  'an object': () => ({}),
  'a function': () => () => hits(hit()),
  'no hits': () => ({ total: 3 }),
  'null as hits': () => ({ total: 3, hits: null }),
  'a text as hits': () => ({ total: 3, hits: 'abc' }),
  'a number as hits': () => ({ total: 3, hits: 5 }),
  'hits that are a map': () => ({ total: 1, hits: new Map([[0, hit()]]) }),
  'no total': () => ({ hits: [hit()] }),
  'NaN as total': () => ({ total: NaN, hits: [hit()] }),
  'a text as total': () => ({ total: '3', hits: [hit()] }),
  'a negative total': () => ({ total: -1, hits: [hit()] }),
  'no end of hits': () => ({ total: Infinity, hits: [hit()] }),
  'null as total': () => ({ total: null, hits: [hit()] }),
  'a text as full': () => ({ ...hits(hit()), full: 'abc' }),
  'more full than all': () => ({ ...hits(hit()), full: 99 }),
  'null as a hit': () => hits(null, hit()),
  'undefined as a hit': () => hits(undefined, hit()),
  'a number as a hit': () => hits(5, hit()),
  'a text as a hit': () => hits('abc', hit()),
  'an empty hit': () => hits({}, hit()),
  'no excerpt': () => hits(hit({ excerpt: undefined })),
  'null as excerpt': () => hits(hit({ excerpt: null })),
  'a text as excerpt': () => hits(hit({ excerpt: 'abc' })),
  'a number in excerpt': () => hits(hit({ excerpt: { text: 5, marks: [[0, 1]] } })),
  'no text in excerpt': () => hits(hit({ excerpt: { marks: [[0, 1]] } })),
  'no marks': () => hits(hit({ excerpt: { text: 'abc' }, titleMarks: undefined })),
  'null as marks': () => hits(hit({ excerpt: { text: 'abc', marks: null }, titleMarks: null })),
  'a text as marks': () => hits(hit({ excerpt: { text: 'abc', marks: 'abc' }, titleMarks: 'abc' })),
  'numbers as marks': () => hits(hit({ excerpt: { text: 'abc', marks: [1, 2] }, titleMarks: [1, 2] })),
  'marks out of place': () => hits(hit({ titleMarks: [[9, 99], [-5, 2], [3, 1], [NaN, 'x'], []] })),
  'a number as title': () => hits(hit({ title: 2024 })),
  'null as title': () => hits(hit({ title: null })),
  'an object as title': () => hits(hit({ title: {} })),
  'no title, no path': () => hits(hit({ title: '', path: undefined })),
  'no address': () => hits(hit({ url: undefined })),
  'null as address': () => hits(hit({ url: null })),
  'a number as address': () => hits(hit({ url: 5 })),
  'a symbol as address': () => hits(hit({ url: Symbol('abc') })),
  'an object as address': () =>
    hits(
      hit({
        url: {
          toString() {
            throw new Error('no text');
          },
        },
      }),
    ),
  'half a letter as path': () => hits(hit({ url: '', path: '\ud800' })),
  'a number as date': () => hits(hit({ date: 20240507 })),
  'a date as date': () => hits(hit({ date: new Date(NaN) })),
  'an object as date': () => hits(hit({ date: {} })),
  'no such date': () => hits(hit({ date: '2024-99-99' })),
  'an object as byline': () => hits(hit({ byline: {} })),
  'a text as rewrites': () => ({ ...hits(hit()), rewrites: 'abc' }),
  'a number as rewrites': () => ({ ...hits(hit()), rewrites: 5 }),
  'numbers in rewrites': () => ({ ...hits(hit()), rewrites: [5, null, {}] }),
  'signs that nobody knows': () => ({ ...hits(hit()), signs: 'toString' }),
  'a number as signs': () => ({ ...hits(hit()), signs: 5 }),
  'a text as facets': () => ({ ...hits(hit()), facets: 'abc' }),
  'null as facets': () => ({ ...hits(hit()), facets: null }),
  'a text as counts by keys': () => ({ ...hits(hit()), facets: { meta: 'abc' } }),
  'null as counts of a key': () => ({ ...hits(hit()), facets: { meta: { tags: null } } }),
  'null in facets': () => ({ ...hits(hit()), facets: { files: [null, 5], years: [undefined, 'abc'] } }),
  'a text as files': () => ({ ...hits(hit()), facets: { files: 'abc', years: 'abc' } }),
  'numbers as years': () => ({
    ...hits(hit()),
    facets: {
      files: [
        [5, 'x'],
        [6, null],
      ],
      years: [
        [2024, 3],
        [2023, NaN],
      ],
    },
  }),
  'one that throws': () => {
    throw new Error('abc');
  },
  'one that throws nothing': () => {
    // eslint-disable-next-line no-throw-literal -- A site may.
    throw undefined;
  },
  'one that throws null': () => {
    // eslint-disable-next-line no-throw-literal -- A site may.
    throw null;
  },
  'a promise that fails with nothing': () => Promise.reject(),
  'a promise that fails with a text': () => Promise.reject('abc'),
  'a promise of nothing': () => Promise.resolve(),
  'a thenable that throws': () => ({
    then() {
      throw new Error('abc');
    },
  }),
  'a hit that throws as it is read': () =>
    hits(hit(), {
      get title() {
        throw new Error('abc');
      },
    }),
  'an answer that throws as it is read': () => ({
    total: 1,
    get hits() {
      throw new Error('abc');
    },
  }),
  'a text as breadcrumbs': () => hits(hit({ meta: { breadcrumbs: 'Guide' } })),
  'a text as image': () => hits(hit({ meta: { image: '/a.png' } })),
  'null as a section': () => hits(hit({ sections: [null] })),
  'a text as sections': () => hits(hit({ sections: 'abc' })),
  'a number as instead': () => ({ ...hits(hit()), instead: 5 }),
  'a frozen answer': () => Object.freeze(hits(Object.freeze(hit()))),
  'the same hit twice': () => {
    const one = hit();
    return hits(one, one);
  },
};

/** Completions. */
export const COMPLETIONS = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => 5,
  'a text': () => 'abc',
  'an object': () => ({}),
  'a list of null': () => [null],
  'a list of numbers': () => [5],
  'objects without text': () => [{}],
  'numbers as text': () => [{ text: 5 }],
  'null as text': () => [{ text: null }],
  'objects as text': () => [{ text: {} }],
  'one that throws': () => {
    throw new Error('abc');
  },
  'a promise that fails': () => Promise.reject(new Error('abc')),
};

/** Addresses that no link may have. */
export const ADDRESSES = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'blob:x',
];

/**
 * An element of which every text is this one, wherever an index and, if it is so wanted, a site may put one. The query `nothing`
 * finds nothing.
 *
 * @param {string} text
 * @param {boolean} [own] - Whether the site's own words are, too.
 */
export function fullOf(text, own = true) {
  const element = document.createElement('seed-search');
  document.querySelector('main').replaceChildren(element);
  const all = Object.entries(element.words);
  const words = Object.fromEntries(all.map(([key, value]) => [key, typeof value === 'function' ? () => text : text]));
  const one = { title: text, titleMarks: [[0, 9]], byline: text, date: text, excerpt: { text, marks: [[1, 9]] } };
  const list = [0, 1, 2].map((id) => hit({ ...one, id, path: text + id, weak: id > 1 }));
  const counts = [
    [text, 2],
    [`${text}2`, 1],
  ];
  const index = {
    search: (query, { offset }) => ({
      total: query === 'nothing' ? 0 : 9,
      full: 2,
      hits: query === 'nothing' || offset ? [] : list,
      signs: 'text',
      rewrites: [text, text],
      facets: { files: counts, years: counts },
    }),
    suggest: () => [{ text: `${text}1` }, { text: `${text}2` }],
  };
  const on = { suggest: true, recent: true, filters: true, hotkeys: true };
  const said = own && { label: text, placeholder: text, words };
  return Object.assign(element, on, { index, filter: { path: text } }, said);
}

const set = (name, value) => (element) => (element[name] = value);

/** By what an owner was mistaken, and what a message has to name: the property, what was expected, what was found. */
export const MISTAKES = [
  ["theme = 'blue'", set('theme', 'blue'), /theme/, /dark/, /blue/],
  ["limit = 'many'", set('limit', 'many'), /limit/, /number/, /many/],
  ['limit = -3', set('limit', -3), /limit/, /number|positive|least/, /-3/],
  ["debounce = 'soon'", set('debounce', 'soon'), /debounce/, /number|milliseconds/, /soon/],
  ["filter = 'a.txt'", set('filter', 'a.txt'), /filter/, /object/, /string|a\.txt/],
  ['filter = { meta: { tags: 5 } }', set('filter', { meta: { tags: 5 } }), /filter/, /meta\.tags/, /string/, /number|5/],
  ["filter = { sort: { price: 'up' } }", set('filter', { sort: { price: 'up' } }), /filter/, /sort\.price/, /ascending/, /up/],
  ["languages = 'mine'", set('languages', 'mine'), /languages/, /first/, /mine/],
  ['filter = { path: 5 }', set('filter', { path: 5 }), /filter/, /path/, /string|text/, /number|5/],
  ["filter = { sort: 'newest' }", set('filter', { sort: 'newest' }), /filter/, /sort/, /date/, /newest/],
  ["filter = { from: 'yesterday' }", set('filter', { from: 'yesterday' }), /filter/, /from/, /YYYY|date/, /yesterday/],
  ["words = 'Suche'", set('words', 'Suche'), /words/, /object/, /string|Suche/],
  ["words = { found: 'so many' }", set('words', { found: 'so many' }), /words/, /found/, /function/, /string|so many/],
  ['words = { search: () => 5 }', set('words', { search: () => 5 }), /words/, /search/, /string|text/, /function/],
  ['words = { none: null }', set('words', { none: null }), /words/, /none/, /function/, /null/],
  ["index = 'index.bin'", set('index', 'index.bin'), /index/, /search/, /string|index\.bin/],
  ['index = {}', set('index', {}), /index/, /search/, /function|method/],
  ['search() answers nothing', set('index', { search: () => undefined }), /search/, /hits/, /undefined/],
  ['search() answers a list', set('index', { search: () => [] }), /search/, /hits/, /array|list|undefined/],
  ['total is a text', set('index', { search: () => ({ total: 'three', hits: [hit()] }) }), /total/, /number/, /three|string/],
  ['a title is a number', set('index', { search: () => hits(hit({ title: 5 })) }), /title/, /string|text/, /number|5/],
  ['there is no excerpt', set('index', { search: () => hits(hit({ excerpt: undefined })) }), /excerpt/, /text/, /undefined/],
  ['suggest() answers numbers', set('index', { ...GOOD, suggest: () => [5] }), /suggest/, /text/, /number|5/],
];
