/**
 * How do the parts stand together, and where does a key lead from one to the next? The field, and below it all that
 * answers.
 *
 * Each view is given the whole model and touches only nodes of its own; what leads from one to another is said here.
 */
import { addressOf } from '../address.js';
import { retried } from '../controller.js';
import { results as comingResults } from '../engine/load.js';
import { once, within } from '../once.js';
import { dialogView } from './dialog.js';
import { make, own } from './dom.js';
import { fieldView } from './field.js';
import { composes, directionOf, isPlain, modified, writes } from './keys.js';
import { offersView } from './offers.js';
import { statusView } from './status.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Hit } from '../pkg/seed_search.js'
 * @import { Driver } from '../driver.js'
 * @import { Model } from './model.js'
 */

/** Hits that a page key passes. */
const PAGE = 5;
/** Pixels of a drop-down: its width where the window has it, its least height, and what it leaves free of the window. */
const LIST = 512;
const LEAST = 200;
const EDGE = 8;
/** Milliseconds that an answer waits at most for the lists above it. */
const LATEST = 1000;

/**
 * @param {SeedSearch} site
 * @param {Driver} driver
 * @param {(hit: Hit, href: string) => boolean} isFollowed - Tells the page of a hit that was chosen; whether its link is followed then.
 */
export function panelView(site, driver, isFollowed) {
  const { send, remember } = driver;
  const dialog = dialogView(site, driver);
  const field = fieldView(site, driver);
  const focusField = () => field.input.focus();
  /** Keeps the focus inside when the node that has it is about to go. */
  const hold = () => answers.focus({ preventScroll: true });
  const isDropDown = () => base.classList.contains('drop-down');
  const status = statusView({
    /** Searches from a button that goes with its line: the focus moves on to the first hit, or else to the field. */
    async searchFrom(query, manner) {
      hold();
      await site.search(query, manner);
      if (query === driver.state().asked) (results?.linkFrom(0) ?? field.input).focus();
    },
    retry() {
      focusField();
      send(retried, undefined);
    },
  });
  const offers = offersView(site, {
    choose(query) {
      site.search(query);
      remember();
      focusField();
    },
    keep(wanted) {
      driver.keep(wanted);
      focusField();
    },
  });
  const filters = make('div', { part: 'filters', class: 'filters', role: 'group', hidden: '' });
  /** @type {ReturnType<typeof import('./filters.js').filtersView> | undefined} */
  let lists; // What fills the row.
  /** @type {Model | undefined} */
  let shown;
  /** @type {ReturnType<typeof import('./results.js').resultsView> | undefined} */
  let results; // There is none before there is something to show.
  const { progress, heard, again } = status;
  const line = make('div', { part: 'field', class: 'field' }, field.box, dialog.close);
  const said = [progress, offers.chips, status.status, heard, filters, again];
  // N.B. What can have the focus keeps a drop-down open when its ground is pressed.
  const answers = make('div', { part: 'answers', tabindex: '-1' }, ...said);
  const base = make('div', { part: 'base', role: 'search', 'data-state': 'idle' }, field.label, line, answers);

  /** What stands between the field and the hits is one stop of the Tab key; arrows walk through it. */
  const tools = () =>
    [.../** @type {NodeListOf<HTMLElement>} */ (answers.querySelectorAll(':is(button, select)[tabindex]'))].filter((node) =>
      node.checkVisibility(),
    );

  /** @type {Parameters<typeof import('./results.js').resultsView>[1]} */
  const act = {
    /** From the button, which may be gone then: the first of the new hits takes the focus. */
    async more() {
      const { hits } = site.results;
      const isLonger = (await driver.more()) && site.results.hits.length > hits.length;
      if (isLonger || !results?.isMore()) ((isLonger && results?.linkFrom(hits.length)) || field.input).focus();
    },
    everywhere() {
      site.filter = {};
      focusField();
    },
    select(event, hit, href) {
      if (!isPlain(event)) return;
      remember();
      if (!isFollowed(hit, href)) event.preventDefault();
      site.close(); // The page that it leads to may be this one.
    },
  };

  /** Brings what shows hits. */
  const bring = once(async () => {
    const { resultsView } = await comingResults();
    results = resultsView(site, act, addressOf);
    answers.append(...results.nodes);
    if (shown) results.speak(shown);
  });
  const bringLists = once(async () => {
    const { filtersView } = await import('./filters.js');
    lists = filtersView(site, filters);
    if (shown) lists.show(shown);
  });

  /** What is counted for the row of lists, once what fills it has come, or takes too long. */
  async function counts() {
    if (!lists) await within(bringLists(), LATEST).catch(() => {});
    return lists?.counts() ?? true;
  }

  /** The drop-down has the width of a list, wherever in a header the field stands, and ends with the window. */
  function place() {
    const { left, right, bottom, width } = line.getBoundingClientRect();
    // N.B. On a phone the window is as wide as what runs out of the page.
    const { clientWidth, clientHeight } = document.documentElement;
    const room = Math.min(Math.max(width, LIST), clientWidth - 2 * EDGE);
    const wanted = directionOf(base) < 0 ? right - room : left;
    const start = Math.max(EDGE, Math.min(wanted, clientWidth - EDGE - room)) - left;
    Object.assign(answers.style, {
      left: `${start}px`,
      width: `${room}px`,
      maxHeight: `${Math.max(LEAST, clientHeight - bottom - EDGE)}px`,
    });
  }
  const follow = () => isDropDown() && place();
  base.addEventListener('focusin', () => {
    follow();
    addEventListener('resize', follow);
  });
  base.addEventListener('focusout', () => removeEventListener('resize', follow));

  base.addEventListener('keydown', (event) => {
    if (composes(event) || modified(event)) return;
    const { key, shiftKey } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (key.length === 1) {
      // A letter goes on with the query: once the field has the focus the browser writes it there.
      if (key !== ' ' && !writes(event)) focusField();
      return;
    }
    const isField = target === field.input;
    const isList = target.localName === 'select';
    if (/^(Arrow|Tab|Page|End)/.test(key)) driver.finish();
    const links = results?.links() ?? [];
    const between = tools();
    const [at, tool] = [links, between].map((nodes) => nodes.indexOf(target));
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity }[key];
    const side = ({ ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0) * directionOf(base);
    /** @type {HTMLElement | undefined} */
    let next;
    if (at >= 0 && step) next = key === 'ArrowUp' && !at ? field.input : links[Math.max(0, Math.min(at + step, links.length - 1))];
    else if (key === 'ArrowDown' && !isList && (isField || tool >= 0)) next = links[0] ?? (isField ? between[0] : undefined);
    else if (key === 'ArrowUp' && !isList && tool >= 0) next = field.input;
    else if (side && tool >= 0) next = between[tool + side] ?? (side < 0 ? field.input : undefined);
    else if (key === 'Tab' && (shiftKey ? !at : isField)) next = between[0];
    if (next) next.focus();
    else if (key === 'Enter' && isField) {
      remember();
      site.search();
      if (matchMedia('(pointer: coarse)').matches) hold(); // The keyboard covers what was found.
    } else if (key === 'Escape' && dialog.dialog.open && tool < 0)
      return; // The dialog closes by itself.
    else if (key === 'Escape' && isDropDown()) site.close();
    else if (key === 'Escape' && isField && site.query) site.clear();
    else if (key === 'Escape' && (at >= 0 || tool >= 0)) focusField();
    else return;
    event.preventDefault();
  });

  return {
    open: dialog.open,
    close() {
      removeEventListener('resize', follow); // An element that is taken out is told of no lost focus.
      dialog.dialog.close();
      if (isDropDown()) /** @type {HTMLElement | null} */ (base.querySelector(':focus'))?.blur();
    },
    take: dialog.take,
    bring,
    counts,
    tell: status.tell,
    field: field.input,
    nodes: () => dialog.around(base),

    /** Where the focus of the element is: the field, or the button where the dialog with the field is closed. */
    focusable: () => (site.dialog && !dialog.dialog.open ? dialog.opener : field.input),

    /**
     * Says what stands in the same place whatever is found: names of fields and buttons.
     *
     * @param {Model} model
     */
    speak(model) {
      base.ariaLabel = site.label || null;
      base.classList.toggle('drop-down', site.panel && !site.dialog);
      answers.removeAttribute('style');
      if (isDropDown() && base.matches(':focus-within')) place();
      own(model, status.status, heard, again);
      field.label.lang = filters.lang = model.locale;
      for (const view of [dialog, field, status, results]) view?.speak(model);
      if (site.filters) counts();
    },

    /** @param {Model} model */
    show(model) {
      shown = model;
      if (base.dataset.state !== model.phase) base.dataset.state = model.phase; // Or all styles are looked up again.
      for (const view of [field, status, lists, results, offers]) view?.show(model);
    },
  };
}
