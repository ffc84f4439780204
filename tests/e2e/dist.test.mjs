/** The folder that a site copies: beside any page, of one build, and there when the network is not. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ts } from '@custom-elements-manifest/analyzer';
import { BROWSERS, POLICY, aLargeIndex, asked, build, folder, restartable, serve } from './sites.mjs';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>mine</title><link rel="icon" href="data:,">
<script type="module" src="search/define.js"></script>
<seed-search></seed-search>`;
/** Every property and event, used as their types allow; and where they forbid, `@ts-expect-error` fails if they do not. */
const TYPED = `
  import { SeedSearch, addressOf, dateIn, marked, type Filter, type RemoteIndex, type SearchIndex } from './seed-search.js';
  import type { Document, Facets, Found, Hit, Range, SearchOptions, SearchResults, SeedSearchEvents, Signs, Source, Suggestion, Words } from './seed-search.js';
  import init, { Index } from './engine.js';
  SeedSearch.define('my-search');
  const box = document.querySelector('seed-search')!;
  box.filter = { path: 'a/', from: '2024', sort: 'date' } satisfies Filter;
  box.words = { search: 'Suche', found: (full, count) => count === 1 ? full : full, rewrites: 'auch', weakBelow: 'zum Teil' };
  box.words = { instead: 'auch', partial: 'zum Teil' };
  [box.suggest, box.recent, box.filters, box.dialog, box.hotkeys, box.disabled] = [true, true, true, true, true, false];
  box.addEventListener('seed-results', ({ detail }) => detail.results.hits.map((hit) => [hit.title, detail.filter.path]));
  box.addEventListener('seed-select', (event) => { event.preventDefault(); addressOf(event.detail.hit, event.detail.query, '', box.literal); });
  const mine: SearchIndex = { search: async () => ({ total: 0, hits: [] }), suggest: () => [{ text: '' }] };
  box.index = mine;
  box.index = { search: async (query, options) => ({ total: options!.limit!, hits: [{ title: query, url: '', path: '', excerpt: { text: '' } }] }) };
  box.index = '/search/ /other/search/';
  box.index = ['/search/', mine, { index: Promise.resolve(mine), name: 'Mine' } satisfies Source];
  const whence: string | undefined = box.results.hits[0].source ?? box.results.hits[0].root;
  // @ts-expect-error
  box.index = { search: () => ({ total: 1, hits: [{ title: 'x' }] }) };
  const found = await box.more();
  document.body.append(marked(found.hits[0].title, found.hits[0].titleMarks), dateIn('zh', '2024'));
  await init();
  const { facets, rewrites, instead } = new Index().search('x', { facets: true, to: '2024-05', fuzzy: false });
  const same: typeof rewrites = instead;
  new Index().document(0, 'x', { literal: true });
  const { marks } = await (await box.ready as RemoteIndex).document(0, 'x', { literal: true });
  const [path, count]: [string, number] = facets!.files[0];
  const whole: Document = new Index().document(0);
  const { hits: [one], signs, total }: Pick<SearchResults, 'hits' | 'signs' | 'total'> = new Index().search('x', {} satisfies SearchOptions);
  const shown: Found = { total, hits: [one satisfies Hit] };
  const ranges: Range[] = one.titleMarks;
  const offered: Suggestion[] = new Index().suggest('x');
  const counts: Facets | undefined = shown.facets;
  const said: Partial<Words> = box.words;
  const how: Signs | undefined = box.signs;
  document.body.addEventListener('seed-select', (event: SeedSearchEvents['seed-select']) => event.detail.hit.path);
  // @ts-expect-error
  box.literal = true;
  // @ts-expect-error
  box.addEventListener('seed-results', ({ detail }) => detail.nothing);
  // @ts-expect-error
  new Index().search('x', { limi: 1 });
  // @ts-expect-error
  box.results = found;
`;

/** Another index: a section of its own in the wasm makes other bytes of it, and means nothing. */
const anotherIndex = (www) => appendFileSync(join(www, 'pkg/seed_search_bg.wasm'), Buffer.from([0, 5, 4, 0x6e, 0x65, 0x77, 0x21]));
const names = (site) => readdirSync(join(site, 'assets')).sort();

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`three lines in a page below any path, ${name}`, { timeout: 60_000 }, async (t) => {
    const root = folder(t);
    mkdirSync(join(root, 'a/b c'), { recursive: true });
    writeFileSync(join(root, 'a/b c/mine.html'), PAGE);
    build(t, 'dist', join(root, 'a/b c/search'));
    const fetched = [];
    const { origin } = await serve(t, root, (response, path) => {
      fetched.push(path);
      response.setHeader('content-security-policy', POLICY);
    });
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/a/b%20c/mine.html`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    assert.ok(!fetched.some((path) => path.endsWith('.wasm')), 'nothing before it is used');
    const { total, href } = await asked(page, '算力网');
    assert.ok(total > 3, `${total} hits`);
    assert.equal(fetched.filter((path) => path.endsWith('.wasm')).length, 1);
    await page.goto(href);
    await page.waitForFunction(() => document.querySelector('#read mark'));
    assert.deepEqual(complaints, []);
  });
}

test('another index has another name, and so has the script that loads it', { timeout: 60_000 }, (t) => {
  const [one, same, other] = ['one', 'same', 'other'].map((name) => join(folder(t), name));
  build(t, 'dist', one);
  build(t, 'dist', same);
  build(t, 'dist', other, anotherIndex);
  assert.deepEqual(names(one), names(same), 'same content, same names');
  const kept = names(one).filter((name) => names(other).includes(name));
  assert.deepEqual(
    kept.map((name) => name.split('-')[0]),
    ['documents', 'filters', 'glue', 'results', 'several', 'warm'],
    'what knows no index keeps its name',
  );
  assert.notEqual(readFileSync(join(one, 'sw.js'), 'utf8'), readFileSync(join(other, 'sw.js'), 'utf8'));
});

test('an old script that finds no index of its build says so', { timeout: 60_000 }, async (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  writeFileSync(join(site, 'mine.html'), PAGE.replace('search/', ''));
  const { origin } = await serve(t, site);
  const { page } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/mine.html`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  for (const name of names(site).filter((name) => name.endsWith('.wasm'))) rmSync(join(site, 'assets', name));
  const said = await page.evaluate(() => {
    const search = document.querySelector('seed-search');
    const message = new Promise((done) => search.addEventListener('error', (event) => done(event.message)));
    search.search('算力').catch(() => {});
    return message;
  });
  assert.match(said, /no search index at .*HTTP 404.*one build.*copy the whole folder/s);
  const status = page.locator('seed-search [part=status]');
  assert.match(await status.innerText(), /could not be loaded/);
});

for (const name of Object.keys(BROWSERS)) {
  test(
    `after one visit it opens without a network, also when the browser was closed meanwhile, ${name}`,
    { timeout: 90_000 },
    async (t) => {
      const [site, profile] = [join(folder(t), 'site'), folder(t)];
      build(t, 'dist', site);
      const { origin, stop } = await serve(t, site);
      let browser = await restartable(t, profile, name);
      const page = await browser.newPage();
      await page.goto(`${origin}/`);
      await page.evaluate(async () => Boolean(await navigator.serviceWorker.ready));
      const online = await asked(page, '算力网');
      await stop();
      await page.reload();
      assert.deepEqual(await asked(page, '算力网'), online, 'the same answer');
      await browser.close();
      browser = await restartable(t, profile, name);
      const again = await browser.newPage();
      await again.goto(`${origin}/#q=${encodeURIComponent('算力网')}`);
      assert.deepEqual(await asked(again, '算力网'), online, 'after a restart');
    },
  );
}

test('a new build replaces the old one with the next visit, and is kept in its place', { timeout: 90_000 }, async (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  const { origin, stop } = await serve(t, site);
  const browser = await restartable(t, folder(t));
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  build(t, 'dist', site, anotherIndex);
  const wasm = names(site).find((name) => name.endsWith('.wasm'));
  await page.reload();
  await asked(page, '算力');
  const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(
    (await loaded()).some((name) => name.endsWith(wasm)),
    'the new index',
  );
  // The browser looks for a new build while the page is already shown.
  await page.evaluate(async (wasm) => {
    const isKept = async (key) => (await (await caches.open(key)).keys()).some(({ url }) => url.endsWith(wasm));
    const isDone = async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();
      const kept = await Promise.all((await caches.keys()).map(isKept));
      return kept.includes(true) && !installing && !waiting && active.state === 'activated';
    };
    while (!(await isDone())) await new Promise((done) => setTimeout(done, 50));
  }, wasm);
  await stop();
  await page.reload();
  assert.ok((await asked(page, '算力网')).total > 3);
  assert.ok(
    (await loaded()).some((name) => name.endsWith(wasm)),
    `the new index, without a network: ${await loaded()}`,
  );
});

test('the engine by itself, in a worker', { timeout: 60_000 }, async (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  writeFileSync(
    join(site, 'worker.js'),
    `import init, { Index } from './engine.js';
    await init();
    postMessage(new Index().search('算力网').hits.map(({ title }) => title));`,
  );
  const { origin } = await serve(t, site);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  const titles = await page.evaluate(
    () => new Promise((done) => (new Worker('worker.js', { type: 'module' }).onmessage = ({ data }) => done(data))),
  );
  assert.equal(titles[0], (await asked(page, '算力网')).title);
  assert.deepEqual(complaints, []);
});

test('a large index says how much of it has come, and what is typed meanwhile is answered', { timeout: 60_000 }, async (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site, aLargeIndex);
  const { origin } = await serve(t, site);
  const { page, complaints } = await BROWSERS.Chromium(t);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const slow = { offline: false, latency: 0, downloadThroughput: 2_500_000, uploadThroughput: -1 };
  await page.goto(`${origin}/index.html`, { waitUntil: 'commit' });
  await network.send('Network.emulateNetworkConditions', slow);
  await page.reload({ waitUntil: 'domcontentloaded' });
  const progress = page.locator('seed-search [part=progress]');
  await progress.waitFor();
  await page.locator('seed-search input').fill('算力网');
  const shares = [];
  while (await progress.isVisible()) shares.push(await progress.evaluate((bar) => bar.value));
  assert.ok(new Set(shares).size > 2 && shares.every((share) => share > 0 && share <= 1), `${shares}`);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
    'never backwards',
  );
  await page.locator('seed-search [part=result]').first().waitFor();
  assert.deepEqual(complaints, []);
});

test('its types are those of a page that uses all of it', { timeout: 60_000 }, (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  writeFileSync(join(site, 'mine.ts'), TYPED);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, types: [] };
  const program = ts.createProgram([join(site, 'mine.ts')], { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler });
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText, start }) => `${ts.flattenDiagnosticMessageText(messageText, '\n')} at ${TYPED.slice(start, start + 60)}`);
  assert.deepEqual(complaints, []);
});

test('it is a whole npm package', { timeout: 60_000 }, (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  const [pack] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: site, encoding: 'utf8' }));
  const packed = pack.files.map(({ path }) => path);
  for (const name of names(site)) assert.ok(packed.includes(`assets/${name}`), name);
  const description = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'));
  const exported = Object.values(description.exports['.']).concat(
    Object.values(description.exports['./define']),
    Object.values(description.exports['./engine']),
  );
  for (const path of [...exported, description.types, description.customElements]) {
    assert.ok(packed.includes(path.replace('./', '')), path);
  }
  const manifest = JSON.parse(readFileSync(join(site, 'custom-elements.json'), 'utf8'));
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ name }) => name === 'SeedSearch');
  assert.equal(element.tagName, 'seed-search');
  const head = readFileSync(new URL('../../www/element.js', import.meta.url), 'utf8');
  for (const [tag, list] of [
    ['csspart', 'cssParts'],
    ['cssproperty', 'cssProperties'],
    ['attr', 'attributes'],
  ]) {
    const stated = [...head.matchAll(new RegExp(`^ \\* @${tag} (?:\\{.*?\\} )?(\\S+)`, 'gm'))].map(([, name]) => name);
    assert.deepEqual(
      element[list].map(({ name }) => name),
      stated,
      tag,
    );
  }
});
