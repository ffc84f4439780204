/**
 * What does a page have of `<seed-search>`? Attributes, properties, methods, events and slots; nothing else is here.
 *
 * What is shown and asked for next, `controller.js` decides; `driver.js` waits for engine and answers; `view/` makes nodes
 * of each state. The engine comes on the first focus or the first query, once for all elements of a page. Text reaches the
 * page as text nodes and `<mark>` only.
 *
 * Longer than 300 lines because all that a site may say to the element stands in one place: the reference, and a property for
 * each attribute.
 */
import { checkAttribute, filterOf, languagesOf, logOnce, wordsOf } from './checked.js';
import { filtered, left, searched } from './controller.js';
import { cameBack, leave } from './back.js';
import { READER } from './engine/load.js';
import { wordsFor } from './messages/words.js';
import { driver } from './driver.js';
import { mannerOf } from './state.js';
import { changes } from './view/dom.js';
import { panelView } from './view/panel.js';
import { styles } from './view/styles.js';

/**
 * @import { Words } from './messages/words.js'
 * @import { AnyIndex, Filter, Found, Signs, Source, Switch } from './types.js'
 */

/** Without a document, on a server, there is nothing to extend; a module that only names the element may be imported there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

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
 * @attr {boolean} panel - What answers stands over the page below the field, while the element has the focus: for a header.
 * @attr {boolean} hotkeys - `Ctrl K` (`⌘ K`), and `/` outside of fields, open the dialog or focus the field; with the value
 *   `command` no `/`, for those who speak to their computer or strike keys by mistake.
 * @attr {boolean} suggest - Completions of what is typed, below the field.
 * @attr {boolean} recent - What was searched last, below the empty field. It is kept on the device; the reader can clear it
 *   or have none kept.
 * @attr {string} examples - Queries to offer below the empty field, with commas between them.
 * @attr {boolean | string} filters - Lists above the results to choose a file, a year and the order, each where there is a choice.
 *   With names and commas between them, just these lists in this order: `path`, `year`, `sort`, or any key of the documents
 *   (`tags`, `language`), whose values are listed with counts. `sort:KEY` adds the orders by a key to that list.
 * @attr {'all' | 'first' | 'only'} languages - Whether pages in the language of the page, by the nearest `lang`, come first or
 *   alone; as the index was built to do unless told.
 * @attr {'dark' | 'light' | 'auto'} theme - The colours: dark, light, or as the reader's device is set. Those of the page's
 *   `color-scheme` unless told; a page that is dark and states none needs it.
 * @attr {string} lang - The language of its words: `zh…` or English; the nearest `lang` around it unless told, also after that has changed, and the browser's where there is none.
 * @attr {string} index - The folders of other searches, with spaces between them, which are asked as one: each as the command
 *   `build` or `make dist` has written it, of this site or of another. Its own folder, where it is to be asked too, is named
 *   as well.
 * @attr {string} reader - The page that shows documents without an address of their own, by `#doc=PATH&q=QUERY`, with
 *   `&literal` after a literal search and `&signs=…` if signs were to be taken so. Empty for the page that the element is on.
 *   Unless told, it is the page beside this script, or empty where a bundler has put the script elsewhere.
 * @attr {boolean | 'all'} offline - Keeps what is fetched of a built site's index on the device, so that it is searched without a network; with
 *   `all`, the rest as well, once somebody has searched. It counts for the page whose element has it when the engine is loaded.
 *
 * @prop {string} query - What stands in the field. Setting it searches.
 * @prop {Index} index - What is searched. It takes any object that answers `search`, at once or by a promise, and no engine is
 *   loaded then; or a list of such objects and of folders, as the attribute has them, each of which may be `{ index, name }`.
 *   Several are one index once they are loaded.
 * @prop {{ path?: string, from?: string, to?: string, meta?: Record<string, string | string[]>, sort?: 'relevance' | 'date' | Record<string, 'ascending' | 'descending'> }} filter -
 *   Which hits are wanted and in what order, as the options of `Index.search` say it. Setting it searches.
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
 * @fires {Event} load - The engine is there. Does not bubble.
 * @fires {ErrorEvent} error - The engine could not be loaded, or a search threw; `error` holds it. Does not bubble.
 * @fires {CustomEvent} seed-results - Results are shown. `detail: { query, results, filter, literal, signs }`; rewrites of the query that were
 *   searched too (pinyin, spelling) are in `results.rewrites`.
 * @fires {CustomEvent} seed-select - A hit was chosen, or one of its sections, which is `hit.section` then. `detail: { hit, href,
 *   query }`, with the address that the link leads to. Cancel it to keep the link from being followed.
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
 * @csspart filter - One of them; also `path`, `year` or `sort`, or `filter-KEY` of a key.
 * @csspart keys - Below the dialog, what keys do.
 * @csspart status - The lines with the count and the rewrites.
 * @csspart count - The count there.
 * @csspart progress - How much of a large index has come; of one in shards, that an answer waits for files.
 * @csspart rewrites - The line of rewrites that were searched too. Its name before, `instead`, is deprecated.
 * @csspart rewrite - A button there that searches for that rewrite. Its name before, `reading`, is deprecated.
 * @csspart literal - The button there that searches for nothing but what was typed, until the query changes.
 * @csspart taken - The line that says how the signs `-` and `"` of the query were taken.
 * @csspart signs - The button there that takes them the other way.
 * @csspart results - A list of hits: first those that hold all of what was asked, then the others.
 * @csspart result - One hit.
 * @csspart title - Its link.
 * @csspart meta - Its byline, its date and its place in the site.
 * @csspart excerpt - Its passage.
 * @csspart image - Its image, where its meta has one.
 * @csspart sections - The line of other sections of its page that answer.
 * @csspart section - A link there.
 * @csspart mark - A match.
 * @csspart weak - The line between hits that hold all of what was asked and those that hold it only in part, or not
 *   in one piece. Its name before, `partial`, is deprecated.
 * @csspart empty - What stands below the status when nothing was found.
 * @csspart everywhere - The button there that takes the filters away.
 * @csspart more - The button for further hits.
 * @csspart note - What is said of an index in shards some of which could not be fetched.
 * @csspart retry - The button after a failure, or in a note.
 *
 * @cssproperty --seed-accent - Links, buttons and focus.
 * @cssproperty --seed-color - Text; the page's own unless told.
 * @cssproperty --seed-background - The ground of the field and of the dialog.
 * @cssproperty --seed-mark - The ground of a match.
 * @cssproperty --seed-mark-color - The text of a match.
 * @cssproperty --seed-gap - The space between two hits.
 * @cssproperty --seed-radius - The roundness of field and buttons.
 * @cssproperty --seed-font - The font; the page's own unless told.
 *
 * @slot - What readers have without a script, a link to another search for one; also shown after a failure.
 * @slot label - A label with markup, in place of the attribute.
 * @slot empty - What to suggest when nothing was found.
 */
export class SeedSearch extends Base {
  static observedAttributes = [
    'query',
    'placeholder',
    'label',
    'limit',
    'debounce',
    'disabled',
    'dialog',
    'panel',
    'hotkeys',
    'suggest',
    'recent',
    'examples',
    'filters',
    'languages',
    'theme',
    'lang',
    'index',
  ];

  /**
   * Registers the element, once.
   *
   * @param {string} [tag] - `seed-search` unless told.
   * @returns {void}
   */
  static define(tag = 'seed-search') {
    const registry = globalThis.customElements; // None on a server.
    if (registry && !registry.get(tag)) registry.define(tag, this);
  }

  /** @type {Partial<Words> | undefined} */
  #messages; // The page's words.
  #words = wordsFor('');
  #isOtherLanguage = changes();
  #languages = new MutationObserver(() => this.#show());

  #driver = driver({
    site: this,
    show: () => this.#show(),
    language: () => this.#around,
    bring: () => this.#panel.bring(),
    counts: () => this.#panel.counts(),
    tell: (share) => this.#panel.tell(share),
    come: () => this.dispatchEvent(new Event('load')),
    announce: () => {
      const { asked: query, results } = this.#state;
      const { filter, literal, signs } = this;
      this.#tell('seed-results', { query, results, filter, literal, signs });
    },
    complain: (/** @type {any} */ error) => {
      this.dispatchEvent(new ErrorEvent('error', { error, message: String(error?.message ?? error) }));
    },
  });

  /** @type {string | null} */
  #named = null; // The attribute `index`.
  #leave = () => leave(this);
  #panel = panelView(this, this.#driver, (hit, href) => this.#tell('seed-select', { hit, href, query: this.#driver.state().asked }, true));
  #root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles()];
    this.#arrange();
    // Before the attributes are read: a query must find what was set for it.
    ['words', 'filter', 'reader', 'index'].forEach((name) => this.#upgrade(name));
  }

  connectedCallback() {
    [...SeedSearch.observedAttributes, 'literal', 'signs', 'results', 'ready'].forEach((name) => this.#upgrade(name));
    this.#show(true); // Another place may speak another language.
    // All changes of one attribute: those of others take a page no longer for it.
    this.#languages.observe(document, { attributeFilter: ['lang'], subtree: true });
    this.#driver.offer();
    document.addEventListener('keydown', this.#panel.take);
    addEventListener('pagehide', this.#leave);
    const before = cameBack(this);
    if (!before || this.query) return;
    this.filter = before.filter;
    this.search(before.query);
  }

  disconnectedCallback() {
    this.#driver.send(left, undefined);
    this.#languages.disconnect();
    document.removeEventListener('keydown', this.#panel.take);
    removeEventListener('pagehide', this.#leave);
    this.close();
  }

  /**
   * A property that was set before the element was defined hides the accessor: set it again.
   *
   * @param {string} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    const value = own[name];
    delete own[name];
    try {
      own[name] = value;
    } catch (error) {
      logOnce(error); // What can only be read, or no text: the others are set all the same.
    }
  }

  /**
   * @param {string} name
   * @param {string | null} _
   * @param {string | null} value
   */
  attributeChangedCallback(name, _, value) {
    checkAttribute(name, value);
    const named = this.getAttribute('index');
    if (named !== this.#named) this.index = this.#named = named; // First of all: a query would ask another one.
    if (name === 'dialog') this.#arrange();
    if (name === 'filters' || name === 'languages') this.search();
    if (['suggest', 'recent', 'examples'].includes(name)) this.#driver.offer();
    if (name !== 'query') this.#show(true);
    else if (!Object.hasOwn(this, 'query')) this.search(value ?? ''); // A property waits for its upgrade.
  }

  get #state() {
    return this.#driver.state();
  }

  /**
   * Sets an attribute to what a property was given, where it says something else; nothing takes it away.
   *
   * @param {string} name
   * @param {string | number | null | undefined} value
   */
  #write(name, value) {
    if (value == null) this.removeAttribute(name);
    else if (this.getAttribute(name) !== `${value}`) this.setAttribute(name, `${value}`);
  }

  /**
   * Frameworks set a property where there is one: what they were given as an attribute's text has to stay its text.
   *
   * @param {string} name
   * @param {Switch} on
   */
  #turn(name, on) {
    this.#write(name, on === true ? '' : on || on === '' ? on : null);
  }

  /** @returns {string} */
  get query() {
    return this.#state.query;
  }
  set query(query) {
    this.search(query);
  }

  /** @returns {string} */
  get placeholder() {
    return this.getAttribute('placeholder') ?? '';
  }
  set placeholder(text) {
    this.#write('placeholder', text);
  }

  /** @returns {string} */
  get label() {
    return this.getAttribute('label') ?? '';
  }
  set label(text) {
    this.#write('label', text);
  }

  /** @returns {string} */
  get reader() {
    return this.getAttribute('reader') ?? READER;
  }
  set reader(address) {
    this.#write('reader', address);
  }

  /** @returns {number} */
  get limit() {
    return Math.max(1, parseInt(this.getAttribute('limit') ?? '', 10) || 10);
  }
  set limit(count) {
    this.#write('limit', count);
  }

  /** @returns {number} */
  get debounce() {
    return Math.max(0, parseInt(this.getAttribute('debounce') ?? '', 10) || 0);
  }
  set debounce(milliseconds) {
    this.#write('debounce', milliseconds);
  }

  /** @returns {boolean} */
  get disabled() {
    return this.hasAttribute('disabled');
  }
  /** @param {Switch} on */
  set disabled(on) {
    this.#turn('disabled', on);
  }

  /** @returns {boolean} */
  get dialog() {
    return this.hasAttribute('dialog');
  }
  /** @param {Switch} on */
  set dialog(on) {
    this.#turn('dialog', on);
  }

  /** @returns {boolean} */
  get panel() {
    return this.hasAttribute('panel');
  }
  /** @param {Switch} on */
  set panel(on) {
    this.#turn('panel', on);
  }

  /** @returns {boolean} */
  get hotkeys() {
    return this.hasAttribute('hotkeys');
  }
  /** @param {Switch} on */
  set hotkeys(on) {
    this.#turn('hotkeys', on);
  }

  /** @returns {boolean} */
  get suggest() {
    return this.hasAttribute('suggest');
  }
  /** @param {Switch} on */
  set suggest(on) {
    this.#turn('suggest', on);
  }

  /** @returns {boolean} */
  get recent() {
    return this.hasAttribute('recent');
  }
  /** @param {Switch} on */
  set recent(on) {
    this.#turn('recent', on);
  }

  /** @returns {string} */
  get examples() {
    return this.getAttribute('examples') ?? '';
  }
  set examples(queries) {
    this.#write('examples', queries);
  }

  /** @returns {boolean | string} */
  get filters() {
    return this.hasAttribute('filters') && (this.getAttribute('filters') || true);
  }
  /** @param {Switch} on */
  set filters(on) {
    this.#turn('filters', on);
  }

  /** @returns {'all' | 'first' | 'only' | ''} */
  get languages() {
    return languagesOf(this.getAttribute('languages'));
  }
  /** @param {string | null | undefined} which */
  set languages(which) {
    this.#write('languages', which);
  }

  /** @returns {boolean} */
  get offline() {
    return this.hasAttribute('offline');
  }
  /** @param {Switch} on */
  set offline(on) {
    this.#turn('offline', on);
  }

  /** @returns {string} */
  get theme() {
    return this.getAttribute('theme') ?? '';
  }
  set theme(name) {
    this.#write('theme', name);
  }

  /** @returns {Filter} */
  get filter() {
    return structuredClone(this.#state.filter);
  }
  /** @param {Filter | undefined} filter */
  set filter(filter) {
    this.#driver.send(filtered, filterOf(filter));
  }

  /** @returns {boolean} */
  get literal() {
    return Boolean(mannerOf(this.#state, this.#state.asked).literal);
  }

  /** @returns {Signs | undefined} */
  get signs() {
    return mannerOf(this.#state, this.#state.asked).signs;
  }

  /** @returns {Words} */
  get words() {
    return wordsFor(this.#language, this.#messages);
  }
  /** @param {Partial<Words> | undefined} words */
  set words(words) {
    this.#messages = words && wordsOf(words, wordsFor(''));
    this.#show();
  }

  /** @returns {AnyIndex | undefined} */
  get index() {
    return this.#state.index;
  }
  /** @param {AnyIndex | string | readonly Source[] | null | undefined} index */
  set index(index) {
    this.#driver.give(index);
  }

  /** @returns {Found} */
  get results() {
    return this.#state.results;
  }

  /** @returns {Promise<AnyIndex>} */
  get ready() {
    return this.#driver.ready();
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.#panel.focusable().focus(options);
  }

  /**
   * Opens the dialog, or focuses the field where there is none.
   *
   * @returns {void}
   */
  open() {
    if (this.disabled) return;
    const { open, field } = this.#panel;
    if (this.dialog && this.isConnected) open();
    field.focus();
    field.select();
  }

  /**
   * Closes the dialog, and the focus returns to where it was; or the drop-down, and the field loses the focus.
   *
   * @returns {void}
   */
  close() {
    this.#panel.close();
  }

  /**
   * Empties the field and the results, and keeps the field in focus.
   *
   * @returns {void}
   */
  clear() {
    this.search('');
    this.focus();
  }

  /**
   * Searches at once; the promise is of what is shown then, and never rejects. `literal` says whether as typed only, `signs`
   * how `-` and `"` are taken; unless told, as before for the same query.
   *
   * @param {string} [query]
   * @param {{ literal?: boolean, signs?: Signs }} [options]
   * @returns {Promise<Found>}
   */
  async search(query = this.query, { literal, signs } = {}) {
    await this.#driver.send(searched, { query: String(query ?? ''), literal, signs });
    return this.results;
  }

  /**
   * Shows further hits below those that are there; the promise is of all of them, and never rejects.
   *
   * @returns {Promise<Found>}
   */
  async more() {
    await this.#driver.more();
    return this.results;
  }

  /** Field and results stand in the page or in the dialog. */
  #arrange() {
    this.close();
    this.#root.replaceChildren(...this.#panel.nodes());
  }

  /**
   * The language of the page where the element stands.
   *
   * @returns {string}
   */
  get #around() {
    return /** @type {HTMLElement} */ (this.closest('[lang]') ?? document.documentElement).lang;
  }

  /** @returns {string} */
  get #language() {
    return this.#around || navigator.language;
  }

  /** Shows the state; `isOther` says whether what attributes say has changed. */
  #show(isOther = false) {
    const lang = this.#language;
    const isOtherWords = this.#isOtherLanguage(lang, this.#messages);
    if (isOtherWords) this.#words = wordsFor(lang, this.#messages);
    // The language of numbers and dates is that of the words beside them.
    const locale = this.#messages || /^(zh|en)\b/i.test(lang) ? lang : 'en';
    const model = { ...this.#state, words: this.#words, locale };
    if (isOther || isOtherWords) this.#panel.speak(model);
    this.#panel.show(model);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   * @param {boolean} [cancelable]
   */
  #tell(name, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }
}
