/**
 * How are matches shown? By the browser's highlights, which leave the nodes of the page as they are; in a browser without
 * them, by `mark` elements, which go when the matches do.
 */

const MATCHES = 'seed-search';
const CURRENT = 'seed-search-current';

/** In a layer, so that any rule of the page comes first. */
const RULES = `@layer seed-search {
  ::highlight(${MATCHES}), mark.${MATCHES} {
    color: var(--seed-mark-color, light-dark(#1c211e, #f4f6f3));
    background-color: var(--seed-mark, light-dark(#ffe695, #5d4b08));
  }
  ::highlight(${CURRENT}), mark.${CURRENT} {
    color: var(--seed-mark-current-color, #1c211e);
    background-color: var(--seed-mark-current, #ffb340);
  }
  @media (forced-colors: active) {
    ::highlight(${MATCHES}), mark.${MATCHES} { color: MarkText; background-color: Mark }
    ::highlight(${CURRENT}), mark.${CURRENT} { color: HighlightText; background-color: Highlight }
  }
  @media print {
    ::highlight(${MATCHES}), ::highlight(${CURRENT}), mark.${MATCHES} { color: inherit; background-color: transparent }
  }
}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * A sheet of rules that no policy of styles forbids.
 *
 * @param {string} rules
 */
export function sheetOf(rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}

/**
 * Shows matches until `clear()`. One of them is the current one.
 *
 * @param {Range[]} found
 * @returns {{ go(to: number): Range | undefined, clear(): void }} `go` gives the place; nothing where the page has lost it.
 */
export function paint(found) {
  if (!sheet) document.adoptedStyleSheets.push((sheet = sheetOf(RULES)));
  return 'highlights' in CSS ? highlighted(found) : wrapped(found);
}

/** @type {typeof paint} */
function highlighted(found) {
  const current = new Highlight();
  current.priority = 1;
  CSS.highlights.set(MATCHES, new Highlight(...found));
  CSS.highlights.set(CURRENT, current);
  return {
    go(to) {
      current.clear();
      current.add(found[to]);
      return found[to].collapsed ? undefined : found[to];
    },
    clear: () => [MATCHES, CURRENT].forEach((name) => CSS.highlights.delete(name)),
  };
}

/** @type {typeof paint} */
function wrapped(found) {
  // From the last to the first, for what is wrapped moves what stands behind it in the same node.
  const marks = found.toReversed().map(wrap).reverse();
  const isIn = (/** @type {HTMLElement[]} */ of) => of.length > 0 && of.every((mark) => mark.isConnected);
  let now = 0;
  return {
    go(to) {
      marks[now].forEach((mark) => mark.classList.remove(CURRENT));
      now = to;
      marks[now].forEach((mark) => mark.classList.add(CURRENT));
      if (!isIn(marks[now])) return undefined;
      const range = document.createRange();
      range.setStartBefore(marks[now][0]);
      range.setEndAfter(marks[now][marks[now].length - 1]);
      return range;
    },
    clear() {
      for (const mark of marks.flat()) {
        const { parentNode } = mark;
        mark.replaceWith(...mark.childNodes);
        parentNode?.normalize();
      }
    },
  };
}

/**
 * Wraps what a range holds of each text node.
 *
 * @param {Range} range
 */
function wrap(range) {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: root } = range;
  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Node | null} */ (walker.currentNode); node; node = walker.nextNode()) {
    if (node instanceof Text && range.intersectsNode(node)) nodes.push(node);
  }
  const parts = nodes.map((node) => [node, node === startContainer ? startOffset : 0, node === endContainer ? endOffset : node.length]);
  return /** @type {[Text, number, number][]} */ (parts)
    .filter(([, start, end]) => start < end)
    .map(([node, start, end]) => {
      const mark = document.createElement('mark');
      mark.className = MATCHES;
      node.splitText(end);
      const inner = node.splitText(start);
      inner.replaceWith(mark);
      mark.append(inner);
      return mark;
    });
}
