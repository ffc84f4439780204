/**
 * Where do the field and its results stand? In the page, or in a dialog that a button or a key opens.
 */
import { button, make, own } from './dom.js';
import { composes, isApple, shortcutsOf, writes } from './keys.js';

/**
 * @import { SeedSearch } from '../element.js'
 * @import { Driver } from '../driver.js'
 * @import { Model } from './model.js'
 */

/** Whether a dialog holds the page, of its own or of another element. */
const isModal = () =>
  [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])].some((root) =>
    root.querySelector('dialog:modal'),
  );

/** The dialogs that keep the page from scrolling, and what it said of that before. */
const holders = new Set();
let before = ['', ''];

/**
 * @param {SeedSearch} site
 * @param {Driver} driver
 */
export function dialogView(site, { state }) {
  const opener = button({ part: 'open', class: 'open', 'aria-haspopup': 'dialog' }, () => site.open());
  const close = button({ part: 'close', hidden: '' }, () => site.close());
  const dialog = make('dialog', { part: 'dialog' });
  const keys = make('p', { part: 'keys', class: 'keys' });

  // The ground around it is the dialog itself, as is its edge; and what is pressed inside may be released outside.
  let outside = false;
  dialog.addEventListener('mousedown', ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    outside = target === dialog && (x < left || x > right || y < top || y > bottom);
  });
  dialog.addEventListener('click', ({ target }) => outside && target === dialog && site.close());
  dialog.addEventListener('cancel', (event) => state().composing && event.preventDefault());
  dialog.addEventListener('close', () => {
    if (dialog.open) return; // Open again before its event came.
    const { style } = document.documentElement;
    if (holders.delete(dialog) && !holders.size) [style.overflow, style.scrollbarGutter] = before;
  });

  return {
    close,
    opener,
    dialog,

    /**
     * What stands in the root: all of it, or the button and a dialog with all of it.
     *
     * @param {HTMLElement} base
     */
    around(base) {
      close.hidden = !site.dialog;
      if (!site.dialog) return [base];
      dialog.append(base, keys);
      return [opener, dialog];
    },

    /** Opens it, once. The page behind stays where it is, and as wide as it is. */
    open() {
      if (dialog.open || !site.checkVisibility()) return; // One that is not laid out would hold the page unseen.
      const { style, clientWidth } = document.documentElement;
      if (!holders.size) {
        before = [style.overflow, style.scrollbarGutter];
        if (innerWidth > clientWidth) style.scrollbarGutter = 'stable';
        style.overflow = 'hidden';
      }
      holders.add(dialog);
      dialog.showModal();
    },

    /**
     * Opens or closes it, or goes to the field, where a key of the whole page says so.
     *
     * @param {KeyboardEvent} event
     */
    take(event) {
      if (!site.hotkeys || site.disabled || event.defaultPrevented || composes(event)) return;
      const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
      const command = (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k';
      const slash = site.getAttribute('hotkeys') !== 'command' && key === '/' && !ctrlKey && !metaKey && !altKey && !writes(event);
      if ((!command && !slash) || !site.checkVisibility() || (!dialog.open && isModal())) return;
      event.preventDefault();
      if (command && dialog.open) site.close();
      else site.open();
    },

    /** @param {Model} model */
    speak(model) {
      const { words } = model;
      own(model, close, opener, keys);
      const name = site.label || words.search;
      close.textContent = words.close;
      keys.textContent = words.keys;
      dialog.setAttribute('aria-label', name);
      opener.replaceChildren(name, ...(site.hotkeys ? [make('kbd', { 'aria-hidden': 'true' }, isApple() ? '⌘ K' : 'Ctrl K')] : []));
      opener.ariaKeyShortcuts = shortcutsOf(site);
      opener.disabled = site.disabled;
    },
  };
}
