/** Does the npm package build a site wherever Node runs? It is tried as people get it: packed, installed, called. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BROWSERS, asked, folder, seedSearch, serve, written } from './sites.mjs';

const PACKAGE = process.env.NPM ?? fileURLToPath(new URL('../../npm', import.meta.url));
const PAGE = (title, text) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title} | 手册</title>
  <link rel="icon" href="data:,"><script type="module" src="search/define.js"></script><seed-search></seed-search>
  <nav>首页</nav><main><h1>${title}</h1><p>${text}</p><h2 id="b">第二节</h2><p>更多的${text}</p></main>`;
/** So many words that whatever depends on the width of an address, such as a table that fills, shows. */
function manyWords() {
  let state = 7;
  const letter = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  };
  return Array.from({ length: 30_000 }, () => Array.from({ length: 7 }, letter).join('')).join(' ');
}

const PAGES = {
  'index.html': PAGE('首页', '欢迎来到智能传感器手册'),
  'a.html': PAGE('校准', '温度传感器每年校准一次'),
  'draft.html': PAGE('草稿', '不要收录').replace('<title>', '<meta name="robots" content="noindex"><title>'),
  'big5.html': Buffer.from('<meta charset=big5><title>x</title><p>\xa4\xa4\xa4\xe5</p>', 'latin1'),
  'tags/a.html': PAGE('标签', '列出标签'),
  'words.html': PAGE('词', manyWords()),
  '.hidden/a.html': PAGE('隐藏', '隐藏'),
  'style.css': 'p {}',
};

let app;
before((t) => {
  app = folder(t);
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', app, PACKAGE], { encoding: 'utf8' }));
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(app, filename)], { cwd: app, stdio: 'ignore' });
});

const npx = (...args) => spawnSync('npx', ['--offline', 'seed-search', ...args], { cwd: app, encoding: 'utf8' });
const contents = (path) => {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name).slice(path.length), readFileSync(join(parentPath, name), 'base64')]),
  );
};

test('it writes what the native command writes, byte for byte', { timeout: 120_000 }, async (t) => {
  const [one, other] = ['one', 'other'].map((name) => written(join(folder(t), name), PAGES));
  const settings = "exclude = ['tags/']\nsynonyms = [['感应器', '传感器']]\nwords = ['智能传感器']\nmarks = 'find'\n";
  writeFileSync(join(app, 'seed-search.toml'), settings);
  const native = seedSearch(['build', one, '--config', join(app, 'seed-search.toml'), '--json']);
  const { status, stdout, stderr } = npx('build', other, '--json');
  assert.equal(status, 0, stderr);
  assert.deepEqual(contents(join(other, 'search')), contents(join(one, 'search')));
  const [a, b] = [native, stdout].map((json) => ({ ...JSON.parse(json), output: '', seconds: 0 }));
  assert.deepEqual(b, a, 'and says the same');
  assert.deepEqual(
    a.skipped.map(({ path }) => path),
    ['.hidden', 'draft.html', 'tags/a.html'],
  );
  const shards = ['--shards', 'always', '--max-files', '100', '--keep', '--quiet'];
  seedSearch(['build', one, '--config', join(app, 'seed-search.toml'), ...shards]);
  assert.equal(npx('build', other, ...shards).status, 0);
  assert.deepEqual(contents(join(other, 'search')), contents(join(one, 'search')), 'in shards as well, beside what the build before had');
  assert.ok(
    Object.keys(contents(join(other, 'search'))).some((name) => /index-[0-9a-f]+\.bin/.test(name)),
    'which is kept',
  );
  const { origin } = await serve(t, other);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  assert.match((await asked(page, '感应器校准')).href, /\/a\.html\?find=/, 'by a synonym');
  assert.deepEqual(complaints, []);
});

test('what is wrong is said, and nothing is changed', { timeout: 60_000 }, (t) => {
  const site = written(join(folder(t), 'site'), { 'a.txt': 'x', 'search/mine.html': '<p>mine' });
  for (const [args, code, says] of [
    [['build', join(site, 'none')], 1, /expected the folder of a built site at .*none, found nothing there/],
    [['build', join(site, 'a.txt')], 1, /found a file/],
    [['build', site], 1, /seed-search\.json.* found another: nothing was changed/s],
    [['build', site, '--output', join(site, 'find'), '--include', '*.htm'], 1, /at least one page of HTML in .*site, found none/],
    [['build', site, '--output', join(site, 'find'), '--addresses', 'x'], 1, /addresses: expected "file" or/],
    [['build', site, '--wrong'], 2, /Unknown option '--wrong'/],
    [['biuld', site], 2, /expected build and one folder, found biuld/],
  ]) {
    const { status, stderr } = npx(...args);
    assert.equal(status, code, `${args}: ${stderr}`);
    assert.match(stderr, says);
  }
  assert.deepEqual(Object.keys(contents(site)).sort(), ['/a.txt', '/search/mine.html']);
});

test('links are followed once, and what cannot be read is a warning', { timeout: 60_000 }, (t) => {
  const site = written(join(folder(t), 'site'), { 'a.html': PAGE('甲', '一'), 'b.html': PAGE('乙', '二') });
  mkdirSync(join(site, 'sub'));
  symlinkSync(site, join(site, 'sub/loop'));
  symlinkSync(join(site, 'nowhere'), join(site, 'c.html'));
  chmodSync(join(site, 'b.html'), 0o000);
  const { status, stdout, stderr } = npx('build', site);
  assert.match(stderr, /skipped c\.html: cannot be read/);
  assert.equal(status, 3, `${stdout}${stderr}`);
  assert.equal(npx('build', site, '--strict').status, 1);
  assert.equal(npx('build', site, '--allow-warnings', '--quiet').status, 0);
});

test('a script takes pages that are no files, and records', { timeout: 60_000 }, async (t) => {
  const { Builder } = await import(pathToFileURL(join(app, 'node_modules/seed-search/builder.js')));
  const builder = new Builder({ settings: "words = ['算力网']" });
  builder.addFile('a.html', PAGE('甲', '一')).addFile('b.css', 'p {}');
  builder.add({ url: '../b.html', title: '算力网', sections: [{ heading: '节', anchor: 'jie', text: '算力调度' }], meta: { tags: ['x'] } });
  assert.throws(() => builder.add({ url: '/x', title: 'x', body: '' }), /unknown field `body`/);
  const out = join(folder(t), 'search');
  const made = builder.make();
  assert.ok(made.files.has('define.js'));
  builder.write(made, out);
  assert.match(builder.summary(out), /2 pages/);
  const { origin } = await serve(t, join(out, '..'));
  const { page } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/search/`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  assert.equal((await asked(page, '算力调度')).href.split(':~:')[0], `${origin}/b.html#jie`);
  assert.throws(() => new Builder({ settings: 'seeds = 1' }), /one of .*base-url/);
  assert.throws(() => new Builder().make(), /at least one page of HTML/);
});
