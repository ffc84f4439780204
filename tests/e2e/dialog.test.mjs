/** The second shape of the element: a button, and a dialog that it or a key opens. And what axe says of every state. */
import assert from 'node:assert/strict';
import { violations } from './axe.mjs';
import { ask, embed, part, story, visit } from './browser.mjs';

const BODY = `<main><h1>Mine</h1><p><input aria-label="other"></p><seed-search dialog hotkeys></seed-search></main>`;

const isOpen = (page) => part(page, 'dialog').evaluate((dialog) => dialog.open);
/** What has the focus, shadow roots looked through. */
const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active.getAttribute('part') ?? active.localName;
  });

story(
  'a button opens the dialog, and Escape closes it; the focus returns, and what was typed is there',
  async ({ page, origin, requests }) => {
    await embed(page, origin, { body: BODY });
    assert.ok(!requests.some((url) => url.endsWith('.wasm')), 'nothing before it is used');
    assert.equal(await part(page, 'input').isVisible(), false);
    await page.getByRole('button', { name: /搜索/ }).click();
    assert.equal(await isOpen(page), true);
    assert.equal(await focused(page), 'input');
    await ask(page, '算力网');
    await part(page, 'result').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await isOpen(page), false, 'once, from a result too');
    assert.equal(await focused(page), 'open');
    await page.keyboard.press('Enter');
    assert.deepEqual([await isOpen(page), await part(page, 'input').inputValue()], [true, '算力网']);
    assert.ok(await part(page, 'result').first().isVisible());
  },
);

story('the page behind stays where it is and as wide as it is, and may scroll again afterwards', async ({ page, origin }) => {
  await embed(page, origin, { body: `${BODY}<p id="long"></p>` });
  await page.evaluate(() => {
    document.getElementById('long').style.height = '3000px';
    scrollTo(0, 200);
  });
  const look = () =>
    page.evaluate(() => [scrollY, document.getElementById('long').getBoundingClientRect().width, document.documentElement.style.cssText]);
  const before = await look();
  const open = () => page.evaluate(() => document.querySelector('seed-search').open());
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => part(page, 'close').click(),
    () => page.evaluate(() => document.querySelector('seed-search').remove()),
  ]) {
    await open();
    // On the ground, at the edge of a box that cannot scroll, and by a key.
    await page.mouse.move(5, 600);
    await page.mouse.wheel(0, 400);
    await page.mouse.move(640, 60);
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(100);
    assert.deepEqual((await look()).slice(0, 2), before.slice(0, 2));
    await close();
    await page.waitForFunction((style) => document.documentElement.style.cssText === style, before[2]);
  }
  await page.evaluate(() => document.body.append(document.createElement('seed-search')));
  await page.mouse.move(5, 600);
  await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => scrollY > 300);
});

story('closed and opened at once, it holds the page, and gives it back', async ({ page, origin }) => {
  await embed(page, origin, { body: BODY });
  const overflow = (act) =>
    page.evaluate(async (act) => {
      const box = document.querySelector('seed-search');
      for (const name of act) box[name]();
      await new Promise((done) => setTimeout(done, 50));
      return document.documentElement.style.overflow;
    }, act);
  assert.equal(await overflow(['open', 'close', 'open']), 'hidden');
  assert.equal(await overflow(['close']), '');
});

story('of two dialogs the last one gives the page back', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search dialog></seed-search><seed-search dialog></seed-search>' });
  const overflow = await page.evaluate(async () => {
    const [a, b] = document.querySelectorAll('seed-search');
    const seen = [];
    for (const act of [() => a.open(), () => b.open(), () => a.remove(), () => b.close()]) {
      act();
      await new Promise((done) => setTimeout(done, 50));
      seen.push(document.documentElement.style.overflow);
    }
    return seen;
  });
  assert.deepEqual(overflow, ['hidden', 'hidden', 'hidden', '']);
});

story('one that is not laid out takes no key and holds no page: that of the other header does', async ({ page, origin }) => {
  const body = '<div hidden><seed-search dialog hotkeys></seed-search></div><seed-search id="seen" dialog hotkeys></seed-search>';
  await embed(page, origin, { body });
  await page.keyboard.press('Control+k');
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelectorAll('seed-search')].map((box) => box.shadowRoot.querySelector('dialog').open)),
    [false, true],
  );
  await page.evaluate(() => document.querySelector('seed-search').open());
  assert.equal(await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelector('dialog').open), false);
});

story('empty, it offers what was searched, what the site wants to be tried, and says what keys do', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search dialog recent examples="算力网, 高新区，郑州"></seed-search>' });
  const chips = () => part(page, 'suggestion').allTextContents();
  await part(page, 'open').click();
  assert.deepEqual(await chips(), ['算力网', '高新区', '郑州']);
  assert.equal(await part(page, 'forget').count(), 0, 'there is nothing to forget');
  assert.match(await part(page, 'keys').innerText(), /↑ ↓.*Enter.*Esc/);
  await part(page, 'suggestion').nth(1).click();
  await part(page, 'result').first().waitFor();
  assert.equal(await part(page, 'input').inputValue(), '高新区');
  await part(page, 'clear').click();
  assert.deepEqual(await chips(), ['高新区', '算力网', '郑州'], 'what was searched first, and nothing twice');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(page), false);
});

story('keys open it, from anywhere but where somebody writes', async ({ page, origin }) => {
  await embed(page, origin, { body: BODY });
  await page.keyboard.press('/');
  assert.equal(await isOpen(page), true);
  assert.equal(await part(page, 'input').inputValue(), '', 'the key itself is not typed');
  await page.keyboard.press('Escape');
  await page.locator('input[aria-label=other]').fill('a');
  await page.keyboard.press('/');
  assert.equal(await isOpen(page), false);
  assert.equal(await page.locator('input[aria-label=other]').inputValue(), 'a/');
  await page.keyboard.press('Control+k');
  assert.equal(await isOpen(page), true);
  await page.keyboard.press('Control+k');
  assert.equal(await isOpen(page), false);
  assert.equal(await focused(page), 'input', 'back where somebody wrote');
});

story('without the attribute no key is taken', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search dialog></seed-search>' });
  await page.keyboard.press('/');
  await page.keyboard.press('Control+k');
  assert.equal(await isOpen(page), false);
});

story('keys focus the field where there is no dialog', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search hotkeys></seed-search><seed-search hotkeys></seed-search>' });
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelector('seed-search')), true, 'the first of two');
});

story('the ground and the close button close it, and so does a chosen hit', async ({ page, origin }) => {
  await embed(page, origin, { body: BODY });
  await part(page, 'open').click();
  await page.mouse.click(5, 400);
  assert.equal(await isOpen(page), false);
  await part(page, 'open').click();
  await part(page, 'close').click();
  assert.equal(await isOpen(page), false);
  await part(page, 'open').click();
  await page.evaluate(() => document.querySelector('seed-search').setAttribute('reader', ''));
  await ask(page, '算力网');
  await part(page, 'title').first().click();
  assert.equal(await isOpen(page), false);
  assert.match(page.url(), /#doc=/);
});

story('the attribute may come and go, and what was typed stays', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search query="算力网"></seed-search>' });
  await part(page, 'result').first().waitFor();
  const toggle = () => page.evaluate(() => document.querySelector('seed-search').toggleAttribute('dialog'));
  await toggle();
  await part(page, 'open').click();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.ok(await part(page, 'result').first().isVisible());
  await toggle();
  assert.ok(await part(page, 'result').first().isVisible(), 'in the page again');
});

story('while an input method composes, Escape is its own', async ({ page, origin, context }) => {
  await embed(page, origin, { body: BODY });
  await part(page, 'open').click();
  const browser = await context.newCDPSession(page);
  await browser.send('Input.imeSetComposition', { text: 'suan', selectionStart: 4, selectionEnd: 4 });
  await part(page, 'input').evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true, bubbles: true, composed: true })),
  );
  assert.equal(await isOpen(page), true);
  assert.equal(await part(page, 'input').inputValue(), 'suan');
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    story(`axe finds nothing, ${colorScheme}, ${width} px`, { colorScheme, viewport: { width, height: 700 } }, async ({ page, origin }) => {
      await visit(page, origin);
      await page.locator('#home li').first().waitFor();
      const states = { start: () => {} };
      states.results = () => ask(page, '算力网');
      states.rewrites = () => ask(page, 'suanliwang');
      states.none = () => ask(page, 'qqqqqqqq');
      states.reading = async () => {
        await ask(page, '算力网');
        await part(page, 'title').first().click();
        await page.locator('#read mark').first().waitFor();
      };
      for (const [state, act] of Object.entries(states)) {
        await act();
        assert.deepEqual(await violations(page), [], state);
      }
      await embed(page, origin, { body: BODY });
      assert.deepEqual(await violations(page), [], 'the button');
      await part(page, 'open').click();
      await ask(page, '算力网');
      await part(page, 'result').first().waitFor();
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide <= room, `${wide} px wide in ${room}`);
      assert.deepEqual(await violations(page), [], 'the dialog');
    });
  }
}
