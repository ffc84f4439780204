/** Lists of the keys of documents above the hits: what they offer and choose, and that they come where they are wanted. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, embed, part, story, visit } from './browser.mjs';
import { BROWSERS, folder, seedSearch, serve, written } from './sites.mjs';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));

/** A page of a site, with what it states of itself. */
const stating = (lang, title, ...stated) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${title}</title>
  <main><h1>${title}</h1><p>A barometer 气压计.</p>${stated.map((one) => `<p data-search-filter="${one}"></p>`).join('')}</main>`;
const PAGES = {
  'a.html': stating('en', 'One', 'tags:care', 'version:1.2'),
  'b.html': stating('en', 'Two', 'tags:care', 'tags:power', 'version:10'),
  'c.html': stating('zh-CN', '三', 'tags:power', 'version:9'),
  'd.html': stating('de', 'Four', 'tags:care'),
};
const HOST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
  <script type="module" src="host.js"></script><seed-search filters="tags, language,sort:version"></seed-search>`;
const SCRIPT = `import init, { Index } from './pkg/seed_search.js';
  import { SeedSearch } from './seed-search.js';
  await init();
  const bytes = new Uint8Array(await (await fetch('index.bin')).arrayBuffer());
  document.querySelector('seed-search').index = Index.fromBytes(bytes);
  SeedSearch.define();`;

/** In the page: what the lists above the hits offer, by their names, and the titles of the hits. */
const seen = (page) =>
  page.evaluate(async () => {
    const search = document.querySelector('seed-search');
    await search.search(search.query || 'barometer');
    const all = (selector) => [...search.shadowRoot.querySelectorAll(selector)];
    const lists = all('select:not([hidden])').map((list) => [
      list.ariaLabel,
      [...list.options].map(({ text, selected }) => (selected ? `[${text}]` : text)).join('; '),
    ]);
    return { lists: Object.fromEntries(lists), titles: all('[part=title]').map(({ textContent }) => textContent) };
  });

/** What is seen after a reader has chosen, or after the page has set properties. */
async function chosen(page, part, start) {
  const choose = ([part, start]) => {
    const list = document.querySelector('seed-search').shadowRoot.querySelector(`[part~=${part}]`);
    list.value = [...list.options].find(({ text }) => text.startsWith(start)).value;
    list.dispatchEvent(new Event('change'));
  };
  await page.evaluate(choose, [part, start]);
  return seen(page);
}
async function set(page, properties) {
  await page.evaluate((properties) => Object.assign(document.querySelector('seed-search'), properties), properties);
  return seen(page);
}

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`keys of documents are lists, filters and orders, ${name}`, { timeout: 60_000 }, async (t) => {
    const site = join(folder(t), 'site');
    cpSync(WWW, site, { recursive: true });
    seedSearch(['index', written(folder(t), PAGES), '--output', join(site, 'index.bin')]);
    const { origin } = await serve(t, written(site, { 'host.html': HOST, 'host.js': SCRIPT }));
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/host.html`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const first = await seen(page);
    assert.deepEqual(Object.entries(first.lists), [
      ['tags', '[tags: all]; care (3); power (2)'],
      ['Language', '[Language: all]; English (2); German (1); Chinese (China) (1)'],
      ['Sort', '[Most relevant]; version ↑; version ↓'],
    ]);
    assert.deepEqual(first.titles.toSorted(), ['Four', 'One', 'Two', '三']);
    const sorted = await chosen(page, 'sort', 'version ↑');
    assert.deepEqual(sorted.titles, ['One', '三', 'Two', 'Four'], 'by numbers, and what states none last');
    const power = await chosen(page, 'filter-tags', 'power');
    assert.deepEqual(power.titles, ['三', 'Two']);
    assert.equal(power.lists.tags, 'tags: all; care (3); [power (2)]', 'counted whatever is chosen from it');
    assert.equal(power.lists.Language, '[Language: all]; English (1); Chinese (China) (1)', 'counted under the other filter');
    const both = await set(page, { filter: { meta: { tags: ['power', 'care'] } } });
    assert.equal(both.lists.tags, 'tags: all; care (3); power (2); [care, power]');
    assert.equal(both.titles.length, 4, 'one of the values is enough');
    await page.evaluate(() => {
      const search = document.querySelector('seed-search');
      search.words = {
        ...search.words,
        key: (key) => (key === 'tags' ? 'Thema' : key),
        value: (name, key, value) => (key === 'tags' ? value.toUpperCase() : name),
        every: (name) => `${name}: alle`,
      };
    });
    const { lists: called } = await set(page, { filter: {}, filters: 'version,tags' });
    assert.deepEqual(Object.entries(called), [
      ['version', '[version: alle]; 1.2 (1); 10 (1); 9 (1)'],
      ['Thema', '[Thema: alle]; CARE (3); POWER (2)'],
    ]);
    await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
    assert.deepEqual((await set(page, { languages: 'only' })).titles, ['三']);
    const { titles } = await set(page, { languages: 'first' });
    assert.deepEqual([titles[0], titles.length], ['三', 4]);
    const bare = await set(page, { filters: true });
    assert.deepEqual(Object.keys(bare.lists), ['Source']);
    assert.deepEqual(complaints, []);
  });
}

/** An index of the page's own that counts. */
const COUNTING = `import { SeedSearch } from './seed-search.js';
  const hits = [1, 2, 3].map((id) => ({ id, url: '', path: 'a/' + id, title: 'hit ' + id, excerpt: { text: 'x' } }));
  const meta = { tags: [['a', 1], ['b', 2]] };
  window.asked = [];
  const index = { search: (_, options) => (asked.push(options), { total: 3, hits, facets: { files: [], years: [], meta } }) };
  document.querySelectorAll('seed-search').forEach((element) => (element.index = index));
  SeedSearch.define();`;

story('what fills the lists comes only where they are wanted, and nothing moves when it comes late', async ({ page, origin, requests }) => {
  const coming = () => requests.filter((url) => url.endsWith('/view/filters.js')).length;
  await embed(page, origin, { script: COUNTING });
  await ask(page, 'x');
  assert.equal(coming(), 0, 'an element without the attribute');
  await page.route('**/view/filters.js', async (route) => {
    await new Promise((go) => setTimeout(go, 300));
    await route.continue();
  });
  await embed(page, origin, { script: COUNTING, body: '<seed-search filters="tags"></seed-search>' });
  assert.equal(coming(), 1, 'before anything is asked');
  const shifted = page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        const box = document.querySelector('seed-search');
        box.addEventListener('seed-results', () =>
          setTimeout(() => done([sum, box.shadowRoot.querySelector('select').options.length]), 300),
        );
        box.search('x');
      }),
  );
  assert.deepEqual(await shifted, [0, 3]);
  assert.deepEqual(await page.evaluate(() => asked.map(({ facets }) => facets)), [['tags']]);
  assert.deepEqual(await part(page, 'filter-tags').locator('option').allTextContents(), ['tags：全部', 'b (2)', 'a (1)']);
});

story('without what fills the lists there are hits all the same', async ({ page, origin, expectError }) => {
  expectError(/filters\.js|ERR_FAILED/);
  await page.route('**/view/filters.js', (route) => route.abort());
  await embed(page, origin, { script: COUNTING, body: '<seed-search filters="tags"></seed-search>' });
  await ask(page, 'x');
  await part(page, 'result').first().waitFor();
  assert.equal(await part(page, 'filters').isVisible(), false);
});

story('filters and orders by keys live in the address, across a reload and Back', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('高新区')}`);
  const filter = { meta: { q: ['x & y'], tags: ['a', 'b'] }, sort: { version: 'descending' } };
  const now = () => page.evaluate(() => document.querySelector('seed-search').filter);
  await page.evaluate((filter) => (document.querySelector('seed-search').filter = filter), filter);
  await page.waitForFunction(() => location.hash.includes('meta.tags=a&meta.tags=b'));
  assert.match(page.url(), /&sort=version%3Adescending&/);
  await part(page, 'everywhere').waitFor();
  await page.reload();
  await page.waitForFunction(
    () => document.querySelector('seed-search').results.total === 0 && document.querySelector('seed-search').query,
  );
  assert.deepEqual(await now(), filter);
  await page.goto(`${origin}/#q=x`);
  await page.waitForFunction(() => !document.querySelector('seed-search').filter.meta);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('seed-search').filter.meta);
  assert.deepEqual(await now(), filter);
});
