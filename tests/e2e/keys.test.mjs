/** What do keys do, from the field to the last hit and back? In Chromium and in Firefox. */
import assert from 'node:assert/strict';
import { embed, part, story as inChromium } from './browser.mjs';
import { inBoth } from './hosts.mjs';

const { story, run } = inBoth();

/** In the page: an element with twelve full hits and some weak ones, completions, rewrites and lists. */
async function lay(R, SeedSearch, attributes = '') {
  SeedSearch.define();
  const main = document.querySelector('main');
  main.innerHTML = `<seed-search suggest filters limit="14" ${attributes}></seed-search><a href="#after">after</a>`;
  const hits = Array.from({ length: 14 }, (_, id) => R.hit({ id, url: `/${id}`, title: `hit ${id}`, weak: id > 11 }));
  const facets = {
    files: [
      ['a.txt', 9],
      ['b.txt', 5],
    ],
    years: [['2024', 14]],
  };
  const box = document.querySelector('seed-search');
  box.index = {
    search: () => ({ total: 14, full: 12, hits, facets, rewrites: ['other'] }),
    suggest: () => [{ text: 'xa' }, { text: 'xb' }],
  };
  globalThis.box = box;
  /** What has the focus: its text, or the name of the field. */
  globalThis.at = () => {
    const node = box.shadowRoot.activeElement ?? document.activeElement;
    return node.localName === 'input' ? 'field' : (node.ariaLabel ?? node.textContent);
  };
  box.focus();
  await box.search('x');
  await new Promise((done) => setTimeout(done, 100));
}

const at = (page) => page.evaluate('at()');
/** Where each key leads. */
async function walk(page, ...keys) {
  const places = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    places.push(await at(page));
  }
  return places;
}

story('arrows, Home, End and page keys move along the hits', async (inside, page) => {
  await inside(lay);
  assert.deepEqual(await walk(page, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown'), [
    'hit 0',
    'hit 1',
    'hit 0',
    'field',
    'hit 0',
  ]);
  assert.deepEqual(await walk(page, 'PageDown', 'PageDown', 'PageUp', 'Home'), ['hit 5', 'hit 10', 'hit 5', 'hit 0']);
  assert.deepEqual(await walk(page, ...Array(4).fill('ArrowDown'), 'PageUp'), ['hit 1', 'hit 2', 'hit 3', 'hit 4', 'hit 0']);
  const fold = 'Partial matches';
  await page.evaluate(`box.lang = 'en'`);
  assert.deepEqual(await walk(page, 'End', 'ArrowDown'), [fold, fold], 'weak hits are folded: the line that unfolds them is the last');
  await page.keyboard.press('Enter');
  assert.deepEqual(await walk(page, 'ArrowDown', 'End', 'PageDown', 'Home'), ['hit 12', 'hit 13', 'hit 13', 'hit 0']);
});

story('Tab reaches the first hit in two steps, and comes back by as many', async (inside, page) => {
  await inside(lay);
  assert.deepEqual(await walk(page, 'Tab', 'Tab', 'Tab'), ['xa', 'hit 0', 'hit 1']);
  assert.deepEqual(await walk(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab').catch(() => back(page)), ['hit 0', 'xa', 'field']);
});

/** The driver of Firefox knows no names of several keys. */
async function back(page) {
  const places = [];
  await page.keyboard.down('Shift');
  for (let i = 0; i < 3; i += 1) places.push(...(await walk(page, 'Tab')));
  await page.keyboard.up('Shift');
  return places;
}

story('arrows walk through what stands between the field and the hits', async (inside, page) => {
  await inside(lay);
  const line = ['xa', 'xb', 'other', '仅搜索“x”', '来源', '时间', '排序'];
  assert.deepEqual(await walk(page, 'Tab', ...Array(6).fill('ArrowRight')), line);
  assert.deepEqual(await walk(page, 'ArrowRight', 'ArrowLeft'), ['排序', '时间'], 'no further than the last');
  const chosen = () => page.evaluate(`box.shadowRoot.querySelector('[part~=year]').value`);
  await page.keyboard.press('ArrowDown');
  assert.equal(await at(page), '时间', 'up and down are the own keys of a list');
  assert.equal(await chosen(), '2024');
  assert.deepEqual(await walk(page, ...Array(5).fill('ArrowLeft'), 'ArrowLeft'), [...line.slice(0, 5).reverse(), 'field']);
  assert.deepEqual(await walk(page, 'Tab', 'ArrowDown'), ['xa', 'hit 0']);
});

story('right to left, arrows follow the eye', async (inside, page) => {
  await inside(lay, 'dir="rtl"');
  assert.deepEqual(await walk(page, 'Tab', 'ArrowLeft', 'ArrowRight', 'ArrowRight'), ['xa', 'xb', 'xa', 'field']);
});

story('a letter struck on a hit goes on with the query; a space and a command do not', async (inside, page) => {
  await inside(lay);
  await walk(page, 'ArrowDown', 'ArrowDown');
  await page.keyboard.press('y');
  assert.deepEqual([await at(page), await page.evaluate('box.query')], ['field', 'xy']);
  await page.evaluate('box.search("x")');
  await walk(page, 'ArrowDown', ' ');
  assert.equal(await at(page), 'hit 0');
  await page.evaluate(
    `box.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true }))`,
  );
  assert.equal(await at(page), 'hit 0');
});

story('a field of the site inside of the element is its own', async (inside, page) => {
  await inside(lay);
  await inside(() => {
    const box = document.querySelector('seed-search');
    box.innerHTML = '<input slot="empty" id="own">';
    box.index = { search: () => ({ total: 0, hits: [] }) };
    return box.search('none').then(() => document.getElementById('own').focus());
  });
  await page.keyboard.press('q');
  assert.equal(await page.evaluate(`document.getElementById('own').value`), 'q');
});

story('Escape: from a hit to the field, then it is emptied', async (inside, page) => {
  await inside(lay);
  assert.deepEqual(await walk(page, 'ArrowDown', 'Escape', 'Escape'), ['hit 0', 'field', 'field']);
  assert.equal(await page.evaluate('box.query'), '');
});

story('keys of the page are named as such, not in the name of the button', async (inside) => {
  const named = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const names = [];
    for (const attributes of ['dialog hotkeys', 'dialog hotkeys="command"', 'hotkeys', 'dialog']) {
      document.querySelector('main').innerHTML = `<seed-search ${attributes}></seed-search>`;
      const { shadowRoot } = document.querySelector('seed-search');
      const [open, input] = ['open', 'input'].map((name) => shadowRoot.querySelector(`[part~=${name}]`)?.ariaKeyShortcuts ?? '');
      names.push([open, input].join('|'));
    }
    const kbd = document.createElement('seed-search');
    Object.assign(kbd, { dialog: true, hotkeys: true });
    document.querySelector('main').append(kbd);
    return [...names, kbd.shadowRoot.querySelector('kbd').ariaHidden];
  });
  assert.deepEqual(named, ['Control+K /|', 'Control+K|', '|Control+K /', '|', 'true']);
});

run();

inChromium(
  'Enter on a phone closes the keyboard, on a desk the field keeps the focus',
  { hasTouch: true, isMobile: true },
  async (tools) => {
    const { page, origin } = tools;
    await embed(page, origin, { body: '<seed-search></seed-search>' });
    const isFocused = () => part(page, 'input').evaluate((input) => input.getRootNode().activeElement === input);
    await part(page, 'input').fill('算力网');
    await part(page, 'result').first().waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await isFocused(), false);
    assert.ok(await part(page, 'result').first().isVisible());
  },
);
