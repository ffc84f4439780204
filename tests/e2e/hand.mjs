/** What a story does in a page by whichever driver: the page does most of it, for drivers have little in common. */
import assert from 'node:assert/strict';
import { painted } from './painted.mjs';

export function hand(page) {
  const told = (act, ...args) => `(async (args) => { ${HELPERS}; return (${act})(...args); })(${JSON.stringify(args)})`;
  const inside = (act, ...args) => page.evaluate(told(act, ...args));
  return {
    page,
    inside,
    /** A press on what `act` finds in the page, where the driver has a pointer for it. */
    click: (act) => page.click(told(act)),
    go: (url) => page.goto(url),
    /** Until a condition in the page holds. */
    until: async (act, ...args) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await inside(`async (...args) => Boolean(await (${act})(...args))`, ...args)) return;
        await new Promise((done) => setTimeout(done, 50));
      }
      assert.fail(`this did not come: ${act}`);
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    /** Types into the field as a reader would, and looks when all of the answer is painted. */
    ask: (query) =>
      inside(async (query) => {
        const told = new Promise((done) => document.addEventListener('seed-results', done, { once: true }));
        field().focus();
        field().value = query;
        field().dispatchEvent(new InputEvent('input'));
        await told;
        await painted();
      }, query),
  };
}

const HELPERS = `
  const painted = ${painted};
  const box = () => document.querySelector('seed-search');
  const root = () => box().shadowRoot;
  const all = (part) => [...root().querySelectorAll('[part~=' + part + ']')];
  const seen = (part) => all(part).filter((node) => node.checkVisibility({ visibilityProperty: true }));
  const texts = (part) => seen(part).map((node) => node.textContent);
  const field = () => all('input')[0];
  const focused = () => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at; };`;
