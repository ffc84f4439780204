/** Text and elements of the page: nothing that was typed or found is ever read as markup. */

/** @import { Range } from '../pkg/seed_search.js' */

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/**
 * A button.
 *
 * @param {Record<string, string>} attributes
 * @param {() => void} act
 * @param {...(Node | string)} children
 */
export function button(attributes, act, ...children) {
  const element = make('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', act);
  return element;
}

/**
 * Says of nodes with the element's own words what language these are in, and that they run as it does, whatever the page does.
 *
 * @param {{ locale: string }} model
 * @param {...HTMLElement} nodes
 */
export function own({ locale }, ...nodes) {
  for (const node of nodes) {
    node.lang = locale;
    node.dir = /^(zh|en)\b/i.test(locale) ? 'ltr' : 'auto';
  }
}

/** @type {Intl.Segmenter | undefined} */
let segmenter;
/** Characters of a title that stay together at least: each place where a line may break takes a browser as long as a title. */
const TOGETHER = 4;

/**
 * A text with places between its words where a line may break: for titles, whose words stay together. Only scripts that write
 * no spaces between words need them.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function byWord(text) {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(text) || !Intl.Segmenter) return [text];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words = segmenter.segment(text);
  /** @type {(Node | string)[]} */
  const pieces = [];
  let start = 0;
  for (let at = TOGETHER, word; (word = words.containing(at)); at = word.index + word.segment.length) {
    const { index, isWordLike } = word;
    // Beside a sign the browser knows better.
    if (!isWordLike || index < start + TOGETHER || !/[\p{L}\p{N}]/u.test(text[index - 1])) continue;
    pieces.push(text.slice(start, index), make('wbr'));
    start = index;
  }
  return [...pieces, text.slice(start)];
}

/**
 * Text with its ranges (UTF-16, in order) in `<mark part="mark">` elements; `laid` says how a piece of it is laid out. With
 * `from` and `to`, that stretch of the text only.
 *
 * @param {string} text
 * @param {Range[] | null} [ranges]
 * @param {(piece: string) => (Node | string)[]} [laid]
 * @param {number} [from]
 * @param {number} [to]
 * @returns {DocumentFragment}
 */
export function marked(text, ranges, laid = (piece) => [piece], from = 0, to = text.length) {
  const fragment = new DocumentFragment();
  let at = from;
  for (const [start, end] of ranges ?? []) {
    const [open, close] = [Math.max(start, at), Math.min(end, to)];
    if (!(open < close)) continue;
    fragment.append(...laid(text.slice(at, open)), make('mark', { part: 'mark' }, ...laid(text.slice(open, close))));
    at = close;
  }
  fragment.append(...laid(text.slice(at, to)));
  return fragment;
}

/**
 * Tells whether any of the values given to it is another than at its last call: a view that has nothing new to show touches
 * no node, so that nothing is said twice, nobody loses the focus, and an event costs no more than what it changes.
 *
 * @returns {(...values: unknown[]) => boolean}
 */
export function changes() {
  /** @type {unknown[]} */
  let before = [];
  return (...values) => {
    const isOther = !before.length || values.some((value, i) => value !== before[i]);
    before = values;
    return isOther;
  };
}
