/** What is kept on the device of a site's index, what is searched of it without a network, and what a new build of it changes. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { complained, indexOf, pages, sharded, typed, visit } from './shards.mjs';
import { BROWSERS, asked, seedSearch, written } from './sites.mjs';

/** The snippet for a site's own service worker, as it is documented. */
const [, WORKER] = /```js\n(\/\/ sw\.js.*?)```/s.exec(readFileSync(new URL('../../docs/site.md', import.meta.url), 'utf8')) ?? [];

/** The engine comes in two files, which are kept as well. */
const MODULES = 2;

const kept = (page) => page.evaluate(async () => (await import('/search/engine.js')).kept());
const cachesOf = (page) => page.evaluate(() => caches.keys());
const until = async (page, condition) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`this did not come: ${condition}; there is ${JSON.stringify(await kept(page))}`);
};

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`what was fetched is kept, and searched with the network cut, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, sent, stop } = await sharded(t, { attributes: 'offline' });
    const { page } = await open(t);
    await visit(page, origin);
    assert.deepEqual(await kept(page), { files: 0, bytes: 0, isAll: false });
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准');
    await until(page, async () => (await kept(page)).files === sent.length + MODULES);
    const { bytes, isAll } = await kept(page);
    assert.ok(bytes > 1000 && !isAll, `${bytes}`);
    assert.deepEqual(await cachesOf(page), [`seed-search ${origin}/search/ ${basename(indexOf(site))}`]);
    const before = sent.length;
    await visit(page, origin);
    await page.evaluate(() => document.querySelector('seed-search').ready);
    await stop();
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准');
    assert.equal(sent.length, before, 'not even the root was asked for');
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
    const { error, note } = await typed(page, '风向标');
    assert.equal(error, undefined, 'nobody can try again');
    assert.match(note, /^没有网络：只搜索了以前取到的内容，可能还有结果。 重试$/);
  });

  test(`with all of it kept, anything is found with the network cut, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, stop, sent } = await sharded(t, { attributes: 'offline="all"' });
    const { page, complaints } = await open(t);
    await visit(page, origin);
    await page.evaluate(() => document.querySelector('seed-search').ready);
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(sent.length, 1, 'nothing before somebody searches');
    await asked(page, '饱和盐溶液');
    await until(page, async () => (await kept(page)).isAll);
    const { files } = await kept(page);
    assert.equal(files, readdirSync(indexOf(site)).length + MODULES);
    assert.equal(sent.length + MODULES, files, 'each once');
    await stop();
    for (const [query, expected] of [
      ['calibration', '电源'],
      ['欢迎来到气象站', '首页'],
      ['shidu', '湿度校准'],
    ]) {
      assert.equal((await asked(page, query)).title, expected);
    }
    assert.deepEqual(complaints, []);
  });

  test(`a new build under an open page: what is kept goes on, and nothing is mixed, ${name}`, { timeout: 90_000 }, async (t) => {
    const { origin, site } = await sharded(t, { attributes: 'offline' });
    const { page, complaints } = await open(t);
    await visit(page, origin);
    await asked(page, '饱和盐溶液');
    const before = indexOf(site);
    const aside = `${site}-before`;
    const deploy = (text) => {
      written(site, pages('offline'));
      writeFileSync(join(site, 'power.html'), pages('offline')['power.html'].replace('Open the enclosure', text));
      seedSearch(['build', site, '--shards', 'always', '--no-cache', '--quiet']);
    };
    cpSync(before, aside, { recursive: true });
    deploy('Close the enclosure');
    assert.notEqual(indexOf(site), before);
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准', 'what is here is found');
    const { error } = await typed(page, 'calibration');
    assert.match(error, /no search index at .*\.bin \(HTTP 404.*copy the whole folder anew, and let the browser fetch the page again/);
    await complained(complaints, /no search index at/);
    renameSync(aside, before);
    assert.equal((await asked(page, 'calibration')).title, '电源', 'files of the build before that are still there');
    rmSync(before, { recursive: true });
    await visit(page, origin);
    assert.equal((await asked(page, 'Close the enclosure')).title, '电源');
    assert.equal((await cachesOf(page)).length, 2, 'the build before it may be open elsewhere');
    deploy('Shut the enclosure');
    await visit(page, origin);
    assert.equal((await asked(page, 'Shut the enclosure')).title, '电源');
    const names = await cachesOf(page);
    assert.equal(names.length, 2);
    assert.ok(names[1].endsWith(basename(indexOf(site))) && !names.some((name) => name.endsWith(basename(before))), `${names}`);
  });

  test(`an index in one file is kept as well; the search page says how much is, and clears it, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site } = await sharded(t, { attributes: 'offline', options: [] });
    const { page } = await open(t);
    await visit(page, origin);
    await asked(page, '饱和盐溶液');
    await until(page, async () => (await kept(page)).isAll);
    const assets = join(site, 'search/assets');
    const [file] = readdirSync(assets).filter((name) => name.startsWith('index-'));
    renameSync(join(assets, file), join(site, 'aside'));
    await visit(page, origin);
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准');
    renameSync(join(site, 'aside'), join(assets, file));
    await page.goto(`${origin}/search/`);
    await page.waitForFunction(() => document.querySelector('#kept button'));
    const line = await page.evaluate(() => document.querySelector('#kept').textContent);
    assert.match(line, /^这台设备上保存了 \d+\.\d MB 索引，供没有网络时搜索。 清除$/);
    await page.evaluate(() => document.querySelector('#kept button').click());
    await page.waitForFunction(() => !document.querySelector('#kept'));
    assert.deepEqual([await cachesOf(page), (await kept(page)).files], [[], 0]);
  });

  test(`with the site's own service worker the pages are there as well, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, stop } = await sharded(t, { attributes: 'offline="all"' });
    writeFileSync(join(site, 'sw.js'), WORKER);
    const { page } = await open(t);
    await visit(page, origin);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    await visit(page, origin);
    await asked(page, '饱和盐溶液');
    await until(page, async () => (await kept(page)).isAll);
    await stop();
    await visit(page, origin);
    assert.equal((await asked(page, 'calibration')).title, '电源');
    assert.ok((await cachesOf(page)).length === 2, 'files of the index are kept once');
  });
}
