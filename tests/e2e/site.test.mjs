/** Does a built site get its search by one command? Its pages are found, wherever it lies, and its own page shows them. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BROWSERS, POLICY, asked, folder, seedSearch, serve, written } from './sites.mjs';

const PAGE = (title, main) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title} · 气象站手册</title>
  <link rel="icon" href="data:,"><script type="module" src="SEARCH/define.js"></script>
  <nav>首页 校准 <seed-search></seed-search></nav><main><h1>${title}</h1>${main}</main>`;
const FILL = '<p>这一段什么也不说，只是让页面长一些。</p>'.repeat(60);
const SITE = {
  'index.html': PAGE('首页', '<p>欢迎。</p><h2 id="start">开始使用</h2><p>打开电源，等待指示灯变绿。</p>').replace('SEARCH', 'search'),
  '文档/index.html': PAGE(
    '校准',
    `<h2 id="wen-du">温度校准</h2><p>每年校准一次。</p>${FILL}<h2 id="shi du">湿度校准</h2><p>用饱和盐溶液。</p>${FILL}`,
  ).replace('SEARCH', '../search'),
  'style.css': 'body {}',
};

const site = (t, path) => written(join(folder(t), path), SITE);
const asset = (search, extension) => readdirSync(join(search, 'assets')).find((name) => name.endsWith(extension));

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`a hit leads to the section, below any path, ${name}`, { timeout: 60_000 }, async (t) => {
    const root = folder(t);
    const public_ = written(join(root, 'a/b c'), SITE);
    assert.match(seedSearch(['build', public_]), /2 pages \(zh-CN 2\), 3 sections/);
    const { origin } = await serve(t, root, (response) => response.setHeader('content-security-policy', POLICY));
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/a/b%20c/`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const { title, href } = await asked(page, '饱和盐溶液');
    assert.equal(title, '校准', 'the title less the name of the site');
    assert.equal(href.split(':~:')[0], `${origin}/a/b%20c/${encodeURIComponent('文档')}/#shi%20du`);
    await page.goto(href);
    await page.waitForFunction(() => {
      const { top } = document.getElementById('shi du').getBoundingClientRect();
      return top > -100 && top < innerHeight;
    });
    await page.waitForFunction(() => customElements.get('seed-search'));
    assert.equal((await asked(page, '指示灯变绿')).href.split(':~:')[0], `${origin}/a/b%20c/#start`, 'found from any page');
    await page.goto(`${origin}/a/b%20c/search/#q=${encodeURIComponent('温度校准')}`);
    await page.waitForFunction(() => document.querySelector('seed-search').shadowRoot?.querySelector('a'));
    assert.equal((await asked(page, '温度校准')).href.split(':~:')[0], `${origin}/a/b%20c/${encodeURIComponent('文档')}/#wen-du`);
    assert.deepEqual(complaints, []);
  });
}

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`the page that is reached marks what was found, ${name}`, { timeout: 60_000 }, async (t) => {
    const public_ = site(t, 'public');
    const settings = join(public_, 'seed-search.toml');
    writeFileSync(settings, "marks = 'find'\n");
    writeFileSync(
      join(public_, 'long.html'),
      SITE['文档/index.html'].replace('<nav>', '<script type="module" src="search/marks.js?parameter=find"></script><nav>'),
    );
    seedSearch(['build', public_, '--quiet', '--config', settings, '--include', 'long.html']);
    const { origin } = await serve(t, public_, (response) => response.setHeader('content-security-policy', POLICY));
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/search/#q=${encodeURIComponent('饱和盐溶液')}`);
    await page.waitForFunction(() => document.querySelector('seed-search').shadowRoot?.querySelector('a'));
    const { href } = await asked(page, '饱和盐溶液');
    const [place, text] = href.split(':~:');
    assert.equal(decodeURIComponent(place), `${origin}/long.html?find=饱和盐溶液#shi du`);
    assert.match(decodeURIComponent(text), /^text=.*饱和盐溶液/);
    await page.goto(href);
    await page.waitForFunction(() => document.querySelector('seed-search-marks'));
    await page.waitForFunction(() => {
      const { top } = document.getElementById('shi du').getBoundingClientRect();
      return top > -200 && top < innerHeight;
    });
    assert.deepEqual(complaints, []);
  });
}

test('an index that is not for the page is searched in a worker, and leads to the same places', { timeout: 60_000 }, async (t) => {
  const public_ = site(t, 'public');
  seedSearch(['build', public_, '--quiet']);
  const script = join(public_, 'search/define.js');
  const text = readFileSync(script, 'utf8');
  const large = text.replace(/\\u0022bytes\\u0022:\d+/, '\\u0022bytes\\u0022:4000000');
  assert.notEqual(large, text);
  writeFileSync(script, large);
  const { origin } = await serve(t, public_);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  assert.equal((await asked(page, '饱和盐溶液')).href.split(':~:')[0], `${origin}/${encodeURIComponent('文档')}/#shi%20du`);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(complaints, []);
});

test('pages in the language of the page that asks come first, or alone', { timeout: 60_000 }, async (t) => {
  const of = (lang, name) => PAGE(name, '<p>shared words 共同的词</p>').replace('zh-CN', lang).replace('SEARCH', '/search');
  const pages = { 'en.html': of('en', 'One'), 'zh.html': of('zh-CN', '甲'), 'any.html': of('', '无') };
  const public_ = written(join(folder(t), 'public'), pages);
  const { origin } = await serve(t, public_);
  const { page } = await BROWSERS.Chromium(t);
  const titles = async (from) => {
    await page.goto(`${origin}/${from}.html`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    return page.evaluate(async () => {
      const search = document.querySelector('seed-search');
      await search.ready;
      return (await search.search('共同的词')).hits.map(({ title }) => title);
    });
  };
  for (const [languages, zh, en] of [
    ['first', 2, 2],
    ['only', 2, 2],
    ['all', 3, 3],
  ]) {
    const settings = join(public_, 'seed-search.toml');
    writeFileSync(settings, `languages = '${languages}'\n`);
    seedSearch(['build', public_, '--quiet', '--config', settings]);
    const [ofZh, ofEn] = [await titles('zh'), await titles('en')];
    assert.equal(ofZh.length, languages === 'only' ? 2 : 3);
    assert.deepEqual(ofZh.slice(0, zh).includes('One'), languages === 'all', languages);
    assert.deepEqual(ofEn.slice(0, en).includes('甲'), languages === 'all', languages);
    assert.ok(ofZh.slice(0, zh).includes('无'), 'a page that states none is of every language');
  }
});

test('the engine by itself answers a script', { timeout: 60_000 }, async (t) => {
  const public_ = site(t, 'public');
  seedSearch(['build', public_, '--quiet']);
  const { origin } = await serve(t, public_);
  const { page } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  const hits = await page.evaluate(async () => {
    const { open } = await import('./search/engine.js');
    const index = await open();
    const { hits } = index.search('盐溶液');
    return hits.map(({ title, url, id }) => [title, url === index.document(id).url]);
  });
  assert.deepEqual(hits, [['校准', true]]);
});

test('what is missing or of another build is named', { timeout: 60_000 }, async (t) => {
  const public_ = site(t, 'public');
  seedSearch(['build', public_, '--quiet']);
  const search = join(public_, 'search');
  rmSync(join(search, 'assets', asset(search, '.bin')));
  const { origin } = await serve(t, public_);
  const { page } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  const said = await page.evaluate(() => {
    const search = document.querySelector('seed-search');
    const message = new Promise((done) => search.addEventListener('error', (event) => done(event.message)));
    search.search('盐').catch(() => {});
    return message;
  });
  assert.match(said, /no search index at .*index-.*\.bin .HTTP 404.*one build.*copy the whole folder/s);
});

test('the same site gives the same files, and another one another index', (t) => {
  const public_ = site(t, 'public');
  const files = () => {
    seedSearch(['build', public_, '--quiet']);
    const search = join(public_, 'search');
    const names = readdirSync(search, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return names.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'base64')]).sort();
  };
  const [one, same] = [files(), files()];
  assert.deepEqual(same, one, 'its own folder is not read');
  const before = asset(join(public_, 'search'), '.bin');
  writeFileSync(join(public_, 'new.html'), PAGE('新页', '<p>新的内容。</p>'));
  files();
  assert.notEqual(asset(join(public_, 'search'), '.bin'), before);
});
