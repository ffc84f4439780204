/** Is a site shown while it is written: built again as its pages change, loaded again by itself, and nothing else told? */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { indexOf, pages, visit } from './shards.mjs';
import { BROWSERS, asked, atEnd, commandPath, folder, seedSearch, written } from './sites.mjs';

const PAGE = (title, text) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title>
  <link rel="icon" href="data:,"><script type="module" src="/search/define.js"></script>
  <nav><seed-search></seed-search></nav><main><h1>${title}</h1><p>${text}</p></main>`;
const SITE = {
  'index.html': PAGE('首页', '欢迎来到气象站。'),
  'guide/page.html': PAGE('校准', '每年用饱和盐溶液校准一次。'),
  '404.html': '<h1>nothing here</h1>',
};

/** Serves a folder by the command, and gives where, and what it says. */
async function served(t, site, options = []) {
  const child = spawn(commandPath(), ['serve', site, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.once('exit', done));
  atEnd(t, async () => {
    child.kill();
    await ended;
  });
  let [said, origin] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  await new Promise((done, fail) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      origin ||= /on (http:\S+)\/,/.exec(text)?.[1] ?? '';
      if (origin) done();
    });
    ended.then((code) => fail(new Error(`it ended with ${code}: ${said}`)));
  });
  return { origin, said: () => said };
}

/** Asks as no browser would: the path as it is, by any name. */
const ask = (origin, path, host) =>
  new Promise((done, fail) => {
    const { hostname, port, host: own } = new URL(origin);
    request({ hostname, port, path, headers: { host: host ?? own } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => done({ status: response.statusCode, text, headers: response.headers }));
    })
      .on('error', fail)
      .end();
  });

const until = async (holds) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`this did not come: ${holds}`);
};

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`an open page loads again with the new text, ${name}`, { timeout: 60_000 }, async (t) => {
    const site = written(join(folder(t), 'public'), SITE);
    const { origin, said } = await served(t, site);
    const { page } = await open(t);
    await page.goto(`${origin}/guide/page`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    assert.equal((await asked(page, '饱和盐溶液')).total, 1);
    await page.evaluate(() => (window.isBefore = true));
    writeFileSync(join(site, 'guide/page.html'), PAGE('校准', '每年用标准湿度箱校准一次。'));
    await page.waitForFunction(() => !window.isBefore && customElements.get('seed-search'));
    assert.equal((await asked(page, '标准湿度箱')).total, 1);
    assert.equal((await asked(page, '"饱和盐溶液"')).total, 0);
    assert.match(said(), /built again in \S+ s: guide/);
  });

  test(
    `an index in shards is built again under an open page, and no files of two builds are mixed, ${name}`,
    { timeout: 90_000 },
    async (t) => {
      const site = written(join(folder(t), 'public'), { ...pages(), 'plain.txt': 'no page, which does not load again' });
      const { origin, said } = await served(t, site, ['--shards', 'always']);
      const change = (word) => writeFileSync(join(site, 'power.html'), pages()['power.html'].replace('certificate', word));
      const [{ page }, before] = [await open(t), basename(indexOf(site))];
      await page.goto(`${origin}/plain.txt`);
      const ask = (query) =>
        page.evaluate(async (query) => {
          globalThis.opening ??= import('/search/engine.js').then(({ open }) => open());
          const index = await opening;
          return index.search(query).then(
            ({ hits, lacking = false }) => ({ titles: hits.map(({ title }) => title), lacking }),
            ({ message }) => ({ message }),
          );
        }, query);
      assert.deepEqual(await ask('饱和盐溶液'), { titles: ['湿度校准'], lacking: false });
      change('document');
      await until(() => /built again in \S+ s: power/.test(said()));
      assert.notEqual(basename(indexOf(site)), before);
      assert.deepEqual(await ask('饱和盐溶液'), { titles: ['湿度校准'], lacking: false }, 'what is here is of the build before');
      assert.match((await ask('document')).message, new RegExp(`no search index at .*/${before}/.*HTTP 404`));
      await visit(page, origin);
      assert.equal((await asked(page, 'document')).title, '电源');
      await page.evaluate(() => (window.isBefore = true));
      change('paper');
      await page.waitForFunction(() => !window.isBefore && customElements.get('seed-search'));
      assert.equal((await asked(page, 'paper')).title, '电源');
      assert.equal((await asked(page, 'document')).total, 0);
      const names = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      const folders = new Set(names.map((name) => /\/(index-[^/]+)\//.exec(name)?.[1]).filter(Boolean));
      assert.deepEqual([...folders], [basename(indexOf(site))]);
    },
  );
}

test('what a build finds changed is what a build from nothing finds', { timeout: 120_000 }, async (t) => {
  const site = written(join(folder(t), 'public'), SITE);
  const settings = join(folder(t), 'settings.toml');
  writeFileSync(settings, '');
  const env = { ...process.env, XDG_CACHE_HOME: folder(t), HOME: folder(t) };
  const files = (...options) => {
    seedSearch(['build', site, '--quiet', '--config', settings, ...options], { env });
    const entries = readdirSync(join(site, 'search'), { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile());
    return names.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'base64')]).sort();
  };
  for (const [why, change] of [
    ['nothing is kept yet', () => {}],
    ['nothing changed', () => {}],
    ['a page changed', () => writeFileSync(join(site, 'index.html'), PAGE('首页', '歡迎來到氣象站，Ⅳ 號。'))],
    ['pages came', () => written(site, { 'a.html': PAGE('甲', '单人旁'), 'b/c.html': PAGE('乙', 'Straße № 5') })],
    ['a page went', () => rmSync(join(site, 'a.html'))],
    ['a page moved', () => renameSync(join(site, 'b/c.html'), join(site, 'd.html'))],
    ['settings changed', () => writeFileSync(settings, "words = ['饱和盐溶液']\ncontent = 'p'\n")],
  ]) {
    change();
    assert.deepEqual(files(), files('--no-cache'), why);
  }
});

test('only this machine is told, and only what lies in the folder', { timeout: 60_000 }, async (t) => {
  const root = folder(t);
  const site = written(join(root, 'public'), SITE);
  written(root, { 'secret.txt': 'secret', 'outside/a.html': 'secret' });
  mkdirSync(join(site, 'folder'));
  symlinkSync(join(root, 'secret.txt'), join(site, 'folder/index.html'));
  symlinkSync(join(root, 'secret.txt'), join(site, 'link.txt'));
  symlinkSync(join(root, 'outside'), join(site, 'out'));
  symlinkSync(join(site, 'guide'), join(site, 'inner'));
  const { origin } = await served(t, site);
  assert.match(origin, /^http:\/\/127\.0\.0\.1:/);
  for (const [path, status, why] of [
    ['/', 200, 'the page of the folder'],
    ['/guide/page', 200, 'a page without its .html'],
    ['/inner/page.html', 200, 'a link that stays inside'],
    ['/search/', 200, 'what was built'],
    ['/link.txt', 404, 'a link out of the folder'],
    ['/out/a.html', 404, 'through a link out of the folder'],
    ['/out/a', 404, 'and without its .html'],
    ['/folder/', 404, 'a folder whose page is such a link'],
    ['/folder', 404, 'and without its stroke'],
    ['/../secret.txt', 404, 'steps up'],
    ['/%2e%2e/secret.txt', 404, 'steps up, encoded'],
    ['/guide/..%2f..%2fsecret.txt', 404, 'with an encoded stroke'],
    ['/guide\\..\\..\\secret.txt', 404, 'as Windows has it'],
    ['//secret.txt', 404, 'as a host'],
    ['/%00', 404, 'no text'],
    ['/%ff', 404, 'no UTF-8'],
  ]) {
    const answer = await ask(origin, path);
    assert.equal(answer.status, status, why);
    assert.ok(!answer.text.includes('secret'), why);
  }
  assert.match((await ask(origin, '/nowhere')).text, /nothing here/, "the site's own page");
  assert.equal((await ask(origin, '/', 'evil.example')).status, 403, 'by a name that somebody else gave it');
  rmSync(join(site, '404.html'));
  symlinkSync(join(root, 'secret.txt'), join(site, '404.html'));
  assert.deepEqual(
    (({ status, text }) => [status, text])(await ask(origin, '/nowhere')),
    [404, ''],
    'a page for what is missing that is such a link',
  );
  assert.equal((await ask(origin, '/')).headers['cache-control'], 'no-cache');
  const since = { 'if-modified-since': new Date().toUTCString() };
  assert.equal((await fetch(`${origin}/`, { headers: since })).status, 200, 'built twice within one second');
});

test('what fails is said, and the search is as it was', { timeout: 60_000 }, async (t) => {
  const site = written(join(folder(t), 'public'), SITE);
  const { origin, said } = await served(t, site);
  const before = (await ask(origin, '/search/define.js')).text;
  for (const name of Object.keys(SITE)) rmSync(join(site, name));
  await until(() => /expected at least one page of HTML.*the search is as it was/s.test(said()));
  assert.equal((await ask(origin, '/search/define.js')).text, before);
  // A generator that clears its folder first, and makes another.
  rmSync(site, { recursive: true });
  mkdirSync(site);
  written(site, SITE);
  await until(() => /built again/.test(said()));
  assert.equal((await ask(origin, '/search/define.js')).text, before);
});

test('a port that is taken is named', { timeout: 60_000 }, async (t) => {
  const site = written(join(folder(t), 'public'), SITE);
  const { origin } = await served(t, site);
  const { port } = new URL(origin);
  assert.throws(
    () => seedSearch(['serve', site, '--port', port], { stdio: 'pipe' }),
    ({ status, stderr }) => status === 1 && /cannot listen on port \d+ .*another one by --port/.test(stderr),
  );
});
