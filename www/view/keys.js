/** Whose is a key: the input method's, the writer's, or ours to take? */

/**
 * Keys that an input method is still using. Safari ends the composition before the key: hence 229.
 *
 * @param {KeyboardEvent} event
 */
export const composes = (event) => event.isComposing || event.keyCode === 229;

/**
 * Whether somebody wants another tab or window, or a key with another meaning: that is the browser's business.
 *
 * @param {KeyboardEvent | MouseEvent} event
 */
export const modified = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

/**
 * Whether a click is for this tab, and so for the page to take.
 *
 * @param {MouseEvent} event
 */
export const isPlain = (event) => !(event.button || event.shiftKey || modified(event));

/**
 * The keys of the whole page that open the dialog or lead to the field, as `aria-keyshortcuts` names them; none where none
 * is taken.
 *
 * @param {{ hotkeys: boolean, getAttribute(name: string): string | null }} site
 */
export const shortcutsOf = (site) =>
  site.hotkeys ? `${isApple() ? 'Meta' : 'Control'}+K${site.getAttribute('hotkeys') === 'command' ? '' : ' /'}` : null;

export const isApple = () => /mac|iphone|ipad/i.test(navigator.platform);

/**
 * Which way text runs around a node: 1 to the right, -1 to the left.
 *
 * @param {Element} node
 */
export const directionOf = (node) => (node.matches(':dir(rtl)') ? -1 : 1);

/**
 * Whether a key goes into a field that is seen: that of a dialog just closed may have the focus until the next frame.
 *
 * @param {Event} event
 */
export function writes(event) {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  return target.isContentEditable || (/^(input|textarea|select)$/.test(target.localName) && target.checkVisibility());
}
