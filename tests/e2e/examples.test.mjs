/** The examples, built as their READMEs say, and asked in a browser. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BROWSERS, asked, atEnd, build, folder, serve } from './sites.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, ...given) => execFileSync(command, given, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });

test('a module without documents takes an index as bytes', { timeout: 600_000 }, async (t) => {
  const site = folder(t);
  run('make', 'engine', `ENGINE=${join(site, 'engine')}`);
  // Not --release, as the README has it: the command is compiled for the tests already.
  run('cargo', 'run', '--quiet', '-p', 'seed-search-cli', '--', 'index', 'seeds', '--output', join(site, 'index.bin'));
  copyFileSync(join(ROOT, 'examples/engine-alone/index.html'), join(site, 'index.html'));
  const { origin } = await serve(t, site);
  for (const open of Object.values(BROWSERS)) {
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/`);
    const said = await page.evaluate(async () => {
      const { default: init, Index } = await import('./engine/seed_search.js');
      await init();
      const message = (make) => {
        try {
          return `${make()} was made`;
        } catch (error) {
          return error.message;
        }
      };
      const bytes = new Uint8Array(await (await fetch('index.bin')).arrayBuffer());
      const changed = bytes.with(100, bytes[100] ^ 1);
      return {
        without: message(() => new Index()),
        foreign: message(() => Index.fromBytes(new TextEncoder().encode('<!doctype html>'))),
        short: message(() => Index.fromBytes(bytes.slice(0, -1))),
        damaged: message(() => Index.fromBytes(changed)),
        documents: Index.fromBytes(bytes).documentCount,
      };
    });
    // What was expected, what was found, what to do.
    assert.match(said.without, /expected a module with documents, found the engine alone; .* Index\.fromBytes/);
    assert.match(said.foreign, /expected bytes that begin with SEEDINDX, found others; give it a file that `seed-search index` wrote/);
    assert.match(said.short, /expected \d+ bytes, found \d+; copy the file again/);
    assert.match(said.damaged, /checksum does not fit the bytes, .*; copy the file again/);
    assert.equal(said.documents, 15);
    await page.waitForFunction(() => {
      const query = document.querySelector('#query');
      query.value = 'suanliwang';
      query.dispatchEvent(new Event('input'));
      return document.querySelector('#hits mark')?.textContent === '算力网';
    });
    assert.deepEqual(complaints, []);
  }
});

test('two lines embed the element in a plain page', { timeout: 60_000 }, async (t) => {
  const site = folder(t);
  build(t, 'dist', join(site, 'search'));
  copyFileSync(join(ROOT, 'examples/plain-page/index.html'), join(site, 'index.html'));
  const { origin } = await serve(t, site);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => customElements.get('seed-search'));
  const { total, href } = await asked(page, '算力网');
  assert.ok(total > 3 && href.startsWith(`${origin}/search/index.html#doc=`), `${total} hits, ${href}`);
  assert.deepEqual(complaints, []);
});

test('an object of the page asks a server, and no engine is loaded', { timeout: 60_000 }, async (t) => {
  const site = folder(t);
  build(t, 'dist', join(site, 'search'));
  for (const name of ['index.html', 'server.mjs', 'documents.ndjson']) copyFileSync(join(ROOT, 'examples/remote', name), join(site, name));
  const server = spawn(process.execPath, [join(site, 'server.mjs')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atEnd(t, () => server.kill());
  const origin = await new Promise((told) => server.stdout.once('data', (line) => told(String(line).trim())));
  for (const open of Object.values(BROWSERS)) {
    const { page, complaints } = await open(t);
    await page.goto(origin);
    await page.waitForFunction(() => customElements.get('seed-search'));
    const rows = (query) =>
      page.evaluate(async (query) => {
        const search = document.querySelector('seed-search');
        await search.search(query);
        return [...search.shadowRoot.querySelectorAll('li')].map((row) => ({
          title: row.querySelector('[part=title]').textContent,
          path: new URL(row.querySelector('a').href).pathname + new URL(row.querySelector('a').href).hash,
          meta: row.querySelector('[part=meta]')?.textContent,
          marks: [...row.querySelectorAll('[part=excerpt] mark')].map(({ textContent }) => textContent),
          isWeak: Boolean(row.closest('details')),
        }));
      }, query);
    const found = await rows('battery sensor');
    assert.deepEqual(
      found.map(({ title, path, meta, isWeak }) => [title, path, meta, isWeak]),
      [
        ['Telemetry', '/pages/guide/telemetry.html#silence', 'guide', false],
        ['Calibration', '/pages/calibration.html', undefined, true],
        ['The log', '/pages/guide/log.html', 'guide', true],
        ['Power', '/pages/power.html', undefined, true],
      ],
    );
    assert.deepEqual(found[0].marks, ['battery', 'sensor']);
    assert.deepEqual((await rows('零点校准'))[0].marks, ['零点校准']);
    assert.deepEqual(await rows('(.*'), []);
    const further = await page.evaluate(async () => {
      const search = document.querySelector('seed-search');
      search.limit = 2;
      await search.search('sensor battery');
      const { hits } = await search.more();
      return hits.map(({ title }) => title);
    });
    assert.deepEqual(further, ['Telemetry', 'Calibration', 'The log', 'Power']);
    const wasm = await page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => /wasm|warm|several/.test(name)).length,
    );
    assert.equal(wasm, 0);
    await page.goto(`${origin}pages/guide/telemetry.html`);
    assert.equal(await page.evaluate(() => document.title), 'Telemetry');
    assert.deepEqual(complaints, []);
  }
});
