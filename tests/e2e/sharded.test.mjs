/** Is an index in many small files searched as one in one file is, and are few of them fetched? */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BROWSERS, POLICY, asked, folder, seedSearch, serve, written } from './sites.mjs';

const PAGE = (title, main) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title>
  <link rel="icon" href="data:,"><script type="module" src="search/define.js"></script>
  <nav><seed-search></seed-search></nav><main><h1>${title}</h1>${main}</main>`;

/** Sentences that no two pages have in common: what is asked for is in one place. */
const filler = (seed) =>
  Array.from({ length: 40 }, (_, i) => {
    const word = (k) => String.fromCharCode(0x4e00 + ((seed * 7919 + i * 104729 + k * 1299709) % 5000));
    return `<p>${Array.from({ length: 30 }, (_, k) => word(k)).join('')}。</p>`;
  }).join('');

const SITE = {
  'index.html': PAGE('首页', `<p>欢迎来到气象站。</p>${filler(1)}`),
  'humidity.html': PAGE('湿度校准', `${filler(2)}<h2 id="salt">饱和盐溶液</h2><p>用饱和盐溶液校准湿度传感器，每年一次。</p>${filler(3)}`),
  'power.html': PAGE('电源', `${filler(4)}<p>Open the enclosure, then check the calibration certificate。</p>${filler(5)}`),
  ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`page-${i}.html`, PAGE(`第${i}页`, filler(i + 6))])),
};

/** Builds the site into files, and serves it; `sent` are the files of the index that were asked for. */
async function built(t) {
  const site = written(join(folder(t), 'public'), SITE);
  const said = seedSearch(['build', site, '--shards', 'always', '--no-cache']);
  const [name] = readdirSync(join(site, 'search/assets')).filter((name) => /^index-[0-9a-f]{8}$/.test(name));
  const files = join(site, 'search/assets', name);
  const sent = [];
  const { origin } = await serve(t, site, (response, path) => {
    response.setHeader('content-security-policy', POLICY);
    if (path.includes('/index-')) sent.push(path.replace(/.*\//, ''));
  });
  return { origin, files, sent, said };
}

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`a query fetches few files, and finds what is anywhere, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, files, sent } = await built(t);
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const { title, href, total } = await asked(page, '饱和盐溶液');
    assert.equal(title, '湿度校准');
    assert.equal(href.split(':~:')[0], `${origin}/humidity.html#salt`);
    assert.equal(total, 1);
    assert.equal(sent[0], 'root.bin');
    assert.ok(sent.length <= 8 && readdirSync(files).length > 60, `${sent} of ${readdirSync(files).length}`);
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

  test(`a file that is not there, or of another build, is named, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin, files, sent } = await built(t);
    const { page } = await open(t);
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    await asked(page, '饱和盐溶液');
    const text = sent.find((name) => /^t\d/.test(name));
    const why = (query) =>
      page.evaluate((query) => {
        const search = document.querySelector('seed-search');
        const failed = new Promise((done) => search.addEventListener('error', ({ error }) => done(error.message), { once: true }));
        search.search(query);
        return failed;
      }, query);
    for (const name of readdirSync(files)) {
      if (/^[st]\d/.test(name) && !sent.includes(name)) writeFileSync(join(files, name), readFileSync(join(files, text)));
    }
    assert.match(await why('气象站'), /another kind of file|another file of the index/);
    for (const name of readdirSync(files)) {
      if (/^[st]\d/.test(name) && !sent.includes(name)) rmSync(join(files, name));
    }
    assert.match(await why('电源'), /no search index at .*\/[st]\d+\.bin \(HTTP 404/);
    assert.equal((await asked(page, '饱和盐溶液')).title, '湿度校准', 'what is here is still found');
  });
}

test('a small index stays in one file where the command may choose, and there are no more files than were asked for', (t) => {
  const site = written(join(folder(t), 'public'), SITE);
  const indexes = (...options) => {
    seedSearch(['build', site, '--no-cache', '--quiet', ...options]);
    return readdirSync(join(site, 'search/assets')).filter((name) => name.startsWith('index-'));
  };
  assert.match(indexes('--shards', 'auto')[0], /\.bin$/);
  const [name] = indexes('--shards', 'always', '--max-files', '100');
  assert.ok(readdirSync(join(site, 'search/assets', name)).length <= 100);
  assert.match(indexes('--shards', 'never')[0], /\.bin$/);
});
