/** Text and elements of the page: nothing that was typed or found is ever read as markup. */

/** An element with attributes and children. */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/** `text` from `from` to `to` in pieces: what is before the first of its `ranges` (UTF-16, in order), that one, what is between it and the next, ... */
function pieces(text, ranges, from, to) {
  const found = [];
  let at = from;
  for (const [start, end] of ranges) {
    const [open, close] = [Math.max(start, at), Math.min(end, to)];
    if (open >= close) continue;
    found.push(text.slice(at, open), text.slice(open, close));
    at = close;
  }
  found.push(text.slice(at, to));
  return found;
}

const node = (piece, i) => (i % 2 ? make('mark', { part: 'mark' }, piece) : new Text(piece));

/** `text` as a fragment, its `ranges` in `<mark part="mark">`. With `from` and `to`, that stretch of the text only. */
export function marked(text, ranges = [], from = 0, to = text.length) {
  const fragment = new DocumentFragment();
  fragment.append(...pieces(text, ranges, from, to).map(node));
  return fragment;
}

/** Makes of an element's marked text another, with as many of its nodes as can stay. */
export function remark(element, text, ranges = []) {
  const wanted = pieces(text, ranges, 0, text.length);
  const nodes = [...element.childNodes];
  nodes.splice(wanted.length).forEach((extra) => extra.remove());
  const more = wanted.splice(nodes.length).map((piece, i) => node(piece, nodes.length + i));
  wanted.forEach((piece, i) => {
    const text = i % 2 ? nodes[i].firstChild : nodes[i];
    if (text.data !== piece) text.data = piece;
  });
  element.append(...more);
}
