/** In a page: what a site may give `<seed-search>` by mistake, and a sequence of choices that is the same in every run. */

/** What an element of this kind has, as its reference says it. */
export const ATTRIBUTES =
  'query placeholder label limit debounce disabled dialog hotkeys suggest recent filters languages theme lang reader'.split(' ');
export const PROPERTIES = [...ATTRIBUTES, 'filter', 'words', 'index'];
export const READ_ONLY = ['literal', 'signs', 'results', 'ready'];

export const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
export const LONG = 'W'.repeat(3000);
/** Turns round what follows it, and never ends. */
export const BIDI = '\u202e\u2066abc\u202b';

/** Nothing at which a line may end. */
export const SPACES = 'no\u00a0break\u00a0'.repeat(200);

const throwing = () => {
  throw new Error('from the value');
};

/** Values by name. Those whose name ends with `!` no property of the platform takes either: it may refuse them by a throw. */
export const VALUES = {
  undefined,
  null: null,
  true: true,
  false: false,
  0: 0,
  '-1': -1,
  2.5: 2.5,
  NaN,
  Infinity,
  '1e21': 1e21,
  '10n': 10n,
  "''": '',
  "' '": ' ',
  "'-3'": '-3',
  "'abc'": 'abc',
  'a lone surrogate': '\ud800',
  'a zero': 'a\0b',
  markup: MARKUP,
  'an address': 'javascript:alert(1)',
  long: LONG,
  bidi: BIDI,
  '[]': [],
  "['abc', 5, null]": ['abc', 5, null],
  '{}': {},
  '{ path: 5, from: {}, sort: [] }': { path: 5, from: {}, sort: [] },
  "{ search: 'abc' }": { search: 'abc' },
  '{ found: 5, both: null, weak: {}, none: [], literal: true, search: Function }': {
    found: 5,
    both: null,
    weak: {},
    none: [],
    literal: true,
    search: () => 5,
  },
  '{ search() {} }': { search() {} },
  'a date': new Date(0),
  'no date': new Date(NaN),
  'a function': () => 5,
  'a class': class {},
  'a promise': Promise.resolve(5),
  'a map': new Map([['path', 'abc']]),
  'a node': document.createElement('b'),
  window: globalThis,
  'Symbol()!': Symbol('abc'),
  'no prototype!': Object.create(null),
  'throws as text!': { toString: throwing },
  'throws as read!': Object.defineProperty({}, 'path', { get: throwing, enumerable: true }),
  'throws as list!': new Proxy({}, { ownKeys: throwing }),
};

/**
 * Numbers below `n`, in an order that the seed decides (mulberry32).
 *
 * @param {number} seed
 */
export function choices(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

export const hit = (other) => ({
  id: 1,
  url: '/here',
  path: 'a.txt',
  title: 'title',
  titleMarks: [[0, 2]],
  byline: 'somebody',
  date: '2024-05-07',
  score: 1,
  weak: false,
  excerpt: { text: 'a passage', marks: [[2, 9]] },
  ...other,
});

/** What a good index finds, by the query; nothing for any other. */
const FOUND = {
  full: { total: 1, hits: [hit({ title: 'full' })], rewrites: ['other'] },
  weak: { total: 1, hits: [hit({ title: 'weak', weak: true })] },
  good: { total: 2, full: 1, hits: [hit({ title: 'good' }), hit({ title: 'good too', weak: true })] },
};

/** A good index. */
export const GOOD = { search: (query) => FOUND[query] ?? { total: 0, hits: [] } };

/** Another task, when what was rejected meanwhile has been told. */
export const later = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), setTimeout(done));
    port2.postMessage(0);
  });

/** Whatever nobody has caught since it was asked last. */
export function uncaught() {
  const seen = [];
  addEventListener('error', ({ message }) => seen.push(message));
  addEventListener('unhandledrejection', ({ reason }) => seen.push(`rejected: ${reason}`));
  return async () => {
    await later();
    return seen.splice(0);
  };
}

const titles = (element) => [...element.shadowRoot.querySelectorAll('[part~=title]')].map((node) => node.textContent).join();

/** What is wrong with an element that is given a good index and good queries now; nothing where it finds as usual. */
export async function wrongWith(element) {
  try {
    element.index = GOOD;
    for (const query of ['full', 'none', 'weak', 'good']) {
      const found = await element.search(query);
      const wanted = GOOD.search(query);
      if (found?.total !== wanted.total) return 'answers something else';
      const shown = titles(element);
      if (shown !== wanted.hits.map(({ title }) => title).join()) return `shows ${shown || 'nothing'} for ${query}`;
      const { dataset } = element.shadowRoot.querySelector('[part~=base]');
      if (dataset.state !== (wanted.total ? 'results' : 'none')) return `is ${dataset.state} after ${query}`;
    }
    return element.shadowRoot.querySelector('input').value === 'good' ? '' : 'has another query in its field';
  } catch (error) {
    return `${error}`;
  }
}

/** Nodes of markup in an element that writes none of its own. */
export const parsed = (element) => element.shadowRoot.querySelectorAll('img, script, svg, iframe, style, object, embed, b').length;

/** Parts of an element that are wider than it, or than the window where it is a dialog; and the page, where it is. */
export function tooWide(element) {
  const { clientWidth, scrollWidth } = document.documentElement;
  const { left, right } = element.getBoundingClientRect();
  const wide = [...element.shadowRoot.querySelectorAll('[part]')].filter((node) => {
    // Lines that scroll, and what is only heard.
    if (!node.checkVisibility() || node.className === 'unseen' || node.parentElement?.closest('.chips')) return false;
    const box = node.getBoundingClientRect();
    const isOver =
      element.dialog && node.localName !== 'button'
        ? box.left < -1 || box.right > clientWidth + 1
        : box.left < left - 1 || box.right > right + 1;
    const scrolls =
      getComputedStyle(node).overflowX === 'auto' && !node.classList.contains('chips') && node.scrollWidth > node.clientWidth + 1;
    return isOver || scrolls;
  });
  const names = [...new Set(wide.map((node) => node.getAttribute('part')))];
  return [
    ...(scrollWidth > clientWidth + 1 ? [`the page, by ${scrollWidth - clientWidth}`] : []),
    ...(names.length ? [names.join(', ')] : []),
  ];
}

/** The same complaint of many, in one line, with those of whom it is. */
export function grouped(complaints) {
  const groups = new Map();
  for (const [who, what] of complaints) groups.set(what, [...(groups.get(what) ?? []), who]);
  return [...groups].map(
    ([what, who]) => `${what}: ${who.slice(0, 12).join('; ')}${who.length > 12 ? ` and ${who.length - 12} more` : ''}`,
  );
}
