/** What stories of the built layouts need: a build in a folder of its own, a server that can go away, two browsers. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import sirv from 'sirv';
import { FLAGS, findChrome, findFirefox } from '../browsers.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The policy that the README names. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

const ends = new WeakMap();

/** Runs `act` when the story ends, the last one asked for first: a browser goes before its profile does. */
export function atEnd(t, act) {
  if (!ends.has(t)) {
    ends.set(t, []);
    t.after(async () => {
      for (const end of ends.get(t).reverse()) await end();
    });
  }
  ends.get(t).push(act);
}

/** A folder that goes when the story `t` ends. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'seed-search-site-'));
  atEnd(t, () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** Writes files, by their paths below a folder, and gives the folder. */
export function written(path, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** Where the command is, which `cargo test` has built. */
export function commandPath() {
  const command = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug/seed-search');
  if (!existsSync(command)) throw new Error(`no command at ${command}: make carried, then cargo build -p seed-search-cli`);
  return command;
}

/** Runs the command, and gives what it prints. */
export const seedSearch = (args, options) => execFileSync(commandPath(), args, { encoding: 'utf8', ...options });

/** Runs `dist` or `single` into `out`, over a copy of the sources that `change` may edit before. */
export function build(t, what, out, change) {
  let root = ROOT;
  if (change) {
    root = folder(t);
    for (const name of ['www', 'package.json', 'Cargo.toml', 'README.md', 'LICENSE']) {
      cpSync(join(ROOT, name), join(root, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    change(join(root, 'www'));
  }
  return execFileSync(process.execPath, [join(root, `www/build/${what}.mjs`), out], { encoding: 'utf8' });
}

/** A large index: the same with three million bytes in a section of its own, which mean nothing and compress to nothing. */
export const aLargeIndex = (www) => {
  const size = 3_000_000;
  const head = [0, ...[0, 7, 14, 21].map((shift) => ((size >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0)), 1, 0x6e];
  appendFileSync(join(www, 'pkg/seed_search_bg.wasm'), Buffer.concat([Buffer.from(head), Buffer.alloc(size - 2)]));
};

/** Serves a folder until the story ends or `stop()`; `start()` serves again at the same address. `wait` may hold a request. */
export async function serve(t, path, setHeaders = () => {}, wait = undefined) {
  let server;
  let port = 0;
  const stop = async () => {
    server?.closeAllConnections();
    await new Promise((done) => (server ? server.close(done) : done()));
    server = undefined;
  };
  const start = async () => {
    const files = sirv(path, { dev: true, setHeaders });
    const answer = async (...asked) => {
      await wait?.(...asked);
      files(...asked);
    };
    server = createServer(wait ? answer : files).listen(port, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    ({ port } = server.address());
  };
  await start();
  atEnd(t, stop);
  return { origin: `http://127.0.0.1:${port}`, start, stop };
}

const PERSISTENT = {
  Chromium: (profile) => chromium.launchPersistentContext(profile, { executablePath: findChrome(), args: FLAGS, locale: 'zh-CN' }),
  Firefox: (profile) => puppeteer.launch({ browser: 'firefox', executablePath: findFirefox(), headless: true, userDataDir: profile }),
};

/** A browser with a profile that outlives it, so that it can be started again. */
export async function restartable(t, profile, name = 'Chromium') {
  const browser = await PERSISTENT[name](profile);
  let closing;
  const close = () => (closing ??= browser.close());
  atEnd(t, close);
  return { newPage: () => browser.newPage(), close };
}

/** A page of each browser, as a story by name; `act` gets what both have: `goto`, `evaluate`, and the complaints. */
export const BROWSERS = {
  Chromium: async (t) => {
    const browser = await chromium.launch({ executablePath: findChrome(), args: FLAGS });
    atEnd(t, () => browser.close());
    return watch(await browser.newPage());
  },
  Firefox: async (t) => {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: findFirefox(), headless: true });
    atEnd(t, () => browser.close());
    const page = await browser.newPage();
    // Firefox holds the driver's own waiting, which makes a function of a text, to the policy of the page, which forbids it.
    page.waitForFunction = (condition) => until(page, condition);
    return watch(page);
  },
};

/** Asks the page again and again, until a condition holds there; while it goes to another address, none does. */
async function until(page, condition) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await page.evaluate(`Boolean((${condition})())`).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`this did not come: ${condition}`);
}

/**
 * Firefox asks for a page's icon by itself, and calls it a failure of the service worker when the page is left before the icon
 * has come. No script sees it.
 */
const ICON_CUT_OFF = /^Failed to load .*icon\.svg.*ServiceWorker intercepted the request and encountered an unexpected error/;

function watch(page) {
  const complaints = [];
  page.on('pageerror', ({ message }) => {
    if (!ICON_CUT_OFF.test(message)) complaints.push(`uncaught: ${message}`);
  });
  page.on('console', (message) => {
    const type = message.type();
    if (['error', 'warn', 'warning'].includes(type)) complaints.push(`${type}: ${message.text()}`);
  });
  return { page, complaints };
}

/** In the page: asks, and gives what the element shows. */
export const asked = (page, query) =>
  page.evaluate(async (query) => {
    const search = document.querySelector('seed-search');
    await search.ready;
    const { total, hits } = await search.search(query);
    const [link] = search.shadowRoot.querySelectorAll('a');
    return { total, title: hits[0]?.title, status: search.shadowRoot.querySelector('[part=status]').textContent, href: link?.href };
  }, query);
