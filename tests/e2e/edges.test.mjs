/** What is easily got wrong at the edges: two things at once, addresses that say nonsense, links that are not hits. */
import assert from 'node:assert/strict';
import { ask, embed, part, story, visit } from './browser.mjs';

const q = encodeURIComponent;
/** What has the focus, shadow roots looked through. */
const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active.getAttribute('part') ?? (active.id || active.localName);
  });
/** An index of `count` hits in files that `path` names, and answers that come when the story says `go()`. */
const INDEX = (count, path, more = '') => `
  import { SeedSearch } from './seed-search.js';
  const all = Array.from({ length: ${count} }, (_, id) => ({
    id, url: '', path: ${path}, title: 'hit ' + id, titleMarks: [], date: '2024-05-07', score: 1, weak: false, excerpt: { text: 'x', marks: [] } }));
  window.waiting = [];
  window.go = () => waiting.splice(0).forEach((answer) => answer());
  const answer = (query, { limit, offset }) => ({ total: all.length, hits: all.slice(offset, offset + limit).map((hit) => ({ ...hit, title: query + ' ' + hit.id })),
    facets: { files: all.map(({ path }) => [path, 1]), years: [['2024', 1]] } });
  document.querySelectorAll('seed-search').forEach((element) => (element.index = {
    search: (query, options) => ${more || 'answer(query, options)'} }));
  SeedSearch.define();`;

story('a click on "more" holds no newer search up', async ({ page, origin }) => {
  await embed(page, origin, { script: INDEX(30, "'a.txt'", 'new Promise((done) => waiting.push(() => done(answer(query, options))))') });
  await ask(page, 'a');
  await page.evaluate(() => go());
  await part(page, 'more').waitFor();
  await ask(page, 'ab');
  await part(page, 'more').click();
  await page.evaluate(() => go());
  await part(page, 'title').nth(9).filter({ hasText: 'ab 9' }).waitFor();
  assert.deepEqual(
    await part(page, 'title').allTextContents(),
    Array.from({ length: 10 }, (_, id) => `ab ${id}`),
  );
});

story('a link that the site put into a slot is its own', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search><p slot="empty">Try the <a href="#map">map</a></p></seed-search>' });
  await ask(page, 'ꙮ');
  const chosen = await page.evaluate(() => {
    let chosen = 0;
    document.addEventListener('seed-select', () => (chosen += 1));
    document.querySelector('seed-search a').click();
    return chosen;
  });
  assert.deepEqual([chosen, await page.evaluate(() => location.hash)], [0, '#map']);
});

story('what an address says wrongly of a filter or a match is not heeded', async ({ page, origin }) => {
  await visit(page, origin, `#q=${q('算力网')}&from=abc&to=2024-5&sort=newest`);
  await part(page, 'result').first().waitFor();
  assert.deepEqual(await page.evaluate(() => document.querySelector('seed-search').filter), {});
  for (const at of ['-5', '0', '999', 'x']) {
    await page.goto('about:blank');
    await visit(page, origin, `#doc=${q('003_0e9cb5c0f3afa199.txt#3')}&q=${q('高新区')}&at=${at}`);
    await page.locator('.matches').waitFor();
  }
});

story('a reload before the results are back keeps how far down they were', async ({ page, origin }) => {
  await visit(page, origin, `#q=${q('高新区')}`);
  await part(page, 'more').click();
  await page.evaluate(() => scrollTo(0, 1200));
  const [shown, where] = await page.evaluate(() => [document.querySelector('seed-search').results.hits.length, scrollY]);
  await page.waitForFunction((where) => history.state.y === where && history.state.shown > 10, where);
  await page.route('**/*.wasm', () => {}); // It never comes.
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => customElements.get('seed-search'));
  await page.waitForTimeout(300);
  await page.unroute('**/*.wasm');
  await page.reload();
  await page.waitForFunction((shown) => document.querySelector('seed-search').results?.hits.length === shown, shown);
  await page.waitForFunction((where) => Math.abs(scrollY - where) < 2, where);
});

story(
  'a dialog stays when its own ground is pressed, or text is selected beyond it',
  { viewport: { width: 390, height: 844 } },
  async ({ page, origin }) => {
    await embed(page, origin, { body: '<seed-search dialog></seed-search>' });
    await part(page, 'open').click();
    const open = () => part(page, 'dialog').evaluate((dialog) => dialog.open);
    await page.mouse.click(200, 700);
    assert.equal(await open(), true, 'the blank below');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.mouse.move(640, 60);
    await page.mouse.down();
    await page.mouse.move(20, 700);
    await page.mouse.up();
    assert.equal(await open(), true, 'pressed inside, released outside');
    await page.mouse.click(20, 700);
    assert.equal(await open(), false, 'the ground around it');
  },
);

story('what was cleared in one field is not offered by another', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search recent></seed-search><seed-search recent></seed-search>', script: INDEX(3, "'a.txt'") });
  const fields = part(page, 'input');
  await fields.nth(0).fill('x');
  await page.keyboard.press('Enter');
  await fields.nth(1).focus();
  assert.deepEqual(await part(page, 'suggestion').allTextContents(), ['x']);
  await part(page, 'forget').click();
  await fields.nth(0).fill('');
  await fields.nth(0).focus();
  assert.deepEqual(await part(page, 'suggestion').allTextContents(), []);
});

story('an article whose engine is still coming says so', async ({ page, origin }) => {
  let come;
  await page.route('**/*.wasm', async (route) => {
    await new Promise((done) => (come = done));
    await route.continue();
  });
  await page.goto(`${origin}/#doc=${q('003_0e9cb5c0f3afa199.txt#3')}&q=${q('高新区')}`);
  await part(page, 'status').filter({ hasText: '正在加载' }).waitFor();
  come();
  await page.locator('#read mark').first().waitFor();
});

story('another language keeps focus, place and match, and writes dates anew', async ({ page, origin }) => {
  await visit(page, origin, `#doc=${q('003_0e9cb5c0f3afa199.txt#3')}&q=${q('高新区')}&at=2`);
  await page.locator('mark.now').waitFor();
  await page.keyboard.press('n');
  await page.waitForTimeout(500);
  const place = await page.evaluate(() => scrollY);
  await page.locator('#lang').evaluate((button) => {
    button.focus({ preventScroll: true });
    button.click();
  });
  await page.locator('.back', { hasText: 'Back' }).waitFor();
  assert.equal(await focused(page), 'lang');
  assert.match(await page.locator('.matches output').textContent(), /^3 \//);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - place) < 60, 'but for the words above');

  await embed(page, origin, { script: INDEX(2, "'a.txt'") });
  await ask(page, 'x');
  assert.equal(await part(page, 'meta').first().textContent(), '2024年5月7日');
  await page.evaluate(() => (document.querySelector('seed-search').lang = 'en'));
  assert.equal(await part(page, 'meta').first().textContent(), 'May 7, 2024');
});

story('keys that one element cannot use are left to the next', async ({ page, origin }) => {
  const body =
    '<seed-search hotkeys disabled></seed-search><seed-search id="b" dialog hotkeys></seed-search><seed-search hotkeys="command"></seed-search>';
  await embed(page, origin, { body, script: INDEX(2, "'a.txt'") });
  const open = () => page.evaluate(() => document.getElementById('b').shadowRoot.querySelector('dialog').open);
  await page.keyboard.press('Control+k');
  assert.equal(await open(), true);
  await page.keyboard.press('Control+k');
  assert.equal(await open(), false, 'and no other takes it');
  await page.evaluate(() => document.getElementById('b').remove());
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'body', 'without the letter');
  await page.keyboard.press('Control+k');
  assert.equal(await focused(page), 'input');
});

story('an emptied field has no filters, for the start shows none', async ({ page, origin }) => {
  await visit(page, origin, `#q=${q('高新区')}`);
  await part(page, 'path').selectOption({ index: 1 });
  await part(page, 'clear').click();
  await ask(page, '高新区');
  assert.deepEqual(await page.evaluate(() => document.querySelector('seed-search').filter), {});
});

story('many files are listed by the folders in which they differ, and a list with the focus stays', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search filters></seed-search>', script: INDEX(40, "'docs/zh/' + (id % 4) + '/' + id + '.md'") });
  await ask(page, 'x');
  const list = part(page, 'path');
  assert.deepEqual(await list.locator('option').allTextContents(), ['全部来源', ...[0, 1, 2, 3].map((n) => `${n} (10)`)]);
  await list.focus();
  await page.evaluate(() => {
    const box = document.querySelector('seed-search');
    box.index = { search: () => ({ ...box.results, facets: { files: [['one.md', 1]], years: [] } }) };
  });
  await page.waitForTimeout(50);
  assert.equal(await focused(page), 'filter path');
});
