/** How readers have set their device: a page in each of these ways, in Chromium and in Firefox, of a site whose engine can be slow. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import sirv from 'sirv';
import { FLAGS, findChrome, findFirefox } from '../browsers.mjs';
import { widen } from './hosts.mjs';
import { atEnd } from './sites.mjs';

const WWW = process.env.WWW ?? fileURLToPath(new URL('../../www', import.meta.url));

/** A desk of 1280 by 800 unless told; Firefox takes colours as preferences, when it starts. */
export const MODES = {
  light: { colors: 'light' },
  'right to left': { colors: 'light', dir: 'rtl', lang: 'ar' },
  '200 % zoom': { colors: 'light', width: 640, height: 400 },
  '400 % zoom': { colors: 'light', width: 320, height: 256 },
  dark: { colors: 'dark' },
  'forced colours': { colors: 'forced' },
};

const PREFERENCES = {
  light: { 'layout.css.prefers-color-scheme.content-override': 1 },
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  // With a theme of high contrast: what Firefox takes where there is no screen is white on light blue.
  forced: { 'browser.display.document_color_use': 2, 'ui.highlight': '#000080', 'ui.highlighttext': '#ffffff' },
};

/** Each browser as a function that gives a page in that mode. */
export const READERS = {
  Chromium: async (t) => {
    const browser = await chromium.launch({ executablePath: findChrome(), args: FLAGS });
    atEnd(t, () => browser.close());
    return async ({ colors, width = 1280, height = 800 }) => {
      const isForced = colors === 'forced';
      const context = await browser.newContext({
        colorScheme: isForced ? 'light' : colors,
        forcedColors: isForced ? 'active' : 'none',
        viewport: { width, height },
        locale: 'zh-CN',
      });
      return context.newPage();
    };
  },
  Firefox: async (t) => {
    let browser;
    let now;
    atEnd(t, () => browser?.close());
    return async ({ colors, width = 1280, height = 800 }) => {
      if (now !== colors) {
        await browser?.close();
        now = colors;
        const options = { browser: 'firefox', executablePath: findFirefox(), headless: true };
        browser = await puppeteer.launch({ ...options, extraPrefsFirefox: PREFERENCES[colors] });
      }
      const page = await browser.newPage();
      await widen(page, width, height);
      return page;
    };
  },
};

/**
 * Serves the page of the project, and `html` as `host.html`. `engine.is` tells what becomes of its engine: `there`, `held` until
 * it is there, or `broken`.
 */
export async function site(t, html) {
  const files = sirv(WWW, { dev: true, setHeaders: (response) => response.setHeader('cache-control', 'no-store') });
  const held = [];
  let is = 'there';
  const server = createServer((request, response) => {
    const give = () => files(request, response);
    if (request.url.startsWith('/host.html')) response.setHeader('content-type', 'text/html').end(html(new URL(request.url, 'http://x')));
    else if (!/\.wasm/.test(request.url) || is === 'there') give();
    else if (is === 'held') held.push(give);
    else response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  atEnd(t, () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  const engine = {
    get is() {
      return is;
    },
    set is(now) {
      is = now;
      if (is === 'there') held.splice(0).forEach((give) => give());
    },
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, engine };
}
