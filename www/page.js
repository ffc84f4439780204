/**
 * The page around `<seed-search>`. Its address says what it shows: nothing after the `#`, the documents;
 * `#q=QUERY`, the results, with `path`, `from`, `to` and `sort` where they are filtered; `#doc=PATH&q=QUERY&at=N`, one
 * document with its matches, the N-th in view. Either has `literal` where no rewrite of the query is searched, and
 * `signs=text` or `signs=clauses` where the reader chose how its signs are taken.
 */
import { composes, writes } from './view/keys.js';
import { SeedSearch, addressOf, dateIn, marked } from './seed-search.js';

const WORDS = {
  zh: {
    lang: 'zh-CN',
    other: 'English',
    title: 'seed-search · 离线全文搜索',
    about: '离线全文搜索：索引和引擎就在这一页里，你查什么，只有你的浏览器知道。',
    placeholder: '搜索词句，拼音也行',
    results: (q) => `搜索“${q}”`,
    count: (n) => `收录 ${n} 篇文章`,
    back: '返回结果',
    home: '返回首页',
    missing: '这里没有这篇文章',
    broken: '打不开这篇文章',
    why: (path) => `“${path}”可能改了名，或者已经移走。换个词搜一搜，或许还能找到它。`,
    previous: '上一处',
    next: '下一处',
    passage: '这一处的链接',
    keywords: '关键词',
    related: '相关文章',
  },
  en: {
    lang: 'en',
    other: '中文',
    title: 'seed-search · offline full-text search',
    about: 'Offline full-text search: index and engine are in this page, and what you ask stays in your browser.',
    placeholder: 'Words, phrases, pinyin',
    results: (q) => `Search: “${q}”`,
    count: (n) => `${n} ${n === 1 ? 'document' : 'documents'} to search`,
    back: 'Back to the results',
    home: 'Back to the start',
    missing: 'There is no such document here',
    broken: 'This document could not be opened',
    why: (path) => `“${path}” may have been renamed or removed. A search may still find it.`,
    previous: 'Previous match',
    next: 'Next match',
    passage: 'Link to this match',
    keywords: 'Keywords',
    related: 'Related',
  },
};
const INVITED = 20;

const search = document.querySelector('seed-search');
const home = document.querySelector('#home');
const read = document.querySelector('#read');
const toggle = document.querySelector('#lang');

let words = WORDS.zh;
let here; // What the address says: { doc, q, at, filter, literal, signs }, doc null where no document is asked for.
let walk = () => {}; // Steps through the matches of the document that is read.
let opened; // The link that the reader left by, to come back to.
let restoring; // What the address says of results that are not shown yet as they were left.
let laying; // Lays the strip of the document that is read, whatever its size.
let writing; // The timer of an address that is not written yet.

history.scrollRestoration = 'manual';

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
/** What an address may say of a filter; anything else in it is none. */
const FILTER = { path: /./, from: DATE, to: DATE, sort: /^date$/ };
const filterOf = (asked) => Object.fromEntries([...asked].filter(([key, value]) => FILTER[key]?.test(value)));

const isSame = (one, other) => Object.keys(FILTER).every((key) => (one[key] ?? '') === (other[key] ?? ''));

/** How a query was searched, where it was not in the usual manner. */
const mannerOf = ({ literal, signs }) => `${literal ? '&literal' : ''}${signs ? `&signs=${signs}` : ''}`;

function resultsAddress({ q, filter, ...manner }) {
  const asked = Object.entries({ q, ...filter }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return q ? `#${asked.join('&')}${mannerOf(manner)}` : location.pathname + location.search;
}

/** The results that a document was found in, filtered as they are now. */
const resultsAround = ({ q, literal, signs }) => resultsAddress({ q, filter: search.filter, literal, signs });

const documentAddress = ({ doc, q, ...manner }) =>
  `#doc=${encodeURIComponent(doc)}${q && `&q=${encodeURIComponent(q)}`}${mannerOf(manner)}`;

function view(name = here.q ? 'results' : 'home') {
  if (name !== document.body.dataset.view) document.body.dataset.view = name;
  if (name === 'home') invite();
}

/** Writes the results' title and address into the current entry, with the scroll position to come back to. */
function remember() {
  clearTimeout(writing);
  if (here?.doc !== null || here === restoring) return;
  entitle();
  const { hits } = search.results;
  history.replaceState({ ...history.state, y: scrollY, shown: hits.length }, '', resultsAddress(here));
}

/** A title costs more than it tells while somebody types, and browsers refuse an address that changes with every key. */
function rememberSoon() {
  clearTimeout(writing);
  writing = setTimeout(remember, 200);
}

/** Shows what the address says. */
async function route() {
  clearTimeout(writing);
  const before = here;
  const asked = new URLSearchParams(location.hash.slice(1));
  const now = (here = {
    doc: asked.get('doc'),
    q: (asked.get('q') ?? '').replace(/[\r\n]/g, ''), // As the field holds it.
    at: Math.max(1, parseInt(asked.get('at'), 10) || 1),
    filter: filterOf(asked),
    literal: asked.has('literal'),
    signs: /^(clauses|text)$/.exec(asked.get('signs'))?.[0],
  });
  // A new entry: where it comes from the results, the way back is the browser's own.
  if (!history.state) history.replaceState({ back: before?.doc === null }, '');
  const found = now.doc !== null && search.query === now.q ? true : ask(now);
  if (now.doc !== null) return open(now);
  restoring = now;
  view();
  entitle();
  await found;
  if (here !== now) return;
  restoring = undefined;
  opened?.focus({ preventScroll: true });
  opened = undefined;
  scrollTo({ top: history.state?.y ?? 0, behavior: 'instant' });
}

/** Searches what an entry of the history asks for, as far down as it was shown. */
async function ask(now) {
  const wanted = history.state?.shown ?? 0;
  const same = isSame(search.filter, now.filter);
  if (!same) search.filter = now.filter;
  const { q, literal, signs } = now;
  const isAsked = same && search.query === q && search.literal === literal && search.signs === signs;
  if (!isAsked) await search.search(q, { literal, signs: signs ?? 'auto' });
  let before = -1;
  while (here === now && before < search.results.hits.length && search.results.hits.length < wanted) {
    before = search.results.hits.length;
    await search.more();
  }
}

function entitle() {
  document.title = here.q ? `${here.q} · seed-search` : words.title;
  document.querySelector('#results').textContent = words.results(here.q);
}

/** The document of an address, nothing where there is none, or an error in words. */
async function fetched({ doc, q, literal, signs }, index) {
  try {
    const id = await index?.idOf(doc);
    return id === undefined ? {} : { article: await index.document(id, q, { literal, signs }) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

/**
 * The reading view; without an engine yet, what the element says of its coming. What is shown stays until the document
 * is there. `again` in other words: focus and place stay.
 */
async function open(now, again) {
  const { index } = search;
  const { article, error } = await fetched(now, index);
  if (here !== now) return;
  laying?.disconnect();
  read.replaceChildren();
  walk = () => {};
  view(index ? 'read' : 'waiting');
  if (!index) return;
  const way = make('a', { className: 'back', href: resultsAround(now) }, now.q ? words.back : words.home);
  if (!now.q) way.href = '#';
  if (!article) {
    const heading = make('h1', { tabIndex: -1 }, error ? words.broken : words.missing);
    read.replaceChildren(make('nav', {}, way), heading, make('p', {}, error ?? words.why(now.doc)));
    if (!again) heading.focus({ preventScroll: true });
    return;
  }
  const { title, titleMarks, byline, date, path, text, paragraphs, marks } = article;
  const heading = make('h1', { tabIndex: -1 }, title ? marked(title, titleMarks) : path);
  const meta = make('p', { className: 'meta' });
  for (const fact of [date && dateIn(words.lang, date), byline, path]) if (fact) meta.append(make('span', {}, fact));
  const body = make('div', { className: 'text' });
  for (const [from, to] of paragraphs) body.append(make('p', {}, marked(text, marks, from, to)));
  read.replaceChildren(make('nav', {}, way), heading, meta, body, ...relations(article, now));
  document.title = `${title || path} · seed-search`;
  const found = [...read.querySelectorAll('mark')];
  const bar = found.length ? matches(found, now) : undefined;
  if (bar) read.append(...bar.parts);
  if (again) return bar?.show();
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
  bar?.show('instant');
}

/** What an article is about, in links that search for it, and links to others like it; nothing where it has none. */
function relations({ keywords = [], neighbours = [] }, { q, literal, signs }) {
  const list = (name, label, links) => {
    const element = make('nav', { className: name, ariaLabel: label }, make('h2', {}, label), make('ul'));
    for (const link of links) element.lastChild.append(make('li', {}, link));
    return links.length ? [element] : [];
  };
  const search = keywords.map((word) => make('a', { href: resultsAddress({ q: word }) }, word));
  const others = neighbours.map((other) => {
    const link = make('a', {}, other.title || other.path);
    const address = addressOf(other, q, '', literal, signs);
    if (address) link.href = address;
    return link;
  });
  return [...list('keywords', words.keywords, search), ...list('related', words.related, others)];
}

/**
 * The count of matches with the buttons that walk through them, and the strip at the edge that shows where they are. The
 * one that the address names comes into view; the address follows the walk.
 */
function matches(found, now) {
  const count = make('output');
  const passage = make('a', { ariaLabel: words.passage, title: words.passage }, '#');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let at = Math.min(now.at, found.length) - 1;
  const go = (to, behavior) => {
    found[at].classList.remove('now');
    at = (to + found.length) % found.length;
    found[at].classList.add('now');
    count.textContent = `${at + 1} / ${found.length}`;
    passage.href = `${documentAddress(now)}&at=${at + 1}`;
    if (behavior) found[at].scrollIntoView({ block: 'center', behavior });
  };
  const visit = (to) => {
    go(to, still.matches ? 'instant' : 'smooth');
    now.at = at + 1;
    clearTimeout(writing);
    writing = setTimeout(() => here === now && history.replaceState(history.state, '', passage.href), 200);
  };
  walk = (step) => visit(at + step);
  const button = (sign, label, key, step) => {
    const element = make('button', { type: 'button', ariaLabel: label, title: `${label} (${key})` }, sign);
    element.setAttribute('aria-keyshortcuts', key);
    element.addEventListener('click', () => walk(step));
    return element;
  };
  const strip = make('div', { className: 'strip', ariaHidden: 'true' });
  const lay = () => {
    const ticks = new Map(); // By their place, in steps of half a percent.
    found.forEach((mark, i) => {
      const place = Math.round((200 * (mark.getBoundingClientRect().top + scrollY)) / document.documentElement.scrollHeight);
      if (ticks.has(place)) return;
      const tick = make('i');
      tick.style.top = `${place / 2}%`;
      tick.addEventListener('click', () => visit(i));
      ticks.set(place, tick);
    });
    strip.replaceChildren(...ticks.values());
  };
  laying = new ResizeObserver(lay);
  laying.observe(read);
  const buttons = [button('↑', words.previous, 'p', -1), count, button('↓', words.next, 'n', 1), passage];
  return { parts: [make('div', { className: 'matches' }, ...buttons), strip], show: (behavior) => go(at, behavior) };
}

/** The documents, as an invitation to those who come to the start. */
async function invite() {
  const { index } = search;
  if (!index || home.firstChild?.lang === words.lang) return;
  const ids = [...Array(Math.min(index.documentCount, INVITED)).keys()];
  const list = make('ol');
  // What is wrong with an index, its search says.
  for (const { path, title } of await Promise.all(ids.map((id) => index.document(id))).catch(() => [])) {
    list.append(make('li', {}, make('a', { href: documentAddress({ doc: path, q: '' }) }, title || path)));
  }
  home.replaceChildren(make('h1', { lang: words.lang }, words.count(index.documentCount)), list);
}

function speak(name) {
  words = WORDS[name];
  document.documentElement.lang = words.lang;
  search.lang = words.lang;
  search.placeholder = words.placeholder;
  document.querySelector('#about').textContent = words.about;
  toggle.textContent = words.other;
  toggle.lang = WORDS[name === 'zh' ? 'en' : 'zh'].lang;
  if (document.body.dataset.view === 'home') invite();
  if (here?.doc != null) open(here, true);
  else if (here) entitle();
}

search.addEventListener('seed-results', ({ detail: { query, filter, literal, signs } }) => {
  if (!query) search.filter = filter = {}; // The start shows no filters, so it has none.
  const reads = here.doc !== null;
  if (reads && query === here.q) return; // The article's own address has asked.
  const next = { doc: null, q: query, filter, literal, signs };
  // An entry of their own, so that Back gives the article again, or the results of the rewrites.
  const isOther = (literal && !here.literal) || (signs && signs !== here.signs);
  if (reads || (isOther && here.q === query)) {
    remember();
    history.pushState({}, '', resultsAddress(next));
  }
  if (reads) scrollTo({ top: 0, behavior: 'instant' });
  // An entry that is being restored stays the same one.
  const same = here.q === query && here.literal === literal && here.signs === signs && isSame(here.filter, filter);
  if (!same) here = next;
  view();
  rememberSoon();
});

search.addEventListener('keydown', (event) => {
  // In the reading view Enter in the field goes to the results of the same query.
  if (event.key === 'Enter' && !composes(event) && here.doc !== null && here.q) location.hash = resultsAround(here);
});

search.addEventListener('load', () => {
  if (here.doc !== null) open(here);
  else view();
});
search.addEventListener('error', () => view('failed'));

document.addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node.localName === 'a');
    const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain) return;
    if (here.doc === null) {
      remember();
      opened = link;
    } else if (link.className === 'back' && history.state?.back) {
      event.preventDefault();
      history.back();
    }
  },
  { capture: true },
);

document.addEventListener('keydown', (event) => {
  const step = { n: 1, p: -1 }[event.key];
  // A letter is a key only where the reader is: who speaks to the computer says letters, too.
  if (!step || writes(event) || event.ctrlKey || event.metaKey || event.altKey || !read.contains(document.activeElement)) return;
  event.preventDefault();
  walk(step);
});

toggle.addEventListener('click', () => speak(words === WORDS.zh ? 'en' : 'zh'));
addEventListener('hashchange', route);
addEventListener('pagehide', remember);
// A page that is loaded again may not write any more when it goes.
addEventListener('scroll', () => here?.doc === null && rememberSoon(), { passive: true });

SeedSearch.define();
speak('zh');
route();
search.ready.catch(() => {}); // Start the engine now; a failure is the element's to tell.
