/**
 * Marks what was searched for in the page that a hit leads to, with a bar to go from match to match. A page takes it with
 *
 *     <script type="module" src="/search/marks.js"></script>
 *
 * and is reached with the texts in its address: `/page?mark=算力`. Another name of the parameter is given by the address of
 * the script: `marks.js?parameter=highlight`. What the address says is text, and nothing else is made of it.
 */
import { barOf } from './marks/bar.js';
import { FOLDED, find } from './marks/find.js';
import { paint } from './marks/paint.js';

const PARAMETER = new URL(import.meta.url).searchParams.get('parameter') || 'mark';
/** Matches that are shown, at most; texts that are looked for, and characters of one. */
const MATCHES = 1000;
const [TEXTS, LONGEST] = [8, 256];

/** @type {ReturnType<typeof shown>} */
let now;
/** What the address asked for when it was last read. */
let asked = '';

/**
 * Shows what the address asks for, if that is not shown already.
 *
 * @param {Event} [event]
 */
function follow(event) {
  const texts = new URLSearchParams(location.search).getAll(PARAMETER).slice(0, TEXTS);
  const asks = JSON.stringify(texts);
  if (asks === asked) return;
  asked = asks;
  now?.clear();
  now = shown(texts.map((text) => text.slice(0, LONGEST)));
  if (document.readyState === 'complete') now?.arrive(event?.type === 'popstate' || undefined);
}

/**
 * Finds and shows texts, until `clear()`; nothing if there are none.
 *
 * @param {string[]} texts
 */
function shown(texts) {
  let { found, more } = find(texts, MATCHES);
  if (!found.length) return undefined;
  let painted = paint(found);
  let at = firstOf(found);
  let isUsed = false;

  /** Goes to a match; looks once more if the page has written it anew. */
  const go = (/** @type {number} */ to) => {
    let place = painted.go((at = to));
    if (!place) {
      painted.clear();
      ({ found, more } = find(texts, MATCHES));
      if (!found.length) {
        leave();
        return undefined;
      }
      painted = paint(found);
      place = painted.go((at = Math.min(to, found.length - 1)));
    }
    bar.tell(at + 1, `${found.length}${more ? '+' : ''}`);
    return place;
  };
  const walk = (/** @type {number} */ step) => {
    isUsed = true;
    reveal(go((at + step + found.length) % found.length));
  };
  const clear = () => {
    painted.clear();
    bar.remove();
  };
  const leave = () => {
    clear();
    now = undefined;
  };
  const close = () => {
    const place = bar.hasFocus() ? painted.go(at)?.cloneRange() : undefined;
    const [container, offset] = [place?.startContainer, place?.startOffset];
    leave();
    forget();
    // Whoever goes by keys goes on from here.
    if (container?.isConnected) getSelection()?.collapse(container, Math.min(offset ?? 0, container.childNodes.length || Infinity));
  };
  const bar = barOf({ walk, close });
  go(at);

  /** Once the browser has gone where the address leads: what is in view is the first match, or the first comes into view. */
  const arrive = (isBack = isReturn()) => {
    if (isUsed) return;
    const middle = innerHeight / 2;
    const inView = found
      .map((range, i) => ({ i, rect: range.getBoundingClientRect() }))
      .filter(({ rect }) => rect.height > 0 && rect.bottom > 0 && rect.top < innerHeight);
    const far = (/** @type {DOMRect} */ { top, bottom }) => Math.abs((top + bottom) / 2 - middle);
    if (scrollY > 0 && inView.length) at = inView.reduce((best, one) => (far(one.rect) < far(best.rect) ? one : best)).i;
    const place = go(at);
    if (!inView.length && !isBack) reveal(place);
  };
  return { clear, arrive };
}

/** Whether the page was visited before, by Back or a reload: then the browser knows the place. */
const isReturn = () => {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
};

/**
 * The first match of the section that the address names, or the first of all.
 *
 * @param {Range[]} found
 */
function firstOf(found) {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // It is the name as it stands.
  }
  const section = name ? document.getElementById(name) : null;
  if (!section) return 0;
  const first = found.findIndex((range) => range.comparePoint(section, 0) <= 0);
  return Math.max(first, 0);
}

/**
 * Brings a place into view: unfolds what holds it, and moves what scrolls, from the inside out. At once, as the browser's own
 * search in the page does.
 *
 * @param {Range | undefined} place
 */
function reveal(place) {
  if (!place) return;
  const { startContainer: start } = place;
  const inner = start instanceof Element ? start : start.parentElement;
  for (let folded = inner?.closest(FOLDED); folded; folded = inner?.closest(FOLDED)) {
    if (folded instanceof HTMLDetailsElement) folded.open = true;
    else folded.removeAttribute('hidden');
  }
  for (let box = inner; box && box !== document.documentElement && box !== document.body; box = box.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(box).overflow)) continue;
    const [{ top, bottom, left, right }, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()];
    if (top < outer.top || bottom > outer.bottom) box.scrollBy({ top: (top + bottom - outer.top - outer.bottom) / 2, behavior: 'instant' });
    if (left < outer.left || right > outer.right)
      box.scrollBy({ left: (left + right - outer.left - outer.right) / 2, behavior: 'instant' });
  }
  const { top, bottom, left, right } = place.getBoundingClientRect();
  const aside = left < 0 || right > innerWidth ? (left + right - innerWidth) / 2 : 0;
  scrollBy({ top: (top + bottom - innerHeight) / 2, left: aside, behavior: 'instant' });
}

/** Takes the parameter out of the address, and leaves the others as they are written. */
function forget() {
  const pairs = location.search.slice(1).split('&');
  const kept = pairs.filter((pair) => pair && !new URLSearchParams(pair).has(PARAMETER)).join('&');
  asked = '[]';
  history.replaceState(history.state, '', `${location.pathname}${kept ? `?${kept}` : ''}${location.hash}`);
}

follow();
for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, follow);
// Where the browser has it, it also tells of what a framework does to the address.
/** @type {any} */ (globalThis).navigation?.addEventListener('currententrychange', () => requestAnimationFrame(() => follow()));
// Text fragments are gone to after the page has loaded.
const arrive = () => requestAnimationFrame(() => requestAnimationFrame(() => now?.arrive()));
if (document.readyState === 'complete') arrive();
else addEventListener('load', arrive, { once: true });
