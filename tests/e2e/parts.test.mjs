/** What comes only when something needs it: in time, and without it all else works. */
import assert from 'node:assert/strict';
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hand } from './hand.mjs';
import { BROWSERS, POLICY, asked, build, folder, serve } from './sites.mjs';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>mine</title><link rel="icon" href="data:,">
<script type="module" src="define.js"></script>
<seed-search></seed-search>`;

/** A site with the page and an element in three lines, and what takes a file of its assets away and brings it back. */
async function site(t) {
  const path = join(folder(t), 'site');
  build(t, 'dist', path);
  writeFileSync(join(path, 'mine.html'), PAGE);
  const fetched = [];
  const { origin } = await serve(t, path, (response, file) => {
    fetched.push(file);
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('cache-control', 'no-store');
  });
  const assets = join(path, 'assets');
  const without = (what) => {
    const name = readdirSync(assets).find((name) => name.startsWith(`${what}-`));
    renameSync(join(assets, name), join(assets, `no-${name}`));
    return () => renameSync(join(assets, `no-${name}`), join(assets, name));
  };
  return { origin, fetched, without };
}
const shown = () => document.querySelector('seed-search').shadowRoot.querySelector('[part=title]');
const isOver = () => !document.querySelector('seed-search').shadowRoot.querySelector('[part=retry]').hidden;
const again = () => document.querySelector('seed-search').shadowRoot.querySelector('[part=retry]').click();

/** An index of the site's own. */
const OWN = () => {
  const hit = { url: '/a', path: '', title: 'a', excerpt: { text: 'a' } };
  document.querySelector('seed-search').index = { search: () => ({ total: 1, hits: [hit] }) };
};

for (const [name, open] of Object.entries(BROWSERS)) {
  test(
    `of an index that the site gives only the list of hits comes, before its first answer is told, ${name}`,
    { timeout: 60_000 },
    async (t) => {
      const { origin, fetched } = await site(t);
      const { page, complaints } = await open(t);
      const { inside } = hand(page);
      await page.goto(`${origin}/mine.html`);
      await page.waitForFunction(() => customElements.get('seed-search'));
      await inside(OWN);
      const title = await inside(
        () =>
          new Promise((done) => {
            const look = () => done(box().shadowRoot.querySelector('[part=title]')?.textContent);
            box().addEventListener('seed-results', look, { once: true });
            box().search('a');
          }),
      );
      assert.equal(title, 'a');
      assert.deepEqual(
        fetched.filter((path) => path.startsWith('/assets/')).map((path) => /\w+/.exec(path.slice(8))[0]),
        ['results'],
      );
      assert.deepEqual(complaints, []);
    },
  );

  test(`glue and list of hits come beside the wasm once the field is used, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, fetched } = await site(t);
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/mine.html`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const later = () => fetched.filter((path) => path.startsWith('/assets/')).map((path) => /\w+/.exec(path.slice(8))[0]);
    assert.deepEqual(later(), []);
    await page.evaluate(() => document.querySelector('seed-search').focus());
    await page.waitForFunction(() => document.querySelector('seed-search').index);
    assert.deepEqual(later().slice(0, 3).sort(), ['glue', 'results', 'seed_search']);
    assert.ok((await asked(page, '算力网')).total > 3);
    assert.deepEqual(complaints, []);
  });

  for (const what of ['glue', 'results'])
    test(`without ${what} the reader may try again, and finds it when it is there, ${name}`, { timeout: 60_000 }, async (t) => {
      const { origin, without } = await site(t);
      const { page, complaints } = await open(t);
      const { until, inside } = hand(page);
      const back = without(what);
      await page.goto(`${origin}/mine.html`);
      await until(() => customElements.get('seed-search'));
      await inside(() => void document.querySelector('seed-search').search('算力网'));
      await until(isOver);
      assert.match(complaints.join(), new RegExp(`seed-search: .*${what}`), 'the owner reads what is missing');
      back();
      await inside(again);
      await until(shown);
    });

  test(
    `without what shows documents the search goes on, and a document opens when it is there, ${name}`,
    { timeout: 60_000 },
    async (t) => {
      const { origin, without } = await site(t);
      const { page } = await open(t);
      const { until, inside } = hand(page);
      const back = without('documents');
      await page.goto(`${origin}/#q=${encodeURIComponent('算力网')}`);
      await until(shown);
      await inside(() => document.querySelector('seed-search').shadowRoot.querySelector('[part=title]').click());
      await until(() => /加载失败/.test(document.querySelector('#read').textContent));
      await page.goBack();
      await until(() => document.body.dataset.view === 'results');
      back();
      await page.reload();
      await until(shown);
      await inside(() => document.querySelector('seed-search').shadowRoot.querySelector('[part=title]').click());
      await until(() => document.querySelector('#read mark'));
    },
  );
}
