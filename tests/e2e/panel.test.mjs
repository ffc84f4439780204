/** The third shape of the element: a field in a header, and what answers in a drop-down over the page. */
import assert from 'node:assert/strict';
import { inBoth, widen } from './hosts.mjs';

const { story, run } = inBoth();

/** In the page: a header with a short field at one side or the other, and an article below. */
async function lay(R, SeedSearch, side, attributes = '') {
  SeedSearch.define();
  document.body.style.margin = 0;
  document.querySelector('main').innerHTML = `
    <header style="display: flex; justify-content: ${side}; padding: 8px"><seed-search panel style="width: 160px" ${attributes}></seed-search></header>
    <p id="text">${'Text of the page. '.repeat(600)}</p><button id="other">other</button>`;
  const box = document.querySelector('seed-search');
  const hits = Array.from({ length: 20 }, (_, id) => R.hit({ id, url: `#${id}`, title: `hit ${id}` }));
  box.index = { search: (query) => ({ total: query === 'none' ? 0 : 20, hits: query === 'none' ? [] : hits }) };
  globalThis.box = box;
  globalThis.look = () => {
    const answers = box.shadowRoot.querySelector('[part~=answers]');
    const { left, right, top, bottom } = answers.getBoundingClientRect();
    const { clientWidth, scrollWidth, clientHeight } = document.documentElement;
    return {
      isOpen: answers.checkVisibility(),
      isInside: left >= 0 && right <= clientWidth && bottom <= clientHeight && scrollWidth <= clientWidth,
      width: Math.round(right - left),
      isBelow: top >= box.shadowRoot.querySelector('input').getBoundingClientRect().bottom,
      text: document.getElementById('text').getBoundingClientRect().top,
      clientWidth,
    };
  };
}

for (const width of [1280, 390]) {
  for (const side of ['start', 'center', 'end']) {
    story(`at ${width} pixels, at the ${side}: over the page, inside of the window, and nothing moves`, async (inside, page) => {
      await widen(page, width);
      await inside(lay, side);
      const { text, clientWidth } = await page.evaluate('look()');
      await page.evaluate(`(box.focus(), box.search('x'))`);
      const look = await page.evaluate('look()');
      assert.deepEqual(look, { isOpen: true, isInside: true, width: Math.min(512, clientWidth - 16), isBelow: true, text, clientWidth });
    });
  }
}

story('it is open while the element has the focus and has something to say', async (inside, page) => {
  await inside(lay, 'end');
  const isOpen = () => page.evaluate('look().isOpen');
  assert.equal(await isOpen(), false);
  await page.evaluate('box.focus()');
  assert.equal(await isOpen(), false, 'an empty box says nothing');
  await page.keyboard.press('x');
  await page.evaluate('box.search()');
  assert.equal(await isOpen(), true);
  await page.keyboard.press('Escape');
  assert.deepEqual([await isOpen(), await page.evaluate('box.query')], [false, 'x'], 'closed at once; what was typed stays');
  await page.evaluate('box.focus()');
  assert.equal(await isOpen(), true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(), false, 'from a hit, too');
  await page.evaluate('box.focus()');
  const { x, y } = await page.evaluate(`box.shadowRoot.querySelector('[part~=status]').getBoundingClientRect().toJSON()`);
  await page.mouse.click(x + 300, y + 5);
  assert.equal(await isOpen(), true, 'its ground may be pressed');
  await page.evaluate(`document.getElementById('other').focus()`);
  assert.equal(await isOpen(), false);
  await page.evaluate(`(box.focus(), box.search('none'))`);
  assert.equal(await isOpen(), true, 'that nothing was found is something to say');
});

story('a chosen hit closes it where the page takes the hit over', async (inside, page) => {
  await inside(lay, 'end');
  await page.evaluate(`(box.addEventListener('seed-select', (event) => event.preventDefault()), box.focus(), box.search('x'))`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.evaluate(`new Promise((done) => setTimeout(done))`);
  assert.deepEqual([await page.evaluate('look().isOpen'), await page.evaluate('location.hash')], [false, '']);
});

story('a button within keeps it open, and leads on to the first hit', async (inside, page) => {
  await inside(lay, 'end');
  await inside((R) => {
    const box = document.querySelector('seed-search');
    box.index = { search: (q) => ({ total: 1, hits: [R.hit({ title: `hit ${q}` })], rewrites: q === 'x' ? ['y'] : [] }) };
  });
  await page.evaluate(`(box.focus(), box.search('x'))`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.evaluate(`new Promise((done) => setTimeout(done, 50))`);
  assert.deepEqual(
    [await page.evaluate('look().isOpen'), await page.evaluate('box.shadowRoot.activeElement.textContent')],
    [true, 'hit y'],
  );
});

story('it follows the window, and the side that text begins at', async (inside, page) => {
  await inside(lay, 'center', 'dir="rtl"');
  await page.evaluate(`(box.focus(), box.search('x'))`);
  const edges = () =>
    page.evaluate(
      `['answers', 'input'].map((part) => Math.round(box.shadowRoot.querySelector('[part~=' + part + ']').getBoundingClientRect().right))`,
    );
  const [answers, field] = await edges();
  assert.equal(answers, field, 'from right to left it ends where the field does');
  await widen(page, 390);
  await page.evaluate(`new Promise((done) => setTimeout(done, 50))`);
  assert.equal((await page.evaluate('look()')).isInside, true);
  await page.evaluate(`box.words = { more: 'more' }`);
  assert.equal((await page.evaluate('look()')).isInside, true, 'also after something else has changed');
});

story('queries of the site are offered below the empty field', async (inside, page) => {
  await inside(lay, 'end', 'examples="one, two，three,"');
  await page.evaluate('box.focus()');
  assert.equal(await page.evaluate('look().isOpen'), true);
  const offered = () => page.evaluate(`[...box.shadowRoot.querySelectorAll('[part~=suggestion]')].map((node) => node.textContent)`);
  assert.deepEqual(await offered(), ['one', 'two', 'three']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.evaluate('box.search()');
  assert.deepEqual([await page.evaluate('box.query'), await offered()], ['two', []]);
});

run();
