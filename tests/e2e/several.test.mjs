/** One field for several searches: sites of two origins, of which one may be gone, and an object of the page's own. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { BROWSERS, folder, seedSearch, serve, written } from './sites.mjs';

const PAGE = (title, text) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
  <link rel="icon" href="data:,"><main><h1>${title}</h1><p>${text}</p></main>`;
const DOCS = {
  'index.html': PAGE('Docs', 'Where to begin.').replace(
    '<main>',
    '<script type="module" src="search/define.js"></script><seed-search filters suggest></seed-search><main>',
  ),
  'guide/sensors/care.html': PAGE('Sensors', 'How to calibrate a barometer, step by step.'),
  'guide/power.html': PAGE('Power', 'A barometer needs no power.'),
};
const BLOG = { 'posts/storm.html': PAGE('The storm', 'What our barometer said that night.') };

/** A site below a path of its server, with its search. */
async function site(t, path, files, { headers, settings = '' } = {}) {
  const root = folder(t);
  const config = join(written(folder(t), { 'seed-search.toml': settings }), 'seed-search.toml');
  seedSearch(['build', written(join(root, path), files), '--quiet', '--config', config]);
  const server = await serve(t, root, headers);
  return { ...server, address: `${server.origin}/${path}` };
}

/** In the page: asks, and gives what each row says. */
const rows = (page, query) =>
  page.evaluate(async (query) => {
    const search = document.querySelector('seed-search');
    await search.search(query);
    return [...search.shadowRoot.querySelectorAll('li')].map((row) => ({
      title: row.querySelector('[part=title]').textContent,
      href: row.querySelector('a').href.replace(/#?:~:.*/, ''),
      meta: row.querySelector('[part=meta]')?.textContent,
    }));
  }, query);

/** In the page: names the indexes, and keeps what the element complains of. */
const name = (page, index) =>
  page.evaluate((index) => {
    const search = document.querySelector('seed-search');
    globalThis.said = [];
    search.addEventListener('error', ({ message }) => said.push(message));
    search.setAttribute('index', index);
  }, index);

for (const [browser, open] of Object.entries(BROWSERS)) {
  test(`two sites of two origins, each with its name and its folders, ${browser}`, { timeout: 60_000 }, async (t) => {
    const docs = await site(t, 'en/docs/', DOCS, { settings: "marks = 'find'\n" });
    const blog = await site(t, '', BLOG, { headers: (response) => response.setHeader('access-control-allow-origin', '*') });
    const { page, complaints } = await open(t);
    await page.goto(docs.address);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const alone = await rows(page, 'barometer');
    assert.deepEqual(
      alone.map(({ title, meta }) => [title, meta]).sort(),
      [
        ['Power', 'guide'],
        ['Sensors', 'guide › sensors'],
      ],
      'folders are those of the site, not of where it lies',
    );
    await name(page, `search/  ${blog.address}search`);
    const found = await rows(page, 'barometer');
    const { host } = new URL(blog.address);
    assert.deepEqual(
      found.map(({ title, meta }) => [title, meta]),
      [
        [alone[0].title, `docs · ${alone[0].meta}`],
        ['The storm', `${host} · posts`],
        [alone[1].title, `docs · ${alone[1].meta}`],
      ],
    );
    assert.equal(found[1].href, `${blog.address}posts/storm.html`);
    assert.match(found[0].href, /\/en\/docs\/guide\/.*\?find=barometer/, 'what marks in a page is for pages of its own site');
    const { total, files } = await page.evaluate(() => {
      const { total, facets } = document.querySelector('seed-search').results;
      return { total, files: facets.files.map(([path]) => path).sort() };
    });
    assert.deepEqual([total, files], [3, ['guide/power.html', 'guide/sensors/care.html', 'posts/storm.html']]);
    assert.deepEqual([await page.evaluate(() => said), complaints], [[], []]);
  });

  test(`a site that is gone is named once, and the other is searched, ${browser}`, { timeout: 60_000 }, async (t) => {
    const docs = await site(t, '', DOCS);
    const { page, complaints } = await open(t);
    await page.goto(docs.address);
    await page.waitForFunction(() => customElements.get('seed-search'));
    await name(page, '/search/ /blog/search/');
    for (const query of ['barometer', 'calibrate'])
      assert.equal((await rows(page, query))[0].title, query === 'calibrate' ? 'Sensors' : 'Power');
    const said = await page.evaluate(() => said);
    assert.equal(said.length, 1);
    assert.match(said[0], /^blog: /);
    const ours = complaints.filter((text) => text.includes('seed-search: '));
    assert.deepEqual([ours.length, ours[0].includes(said[0])], [1, true]);
  });

  test(`an object that answers stands beside an index, ${browser}`, { timeout: 60_000 }, async (t) => {
    const docs = await site(t, '', DOCS);
    const { page, complaints } = await open(t);
    await page.goto(docs.address);
    await page.waitForFunction(() => customElements.get('seed-search'));
    await page.evaluate(() => {
      const forum = {
        async search(query, { limit }) {
          const answers = ['One', 'Two', 'Three'].map((title) => ({
            title,
            url: `/forum/${title}`,
            path: title,
            excerpt: { text: query },
          }));
          return { total: 3, hits: answers.slice(0, limit) };
        },
      };
      document.querySelector('seed-search').limit = 2;
      document.querySelector('seed-search').index = ['/search/', { index: forum, name: 'Forum' }];
    });
    const found = await rows(page, 'calibrate');
    assert.deepEqual(
      found.map(({ title, meta }) => [title, meta]),
      [
        ['Sensors', `${new URL(docs.address).host} · guide › sensors`],
        ['One', 'Forum · forum'],
      ],
    );
    const further = await page.evaluate(async () => {
      const { hits, total } = await document.querySelector('seed-search').more();
      return [...hits.map(({ title }) => title), total];
    });
    assert.deepEqual(further, ['Sensors', 'One', 'Two', 'Three', 4]);
    await page.evaluate(() => (document.querySelector('seed-search').index = undefined));
    assert.deepEqual(
      (await rows(page, 'barometer')).map(({ meta }) => meta),
      ['guide', 'guide › sensors'],
    );
    assert.deepEqual(complaints, []);
  });
}
