/**
 * How do the parts stand together, and where does a key lead from one to the next? The field, and below it all that
 * answers.
 *
 * Each view is given the whole model and touches only nodes of its own; what leads from one to another is said here.
 */
import { retried } from '../controller.js';
import { dialogView } from './dialog.js';
import { make, own } from './dom.js';
import { fieldView } from './field.js';
import { filtersView } from './filters.js';
import { composes, isPlain, modified } from './keys.js';
import { offersView } from './offers.js';
import { resultsView } from './results.js';
import { statusView } from './status.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Hit } from '../pkg/seed_search.js'
 * @import { Driver } from '../driver.js'
 * @import { Model } from './model.js'
 */

/**
 * @param {SeedSearch} site
 * @param {Driver} driver
 * @param {(hit: Hit) => boolean} isFollowed - Tells the page of a hit that was chosen; whether its link is followed then.
 */
export function panelView(site, driver, isFollowed) {
  const { send, remember } = driver;
  const dialog = dialogView(site, driver);
  const field = fieldView(site, driver);
  const focusField = () => field.input.focus();
  const status = statusView({
    /** Searches from a button that goes with its line: the focus moves on to the first hit, or else to the field. */
    async searchFrom(query, manner) {
      await site.search(query, manner);
      if (query === driver.state().asked) (results.linkFrom(0) ?? field.input).focus();
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
  const filters = filtersView(site);
  const results = resultsView(site, {
    /** From the button, which may be gone then: the first of the new hits takes the focus. */
    async more() {
      const { hits } = site.results;
      const isLonger = (await driver.more()) && site.results.hits.length > hits.length;
      if (isLonger || !results.isMore()) ((isLonger && results.linkFrom(hits.length)) || field.input).focus();
    },
    everywhere() {
      site.filter = {};
      focusField();
    },
    select(event, hit) {
      if (!isPlain(event)) return;
      remember();
      if (!isFollowed(hit)) event.preventDefault();
      // The page that it leads to may be this one.
      else site.close();
    },
  });

  const { progress, again } = status;
  const line = make('div', { part: 'field', class: 'field' }, field.box, dialog.close);
  const answers = make('div', { part: 'answers' }, progress, offers.chips, status.status, filters.row, again, ...results.nodes);
  const base = make('div', { part: 'base', role: 'search', 'data-state': 'idle' }, field.label, line, answers);

  base.addEventListener('keydown', (event) => {
    if (composes(event) || modified(event)) return;
    const { key } = event;
    if (/^(Arrow|Tab)/.test(key)) driver.finish();
    const isField = event.target === field.input;
    const links = results.links();
    const chips = offers.buttons();
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (event.target));
    const chip = chips.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const isInside = at >= 0 || chip >= 0;
    if (key === 'ArrowDown' && (isField || isInside)) (links[at + 1] ?? (isField ? chips[0] : undefined))?.focus();
    else if (key === 'ArrowUp' && isInside) (links[at - 1] ?? field.input).focus();
    else if (key === 'ArrowRight' && chip >= 0) chips[chip + 1]?.focus();
    else if (key === 'ArrowLeft' && chip >= 0) (chips[chip - 1] ?? field.input).focus();
    else if (key === 'Enter' && isField) {
      remember();
      site.search();
    } else if (key === 'Escape' && isField && site.query) site.clear();
    else if (key === 'Escape' && isInside) focusField();
    else return;
    event.preventDefault();
  });

  return {
    dialog: dialog.dialog,
    take: dialog.take,
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
      own(model, status.status, again);
      field.label.lang = filters.row.lang = model.locale;
      for (const view of [dialog, field, status, results]) view.speak(model);
    },

    /** @param {Model} model */
    show(model) {
      base.dataset.state = model.phase;
      for (const view of [field, status, filters, results, offers]) view.show(model);
    },
  };
}
