/** The package as a dependency: what a bundler makes of it finds wasm and worker, below any path. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as vite from 'vite';
import webpack from 'webpack';
import { BROWSERS, aLargeIndex, asked, atEnd, build, folder, serve } from './sites.mjs';

const BY_DEFINE = "import 'seed-search/define';";
const BY_NAME = "import { SeedSearch } from 'seed-search';\nSeedSearch.define();";

/** An app with the `built` package among its dependencies, and one script. */
function app(t, built, script) {
  const root = folder(t);
  cpSync(built, join(root, 'node_modules/seed-search'), { recursive: true });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,">
    <script type="module" src="./main.js"></script><seed-search recent></seed-search></html>`;
  writeFileSync(join(root, 'index.html'), html);
  writeFileSync(join(root, 'main.js'), script);
  writeFileSync(join(root, 'package.json'), '{ "name": "app", "private": true, "type": "module", "dependencies": { "seed-search": "*" } }');
  return root;
}

/** Each way makes the app of a folder ready below a base path, and gives its address. */
const WAYS = {
  'Vite, built': async (t, root, base) => {
    await vite.build({ root, base, configFile: false, logLevel: 'error', build: { outDir: join(root, 'out', base) } });
    return `${(await serve(t, join(root, 'out'))).origin}${base}`;
  },
  'Vite, preview': async (t, root, base) => {
    const shared = { root, base, configFile: false, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } };
    await vite.build(shared);
    const server = await vite.preview(shared);
    atEnd(t, () => server.close());
    return server.resolvedUrls.local[0];
  },
  'Vite, dev': async (t, root, base, optimizeDeps = {}) => {
    const server = { port: 0, host: '127.0.0.1', watch: null, hmr: false };
    const running = await vite.createServer({ root, base, configFile: false, logLevel: 'error', optimizeDeps, server });
    await running.listen();
    atEnd(t, () => running.close());
    return running.resolvedUrls.local[0];
  },
  'Vite, dev, not optimized': (t, root, base) => WAYS['Vite, dev'](t, root, base, { exclude: ['seed-search'] }),
  webpack: async (t, root, base) => {
    const path = join(root, 'out', base);
    const output = { path, publicPath: base, filename: 'main.js' };
    const options = {
      mode: 'production',
      context: root,
      entry: './main.js',
      output,
      performance: false,
      optimization: { minimize: false },
    };
    const stats = await new Promise((done, fail) => webpack(options, (error, stats) => (error ? fail(error) : done(stats))));
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual([...errors, ...warnings], []);
    assert.ok(!readFileSync(join(path, 'main.js'), 'utf8').includes('file://'), 'no path of the machine that builds');
    cpSync(join(root, 'index.html'), join(path, 'index.html'));
    return `${(await serve(t, join(root, 'out'))).origin}${base}`;
  },
};

test('in what bundlers make of it there is everything', { timeout: 120_000 }, async (t) => {
  const built = folder(t);
  const { page, complaints } = await BROWSERS.Chromium(t);
  for (const [size, workers, change, ways] of [
    [
      'small',
      0,
      undefined,
      [
        ['Vite, built', '/', BY_NAME],
        ['Vite, preview', '/x/', BY_DEFINE],
        ['Vite, dev', '/', BY_DEFINE],
        ['Vite, dev, not optimized', '/x/', BY_DEFINE],
        ['webpack', '/', BY_NAME],
      ],
    ],
    [
      'large',
      1,
      aLargeIndex,
      [
        ['Vite, built', '/x/', BY_DEFINE],
        ['Vite, dev', '/x/', BY_NAME],
        ['webpack', '/x/', BY_DEFINE],
      ],
    ],
  ]) {
    build(t, 'dist', join(built, size), change);
    for (const [name, base, script] of ways) {
      await t.test(`${name}, below ${base}, a ${size} index`, async (t) => {
        await page.goto(await WAYS[name](t, app(t, join(built, size), script), base));
        await page.locator('seed-search input').fill('算力网');
        const first = page.locator('seed-search [part=result] a').first();
        await first.waitFor();
        assert.ok((await asked(page, '算力网')).total > 3);
        assert.equal(page.workers().length, workers);
        if (!name.includes('dev')) {
          // Vite's own server has the package as it is, with its page.
          assert.match(await first.evaluate((link) => link.href.replace(document.baseURI, '')), /^#doc=/, 'no page of ours is there');
        }
        await first.click();
        const kept = await page.evaluate(() => Object.keys(localStorage));
        assert.ok(kept.length && kept.every((key) => !/[0-9a-f]{8}|\.js/i.test(key)), `recent searches are kept under ${kept}`);
        assert.deepEqual(complaints, []);
        await page.goto('about:blank'); // What the app says when its server goes is no complaint of ours.
        complaints.length = 0;
      });
    }
  }
});
