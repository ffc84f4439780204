/**
 * Where are the matches of the document that is read? Their count with the buttons that walk through them, and the strip at
 * the edge that shows where they are. The one that the address names comes into view; the address follows the walk.
 */
import { button, make } from '../view/dom.js';
import { documentAddress } from './route.js';

/**
 * @import { Reading, Route } from './route.js'
 * @import { PageWords } from './words.js'
 */

/**
 * @param {HTMLElement} read - What holds the document: the strip follows its size.
 * @param {HTMLElement} bar - What stays in view.
 * @param {Route & Reading} now
 * @param {PageWords} words
 * @param {(at: number, address: string) => void} visited - Is told of each match that the reader goes to.
 */
export function matchesView(read, bar, now, words, visited) {
  const found = [...read.querySelectorAll('mark')];
  const count = make('output');
  const passage = make('a', { title: words.passage }, words.link);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let at = Math.min(now.at ?? 1, found.length) - 1;

  /** @type {(to: number, behavior?: ScrollBehavior) => void} */
  const go = (to, behavior) => {
    found[at].classList.remove('now');
    at = (to + found.length) % found.length;
    found[at].classList.add('now');
    count.textContent = `${at + 1} / ${found.length}`;
    passage.href = `${documentAddress(now)}&at=${at + 1}`;
    if (behavior) found[at].scrollIntoView({ block: 'center', behavior });
  };
  const visit = (/** @type {number} */ to) => {
    go(to, still.matches ? 'instant' : 'smooth');
    visited(at + 1, passage.href);
  };
  const walk = (/** @type {number} */ step) => visit(at + step);
  /** @type {(sign: string, label: string, key: string, step: number) => HTMLElement} */
  const stepper = (sign, label, key, step) =>
    button({ 'aria-label': label, title: `${label} (${key})`, 'aria-keyshortcuts': key }, () => walk(step), sign);

  const strip = make('div', { class: 'strip', 'aria-hidden': 'true' });
  const laying = new ResizeObserver(() => {
    const ticks = new Map(); // By their place, in steps of half a percent.
    found.forEach((mark, i) => {
      const place = Math.round((200 * (mark.getBoundingClientRect().top + scrollY)) / document.documentElement.scrollHeight);
      if (ticks.has(place)) return;
      const tick = make('i');
      tick.style.top = `${place / 2}%`;
      tick.addEventListener('click', () => visit(i));
      ticks.set(place, tick);
    });
    strip.replaceChildren(...ticks.values());
  });
  laying.observe(read);

  go(at);
  const buttons = [stepper('↑', words.previous, 'p', -1), count, stepper('↓', words.next, 'n', 1), passage];
  bar.append(make('div', { class: 'matches' }, ...buttons));
  read.append(strip);
  return { walk, show: (/** @type {ScrollBehavior} */ behavior) => go(at, behavior), leave: () => laying.disconnect() };
}
