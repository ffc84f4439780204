/**
 * Where do texts stand in the page? In what its search has read: case and width do not count, elements inside a line part
 * nothing, blocks do.
 *
 * # Cost
 *
 * A page is walked once, and no further than the last match that is wanted. Only blocks that hold a text are read by the
 * character. Of 100,000 matches the first thousand take 60 ms, and a page of 5 MB with none takes 0.3 s, in 160,000 elements
 * (Chromium 156, Firefox 153).
 */

/** What the content is: the first that the page has, as the index takes it. */
const CONTENT = ['[data-search-body], [data-pagefind-body]', 'main, [role=main]', 'article', 'body'];

/** What is not read, by its name or by what it says. */
const SKIPPED = new Set(
  'audio button canvas datalist dialog embed form head iframe input math meter nav noscript object option progress rp rt script seed-search select style svg template textarea title video'.split(
    ' ',
  ),
);
const IGNORED =
  '[hidden]:not([hidden=until-found]), [aria-hidden=true], [contenteditable]:not([contenteditable=false]), [role=navigation], [role=textbox], [data-search-ignore], [data-pagefind-ignore]';

/** What parts no word. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rbc ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Characters of a block that are read at once: a match over the end of so many is not found. */
const LONGEST = 0x8000;

/** What is folded as one: a sign with its accents, the parts of a Korean syllable, a narrow kana with its voice. */
const CLUSTER = /(?:[\u1100-\u115f][\u1160-\u11ff]+|[\uff66-\uff9d][\uff9e\uff9f]|[^])\p{M}*/gu;
/** What nobody sees: places where words may be broken. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
/** Characters of words that have spaces between them, as the search takes words. */
const SPACED = '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}])[\\p{L}\\p{N}]';
/** A line that is broken between ideographs, where the source breaks it, is one word. */
const BROKEN = /(?<=\p{sc=Han})\n\s*(?=\p{sc=Han})/gu;

const fold = (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase().replace(UNSEEN, '');

/** @param {string} text */
const folded = (text) => fold(text.replace(BROKEN, '')).replace(/\s{2,}|[^\S ]/g, ' ');

/**
 * What finds any of the texts in a folded one: a word at its start, one of three letters or less only whole, for `in` is not
 * meant where `index` stands. Nothing for texts that say nothing.
 *
 * @param {string[]} texts
 */
function patternOf(texts) {
  const isSpaced = new RegExp(SPACED, 'u');
  const parts = [...new Set(texts.map((text) => folded(text.toWellFormed()).trim()))]
    .filter((text) => /[^\s\p{P}]/u.test(text))
    .sort((a, b) => b.length - a.length)
    .map((text) => {
      const [first, last] = [/^./u, /.$/u].map((end) => isSpaced.test(text.match(end)?.[0] ?? ''));
      const pattern = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      return `${first ? `(?<!${SPACED})` : ''}${pattern}${last && text.length < 4 ? `(?!${SPACED})` : ''}`;
    });
  return parts.length ? new RegExp(parts.join('|'), 'gu') : undefined;
}

/**
 * The places of the texts in the page, in order, and whether there are more than `most`.
 *
 * @param {string[]} texts
 * @param {number} most
 */
export function find(texts, most) {
  /** @type {Range[]} */
  const found = [];
  const pattern = patternOf(texts);
  if (pattern) {
    for (const block of blocks()) {
      if (folded(block.text).search(pattern) < 0 || !isSeen(homeOf(block))) continue;
      for (const range of within(block, pattern)) {
        if (found.length === most) return { found, more: true };
        found.push(range);
      }
    }
  }
  return { found, more: false };
}

/** @typedef {{ text: string, nodes: [node: Text, at: number, from: number][] }} Block A text, and where each node of it starts: in the block, in the node. */

/**
 * The blocks of the content, with the text of each.
 *
 * @returns {Generator<Block, void>}
 */
function* blocks() {
  const selector = CONTENT.find((selector) => document.querySelector(selector)) ?? 'body';
  /** @type {Block} */
  let block = { text: '', nodes: [] };
  for (const { node, isApart } of texts(selector)) {
    const { data } = node; // Some browsers copy it each time.
    for (let from = 0; from < data.length; from += LONGEST) {
      const part = data.slice(from, from + LONGEST);
      if ((isApart && !from) || block.text.length + part.length > LONGEST) {
        if (block.text) yield block;
        block = { text: '', nodes: [] };
      }
      block.nodes.push([node, block.text.length, from]);
      block.text += part;
    }
  }
  if (block.text) yield block;
}

/**
 * The nodes of text in what a selector finds, each with whether it is apart from the one before. By hand, for a tree walker
 * with a filter takes twice as long.
 *
 * @param {string} selector
 * @returns {Generator<{ node: Text, isApart: boolean }, void>}
 */
function* texts(selector) {
  for (const root of document.querySelectorAll(selector)) {
    if (root.parentElement?.closest(selector)) continue;
    let isApart = true;
    /** @type {Node | null} */
    let node = root.firstChild;
    while (node && node !== root) {
      if (node.nodeType === Node.TEXT_NODE) {
        yield { node: /** @type {Text} */ (node), isApart };
        isApart = false;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = /** @type {Element} */ (node);
        const isRead = !isSkipped(element);
        isApart ||= isRead && !INLINE.has(element.localName);
        if (isRead && element.firstChild) {
          node = element.firstChild;
          continue;
        }
      }
      while (node && node !== root && !node.nextSibling) {
        node = node.parentNode;
        isApart ||= !INLINE.has(/** @type {Element} */ (node)?.localName);
      }
      if (node && node !== root) node = node.nextSibling;
    }
  }
}

/** @param {Element} element */
const isSkipped = (element) => SKIPPED.has(element.localName) || (element.hasAttributes() && element.matches(IGNORED));

/**
 * The element that a block is in.
 *
 * @param {Block} block
 */
function homeOf({ nodes: [[node]] }) {
  let home = node.parentElement;
  while (home && INLINE.has(home.localName)) home = home.parentElement;
  return home;
}

/**
 * The matches in a block that a reader can see.
 *
 * @param {Block} block
 * @param {RegExp} pattern
 */
function* within({ text, nodes }, pattern) {
  // The folded text, and where each unit of it starts and ends in the text.
  let plain = '';
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  const gaps = new Set(
    Array.from(text.matchAll(BROKEN), ({ index, 0: gap }) => [index, gap.length]).flatMap(([at, length]) => span(at, length)),
  );
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    if (gaps.has(index)) continue;
    for (const unit of fold(cluster).replace(/\s/g, ' ').split('')) {
      if (unit === ' ' && plain.endsWith(' ')) continue;
      plain += unit;
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  for (const { index, 0: match } of plain.matchAll(pattern)) {
    const range = document.createRange();
    const last = ends[index + match.length - 1];
    const first = nodes.findLast(([, at]) => at <= starts[index]);
    const final = nodes.findLast(([, at]) => at < last);
    if (!first || !final) continue;
    range.setStart(first[0], starts[index] - first[1] + first[2]);
    range.setEnd(final[0], last - final[1] + final[2]);
    if (isSeen(first[0].parentElement)) yield range;
  }
}

const span = (/** @type {number} */ from, /** @type {number} */ length) => Array.from({ length }, (_, i) => from + i);

/** What hides its content until it is asked for. */
export const FOLDED = 'details:not([open]), [hidden=until-found]';

/**
 * Whether a reader sees an element, or would if what holds it were unfolded.
 *
 * @param {Element | null} element
 */
const isSeen = (element) => !!element && (element.checkVisibility({ visibilityProperty: true }) || !!element.closest(FOLDED));
