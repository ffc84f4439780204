/** How does a reader go from match to match? By a small bar at the edge of the window. */
import { sheetOf } from './paint.js';

/** @typedef {{ bar: string, previous: string, next: string, close: string, at: (at: number, of: string) => string }} BarWords */

/** @type {BarWords} */
const ENGLISH = {
  bar: 'Search matches on this page',
  previous: 'Previous match',
  next: 'Next match',
  close: 'Remove the marks',
  at: (at, of) => `Match ${at} of ${of}`,
};
/** @type {BarWords} */
const CHINESE = {
  bar: '本页的搜索匹配',
  previous: '上一处',
  next: '下一处',
  close: '取消标记',
  at: (at, of) => `第 ${at} 处，共 ${of} 处`,
};
/** @type {BarWords} */
const TRADITIONAL = {
  bar: '本頁的搜尋相符處',
  previous: '上一處',
  next: '下一處',
  close: '取消標記',
  at: (at, of) => `第 ${at} 處，共 ${of} 處`,
};

/** @param {string} language */
function wordsOf(language) {
  if (!/^zh\b/i.test(language)) return ENGLISH;
  return /hant|-(tw|hk|mo)\b/i.test(language) && !/hans/i.test(language) ? TRADITIONAL : CHINESE;
}

const STYLES = `
:host {
  all: initial; color-scheme: inherit;
  position: fixed; z-index: var(--seed-marks-layer, 2147483000);
  inset-block-end: calc(1rem + env(safe-area-inset-bottom)); inset-inline-end: calc(1rem + env(safe-area-inset-right));
}
[part=bar] {
  display: flex; align-items: center; gap: .125rem; padding: .25rem;
  font: 500 .875rem/1 var(--seed-font, system-ui, sans-serif); font-variant-numeric: tabular-nums;
  color: var(--seed-color, CanvasText); background: var(--seed-background, Canvas);
  border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: var(--seed-radius, .75rem);
  box-shadow: 0 .25rem 1rem rgb(0 0 0 / .18);
}
[part=count] { min-width: 3.5em; padding-inline: .75rem .5rem; text-align: center; white-space: nowrap }
button {
  display: grid; place-items: center; width: 2.5rem; height: 2.5rem; padding: 0;
  color: inherit; background: none; border: 0; border-radius: calc(var(--seed-radius, .75rem) - .25rem); cursor: pointer;
}
button:hover { background: color-mix(in srgb, currentColor 10%, transparent) }
button:focus-visible { outline: 2px solid var(--seed-accent, light-dark(#17603f, #8fd6b0)); outline-offset: -2px }
svg { width: 1.125rem; height: 1.125rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (pointer: coarse) { button { width: 2.75rem; height: 2.75rem } }
@media (width < 30rem) { :host { inset-inline: 0; width: fit-content; margin-inline: auto } }
@media print { :host { display: none } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * A bar, until `remove()`. It stands behind the body, where no framework looks after it; backwards from the start of the
 * page it is the first stop of the Tab key.
 *
 * @param {{ walk: (step: number) => void, close: () => void }} acts
 */
export function barOf({ walk, close }) {
  const language = document.documentElement.lang || navigator.language;
  const words = wordsOf(language);
  const host = document.createElement('seed-search-marks');
  host.lang = /^zh\b/i.test(language) ? language : 'en';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [(sheet ??= sheetOf(STYLES))];
  const bar = element('div', { part: 'bar', role: 'region', 'aria-label': words.bar });
  const count = element('span', { part: 'count', 'aria-hidden': 'true' });
  const said = element('span', { class: 'unseen', role: 'status' });
  bar.append(
    count,
    said,
    button('previous', words.previous, 'M5 15l7-7 7 7', () => walk(-1)),
    button('next', words.next, 'M5 9l7 7 7-7', () => walk(1)),
    button('close', words.close, 'M6 6l12 12M18 6L6 18', close),
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  root.append(bar);
  document.documentElement.append(host);
  return {
    /** @type {(at: number, of: string) => void} */
    tell(at, of) {
      count.textContent = `${at} / ${of}`;
      // A status that comes together with its text is not said.
      requestAnimationFrame(() => (said.textContent = words.at(at, of)));
    },
    hasFocus: () => root.activeElement !== null,
    remove: () => host.remove(),
  };
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/**
 * @param {string} part
 * @param {string} label
 * @param {string} path - Its sign.
 * @param {() => void} act
 */
function button(part, label, path, act) {
  const made = element('button', { part: `button ${part}`, type: 'button', 'aria-label': label, title: label });
  const [sign, line] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  sign.append(line);
  made.append(sign);
  made.addEventListener('click', act);
  return made;
}
