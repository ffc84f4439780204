/** Where the engine cannot come: the page says what a reader can do, the console what the owner of the site must do. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, POLICY, build, folder, serve } from './sites.mjs';

const htmlWith = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>mine</title><link rel="icon" href="data:,">
<script type="module" src="${script}"></script><seed-search><a href="search/">Search the old way</a></seed-search>`;

const isWasm = (file) => file.endsWith('.wasm');
const isPage = (file) => file.endsWith('mine.html');
const open = (response) => response.setHeader('access-control-allow-origin', '*');
const policy = (text) => (response, file) => isPage(file) && response.setHeader('content-security-policy', text);

/** Each: what is wrong, as headers of the page's server, or of another one that has the scripts; and what the owner reads. */
const CASES = [
  ['a policy without wasm', { mine: policy(POLICY.replace("'wasm-unsafe-eval'", '')) }, /script-src 'wasm-unsafe-eval'/],
  ['a policy without connections', { mine: policy(POLICY.replace("connect-src 'self'", '')) }, /connect-src/],
  ['no index', { change: (site, wasm) => rmSync(wasm) }, /HTTP 404.*copy the whole folder/],
  [
    'a page in the place of the index',
    { mine: (response, file) => isWasm(file) && response.setHeader('content-type', 'text/html') },
    /text\/html/,
  ],
  ['a damaged index', { change: (site, wasm) => writeFileSync(wasm, 'no wasm') }, /is the index whole/],
  [
    'an origin that gives its scripts only',
    { theirs: (response, file) => !isWasm(file) && open(response) },
    /http.* must send Access-Control-Allow-Origin/,
  ],
  [
    'a sandboxed frame that gets scripts only',
    {
      mine(response, file) {
        if (isPage(file)) response.setHeader('content-security-policy', 'sandbox allow-scripts');
        else if (!isWasm(file)) open(response);
      },
    },
    /must send Access-Control-Allow-Origin/,
  ],
];

/** In the page: what a reader sees. */
const seen = (page) =>
  page.evaluate(() => {
    const { shadowRoot: root } = document.querySelector('seed-search');
    const isSeen = (node) => node.checkVisibility() && node.getBoundingClientRect().height > 10;
    const retry = root.querySelector('[part=retry]');
    return {
      status: root.querySelector('[part=status]').textContent,
      shown: [retry, document.querySelector('a'), root.querySelector('input')].map(isSeen),
    };
  });

test('an engine that cannot come', { timeout: 90_000 }, async (t) => {
  const { page, complaints } = await BROWSERS.Chromium(t);
  const built = folder(t);
  build(t, 'dist', built);
  /** A copy of the package, with a page of `script` beside it. */
  const siteOf = (t, script = 'define.js') => {
    const site = join(folder(t), 'site');
    cpSync(built, site, { recursive: true });
    writeFileSync(join(site, 'mine.html'), htmlWith(script));
    return site;
  };
  for (const [what, { mine, theirs, change }, advice] of CASES) {
    await t.test(`${what}: the reader may try again or go elsewhere, and the owner reads why`, async (t) => {
      const other = theirs && (await serve(t, built, theirs));
      const site = siteOf(t, other && `${other.origin}/define.js`);
      change?.(site, join(site, 'assets', readdirSync(join(site, 'assets')).find(isWasm)));
      const { origin } = await serve(t, site, mine);
      await page.goto(`${origin}/mine.html`);
      await page.locator('seed-search input').fill('算力');
      await page.locator('seed-search [part=retry]').waitFor();
      const { status, shown } = await seen(page);
      assert.match(status, /could not be loaded.*try again/);
      assert.deepEqual(shown, [true, true, true], 'the button, the link inside of the element, the field');
      const ours = complaints.splice(0).filter((text) => text.startsWith('error: seed-search: '));
      assert.equal(ours.length, 1, `${ours}`);
      assert.match(ours[0], advice);
    });
  }

  await t.test('a sandboxed frame that gets everything searches', async (t) => {
    const site = siteOf(t);
    const { origin } = await serve(t, site, (response, file) =>
      isPage(file) ? response.setHeader('content-security-policy', 'sandbox allow-scripts') : open(response),
    );
    await page.goto(`${origin}/mine.html`);
    await page.locator('seed-search input').fill('算力');
    await page.locator('seed-search [part=result]').first().waitFor();
    assert.deepEqual(complaints.splice(0), []);
  });

  await t.test('without its script, and opened as a file, the element is the link inside of it', async (t) => {
    for (const script of ['define.js', 'nowhere.js']) {
      await page.goto(pathToFileURL(join(siteOf(t, script), 'mine.html')).href);
      await page.getByText('Search the old way').waitFor();
    }
  });
});
