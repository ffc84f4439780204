/**
 * What every story needs: the page on a local server, a browser that is already on the machine, and a
 * watch over the console and the network.
 *
 * `CHROME` names another browser, `WWW` another folder to serve than `www/`.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { FLAGS, findChrome } from '../browsers.mjs';
import { painted } from './painted.mjs';

const WWW = process.env.WWW ?? fileURLToPath(new URL('../../www', import.meta.url));
let browser;
let server;
let origin;

before(async () => {
  if (!existsSync(`${WWW}/pkg/seed_search.js`)) {
    throw new Error(`no wasm package in ${WWW}/pkg: build it first (wasm-pack build --target web --out-dir www/pkg)`);
  }
  server = createServer(sirv(WWW, { dev: true })).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: findChrome(), args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/**
 * One behaviour in a fresh browser context. `act` gets `page`, `context`, `origin`, the log of
 * `requests`, and `expectError(pattern)` for a story about failure: every other console message of the
 * kind error or warning, every uncaught exception, and every request to another origin fails it.
 */
export function story(name, options, act = options) {
  const settings = act === options ? {} : options;
  test(name, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...settings });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const requests = [];
    const complaints = [];
    const expected = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    try {
      await act({ page, context, origin, requests, expectError: (pattern) => expected.push(pattern) });
      const surprises = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
      assert.deepEqual(surprises, [], 'the console should be empty');
      const strangers = requests.filter((url) => !url.startsWith(`${origin}/`));
      assert.deepEqual(strangers, [], 'nothing should be fetched from elsewhere');
    } finally {
      await context.close();
    }
  });
}

/** The page with its engine started. */
export async function visit(page, origin, address = '') {
  await page.goto(`${origin}/${address}`);
  await page.evaluate(() => document.querySelector('seed-search').ready);
}

/**
 * Another page of the same site with `<seed-search>` on it. `script` runs as a module, under the same
 * policy as the site's own page.
 */
export async function embed(page, origin, { body = '<seed-search></seed-search>', script, lang = 'zh-CN' }) {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'";
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>host</title>
    <link rel="icon" href="icon.svg"><script type="module" src="host.js"></script><body>${body}`;
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: html }),
  );
  await page.route('**/host.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: script ?? "import { SeedSearch } from './seed-search.js'; SeedSearch.define();",
    }),
  );
  await page.goto(`${origin}/host.html`);
  await page.waitForFunction(() => customElements.get('seed-search'));
}

/** The parts of `<seed-search>` by name. */
export const part = (page, name) => page.locator(`seed-search [part~="${name}"]`);

/** Types into the field as a reader would, and looks when all of the answer is painted. */
export async function ask(page, query) {
  await part(page, 'input').fill(query);
  await page.evaluate(painted);
}
