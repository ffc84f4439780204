/** Text and elements of the page: nothing that was typed or found is ever read as markup. */

/** An element with attributes and children. */
export function make(name, attributes, ...children) {
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
