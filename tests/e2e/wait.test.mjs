/** What does a reader see who waits: for an engine that comes slowly, for a second try, and on the way back to the page? */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hand } from './hand.mjs';
import { BROWSERS, build, folder, serve } from './sites.mjs';
import { ask, part, story, visit } from './browser.mjs';

const box = (page, act) => page.evaluate(`(${act})(document.querySelector('seed-search'))`);

story('from the first moment: a bar, what is going on, and rows as they will be; nothing where all is there soon', async (tools) => {
  const { page, origin } = tools;
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${origin}/`);
  const look = (element) => {
    const get = (name) => element.shadowRoot.querySelector(`[part~=${name}]`);
    const style = getComputedStyle(get('answers'), '::after');
    const { position, visibility } = getComputedStyle(get('progress'));
    return {
      bar: [get('progress').hidden, get('progress').hasAttribute('value'), position, visibility],
      rows: [style.content, style.visibility, parseFloat(style.height) > 100],
    };
  };
  const shape = () => box(page, look);
  // Typed and looked at in one go: a busy machine takes longer than the delay to ask twice.
  const atOnce = await page.evaluate(`(async () => {
    const input = document.querySelector('seed-search').shadowRoot.querySelector('input');
    input.value = '算力网';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await 0;
    return (${look})(document.querySelector('seed-search'));
  })()`);
  assert.deepEqual(atOnce, { bar: [false, false, 'absolute', 'hidden'], rows: ['""', 'hidden', true] }, 'it may come at once');
  await part(page, 'status').filter({ hasText: '正在加载' }).waitFor();
  await page.waitForTimeout(400);
  assert.deepEqual(await shape(), { bar: [false, false, 'absolute', 'visible'], rows: ['""', 'visible', true] });
  release();
  await part(page, 'result').first().waitFor();
  const { bar, rows } = await shape();
  assert.deepEqual([bar[0], rows[0]], [true, 'none']);
});

story('a second try says that it is one', async ({ page, origin, expectError }) => {
  expectError(/seed-search: Failed to fetch|ERR_FAILED/);
  let tries = 0;
  await page.route('**/*.wasm', async (route) => {
    tries += 1;
    if (tries > 2) await new Promise((done) => setTimeout(done, 2000));
    // The page asks beforehand, too.
    await (tries < 3 ? route.abort() : route.continue());
  });
  await page.goto(`${origin}/`);
  await part(page, 'input').fill('算力网');
  await part(page, 'retry').waitFor();
  await part(page, 'retry').click();
  await part(page, 'status').filter({ hasText: '正在重试' }).waitFor();
  await part(page, 'result').first().waitFor();
});

story('the bar of the reading view stays: the way back, what is read, its matches and a link that says what it is', async (tools) => {
  const { page, origin } = tools;
  await visit(page, origin);
  await ask(page, '高新区');
  await part(page, 'title').first().click();
  await page.locator('#read mark').first().waitFor();
  const look = () =>
    page.evaluate(() => {
      const bar = document.querySelector('.bar').getBoundingClientRect();
      const named = document.querySelector('.bar .name').checkVisibility({ visibilityProperty: true });
      return [Math.round(bar.top), Math.round(bar.bottom) <= 80, named];
    });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(100);
  assert.deepEqual(await look(), [0, true, true]);
  const title = await page.locator('#read h1').textContent();
  assert.equal(await page.locator('.bar .name').textContent(), title);
  await page.locator('.bar').getByRole('link', { name: '链接' }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(100);
  assert.equal((await look())[2], false, 'its heading is in view');
  await page.locator('.bar .back').click();
  await part(page, 'result').first().waitFor();
});

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`${name}: back on a page with the element, its query and its filters are there again`, { timeout: 60_000 }, async (t) => {
    const site = folder(t);
    build(t, 'dist', join(site, 'search'));
    const body = (more) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title>
      <link rel="icon" href="search/icon.svg"><script type="module" src="search/define.js"></script>${more}`;
    writeFileSync(join(site, 'a.html'), body('<seed-search id="a"></seed-search><seed-search id="b"></seed-search><a href="b.html">b</a>'));
    writeFileSync(join(site, 'b.html'), body('<seed-search id="a"></seed-search>'));
    // N.B. Without this browsers keep the page itself, as it was left.
    const { origin } = await serve(t, site, (response) => response.setHeader('cache-control', 'no-store'));
    const { page } = await open(t);
    const { inside, until } = hand(page);
    await page.goto(`${origin}/a.html`);
    await until(() => customElements.get('seed-search'));
    const path = await inside(async () => {
      const b = document.getElementById('b');
      const { hits } = await b.search('高新区');
      b.filter = { path: hits[0].path.replace(/#.*/, '') };
      await b.search();
      return b.filter.path;
    });
    const leave = async (to) => {
      await page.goto(`${origin}/${to}`);
      await until(() => customElements.get('seed-search'));
    };
    await leave('b.html');
    assert.equal(await inside(() => box().query), '', 'another page is another');
    await page.goBack();
    await until(() => document.getElementById('b')?.results?.total);
    const [query, filter, other] = await inside(() => {
      const [a, b] = ['a', 'b'].map((id) => document.getElementById(id));
      return [b.query, b.filter.path, a.query];
    });
    assert.deepEqual([query, filter, other], ['高新区', path, '']);
    await leave('b.html');
    await leave('a.html');
    assert.equal(await inside(() => document.getElementById('b').query), '', 'a link leads to the page anew');
  });
}
