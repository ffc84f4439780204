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
/** The least number of characters between two breaks. A `wbr` costs a layout almost as much as a whole title does. */
const TOGETHER = 4;

/** @type {Map<string, number[]>} */
const breaksOf = new Map(); // By title. One key after another finds mostly the same titles.
const MOST_KEPT = 500;

/**
 * Where a line of a title may break: between words, in scripts that write no spaces there.
 *
 * @param {string} title
 * @returns {number[]}
 */
export function breaksIn(title) {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(title) || !Intl.Segmenter) return [];
  let breaks = breaksOf.get(title);
  if (breaks) return breaks;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words = segmenter.segment(title);
  breaks = [];
  for (let at = TOGETHER, word; (word = words.containing(at)); at = word.index + word.segment.length) {
    const { index, isWordLike } = word;
    // Beside a sign the browser knows better.
    if (isWordLike && index >= (breaks.at(-1) ?? 0) + TOGETHER && /[\p{L}\p{N}]/u.test(title[index - 1])) breaks.push(index);
  }
  if (breaksOf.size > MOST_KEPT) breaksOf.clear();
  breaksOf.set(title, breaks);
  return breaks;
}

/**
 * Text with its ranges (UTF-16, in order) in `<mark part="mark">` elements, and a place where a line may break at each of
 * `breaks`. With `from` and `to`, that stretch of the text only.
 *
 * @param {string} text
 * @param {Range[] | null} [ranges]
 * @param {number[]} [breaks]
 * @param {number} [from]
 * @param {number} [to]
 * @returns {DocumentFragment}
 */
export function marked(text, ranges, breaks = [], from = 0, to = text.length) {
  const fragment = new DocumentFragment();
  let at = from;
  /** @type {(parent: Node & ParentNode, end: number) => void} */
  const put = (parent, end) => {
    for (const place of breaks) {
      if (place < at || place >= end) continue;
      parent.append(text.slice(at, place), make('wbr'));
      at = place;
    }
    parent.append(text.slice(at, end));
    at = end;
  };
  for (const [start, end] of ranges ?? []) {
    const [open, close] = [Math.max(start, at), Math.min(end, to)];
    if (!(open < close)) continue;
    put(fragment, open);
    const mark = make('mark', { part: 'mark' });
    put(mark, close);
    fragment.append(mark);
  }
  put(fragment, to);
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
