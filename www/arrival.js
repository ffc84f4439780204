/** Where does a hit lead in its page? To the place that its excerpt shows, which the browser marks by itself. */

/** @import { Excerpt, Range, Section } from './pkg/seed_search.js' */

/** Texts that a page is told to mark, at most, and characters of one. */
const [TEXTS, LONGEST] = [5, 64];
/** How much stands on each side of the text, in columns: at least, and at most. Once wide, once narrow. */
const WIDE = [24, 64];
const NARROW = [6, 24];
/** A text that is longer, in columns, is named by its two ends. */
const WHOLE = [96, 128];
/** What is nearer than this to a cut may be part of a word that is cut. */
const CUT = 4;

/** Characters that stand without spaces between words, and the punctuation of ideographs. */
const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const FULL = /[\u3000-\u303f\uff01-\uff65]/;

/** @typedef {{ text: string, borders: Set<number> }} Passage An excerpt, and where words end in it. */

/**
 * The address of a hit, with the place of its section and, for the browser, the text to mark (`#anchor:~:text=…`, see
 * https://wicg.github.io/scroll-to-text-fragment/). Nothing where it has none, or one that is not http(s).
 *
 * `parameter` names a parameter that is to carry the marked texts, for `marks.js` in the page that is reached.
 *
 * N.B. A browser without text fragments takes `anchor:~:text=…` for the name of the place, so it is for those that have
 * `fragmentDirective` in their documents.
 *
 * @param {{ url: string, section?: Pick<Section, 'anchor' | 'heading'>, excerpt?: Excerpt }} hit
 * @param {string | URL} base - What the address of the hit is relative to.
 * @param {string} [parameter]
 */
export function arriving({ url, section, excerpt }, base, parameter) {
  if (!url || !URL.canParse(url, base)) return undefined;
  const to = new URL(url, base);
  if (!/^https?:$/.test(to.protocol)) return undefined;
  // By hand, for `searchParams` would write anew what is there.
  const pairs = parameter && excerpt ? textsOf(excerpt).map((text) => `${encoded(parameter)}=${encoded(text)}`) : [];
  if (pairs.length) to.search += `${to.search ? '&' : '?'}${pairs.join('&')}`;
  if (section?.anchor && !to.hash) to.hash = section.anchor;
  const directives = excerpt ? directivesTo(excerpt, section) : '';
  if (!directives || to.hash.includes(':~:')) return to.href;
  return `${to.href}${to.href.includes('#') ? '' : '#'}:~:${directives}`;
}

const encoded = (/** @type {string} */ text) => encodeURIComponent(text.toWellFormed());

/**
 * The distinct texts that are marked, without regard to case and width.
 *
 * @param {Excerpt} excerpt
 */
function textsOf({ text, marks = [] }) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const mark of marks) {
    const marked = text
      .slice(...mark)
      .slice(0, LONGEST)
      .replace(/[\ud800-\udbff]$/, '')
      .trim();
    const plain = marked.normalize('NFKC').toLowerCase();
    if (marked && texts.size < TEXTS && !texts.has(plain)) texts.set(plain, marked);
  }
  return [...texts.values()];
}

/**
 * What names the text to mark: the longest marked one, between what stands before and after it (`prefix-,text,-suffix`). There
 * are two, and a browser goes to the first that it finds: one with much around it, so that it is not found elsewhere; then one
 * with little, for what is around it may stand in another block, which an excerpt does not tell.
 *
 * Measured in Firefox 153 and Chromium 156, on a page of Chinese and one of English, 500 blocks in 59 sections with elements
 * inside sentences, their headings and first words in the navigation as well, and 150 passages of each as the engine cuts
 * them. The text alone was marked where it is for 46 and 37 of them (Chromium: 51 and 38), elsewhere for 77 and 101 (77 and
 * 100), nowhere for the others: dictionaries see no border of words where a query ends. With surroundings, both browsers
 * marked 143 and 149 and were elsewhere for one of each; the six others were headings, see below. Without the second
 * directive, 143 and 138.
 *
 * @param {Excerpt} excerpt
 * @param {Pick<Section, 'anchor' | 'heading'>} [section]
 */
function directivesTo({ text, marks = [] }, section) {
  const [mark] = marks.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]));
  // The place of the section is its heading, which the navigation of the page may hold as well.
  if (!mark || (section?.anchor && isIn(mark, text, section.heading))) return '';
  const { Segmenter } = Intl; // What has none has no text fragments either.
  if (!Segmenter) return '';
  const words = new Segmenter('zh', { granularity: 'word' }).segment(text);
  const passage = { text, borders: new Set(Array.from(words, ({ index }) => index)).add(text.length) };
  const told = [WIDE, NARROW].map((much) => directive(passage, mark, much)).filter(Boolean);
  return [...new Set(told)].join('&');
}

/**
 * @param {Range} mark
 * @param {string} text
 * @param {string} heading
 */
function isIn([start, end], text, heading) {
  const at = heading ? text.lastIndexOf(heading, start) : -1;
  return at >= 0 && end <= at + heading.length;
}

/**
 * One directive.
 *
 * @param {Passage} passage
 * @param {Range} mark
 * @param {number[]} much
 */
function directive(passage, [start, end], much) {
  const { text } = passage;
  const around = (/** @type {boolean} */ beyond) => [
    text.slice(reach(passage, start, -1, much, beyond), start).trim(),
    text.slice(end, reach(passage, end, 1, much, beyond)).trim(),
  ];
  let [before, after] = around(false);
  // A block of its own is told by its neighbours.
  if (!before && !after) [before, after] = around(true);
  // One text is looked for in one block. What is long, or in several, is named by its two ends.
  const [first, last] = [reach(passage, start, 1, WHOLE), reach(passage, end, -1, WHOLE)];
  const parts = start < first && first < last && last < end ? [text.slice(start, first), text.slice(last, end)] : [text.slice(start, end)];
  const said = (/** @type {string} */ part) => encoded(part.trim()).replaceAll('-', '%2D');
  return `text=${before ? `${said(before)}-,` : ''}${parts.map(said).join()}${after ? `,-${said(after)}` : ''}`;
}

/**
 * How far the surroundings of a text go from one of its ends, in its block: to a border of words that the browser sees as
 * well, for surroundings must begin and end with whole words. A border between two ideographs is not sure in a passage that is
 * cut, so it is second best.
 *
 * @param {Passage} passage
 * @param {number} from
 * @param {1 | -1} step
 * @param {number[]} much
 * @param {boolean} [beyond] - Whether it may be the block beside it.
 */
function reach({ text, borders }, from, step, [least, most], beyond) {
  let [sure, likely, columns] = [from, from, 0];
  for (let at = from; ; at += step) {
    const [inner, outer] = step > 0 ? [at - 1, at] : [at, at - 1];
    const isCut = text[outer] === '…' && (outer === 0 || outer === text.length - 1);
    if (isCut || columns > most) return sure === from ? likely : sure;
    if (text[outer] === undefined || (partsBlocks(text, outer) && !(beyond && at === from))) return at;
    if (borders.has(at)) {
      if (!(IDEOGRAPH.test(text[inner] ?? '') && IDEOGRAPH.test(text[outer]))) sure = at;
      if (sure === at && columns >= least) return at;
      if (!isNearCut(text, at)) likely = at;
    }
    columns += isDense(text[outer]) ? 2 : 1;
  }
}

const isDense = (/** @type {string} */ sign) => IDEOGRAPH.test(sign) || FULL.test(sign);

/**
 * @param {string} text
 * @param {number} at
 */
const isNearCut = (text, at) => (text.startsWith('…') && at <= CUT) || (text.endsWith('…') && at >= text.length - CUT);

/**
 * Whether a space may stand for the end of a block: beside an ideograph, which has none otherwise, or after a sentence.
 *
 * @param {string} text
 * @param {number} at
 */
function partsBlocks(text, at) {
  const [before, sign, after] = [text[at - 1] ?? '', text[at], text[at + 1] ?? ''];
  return sign === ' ' && (isDense(before) || isDense(after) || /[.!?:]/.test(before));
}
