/** Is an index in many small files searched as one in one file is, are few of them fetched, and what if some do not come? */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { complained, indexOf, pages, sharded, typed, visit } from './shards.mjs';
import { BROWSERS, asked, folder, seedSearch, written } from './sites.mjs';

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`a query fetches few files, and finds what is anywhere, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, sent } = await sharded(t);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    const { title, href, total } = await asked(page, '饱和盐溶液');
    assert.equal(title, '湿度校准');
    assert.equal(href.split(':~:')[0], `${origin}/humidity.html#salt`);
    assert.equal(total, 1);
    assert.equal(sent[0], 'root.bin');
    const files = readdirSync(indexOf(site));
    assert.ok(sent.length <= 8 && files.length > 60, `${sent} of ${files.length}`);
    for (const [query, expected, why] of [
      ['shidu', '湿度校准', 'pinyin'],
      ['飽和鹽溶液', '湿度校准', 'traditional characters'],
      ['饱合盐溶液', '湿度校准', 'a homophone'],
      ['calibration', '电源', 'a word of letters'],
      ['calibraton', '电源', 'with a letter missing'],
      ['湿度传感器多久校准', '湿度校准', 'a question'],
    ]) {
      assert.equal((await asked(page, query)).title, expected, why);
    }
    const before = sent.length;
    await asked(page, '饱和盐溶液');
    assert.equal(sent.length, before, 'what was fetched is kept');
    assert.deepEqual(complaints, []);
  });

  test(`the first answer waits for half of the engine, and for all of it where it has to, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin } = await sharded(t);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准');
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/rest-')));
    const [texts, rest] = await page.evaluate(() => {
      const of = (kind) => performance.getEntriesByType('resource').filter(({ name }) => kind.test(name));
      return [Math.max(...of(/\/t\d+\.bin/).map(({ responseEnd }) => responseEnd)), of(/\/rest-/)[0].startTime];
    });
    assert.ok(rest >= texts, `the rest was asked for at ${rest} ms, the texts were there at ${texts}`);
    for (const [query, expected] of [
      ['shidu', '湿度校准'],
      ['饱合盐溶液', '湿度校准'],
      ['calibraton', '电源'],
    ]) {
      await visit(page, origin);
      assert.equal((await asked(page, query)).title, expected, `${query}, first of all`);
    }
    assert.deepEqual(complaints, []);
  });

  test(`who types sees five hits first, then ten, and nothing that is seen moves, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin } = await sharded(t);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    const { told, titles, status, more } = await typed(page, '风向标');
    assert.deepEqual(
      told.map(([hits]) => hits),
      [5, 10],
    );
    assert.equal(new Set(titles).size, 10);
    assert.match(status, /找到 约 2\d 篇/);
    assert.equal(more, 1);
    const { moved, grown } = await page.evaluate(async () => {
      const search = document.querySelector('seed-search');
      const places = () =>
        [...search.shadowRoot.querySelectorAll('[part=title]')].map((link) => [link.textContent, link.getBoundingClientRect().top]);
      const input = search.shadowRoot.querySelector('input');
      const seen = new Promise((done) =>
        search.addEventListener('seed-results', () => requestAnimationFrame(() => done(places())), { once: true }),
      );
      input.value = 'common';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const first = await seen;
      while (search.results.hits.length < 10) await new Promise((go) => setTimeout(go, 20));
      await search.more();
      const last = places();
      return { moved: first.filter(([title, top], at) => title !== last[at][0] || top !== last[at][1]), grown: last.length };
    });
    assert.deepEqual(moved, []);
    assert.equal(grown, 20);
    const called = await page.evaluate(
      async () => (await document.querySelector('seed-search').index.search('common', { limit: 10 })).hits.length,
    );
    assert.equal(called, 10, 'a script gets what it asks for');
    assert.deepEqual(complaints, []);
  });

  test(`a text that does not come is left out and named, and comes with another try, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, sent } = await sharded(t);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    const files = indexOf(site);
    await typed(page, '风向标');
    const [text] = sent.filter((name) => /^t\d/.test(name)).slice(-1);
    const contents = readFileSync(join(files, text));
    rmSync(join(files, text));
    await visit(page, origin);
    const { titles, note } = await typed(page, '风向标');
    assert.ok(titles.length > 0, 'others take their places');
    assert.match(note, /^部分内容没有取到，可能还有结果。 重试$/);
    await complained(complaints, new RegExp(`no search index at .*/${text} \\(HTTP 404`));
    writeFileSync(join(files, text), contents);
    await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelector('[part=note] button').click());
    await page.waitForFunction(() => document.querySelector('seed-search').shadowRoot.querySelector('[part=note]').textContent === '');
    await page.waitForFunction(() => document.querySelector('seed-search').results.hits.length === 10);
  });

  test(`a file of another build, or a page in its place, is named; nothing left is a failure, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, site, sent } = await sharded(t);
    const files = indexOf(site);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    await asked(page, '饱和盐溶液');
    const text = sent.find((name) => /^t\d/.test(name));
    const others = readdirSync(files).filter((name) => /^[st]\d/.test(name) && !sent.includes(name));
    for (const name of others) writeFileSync(join(files, name), readFileSync(join(files, text)));
    const { error } = await typed(page, '气象站');
    assert.match(
      error,
      /the file [st]\d+\.bin of the index has not come: .*(another kind of file|another file of the index).*copy the whole folder/,
    );
    await complained(complaints, /the file [st]\d+\.bin of the index/);
    for (const name of others) rmSync(join(files, name));
    assert.match((await typed(page, '电源')).error, /no search index at .*\/[st]\d+\.bin \(HTTP 404/);
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准', 'what is here is still found');
  });

  test(`a slow host: a bar while an answer waits, and requests of keys before are let go, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, slow, ended } = await sharded(t);
    const { page, complaints } = await open(t);
    await visit(page, origin);
    await asked(page, '饱和盐溶液');
    const bar = () =>
      page.evaluate(() => {
        const bars = [...document.querySelector('seed-search').shadowRoot.querySelectorAll('[part=progress]')];
        return bars.filter((bar) => bar.checkVisibility({ visibilityProperty: true })).length;
      });
    const type = (query) =>
      page.evaluate((query) => {
        const field = document.querySelector('seed-search').shadowRoot.querySelector('input');
        field.value = query;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }, query);
    assert.equal(await bar(), 0);
    const go = slow(/^[st]\d/);
    await type('calibration');
    await new Promise((done) => setTimeout(done, 1000));
    assert.equal(await bar(), 1);
    await type('风向标');
    for (let tries = 0; tries < 100 && !ended.length; tries += 1) await new Promise((done) => setTimeout(done, 20));
    assert.ok(ended.length > 0, 'nobody waits for it any more');
    go();
    await page.waitForFunction(() => document.querySelector('seed-search').results.hits.length === 10);
    assert.equal(await bar(), 0);
    assert.deepEqual(complaints, []);
  });
}

test('a small index stays in one file where the command may choose, and there are no more files than were asked for', (t) => {
  const site = written(join(folder(t), 'public'), pages());
  const indexes = (...options) => {
    seedSearch(['build', site, '--no-cache', '--quiet', ...options]);
    return readdirSync(join(site, 'search/assets')).filter((name) => name.startsWith('index-'));
  };
  assert.match(indexes('--shards', 'auto')[0], /\.bin$/);
  const [name] = indexes('--shards', 'always', '--max-files', '100');
  assert.ok(readdirSync(join(site, 'search/assets', name)).length <= 100);
  assert.match(indexes('--shards', 'never')[0], /\.bin$/);
});
