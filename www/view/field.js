/**
 * Where is the query typed? The field with its label and the button that empties it.
 *
 * What stands in the field is written only when a state says another query than the one before: whoever types, by keys or
 * by an input method, is never corrected.
 */
import { composed, typed } from '../controller.js';
import { isBlank } from '../state.js';
import { button, changes, make } from './dom.js';
import { shortcutsOf } from './keys.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Driver } from '../driver.js'
 * @import { Model } from './model.js'
 */

/**
 * @param {SeedSearch} site
 * @param {Driver} driver
 */
export function fieldView(site, { send, offer }) {
  const text = new Text(); // N.B. Other children of a slot fire `slotchange` when they are replaced.
  const slot = make('slot', { name: 'label' }, text);
  const label = make('label', { part: 'label', for: 'input' }, slot);
  const input = make('input', {
    part: 'input',
    id: 'input',
    role: 'searchbox', // N.B. type=search would let Escape clear the field while an input method composes.
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  const clear = button({ part: 'clear', class: 'clear', tabindex: '-1', hidden: '' }, () => site.clear(), '×');
  const isOther = changes();

  const write = () => send(typed, { query: input.value, milliseconds: site.debounce });
  const unveil = () => (label.className = site.label || slot.assignedNodes().length ? '' : 'unseen');
  slot.addEventListener('slotchange', unveil);
  input.addEventListener('focus', () => {
    site.ready.catch(() => {});
    if (isBlank(site.query)) offer(); // Another element or page may have searched or cleared.
  });
  input.addEventListener('input', write);
  input.addEventListener('compositionstart', () => send(composed, true));
  input.addEventListener('compositionend', () => {
    send(composed, false);
    write();
  });

  return {
    label,
    input,
    box: make('div', { class: 'box' }, input, clear),

    /** @param {Model} model */
    speak({ words }) {
      unveil();
      text.data = site.label || words.search;
      input.placeholder = site.placeholder || words.search;
      input.disabled = site.disabled;
      input.ariaKeyShortcuts = site.dialog ? null : shortcutsOf(site);
      clear.setAttribute('aria-label', words.clear);
    },

    /** @param {Model} model */
    show({ query }) {
      if (isOther(query) && query !== input.value) input.value = query;
      clear.hidden = !query || site.disabled;
    },
  };
}
