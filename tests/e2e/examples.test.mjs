/** The examples, built as their READMEs say, and asked in a browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BROWSERS, asked, build, folder, serve } from './sites.mjs';

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
