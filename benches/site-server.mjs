/** A built site with each of two searches, as a host serves it, in a browser that counts what it asks for. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { FLAGS, findChrome } from '../tests/browsers.mjs';

const EAGER = '--enable-blink-features=ForceEagerMeasureMemory'; // No waiting for the next garbage collection.
/** What hosts compress. An engine's own files have compressed themselves. */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const HEAD = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'max-age=600',
};
const script = readFileSync(fileURLToPath(new URL('site-page.mjs', import.meta.url)), 'utf8');
const html = (body) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><body>${body}`;
const PAGES = {
  '/': html(`<ol></ol><script type="module">${script}</script>`),
  '/element': html(`<script type="module" src="/seed-search/search/define.js"></script><seed-search></seed-search>`),
};
/** Milliseconds that an answer waits where rounds are told: what is asked for together is then on its way together. */
const WAIT = 60;
const sleep = (time) => new Promise((done) => setTimeout(done, Math.max(0, time)));

/** What a file is, of either engine. */
const SORTS = [
  ['code', /\.(js|wasm)$|\/wasm\.[^/]*\.pagefind$/],
  ['root', /\/root\.bin$|\/pagefind-entry\.json$|\.pf_meta$/],
  ['lists', /\/s\d+\.bin$|\.pf_index$/],
  ['texts', /\/t\d+\.bin$|\.pf_fragment$/],
  ['others', /./],
];
const sortOf = (path) => SORTS.find(([, pattern]) => pattern.test(path))[0];
/** All but code is of the index. */
export const INDEX = ['root', 'lists', 'texts', 'others'];

/** The requests of one deed, as figures. */
function told(requests) {
  const rounds = (list) => {
    const ends = [];
    for (const { start, end } of [...list].sort((a, b) => a.start - b.start)) {
      // One that starts after another has ended belongs to a later round. The browser notes an end a little late.
      const round = 1 + Math.max(0, ...ends.filter((other) => other.end <= start + WAIT / 2).map((other) => other.round));
      ends.push({ end, round });
    }
    return Math.max(0, ...ends.map(({ round }) => round));
  };
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const of = (sort) => requests.filter(({ path }) => sortOf(path) === sort);
  const [code, index] = [of('code'), INDEX.flatMap(of)];
  return {
    bytes: sum(requests),
    code: sum(code),
    index: sum(index),
    files: requests.length,
    indexFiles: index.length,
    sorts: Object.fromEntries(INDEX.map((sort) => [sort, { bytes: sum(of(sort)), files: of(sort).length }])),
    rounds: rounds(requests),
    indexRounds: rounds(index),
    missing: requests.filter(({ status }) => status !== 200).map(({ path }) => path),
  };
}

/** `folders` by their names, each served below its name. */
export async function served(folders) {
  const files = new Map();
  function fileAt(pathname) {
    if (files.has(pathname)) return files.get(pathname);
    const [, name, ...rest] = pathname.split('/');
    const path = join(folders[name] ?? '/none', ...rest);
    if (!folders[name] || !path.startsWith(folders[name]) || !existsSync(path) || !statSync(path).isFile()) return undefined;
    const body = readFileSync(path);
    const type = TYPES[extname(path)];
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    // Pages are only read, by nobody who counts.
    const isPacked = type && extname(path) !== '.html';
    const file = { type, isPacked, body: isPacked ? brotliCompressSync(body, { params }) : body };
    files.set(pathname, file);
    return file;
  }
  // All answers share one line: each waits its latency, and then until what went before is through.
  let line = {};
  let free = 0;
  async function sent(size) {
    const { latency = 0, throughput = Infinity } = line;
    if (latency) await sleep(latency);
    if (throughput === Infinity) return;
    free = Math.max(free, performance.now()) + (1000 * size) / throughput;
    await sleep(free - performance.now());
  }
  const server = createServer(async (request, response) => {
    const pathname = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = PAGES[pathname] ? { type: TYPES['.html'], body: Buffer.from(PAGES[pathname]) } : fileAt(pathname);
    await sent(file?.body.length ?? 0);
    if (!file) return response.writeHead(404, HEAD).end();
    const { type = 'application/octet-stream', isPacked, body } = file;
    const packed = isPacked ? { 'Content-Encoding': 'br' } : {};
    return response.writeHead(200, { ...HEAD, 'Content-Type': type, 'Content-Length': body.length, ...packed }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const launch = () => chromium.launch({ executablePath: findChrome(), args: [...FLAGS, EAGER] });
  const browser = await launch();

  return {
    version: browser.version(),
    sizeOf: (pathname) => fileAt(pathname)?.body.length ?? 0,
    setWaiting: (is) => (line = is ? { latency: WAIT } : {}),
    /** Slows the server down by `latency` in milliseconds and `throughput` in bytes a second; workers are not spared. */
    setLine(of = {}) {
      line = of;
      free = 0;
    },
    launch,
    /** A page in a context of its own, nothing cached. `from` is another browser than the one that all share. */
    async page(path = '/', { slower = 1, network, script: before, from = browser } = {}) {
      const context = await from.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      let requests = [];
      context.on('request', (request) => requests.push(request));
      if (before) await page.addInitScript(before);
      const devtools = await context.newCDPSession(page);
      if (slower > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      if (network) {
        await devtools.send('Network.enable');
        await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
      }
      await page.goto(`${origin}${path}`, { waitUntil: network ? 'commit' : 'load' });
      return {
        page,
        collectGarbage: () => devtools.send('HeapProfiler.collectGarbage'),
        call: (name, ...args) => page.evaluate(([name, args]) => window.bench[name](...args), [name, args]),
        /** What was asked for since the last call, but for pages of the bench. */
        async spent() {
          const list = requests.filter((request) => !PAGES[new URL(request.url()).pathname] && !request.url().startsWith('data:'));
          requests = [];
          return told(
            await Promise.all(
              list.map(async (request) => {
                const response = await request.response();
                await response?.finished();
                const { startTime, responseEnd } = request.timing();
                const path = decodeURIComponent(new URL(request.url()).pathname);
                const status = response?.status() ?? 0;
                return { path, status, start: startTime, end: startTime + responseEnd, bytes: fileAt(path)?.body.length ?? 0 };
              }),
            ),
          );
        },
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
