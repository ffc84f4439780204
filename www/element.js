/**
 * `<seed-search>`: a search field with its results, answered in the reader's browser.
 *
 * The engine (`engine.js`) comes on the first focus or the first query, once for all elements of a page. Text reaches
 * the page as text nodes and `<mark>` only.
 */
import { make, marked } from './view/dom.js';
import { BASE_URL, load } from './engine/load.js';
import { Filters } from './view/filters.js';
import { composes, writes } from './view/keys.js';
import { NONE, keep, recent, remember } from './recent.js';
import { hitOf, rowOf } from './view/rows.js';
import { styles } from './view/styles.js';
import { dateIn, numberIn } from './messages/formats.js';
import { wordsFor } from './messages/words.js';

const READER = new URL('index.html', BASE_URL).href;

/**
 * The engine of this folder: one promise of an `Index` for the whole page, whichever script of it asks, forgotten when it
 * fails; and who is told how much of it has come.
 */
const shared = (globalThis[Symbol.for(`seed-search ${BASE_URL}`)] ??= { waiting: new Set() });

function startEngine() {
  shared.engine ??= load((share) => shared.waiting.forEach((tell) => tell(share))).catch((error) => {
    shared.engine = undefined;
    throw error;
  });
  return shared.engine;
}

/**
 * Where a hit or a neighbour leads: http(s), relative or the reading view, which marks as the search did; nothing for any
 * other scheme.
 */
export function addressOf({ url, path }, query, reader, literal, signs) {
  const manner = `${literal ? '&literal' : ''}${signs ? `&signs=${signs}` : ''}`;
  if (url === '') return `${reader}#doc=${encodeURIComponent(path)}&q=${encodeURIComponent(query)}${manner}`;
  try {
    return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
  } catch {
    return url; // No scheme of its own.
  }
}

/** Options of a literal search. `fuzzy` is the name before, for an index of the site's own that knows no other. */
const LITERALLY = Object.freeze({ literal: true, fuzzy: false });
const NOTHING = Object.freeze({ total: 0, full: 0, hits: Object.freeze([]) });
/** Pixels of a row, of most: while somebody types, as many are shown at once as a window may hold, field and all. */
const ROW = 160;
/** Completions that are offered. */
const MOST_SUGGESTED = 6;
/** The longest piece of a query that a button repeats, in characters. */
const MOST_REPEATED = 30;

/** The start of a text that is long for a button. */
function clipped(text) {
  const characters = [...text];
  return characters.length > MOST_REPEATED ? `${characters.slice(0, MOST_REPEATED - 1).join('')}…` : text;
}

/** A button in a line of words. */
function chooser(part, text, choose) {
  const element = make('button', { part, type: 'button' }, text);
  element.addEventListener('click', choose);
  return element;
}

/** Whether a dialog holds the page, of its own or of another element. */
const isModal = () =>
  [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])].some((root) => root.querySelector('dialog:modal'));

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
 * @attr {boolean} hotkeys - `Ctrl K` (`⌘ K`), and `/` outside of fields, open the dialog or focus the field; with the value
 *   `command` no `/`, for those who speak to their computer or strike keys by mistake.
 * @attr {boolean} suggest - Completions of what is typed, below the field.
 * @attr {boolean} recent - What was searched last, below the empty field. It is kept on the device; the reader can clear it
 *   or have none kept.
 * @attr {boolean} filters - Lists above the results to choose a file, a year and the order, each where there is a choice.
 * @attr {string} lang - The language of its words, `zh…` or English; the nearest `lang` around it unless told.
 * @attr {string} reader - The page that shows documents without an address of their own, by `#doc=PATH&q=QUERY`, with
 *   `&literal` after a literal search and `&signs=…` if signs were to be taken so; the one beside this script unless told. Empty for the page that the element is on.
 *
 * @prop {string} query - What stands in the field. Setting it searches.
 * @prop {Index} index - What is searched. Set it before use and no engine is loaded; `search` may
 *   return a promise.
 * @prop {{ path?: string, from?: string, to?: string, sort?: 'relevance' | 'date' }} filter - Which hits are wanted and in
 *   what order, as the options of `Index.search` say it. Setting it searches.
 * @prop {boolean} literal - Whether what is shown was searched as typed, without rewrites: the reader asked for it,
 *   or `search(query, { literal: true })` did. Another query ends it, and `literal: false`. Read only.
 * @prop {'clauses' | 'text' | undefined} signs - How the signs `-` and `"` of what is shown were to be taken, if the reader or
 *   `search(query, { signs })` chose. Another query ends it, and `signs: 'auto'`. Read only.
 * @prop {Partial<Words>} words - Other words than its own, for another language or another manner. The keys `instead` and
 *   `partial` are deprecated: they are `rewrites` and `weakBelow` now.
 * @prop {SearchResults} results - What is shown. Read only.
 * @prop {Promise<Index|RemoteIndex>} ready - The index; a large one is in a worker and answers by promises. Asking for it
 *   starts the loading. Read only.
 *
 * @fires load - The engine is there. Does not bubble.
 * @fires error - The engine could not be loaded, or a search threw; `error` holds it. Does not bubble.
 * @fires seed-results - Results are shown. `detail: { query, results, filter, literal, signs }`; rewrites of the query that were
 *   searched too (pinyin, spelling) are in `results.rewrites`.
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
 * @csspart suggestions - The line of completions, or of recent searches below an empty field.
 * @csspart suggestion - A button there that searches for its text.
 * @csspart forget - The button there that clears recent searches.
 * @csspart keep - The button there that keeps none, or some again.
 * @csspart filters - The line of lists.
 * @csspart filter - One of them; also `path`, `year` or `sort`.
 * @csspart status - The lines with the count and the rewrites, also a polite live region.
 * @csspart progress - How much of a large index has come.
 * @csspart rewrites - The line of rewrites that were searched too. Its name before, `instead`, is deprecated.
 * @csspart rewrite - A button there that searches for that rewrite. Its name before, `reading`, is deprecated.
 * @csspart literal - The button there that searches for nothing but what was typed, until the query changes.
 * @csspart taken - The line that says how the signs `-` and `"` of the query were taken.
 * @csspart signs - The button there that takes them the other way.
 * @csspart results - A list of hits: first those that hold all of what was asked, then the others.
 * @csspart result - One hit.
 * @csspart title - Its link.
 * @csspart meta - Its byline and date.
 * @csspart excerpt - Its passage.
 * @csspart mark - A match.
 * @csspart weak - The line between hits that hold all of what was asked and those that hold it only in part, or not
 *   in one piece. Its name before, `partial`, is deprecated.
 * @csspart empty - What stands below the status when nothing was found.
 * @csspart everywhere - The button there that takes the filters away.
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
  static observedAttributes = [
    'query',
    'placeholder',
    'label',
    'limit',
    'debounce',
    'disabled',
    'dialog',
    'hotkeys',
    'suggest',
    'recent',
    'filters',
    'lang',
  ];

  /** Registers the element, once. */
  static define(tag = 'seed-search') {
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  #index;
  #loading;
  #results = NOTHING;
  #asked = ''; // The query that #results answer.
  #filter = {};
  #messages; // The page's words.
  #rest; // Shows what of an answer is not shown yet.
  #literal; // The query that is searched without rewrites.
  #signs; // How signs of a query are taken, where somebody chose: { query, signs }.
  #state = 'idle';
  #turn = 0; // Only the newest search may show anything.
  #timer;
  #composing = false;

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
  #everywhere = make('button', { part: 'everywhere', class: 'wide', type: 'button' });
  #empty = make('div', { part: 'empty', hidden: '' }, this.#hint, this.#everywhere);
  #chips = make('div', { part: 'suggestions', class: 'chips', role: 'group', hidden: '' });
  #filters = new Filters((change) => (this.filter = { ...this.#filter, ...change }));
  #full = make('ol', { part: 'results', hidden: '' });
  #weakBelow = make('p', { part: 'weak partial', class: 'weak', hidden: '' });
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
      this.#chips,
      this.#status,
      this.#filters.row,
      this.#retry,
      this.#empty,
      this.#full,
      this.#weakBelow,
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
    root.adoptedStyleSheets = [styles()];
    root.append(this.#base);
    // Before the attributes are read: a query must find what was set for it.
    ['words', 'filter', 'reader', 'index'].forEach((name) => this.#upgrade(name));

    // All listeners are on the element's own nodes: they go when it goes.
    this.#labelSlot.addEventListener('slotchange', () => this.#relabel());
    this.#input.addEventListener('focus', () => {
      this.ready.catch(() => {});
      if (!this.query.trim()) this.#offer(); // Another element or page may have searched or cleared.
    });
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('compositionstart', () => (this.#composing = true));
    this.#input.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#typed();
    });
    this.#clear.addEventListener('click', () => this.clear());
    this.#retry.addEventListener('click', () => {
      if (this.#index?.failed) this.#index = shared.engine = undefined; // Its worker has stopped.
      this.#show('loading');
      this.focus();
      if (this.query.trim()) this.search();
      else this.ready.catch(() => {});
    });
    this.#more.addEventListener('click', () => this.#showMore());
    this.#everywhere.addEventListener('click', () => {
      this.filter = {};
      this.focus();
    });
    this.#chips.addEventListener('click', (event) => this.#chip(event));
    // Not every browser gives the focus to a button: the line would be gone before it is chosen from.
    this.#chips.addEventListener('mousedown', (event) => event.preventDefault());
    this.#base.addEventListener('keydown', (event) => this.#key(event));
    this.#base.addEventListener('click', (event) => this.#select(event));
    this.#opener.addEventListener('click', () => this.open());
    this.#close.addEventListener('click', () => this.close());
    // The ground around it is the dialog itself, as is its edge; and what is pressed inside may be released outside.
    let outside = false;
    this.#dialog.addEventListener('mousedown', ({ target, clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = this.#dialog.getBoundingClientRect();
      outside = target === this.#dialog && (x < left || x > right || y < top || y > bottom);
    });
    this.#dialog.addEventListener('click', ({ target }) => outside && target === this.#dialog && this.close());
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
    if (name === 'filters') this.search();
    if (name === 'suggest' || name === 'recent') this.#offer();
    if (name !== 'query') this.#relabel(name === 'lang');
    else if (!Object.hasOwn(this, 'query')) this.search(value); // A property waits for its upgrade.
  }

  get query() {
    return this.#input.value;
  }
  set query(query) {
    this.search(query);
  }

  get filter() {
    return { ...this.#filter };
  }
  set filter(filter) {
    const wanted = Object.entries(filter ?? {}).filter(([, value]) => value && value !== 'relevance');
    this.#filter = Object.fromEntries(wanted);
    this.search();
  }

  get literal() {
    return Boolean(this.#asked) && this.#asked === this.#literal;
  }

  get signs() {
    return this.#asked && this.#asked === this.#signs?.query ? this.#signs.signs : undefined;
  }

  get words() {
    return this.#words;
  }
  set words(words) {
    this.#messages = words;
    this.#relabel(true);
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
    shared.waiting.add(this.#tell);
    return (this.#loading ??= startEngine().then(
      (index) => {
        this.#arrived();
        if (this.#index) return this.#index; // It was set meanwhile.
        this.#index = index;
        if (!this.query.trim()) this.#show('idle');
        else if (this.#state === 'failed') this.search();
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
    shared.waiting.delete(this.#tell);
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
    if (!this.hotkeys || this.disabled || event.defaultPrevented || composes(event)) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const letters = this.getAttribute('hotkeys') !== 'command';
    const slash = letters && event.key === '/' && !writes(event) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((!command && !slash) || (!this.#dialog.open && isModal())) return;
    event.preventDefault();
    if (command && this.#dialog.open) this.close();
    else this.open();
  }

  /** Empties the field and the results, and keeps the field in focus. */
  clear() {
    this.search('');
    this.focus();
  }

  /**
   * Searches at once; the promise is of what is shown then, and never rejects. `literal` says whether as typed only, `signs`
   * how `-` and `"` are taken; unless told, as before for the same query.
   */
  search(query = this.query, { literal, signs } = {}) {
    const asked = String(query ?? '');
    if (asked !== this.query) this.#input.value = asked; // N.B. A field takes no line ends: what it holds is asked.
    if (literal !== undefined) this.#literal = literal ? this.query : undefined;
    if (signs !== undefined) this.#signs = signs === 'auto' ? undefined : { query: this.query, signs };
    return this.#search();
  }

  async #search(isTyped) {
    clearTimeout(this.#timer);
    const { query } = this;
    this.#clear.hidden = !query || this.disabled;
    const turn = ++this.#turn;
    if (!query.trim()) {
      if (this.#state !== 'idle') this.#answer('', NOTHING);
      else this.#offer();
      return this.#results;
    }
    if (!this.#index) {
      this.#show('loading');
      this.#offer();
      await this.ready.catch(() => {}); // It has said so itself.
    }
    if (turn === this.#turn && this.#index) {
      const found = await this.#ask(query, 0, turn);
      if (!found || turn !== this.#turn) return this.#results;
      // A half-composed word often finds nothing, or parts of itself only: that is no answer yet.
      if (!this.#composing || found.hits.some((hit) => !hit.weak)) this.#answer(query, found, isTyped);
      else if (this.#state === 'loading') this.#show('idle');
    }
    return this.#results;
  }

  /** What the index says, or nothing where it threw. */
  async #ask(query, offset, turn) {
    try {
      const literally = query === this.#literal && LITERALLY;
      const signs = query === this.#signs?.query && { signs: this.#signs.signs };
      const counted = this.filters && { facets: true };
      return await this.#index.search(query, { limit: this.limit, offset, ...this.#filter, ...literally, ...signs, ...counted });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#clear.hidden = !this.query;
    if (this.debounce && this.query.trim()) this.#timer = setTimeout(() => this.#search(true), this.debounce);
    else this.#search(true);
  }

  /** Shows an answer; while somebody types, what fits below the field at once and the rest when that is painted. */
  #answer(query, results, isTyped) {
    this.#asked = query;
    if (query !== this.#literal) this.#literal = undefined;
    if (query !== this.#signs?.query) this.#signs = undefined;
    this.#results = results;
    const first = isTyped ? Math.ceil(innerHeight / ROW) : results.hits.length;
    // N.B. Rows that stay from key to key would move when those above them change: browsers count that as a shift.
    this.#full.replaceChildren();
    this.#weak.replaceChildren();
    this.#append(results.hits.slice(0, first));
    this.#rest = () => {
      this.#rest = undefined;
      this.#append(results.hits.slice(first));
      this.#list();
      this.#sift();
      this.#offer();
    };
    this.#show(!query ? 'idle' : results.total ? 'results' : 'none');
    this.#announce();
    const rest = this.#rest;
    if (isTyped) requestAnimationFrame(() => setTimeout(() => rest === this.#rest && this.#finish()));
    else this.#finish();
  }

  /** Shows what of an answer waits for the first of it to be painted. */
  #finish() {
    this.#rest?.();
  }

  /** Shows further hits below those that are there; the promise is of all of them, and never rejects. */
  async more() {
    await this.#further();
    return this.#results;
  }

  /** The links of further hits. */
  async #further() {
    this.#finish();
    const shown = this.#results.hits;
    if (shown.length >= this.#results.total) return [];
    // A search that is pending is not held up; its answer, or another one of this kind, takes the place of this.
    const turn = this.#turn;
    const next = await this.#ask(this.#asked, shown.length, turn);
    if (!next || turn !== this.#turn || shown !== this.#results.hits) return [];
    // An index that has no more than it shows has no more.
    const total = next.hits.length ? next.total : shown.length;
    this.#results = { ...this.#results, total, hits: [...shown, ...next.hits] };
    const links = this.#append(next.hits);
    this.#show('results');
    this.#announce();
    return links;
  }

  /** From the button, which may be gone then: the first of the new hits takes the focus. */
  async #showMore() {
    const links = await this.#further();
    if (links.length || this.#more.hidden) (links.find((link) => link.href) ?? this.#input).focus();
  }

  /** What the line below the field offers: recent searches while it is empty, then completions. */
  async #offer() {
    const query = this.query;
    const words = this.#words;
    const button = (part, text, plain) => make('button', { part, type: 'button', class: plain ? 'plain' : '' }, text);
    let offered = [];
    let plain = [];
    if (!query.trim()) {
      const kept = this.recent ? recent() : [];
      offered = kept || [];
      if (offered.length) plain = [button('forget', words.forget, true), button('keep', words.stop, true)];
      else if (kept === false) plain = [button('keep', words.resume, true)];
    } else if (this.suggest && this.#index?.suggest) {
      const found = await this.#completions(query);
      if (query !== this.query) return;
      offered = found.filter((text) => text !== query.trim());
    }
    this.#chips.className = query.trim() ? 'chips' : 'chips recent';
    this.#chips.ariaLabel = query.trim() ? words.suggestions : words.recent;
    this.#chips.replaceChildren(...offered.map((text) => button('suggestion', text)), ...plain);
  }

  #remember() {
    if (this.recent) remember(this.query.trim());
  }

  async #completions(query) {
    try {
      const found = await this.#index.suggest(query, { limit: MOST_SUGGESTED });
      return found.map(({ text }) => text);
    } catch {
      return []; // What is wrong with an index, its search says.
    }
  }

  #chip({ target }) {
    const { part } = target;
    if (part.contains('suggestion')) {
      this.search(target.textContent);
      this.#remember();
    } else if (part.contains('forget') || part.contains('keep')) {
      keep(part.contains('keep') && recent() ? NONE : []);
      this.#offer();
    } else return;
    this.#input.focus();
  }

  /** Adds hits below those that are there; gives their links. */
  #append(hits) {
    const rows = hits.map((hit) => rowOf(hit, addressOf(hit, this.#asked, this.reader, this.literal, this.signs), this.#meta(hit)));
    this.#full.append(...rows.filter((_, i) => !hits[i].weak));
    this.#weak.append(...rows.filter((_, i) => hits[i].weak));
    return rows.map(({ firstChild }) => firstChild);
  }

  #meta({ date, byline }) {
    return [date && dateIn(this.#locale, date), byline].filter(Boolean).join(' · ');
  }

  /** Searches from a button that goes with its line: the focus moves on to the first hit, or else to the field. */
  async #searchFrom(query, options) {
    await this.search(query, options);
    if (query === this.#asked) (this.#base.querySelector('li a[href]') ?? this.#input).focus();
  }

  /** What the status says of hits. An index that does not count the full ones tells by the first that is weak. */
  #count() {
    const { total, hits } = this.#results;
    const say = (count) => numberIn(this.#locale, count);
    const weak = hits.findIndex((hit) => hit.weak);
    const full = this.#results.full ?? (weak < 0 ? total : weak);
    if (full === total) return this.#words.found(say(total), total);
    return full ? this.#words.both(say(full), say(total - full), full) : this.#words.weak(say(total), total);
  }

  /** The line of rewrites, and the way back to what was typed. */
  #rewrites() {
    const rewrites = this.#results.rewrites ?? this.#results.instead; // Its name before.
    if (!rewrites?.length) return '';
    const words = this.#words;
    const list = make('span', {}, words.rewrites);
    rewrites.forEach((rewrite, at) => {
      const search = () => this.#searchFrom(rewrite);
      list.append(at ? words.and : '', '“', chooser('rewrite reading', clipped(rewrite), search), '”');
    });
    const typed = this.#asked;
    const searchTyped = () => this.#searchFrom(typed, { literal: true });
    const literal = chooser('literal', words.literal(clipped(typed.trim())), searchTyped);
    return make('span', { part: 'rewrites instead' }, list, ' ', literal);
  }

  /** How signs of the query were taken, and the way to the other. */
  #taken() {
    const { signs } = this.#results;
    const words = this.#words;
    const other = { excluded: ['asText', 'text'], text: ['asExclusion', 'clauses'] }[signs];
    if (!words[signs]) return '';
    const asked = this.#asked;
    const choose = other && chooser('signs', words[other[0]], () => this.#searchFrom(asked, { signs: other[1] }));
    return make('span', { part: 'taken' }, words[signs], ...(choose ? [' ', choose] : []));
  }

  #announce() {
    const detail = { query: this.#asked, results: this.#results, filter: this.filter, literal: this.literal, signs: this.signs };
    this.dispatchEvent(new CustomEvent('seed-results', { bubbles: true, composed: true, detail }));
  }

  #fail(error) {
    this.#asked = '';
    this.#rest = undefined;
    this.#results = NOTHING;
    this.#show('failed');
    this.dispatchEvent(new ErrorEvent('error', { error, message: String(error?.message ?? error) }));
  }

  /** Brings every visible part in line with one state: idle, loading, results, none or failed. */
  #show(state) {
    const words = this.#words;
    this.#state = this.#base.dataset.state = state;
    if (state === 'results') this.#status.replaceChildren(this.#count(), this.#taken(), this.#rewrites());
    else if (state === 'none') this.#status.replaceChildren(words.none(this.#asked.trim()), this.#taken());
    else this.#status.textContent = words[state] ?? '';
    this.#retry.hidden = state !== 'failed';
    this.#empty.hidden = state !== 'none';
    const { sort, ...narrowed } = this.#filter;
    this.#everywhere.hidden = !Object.keys(narrowed).length;
    // What is in the lists may wait, whether they are there may not: what is below would move.
    const wanted = this.filters && this.#filters.have(this.#results.facets, this.#filter);
    if (!this.#rest || wanted === this.#filters.row.hidden) this.#sift();
    this.#list();
  }

  #list() {
    const { total, hits } = this.#results;
    const hidden = this.#state !== 'results';
    this.#full.hidden = hidden || !this.#full.firstChild;
    this.#weak.hidden = hidden || !this.#weak.firstChild;
    this.#weakBelow.hidden = this.#weak.hidden || this.#full.hidden;
    this.#more.hidden = hidden || hits.length >= total || Boolean(this.#rest);
  }

  #sift() {
    const { facets } = this.#results;
    const shown = this.filters && /results|none/.test(this.#state);
    if (shown) this.#filters.show({ facets, filter: this.#filter, lang: this.#locale, words: this.#words });
    else this.#filters.row.hidden = true;
  }

  get #lang() {
    return (this.closest('[lang]') ?? document.documentElement).lang;
  }

  get #words() {
    return wordsFor(this.#lang, this.#messages);
  }

  /** The language of numbers and dates, which is that of the words beside them. */
  get #locale() {
    return this.#messages || /^(zh|en)\b/i.test(this.#lang) ? this.#lang : 'en';
  }

  #relabel(all = false) {
    const words = this.#words;
    this.#labelText.data = this.label || words.search;
    this.#label.className = this.label || this.#labelSlot.assignedNodes().length ? '' : 'unseen';
    this.#base.ariaLabel = this.label || null;
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
    this.#everywhere.textContent = words.everywhere;
    this.#chips.hidden = !(this.suggest || this.recent);
    this.#weakBelow.textContent = words.weakBelow;
    this.#more.textContent = words.more;
    this.#retry.textContent = words.retry;
    if (!all) return;
    this.#show(this.#state);
    this.#offer();
    for (const link of this.#base.querySelectorAll('li a')) {
      const meta = link.parentNode.querySelector('.meta');
      if (meta) meta.textContent = this.#meta(hitOf(link));
    }
  }

  #key(event) {
    if (composes(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Arrow|Tab)/.test(event.key)) this.#finish();
    const field = event.target === this.#input;
    const links = [...this.#base.querySelectorAll('a[href]')];
    const at = links.indexOf(event.target);
    const chips = [...this.#chips.querySelectorAll('button')];
    const chip = chips.indexOf(event.target);
    if (event.key === 'ArrowDown' && (field || at >= 0 || chip >= 0)) (links[at + 1] ?? (field ? chips[0] : undefined))?.focus();
    else if (event.key === 'ArrowUp' && (at >= 0 || chip >= 0)) (links[at - 1] ?? this.#input).focus();
    else if (event.key === 'ArrowRight' && chip >= 0) chips[chip + 1]?.focus();
    else if (event.key === 'ArrowLeft' && chip >= 0) (chips[chip - 1] ?? this.#input).focus();
    else if (event.key === 'Enter' && field) {
      this.#remember();
      this.search();
    } else if (event.key === 'Escape' && field && this.query) this.clear();
    else if (event.key === 'Escape' && (at >= 0 || chip >= 0)) this.#input.focus();
    else return;
    event.preventDefault();
  }

  #select(event) {
    const link = event.target.closest('a');
    const hit = hitOf(link); // A link in a slot is the site's own.
    // Another tab or window is the browser's business.
    if (!hit || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#remember();
    const detail = { hit, query: this.#asked };
    const chosen = new CustomEvent('seed-select', { bubbles: true, composed: true, cancelable: true, detail });
    if (!this.dispatchEvent(chosen)) event.preventDefault();
    // The page that it leads to may be this one.
    else this.close();
  }
}

/** A property that mirrors the attribute of its name: `read` makes of it what it says, absent or not. */
function mirror(names, read, write) {
  for (const name of names) {
    const property = {
      get() {
        return read(this.getAttribute(name), name);
      },
      set(value) {
        write(this, name, value);
      },
    };
    Object.defineProperty(SeedSearch.prototype, name, { ...property, configurable: true, enumerable: true });
  }
}

const LEAST = { limit: 1, debounce: 0 };
const UNLESS_TOLD = { limit: 10, debounce: 0 };
const set = (element, name, value) => element.setAttribute(name, value);
mirror(['placeholder', 'label'], (text) => text ?? '', set);
mirror(['reader'], (text) => text ?? READER, set);
mirror(['limit', 'debounce'], (text, name) => Math.max(LEAST[name], parseInt(text, 10) || UNLESS_TOLD[name]), set);
mirror(
  ['disabled', 'dialog', 'hotkeys', 'suggest', 'recent', 'filters'],
  (text) => text !== null,
  (element, name, on) => element.toggleAttribute(name, on),
);
