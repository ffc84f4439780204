/**
 * What does the page around `<seed-search>` show, and what does its address say of it? Each follows the other: an address
 * that is opened is searched or read, and what is searched is written into the address (`page/route.js` says how).
 */
import { resultsAddress, routeOf } from './page/route.js';
import { WORDS } from './page/words.js';
import { once } from './once.js';
import { SeedSearch, addressOf } from './seed-search.js';
import { isSame } from './state.js';
import { composes, isPlain, modified, writes } from './view/keys.js';

/**
 * @import { Index } from './pkg/seed_search.js'
 * @import { Reading, Route } from './page/route.js'
 * @import { RemoteIndex } from './types.js'
 */

/** @type {<Node extends Element>(selector: string) => Node} */
const one = (selector) => /** @type {any} */ (document.querySelector(selector));
/** @type {SeedSearch} */
const search = one('seed-search');
/** @type {HTMLElement} */
const home = one('#home');
/** @type {HTMLElement} */
const read = one('#read');
/** @type {HTMLElement} */
const toggle = one('#lang');

let words = WORDS.zh;
/** @type {Route} */
let here; // What the address says.
/** @type {HTMLElement | undefined} */
let opened; // The link that the reader left by, to come back to.
/** @type {Route | undefined} */
let restoring; // What the address says of results that are not shown yet as they were left.
/** @type {ReturnType<typeof setTimeout>} */
let writing; // The timer of an address that is not written yet.

let written = ''; // The address as it was read or written last.

history.scrollRestoration = 'manual';

/** The page's index is the engine's own. */
const indexOf = () => /** @type {Index | RemoteIndex | undefined} */ (search.index);
const isReading = (/** @type {Route | undefined} */ route) => route !== undefined && route.doc !== null;

/** What shows documents. */
const documents = once(async () => {
  const { invite, readingView } = await import('./page/documents.js');
  const reading = readingView(read, {
    isHere: (now) => here === now,
    show: view,
    resultsAround,
    visited(now, at, address) {
      now.at = at;
      soon(() => here === now && write(history.state, address));
    },
    addressOf,
  });
  return { invite, ...reading };
});

/** A title costs more than it tells while somebody types, and browsers refuse an address that changes with every key. */
function soon(/** @type {() => void} */ write) {
  clearTimeout(writing);
  writing = setTimeout(write, 200);
}

/** Writes into the current entry, unless the reader is on the way to another: its event has not come yet. */
function write(/** @type {object} */ state, /** @type {string} */ address) {
  if (location.href !== written) return;
  history.replaceState(state, '', address);
  written = location.href;
}

/**
 * The results that a document was found in, filtered as they are now.
 *
 * @param {Route} now
 */
function resultsAround({ q, literal, signs }) {
  return resultsAddress({ q, filter: search.filter, literal, signs });
}

const addressOfResults = (/** @type {Route} */ { q, filter, literal, signs }) =>
  resultsAddress({ q, filter, literal, signs }) || location.pathname + location.search;

function view(name = here.q ? 'results' : 'home') {
  if (name !== document.body.dataset.view) document.body.dataset.view = name;
  if (name === 'home') welcome();
}

/** Lists the first documents, once there are some. */
function welcome() {
  documents()
    .then(({ invite }) => invite(home, indexOf(), words))
    .catch(() => {}); // The start is empty then.
}

async function open(again = false) {
  const now = /** @type {Route & Reading} */ (here);
  try {
    const { open } = await documents();
    await open(now, indexOf(), words, again);
  } catch {
    if (here !== now) return; // The reader has gone on.
    read.textContent = search.words.failed;
    view('read');
  }
}

/** Writes the results' title and address into the current entry, with the scroll position to come back to. */
function remember() {
  clearTimeout(writing);
  if (!here || isReading(here) || here === restoring) return;
  entitle();
  const { hits } = search.results;
  write({ ...history.state, y: scrollY, shown: hits.length }, addressOfResults(here));
}

/** Shows what the address says. */
async function route() {
  clearTimeout(writing);
  const isFromResults = here !== undefined && !isReading(here);
  const now = (here = routeOf(location.hash.slice(1)));
  written = location.href;
  // A new entry: where it comes from the results, the way back is the browser's own.
  if (!history.state) history.replaceState({ back: isFromResults }, '');
  const found = isReading(now) && search.query === now.q ? true : ask(now);
  if (isReading(now)) return open();
  restoring = now;
  view();
  entitle();
  await found;
  if (here !== now) return;
  restoring = undefined;
  opened?.focus({ preventScroll: true });
  opened = undefined;
  scrollTo(0, history.state?.y ?? 0);
}

/**
 * Searches what an entry of the history asks for, as far down as it was shown.
 *
 * @param {Route} now
 */
async function ask(now) {
  const wanted = history.state?.shown ?? 0;
  const same = isSame(search.filter, now.filter);
  if (!same) search.filter = now.filter;
  const { q, literal, signs } = now;
  // On the way back the element asks by itself: then its answer is still to come.
  const isThere = !q || search.results.total > 0;
  const isAsked = same && isThere && search.query === q && search.literal === literal && search.signs === signs;
  if (!isAsked) await search.search(q, { literal, signs: signs ?? 'auto' });
  let before = -1;
  while (here === now && before < search.results.hits.length && search.results.hits.length < wanted) {
    before = search.results.hits.length;
    await search.more();
  }
}

function entitle() {
  document.title = here.q ? `${here.q} · seed-search` : words.title;
  one('#results').textContent = words.results(here.q);
}

function speak(/** @type {keyof typeof WORDS} */ name) {
  words = WORDS[name];
  document.documentElement.lang = words.lang;
  search.lang = words.lang;
  search.placeholder = words.placeholder;
  one('#about').textContent = words.about;
  toggle.textContent = words.other;
  toggle.lang = WORDS[name === 'zh' ? 'en' : 'zh'].lang;
  if (document.body.dataset.view === 'home') welcome();
  if (isReading(here)) open(true);
  else if (here) entitle();
}

search.addEventListener('seed-results', ({ detail: { query, filter, literal, signs } }) => {
  if (!query) search.filter = filter = {}; // The start shows no filters, so it has none.
  const reads = isReading(here);
  if (reads && query === here.q) return; // The article's own address has asked.
  /** @type {Route} */
  const next = { doc: null, q: query, filter, literal, signs: signs === 'auto' ? undefined : signs };
  // An entry of their own, so that Back gives the article again, or the results of the rewrites.
  const isOther = (literal && !here.literal) || (signs && signs !== here.signs);
  if (reads || (isOther && here.q === query)) {
    remember();
    history.pushState({}, '', addressOfResults(next));
    written = location.href;
  }
  if (reads) scrollTo(0, 0);
  // An entry that is being restored stays the same one.
  const same = here.q === query && here.literal === literal && here.signs === signs && isSame(here.filter, filter);
  if (!same) here = next;
  view();
  soon(remember);
});

search.addEventListener('keydown', (event) => {
  // In the reading view Enter in the field goes to the results of the same query.
  if (event.key === 'Enter' && !composes(event) && isReading(here) && here.q) location.hash = resultsAround(here);
});

search.addEventListener('load', () => {
  if (isReading(here)) open();
  else view();
});
search.addEventListener('error', () => view('failed'));

document.addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || !isPlain(event)) return;
    if (!isReading(here)) {
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
  const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0;
  // A letter is a key only where the reader is: who speaks to the computer says letters, too.
  if (!step || writes(event) || modified(event) || !read.contains(document.activeElement)) return;
  event.preventDefault();
  documents().then(({ walk }) => walk(step));
});

toggle.addEventListener('click', () => speak(words === WORDS.zh ? 'en' : 'zh'));
addEventListener('hashchange', route);
addEventListener('pagehide', remember);
// A page that is loaded again may not write any more when it goes.
addEventListener('scroll', () => here && !isReading(here) && soon(remember), { passive: true });

SeedSearch.define();
speak('zh');
route();
search.ready.catch(() => {}); // Start the engine now; a failure is the element's to tell.
