/**
 * `<seed-search>`: a search field with its results, answered in the reader's browser.
 *
 * The engine (`engine.js`) comes on the first focus or the first query, once for all elements of a page. Text reaches
 * the page as text nodes and `<mark>` only.
 */
import { HOME, load } from './engine.js';

/** The element's words; the nearest `lang` chooses. */
const WORDS = {
  zh: {
    search: '搜索',
    close: '关闭',
    clear: '清除',
    loading: '正在载入…',
    found: (full) => `找到 ${full} 篇`,
    both: (full, weak) => `找到 ${full} 篇，另有 ${weak} 篇不完全符合`,
    weak: (weak) => `没有完全符合的结果，有 ${weak} 篇部分符合`,
    none: (query) => `没有找到“${query}”`,
    instead: '已搜索',
    and: '、',
    literal: (query) => `只搜“${query}”`,
    hint: '换一个短一些的词，或者换一种说法试试。',
    partial: '以下没有完整地含有所查内容',
    more: '显示更多',
    failed: '搜索没有载入成功。请检查网络，然后重试。',
    retry: '重试',
  },
  en: {
    search: 'Search',
    close: 'Close',
    clear: 'Clear',
    loading: 'Loading…',
    found: (full) => (full === '1' ? '1 result' : `${full} results`),
    both: (full, weak) => `${full === '1' ? '1 result' : `${full} results`}, and ${weak} that match in part`,
    weak: (weak) => (weak === '1' ? 'No full match; 1 matches in part' : `No full match; ${weak} match in part`),
    none: (query) => `Nothing found for “${query}”`,
    instead: 'Also searched for ',
    and: ', ',
    literal: (query) => `Search only for “${query}”`,
    hint: 'Try a shorter word, or say it another way.',
    partial: 'These hold it only in part, or not in one piece',
    more: 'Show more',
    failed: 'The search could not be loaded. Check the network, then try again.',
    retry: 'Try again',
  },
};

// Colours follow the page: text by currentColor, the rest by its color-scheme.
const STYLES = `
:host {
  display: block;
  font-family: var(--seed-font, inherit);
  line-height: 1.7;
  --accent: var(--seed-accent, light-dark(#17603f, #8fd6b0));
  --mark: var(--seed-mark, light-dark(#ffe695, #5d4b08));
  --gap: var(--seed-gap, 1.5rem);
  --radius: var(--seed-radius, .75rem);
  --soft: color-mix(in srgb, currentColor 72%, transparent);
}
:host([hidden]), [hidden] { display: none !important }
* { box-sizing: border-box }
[part=base] { position: relative }
label { display: block; margin-bottom: .375rem; font-weight: 600 }
label.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.box { position: relative }
.box::before, .box::after { content: ""; position: absolute; pointer-events: none; opacity: .62 }
.box::before { left: 1.1rem; top: calc(50% - .5rem); width: .8rem; height: .8rem; border: 2px solid; border-radius: 50% }
.box::after { left: 1.73rem; top: calc(50% + .3rem); width: .55rem; border-top: 2px solid; rotate: 45deg }
input {
  width: 100%; height: 3.25rem; margin: 0; padding: 0 3.25rem 0 2.75rem;
  font: inherit; font-size: 1.0625rem; color: inherit; background: transparent;
  border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: var(--radius);
  appearance: none;
}
input::placeholder { color: var(--soft); opacity: 1 }
input:placeholder-shown { padding-right: 1rem; text-overflow: ellipsis }
input:disabled { opacity: .6 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .25rem }
input:focus-visible { outline-offset: -1px; border-radius: var(--radius); border-color: var(--accent) }
button { font: inherit; color: var(--accent); background: none; border: 0; cursor: pointer }
.clear { position: absolute; right: .375rem; top: .375rem; width: 2.5rem; height: 2.5rem; font-size: 1.375rem; line-height: 1; color: var(--soft) }
.wide { padding: .5rem 1.25rem; border: 1px solid; border-radius: var(--radius) }
.wide:hover { background: color-mix(in srgb, var(--accent) 10%, transparent) }
[role=status] { min-height: 1.5rem; margin: .75rem 0 0; font-size: .875rem; line-height: 1.5rem; color: var(--soft) }
[part=instead] { display: flex; flex-wrap: wrap; column-gap: 1rem }
[part=instead] button { padding: .125rem 0; text-align: start; overflow-wrap: anywhere; text-decoration: underline 1px; text-underline-offset: .2em }
[part=instead] button:hover { text-decoration-thickness: 2px }
[data-state=loading] [role=status] { animation: late 0s .3s both }
[data-state=none] [role=status] { margin-top: 1.5rem; font-size: 1.125rem; line-height: 1.6; color: inherit }
[part=empty] { margin-top: .25rem; font-size: .9375rem; color: var(--soft) }
/* In the space above the status: nothing moves when it comes and goes. */
progress { position: absolute; width: 100%; height: .25rem; margin-top: .25rem; accent-color: var(--accent) }
@keyframes late { from { visibility: hidden } }
ol { list-style: none; margin: 0; padding: 0 }
li { position: relative; margin: var(--gap) 0 }
li:hover a[href] { text-decoration: underline }
a {
  display: block; font-size: 1.125rem; font-weight: 600; line-height: 1.5; color: var(--accent);
  text-decoration: none; text-underline-offset: .2em; text-decoration-thickness: 1px; text-wrap: balance;
}
a::after { content: ""; position: absolute; inset: -.5rem -.75rem }
p { margin: .25rem 0 0; overflow-wrap: anywhere }
.meta { font-size: .8125rem; color: var(--soft) }
.partial { margin-top: var(--gap); padding-top: 1rem; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); font-size: .875rem; color: var(--soft) }
/* A passage is as long as the run that was asked: a pasted one would push the other hits away. */
[part=excerpt] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 7; overflow: hidden }
.open { display: inline-flex; gap: .75rem; align-items: center; min-height: 2.5rem; padding: 0 1rem; border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: var(--radius); color: inherit }
kbd { font: inherit; font-size: .8125em; color: var(--soft) }
@media (hover: none) { kbd { display: none } }
dialog {
  width: min(46rem, 100vw - 2rem); max-height: calc(100dvh - 4rem); margin: 2rem auto; padding: 1rem;
  color: CanvasText; background: Canvas; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: var(--radius);
  overscroll-behavior: contain;
}
dialog::backdrop { background: rgb(0 0 0 / .45) }
dialog .field { display: flex; gap: .5rem; position: sticky; top: -1rem; z-index: 1; margin: -1rem -1rem 0; padding: 1rem 1rem .5rem; background: Canvas }
dialog .box { flex: 1 }
@media (max-width: 40rem) { dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; margin: 0; border: 0; border-radius: 0 } }
mark { color: inherit; background: var(--mark); border-radius: .15em; box-decoration-break: clone }
`;

const READER = new URL('index.html', HOME).href;

/** One `CSSStyleSheet` for all elements: no `style` element, so a strict policy needs no exception. */
let sheet;

/** The shared engine: one promise of an `Index` for the whole page, forgotten when it fails. */
let engine;
/** Told how much of it has come. */
const waiting = new Set();

function startEngine() {
  engine ??= load((share) => waiting.forEach((tell) => tell(share))).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** An element with attributes and children. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/**
 * `text` as a fragment, its `ranges` (UTF-16, in order) in `<mark part="mark">`. With `from` and `to`,
 * that stretch of the text only.
 */
export function marked(text, ranges = [], from = 0, to = text.length) {
  const fragment = new DocumentFragment();
  let at = from;
  for (const [start, end] of ranges) {
    const [open, close] = [Math.max(start, at), Math.min(end, to)];
    if (open >= close) continue;
    fragment.append(text.slice(at, open), make('mark', { part: 'mark' }, text.slice(open, close)));
    at = close;
  }
  fragment.append(text.slice(at, to));
  return fragment;
}

/** Where a hit or a neighbour leads: http(s), relative or the reading view; nothing for any other scheme. */
export function addressOf({ url, path }, query, reader) {
  if (url === '') return `${reader}#doc=${encodeURIComponent(path)}&q=${encodeURIComponent(query)}`;
  try {
    return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
  } catch {
    return url; // No scheme of its own.
  }
}

/** The longest piece of a query that a button repeats, in characters. */
const MOST_REPEATED = 30;

/** The start of a text that is long for a button. */
function clipped(text) {
  const characters = [...text];
  return characters.length > MOST_REPEATED ? `${characters.slice(0, MOST_REPEATED - 1).join('')}…` : text;
}

/** Keys that an input method is still using. Safari ends the composition before the key: hence 229. */
const composes = (event) => event.isComposing || event.keyCode === 229;

/**
 * @summary A search field and its results, from an index inside a wasm module.
 * @tag seed-search
 *
 * @attr {string} query - What is asked at first; later the property tells what stands in the field.
 * @attr {string} placeholder - The words in the empty field.
 * @attr {string} label - A visible label; without it the field is still named for assistive technology.
 * @attr {number} limit - How many hits are shown, and how many more at a time; 10 unless told.
 * @attr {number} debounce - Milliseconds to wait after a key before searching; 0 unless told.
 * @attr {boolean} disabled - Switches the field off.
 * @attr {boolean} dialog - A button instead of the field; it opens the field and its results over the page.
 * @attr {boolean} hotkeys - `Ctrl K` (`⌘ K`), and `/` outside of fields, open the dialog or focus the field.
 * @attr {string} lang - The language of its words, `zh…` or English; the nearest `lang` around it unless told.
 * @attr {string} reader - The page that shows documents without an address of their own, by `#doc=PATH&q=QUERY`; the
 *   one beside this script unless told. Empty for the page that the element is on.
 *
 * @prop {string} query - What stands in the field. Setting it searches.
 * @prop {Index} index - What is searched. Set it before use and no engine is loaded; `search` may
 *   return a promise.
 * @prop {SearchResults} results - What is shown. Read only.
 * @prop {Promise<Index>} ready - The index. Asking for it starts the loading. Read only.
 *
 * @fires load - The engine is there. Does not bubble.
 * @fires error - The engine could not be loaded, or a search threw; `error` holds it. Does not bubble.
 * @fires seed-results - Results are shown. `detail: { query, results }`; other readings of the query that were searched
 *   too (pinyin, slips) are in `results.instead`.
 * @fires seed-select - A hit was chosen. `detail: { hit, query }`. Cancel it to keep the link from
 *   being followed.
 *
 * @csspart base - All of it.
 * @csspart open - With `dialog`, the button that opens it.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 * @csspart label - The field's label.
 * @csspart field - The field with its clear button.
 * @csspart input - The field.
 * @csspart clear - The button that empties the field.
 * @csspart answers - All below the field.
 * @csspart status - The lines with the count and the other readings, also a polite live region.
 * @csspart progress - How much of a large index has come.
 * @csspart instead - The line of other readings that were searched too.
 * @csspart reading - A button there that searches for that reading.
 * @csspart literal - The button there that searches for nothing but what was typed, until the query changes.
 * @csspart results - A list of hits: first those that hold all of what was asked, then the others.
 * @csspart result - One hit.
 * @csspart title - Its link.
 * @csspart meta - Its byline and date.
 * @csspart excerpt - Its passage.
 * @csspart mark - A match.
 * @csspart partial - The line between hits that hold all of what was asked and those that hold it only in part, or not
 *   in one piece.
 * @csspart empty - What stands below the status when nothing was found.
 * @csspart more - The button for further hits.
 * @csspart retry - The button after a failure.
 *
 * @cssproperty --seed-accent - Links, buttons and focus.
 * @cssproperty --seed-mark - The ground of a match.
 * @cssproperty --seed-gap - The space between two hits.
 * @cssproperty --seed-radius - The roundness of field and buttons.
 * @cssproperty --seed-font - The font; the page's own unless told.
 *
 * @slot label - A label with markup, in place of the attribute.
 * @slot empty - What to suggest when nothing was found.
 */
export class SeedSearch extends HTMLElement {
  static observedAttributes = ['query', 'placeholder', 'label', 'limit', 'debounce', 'disabled', 'dialog', 'hotkeys', 'lang'];

  /** Registers the element, once. */
  static define(tag = 'seed-search') {
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  #index;
  #loading;
  #results = { total: 0, hits: [] };
  #asked = ''; // The query that #results answer.
  #literal; // The query that is searched as typed and in no other reading.
  #state = 'idle';
  #turn = 0; // Only the newest search may show anything.
  #timer;
  #composing = false;
  #hits = new WeakMap(); // link -> hit

  #labelText = new Text(); // N.B. Other children of a slot fire `slotchange` when they are replaced.
  #labelSlot = make('slot', { name: 'label' }, this.#labelText);
  #label = make('label', { part: 'label', for: 'input' }, this.#labelSlot);
  #input = make('input', {
    part: 'input',
    id: 'input',
    role: 'searchbox', // N.B. type=search would let Escape clear the field while an input method composes.
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  #clear = make('button', { part: 'clear', class: 'clear', type: 'button', hidden: '' }, '×');
  #status = make('p', { part: 'status', role: 'status' });
  #progress = make('progress', { part: 'progress', hidden: '' });
  #tell = (share) => {
    this.#progress.hidden = false;
    this.#progress.value = share;
  };
  #retry = make('button', { part: 'retry', class: 'wide', type: 'button', hidden: '' });
  #hint = make('slot', { name: 'empty' });
  #empty = make('div', { part: 'empty', hidden: '' }, this.#hint);
  #full = make('ol', { part: 'results', hidden: '' });
  #partial = make('p', { part: 'partial', class: 'partial', hidden: '' });
  #weak = make('ol', { part: 'results', hidden: '' });
  #more = make('button', { part: 'more', class: 'wide', type: 'button', hidden: '' });
  #close = make('button', { part: 'close', type: 'button', hidden: '' });
  #base = make(
    'div',
    { part: 'base', role: 'search', 'data-state': 'idle' },
    this.#label,
    make('div', { part: 'field', class: 'field' }, make('div', { class: 'box' }, this.#input, this.#clear), this.#close),
    make(
      'div',
      { part: 'answers' },
      this.#progress,
      this.#status,
      this.#retry,
      this.#empty,
      this.#full,
      this.#partial,
      this.#weak,
      this.#more,
    ),
  );

  #opener = make('button', { part: 'open', class: 'open', type: 'button', 'aria-haspopup': 'dialog' });
  #dialog = make('dialog', { part: 'dialog' });
  #onKey = (event) => this.#hotkey(event);

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
    }
    root.adoptedStyleSheets = [sheet];
    root.append(this.#base);
    // Before the attributes are read: a query must find the index that was set for it.
    this.#upgrade('index');

    // All listeners are on the element's own nodes: they go when it goes.
    this.#labelSlot.addEventListener('slotchange', () => this.#relabel());
    this.#input.addEventListener('focus', () => this.ready.catch(() => {}));
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('compositionstart', () => (this.#composing = true));
    this.#input.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#typed();
    });
    this.#clear.addEventListener('click', () => this.clear());
    this.#retry.addEventListener('click', () => {
      this.#show('loading');
      this.focus();
      if (this.query.trim()) this.search();
      else this.ready.catch(() => {});
    });
    this.#more.addEventListener('click', () => this.#showMore());
    this.#base.addEventListener('keydown', (event) => this.#key(event));
    this.#base.addEventListener('click', (event) => this.#select(event));
    this.#opener.addEventListener('click', () => this.open());
    this.#close.addEventListener('click', () => this.close());
    // The ground around it is the dialog itself.
    this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && this.close());
    this.#dialog.addEventListener('cancel', (event) => this.#composing && event.preventDefault());
  }

  connectedCallback() {
    SeedSearch.observedAttributes.forEach((name) => this.#upgrade(name));
    this.#relabel(true);
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this.#onKey);
    this.close();
  }

  /** A property that was set before the element was defined hides the accessor: set it again. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  attributeChangedCallback(name, _, value) {
    if (name === 'dialog') this.#arrange();
    if (name !== 'query') this.#relabel(name === 'lang');
    else if (!Object.hasOwn(this, 'query')) this.search(value); // A property waits for its upgrade.
  }

  get query() {
    return this.#input.value;
  }
  set query(query) {
    this.search(query);
  }

  get placeholder() {
    return this.getAttribute('placeholder') ?? '';
  }
  set placeholder(text) {
    this.setAttribute('placeholder', text);
  }

  get label() {
    return this.getAttribute('label') ?? '';
  }
  set label(text) {
    this.setAttribute('label', text);
  }

  get limit() {
    return Math.max(1, parseInt(this.getAttribute('limit'), 10) || 10);
  }
  set limit(hits) {
    this.setAttribute('limit', hits);
  }

  get debounce() {
    return Math.max(0, parseInt(this.getAttribute('debounce'), 10) || 0);
  }
  set debounce(milliseconds) {
    this.setAttribute('debounce', milliseconds);
  }

  get disabled() {
    return this.hasAttribute('disabled');
  }
  set disabled(off) {
    this.toggleAttribute('disabled', off);
  }

  get dialog() {
    return this.hasAttribute('dialog');
  }
  set dialog(on) {
    this.toggleAttribute('dialog', on);
  }

  get hotkeys() {
    return this.hasAttribute('hotkeys');
  }
  set hotkeys(on) {
    this.toggleAttribute('hotkeys', on);
  }

  get index() {
    return this.#index;
  }
  set index(index) {
    this.#index = index;
    this.#loading = undefined;
    this.search();
  }

  get results() {
    return this.#results;
  }

  get ready() {
    if (this.#index) return Promise.resolve(this.#index);
    waiting.add(this.#tell);
    return (this.#loading ??= startEngine().then(
      (index) => {
        this.#arrived();
        if (this.#index) return this.#index; // It was set meanwhile.
        this.#index = index;
        if (!this.query.trim()) this.#show('idle');
        this.dispatchEvent(new Event('load'));
        return index;
      },
      (error) => {
        this.#arrived();
        if (this.#index) return this.#index;
        this.#fail(error);
        throw error;
      },
    ));
  }

  #arrived() {
    this.#loading = undefined;
    waiting.delete(this.#tell);
    this.#progress.hidden = true;
  }

  focus(options) {
    if (this.dialog && !this.#dialog.open) this.#opener.focus(options);
    else this.#input.focus(options);
  }

  /** Opens the dialog, or focuses the field where there is none. */
  open() {
    if (this.disabled) return;
    if (this.dialog && this.isConnected && !this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
  }

  /** Closes the dialog; the focus returns to where it was. */
  close() {
    this.#dialog.close();
  }

  /** Field and results stand in the page or in the dialog. */
  #arrange() {
    this.close();
    this.#close.hidden = !this.dialog;
    if (this.dialog) {
      this.#dialog.append(this.#base);
      this.shadowRoot.replaceChildren(this.#opener, this.#dialog);
    } else {
      this.shadowRoot.replaceChildren(this.#base);
    }
  }

  #hotkey(event) {
    if (!this.hotkeys || event.defaultPrevented || composes(event)) return;
    const [target] = event.composedPath();
    const writes = target.isContentEditable || /^(input|textarea|select)$/.test(target.localName);
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !writes && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!command && !slash) return;
    event.preventDefault();
    if (command && this.#dialog.open) this.close();
    else this.open();
  }

  /** Empties the field and the results, and keeps the field in focus. */
  clear() {
    this.search('');
    this.focus();
  }

  /** Searches at once; the promise is of what is shown then, and never rejects. */
  async search(query = this.query) {
    clearTimeout(this.#timer);
    query = String(query ?? '');
    if (query !== this.query) this.#input.value = query;
    this.#clear.hidden = !query || this.disabled;
    const turn = ++this.#turn;
    if (!query.trim()) {
      if (this.#state !== 'idle') this.#answer('', { total: 0, hits: [] });
      return this.#results;
    }
    if (!this.#index) {
      this.#show('loading');
      await this.ready.catch(() => {}); // It has said so itself.
    }
    if (turn === this.#turn && this.#index) {
      const found = await this.#ask(query, 0, turn);
      if (!found || turn !== this.#turn) return this.#results;
      // A half-composed word often finds nothing, or parts of itself only: that is no answer yet.
      if (!this.#composing || found.hits.some((hit) => !hit.weak)) this.#answer(query, found);
      else if (this.#state === 'loading') this.#show('idle');
    }
    return this.#results;
  }

  /** What the index says, or nothing where it threw. */
  async #ask(query, offset, turn) {
    try {
      const literally = query === this.#literal && { fuzzy: false };
      return await this.#index.search(query, { limit: this.limit, offset, ...literally });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#clear.hidden = !this.query;
    if (this.debounce && this.query.trim()) this.#timer = setTimeout(() => this.search(), this.debounce);
    else this.search();
  }

  #answer(query, results) {
    this.#asked = query;
    if (query !== this.#literal) this.#literal = undefined;
    this.#results = results;
    this.#full.replaceChildren();
    this.#weak.replaceChildren();
    this.#append(results.hits);
    this.#show(!query ? 'idle' : results.total ? 'results' : 'none');
    this.#announce();
  }

  /** Further hits below those that are there; the first of them takes the focus. */
  async #showMore() {
    const turn = ++this.#turn;
    const shown = this.#results.hits;
    const next = await this.#ask(this.#asked, shown.length, turn);
    if (!next || turn !== this.#turn) return;
    // An index that has no more than it shows has no more.
    const total = next.hits.length ? next.total : shown.length;
    this.#results = { ...this.#results, total, hits: [...shown, ...next.hits] };
    const links = this.#append(next.hits);
    this.#show('results');
    (links.find((link) => link.href) ?? this.#input).focus();
    this.#announce();
  }

  #append(hits) {
    const [full, weak] = [new DocumentFragment(), new DocumentFragment()];
    const links = hits.map((hit) => {
      const link = make('a', { part: 'title' }, marked(hit.title || hit.path, hit.title ? hit.titleMarks : []));
      const address = addressOf(hit, this.#asked, this.getAttribute('reader') ?? READER);
      if (address) link.setAttribute('href', address);
      this.#hits.set(link, hit);
      const item = make('li', { part: 'result' }, link);
      const meta = [hit.date, hit.byline].filter(Boolean).join(' · ');
      if (meta) item.append(make('p', { part: 'meta', class: 'meta' }, meta));
      item.append(make('p', { part: 'excerpt' }, marked(hit.excerpt.text, hit.excerpt.marks)));
      (hit.weak ? weak : full).append(item);
      return link;
    });
    this.#full.append(full);
    this.#weak.append(weak);
    return links;
  }

  /** Searches from a button that goes with its line: the focus moves on to the first hit, or else to the field. */
  async #searchFrom(query) {
    await this.search(query);
    if (query === this.#asked) (this.#base.querySelector('li a[href]') ?? this.#input).focus();
  }

  /** What the status says of hits. An index that does not count the full ones tells by the first that is weak. */
  #count() {
    const { total, hits } = this.#results;
    const say = (count) => count.toLocaleString('en');
    const weak = hits.findIndex((hit) => hit.weak);
    const full = this.#results.full ?? (weak < 0 ? total : weak);
    if (full === total) return this.#words.found(say(total));
    return full ? this.#words.both(say(full), say(total - full)) : this.#words.weak(say(total));
  }

  /** The line of other readings, and the way back to what was typed. */
  #instead() {
    const readings = this.#results.instead;
    if (!readings?.length) return '';
    const words = this.#words;
    const button = (part, text, search) => {
      const element = make('button', { part, type: 'button' }, text);
      element.addEventListener('click', search);
      return element;
    };
    const list = make('span', {}, words.instead);
    readings.forEach((reading, at) => {
      const search = () => this.#searchFrom(reading);
      list.append(at ? words.and : '', '“', button('reading', clipped(reading), search), '”');
    });
    const typed = this.#asked;
    const literal = button('literal', words.literal(clipped(typed.trim())), () => {
      this.#literal = typed;
      this.#searchFrom(typed);
    });
    return make('span', { part: 'instead' }, list, ' ', literal);
  }

  #announce() {
    const detail = { query: this.#asked, results: this.#results };
    this.dispatchEvent(new CustomEvent('seed-results', { bubbles: true, composed: true, detail }));
  }

  #fail(error) {
    this.#asked = '';
    this.#results = { total: 0, hits: [] };
    this.#show('failed');
    this.dispatchEvent(new ErrorEvent('error', { error, message: String(error?.message ?? error) }));
  }

  /** Brings every visible part in line with one state: idle, loading, results, none or failed. */
  #show(state) {
    const { total, hits } = this.#results;
    const words = this.#words;
    this.#state = this.#base.dataset.state = state;
    if (state === 'results') this.#status.replaceChildren(this.#count(), this.#instead());
    else this.#status.textContent = state === 'none' ? words.none(this.#asked.trim()) : (words[state] ?? '');
    this.#retry.hidden = state !== 'failed';
    this.#empty.hidden = state !== 'none';
    this.#full.hidden = state !== 'results' || !this.#full.firstChild;
    this.#weak.hidden = state !== 'results' || !this.#weak.firstChild;
    this.#partial.hidden = this.#weak.hidden || this.#full.hidden;
    this.#more.hidden = state !== 'results' || hits.length >= total;
  }

  get #words() {
    const lang = (this.closest('[lang]') ?? document.documentElement).lang;
    return /^zh\b/i.test(lang) ? WORDS.zh : WORDS.en;
  }

  #relabel(all = false) {
    const words = this.#words;
    this.#labelText.data = this.label || words.search;
    this.#label.className = this.label || this.#labelSlot.assignedNodes().length ? '' : 'unseen';
    this.#input.placeholder = this.placeholder || words.search;
    this.#input.disabled = this.disabled;
    this.#clear.hidden = !this.query || this.disabled;
    this.#clear.setAttribute('aria-label', words.clear);
    this.#close.textContent = words.close;
    this.#progress.setAttribute('aria-label', words.loading);
    this.#dialog.setAttribute('aria-label', this.label || words.search);
    const command = /mac|iphone|ipad/i.test(navigator.platform) ? '⌘ K' : 'Ctrl K';
    this.#opener.replaceChildren(this.label || words.search, ...(this.hotkeys ? [make('kbd', {}, command)] : []));
    this.#opener.disabled = this.disabled;
    this.#hint.textContent = words.hint;
    this.#partial.textContent = words.partial;
    this.#more.textContent = words.more;
    this.#retry.textContent = words.retry;
    if (all) this.#show(this.#state);
  }

  #key(event) {
    if (composes(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target === this.#input;
    const links = [...this.#base.querySelectorAll('a[href]')];
    const at = links.indexOf(event.target);
    if (event.key === 'ArrowDown' && (field || at >= 0)) links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.#input).focus();
    else if (event.key === 'Enter' && field) this.search();
    else if (event.key === 'Escape' && field && this.query) this.clear();
    else if (event.key === 'Escape' && at >= 0) this.focus();
    else return;
    event.preventDefault();
  }

  #select(event) {
    const link = event.target.closest('a');
    // Another tab or window is the browser's business.
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const detail = { hit: this.#hits.get(link), query: this.#asked };
    const chosen = new CustomEvent('seed-select', { bubbles: true, composed: true, cancelable: true, detail });
    if (!this.dispatchEvent(chosen)) event.preventDefault();
    // The page that it leads to may be this one.
    else this.close();
  }
}
