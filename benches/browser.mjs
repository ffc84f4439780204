/** A headless Chromium and what it visits: a blank page from memory and the real one, each with the package from a folder. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { FLAGS, findChrome } from '../tests/browsers.mjs';

// Without it a measurement of memory waits for the next garbage collection, up to twenty seconds.
const EAGER = '--enable-blink-features=ForceEagerMeasureMemory';
// Cross-origin isolation: the fine clock and measureUserAgentSpecificMemory are to be had with it only.
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
};
const html = (script = '') =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><body><ol></ol>${script && `<script type="module">${script}</script>`}`;
/** The least that a key costs: a field that shows what stands in it, and says so as the real page does. */
const FIELD = html(`const field = Object.assign(document.createElement('input'), { index: {} });
  document.body.append(field);
  field.addEventListener('input', () => {
    field.dispatchEvent(new CustomEvent('seed-results', { bubbles: true, detail: { query: field.value } }));
  });
  field.addEventListener('keydown', ({ key }) => key === 'Escape' && (field.value = ''));`);

/** A field in three lines, as a site has it, of the build in a folder. */
const element = (folder) => `import '/${folder}/define.js'; document.body.append(document.createElement('seed-search'));`;

/**
 * `folder` is served as /pkg, and as that of the page in /www; each of `builds` by its name, its element alone at
 * /NAME/element. Close it when done.
 */
export async function laboratory(folder, builds = {}) {
  const memory = {
    '/': ['text/html', html()],
    '/field': ['text/html', FIELD],
    '/page.mjs': ['text/javascript', readFileSync(fileURLToPath(new URL('page.mjs', import.meta.url)))],
  };
  const files = sirv(folder, { dev: true });
  const sites = Object.entries({ www: fileURLToPath(new URL('../www', import.meta.url)), ...builds }).map(([name, path]) => {
    memory[`/${name}/element`] = ['text/html', html(element(name))];
    return [`/${name}/`, sirv(path, { dev: true })];
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [under, site] = sites.find(([under]) => pathname.startsWith(under)) ?? [];
    for (const [name, value] of Object.entries(ISOLATED)) response.setHeader(name, value);
    if (memory[pathname]) {
      const [type, body] = memory[pathname];
      response.setHeader('Content-Type', `${type}; charset=utf-8`);
      response.end(body);
    } else if (/^(\/www)?\/pkg\//.test(pathname)) {
      request.url = request.url.replace(/^(\/www)?\/pkg/, '');
      files(request, response, () => response.writeHead(404).end());
    } else if (site) {
      request.url = request.url.slice(under.length - 1);
      site(request, response, () => response.writeHead(404).end());
    } else {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: findChrome(), args: [...FLAGS, EAGER] });
  const devtools = await browser.newBrowserCDPSession();

  return {
    version: browser.version(),
    /** A page in a context of its own, nothing cached, `script` run on it before its own; `close()` takes both away. */
    async page(path = '/', { slower = 1, network, script } = {}) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      if (script) await page.addInitScript(script);
      const devtools = await context.newCDPSession(page);
      if (slower > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      if (network) {
        await devtools.send('Network.enable');
        await devtools.send('Network.emulateNetworkConditions', network);
      }
      await page.goto(new URL(path, origin).href, { waitUntil: 'commit' });
      return {
        page,
        send: (method, parameters) => devtools.send(method, parameters),
        /** Calls a function of page.mjs. */
        call: (name, ...args) => page.evaluate(async ([name, args]) => (await import('/page.mjs'))[name](...args), [name, args]),
        collectGarbage: () => devtools.send('HeapProfiler.collectGarbage'),
        close: () => context.close(),
      };
    },
    trace: (page, categories) => browser.startTracing(page, { categories }),
    traced: async () => JSON.parse(await browser.stopTracing()).traceEvents,
    /** Bytes of the heaviest renderer's own memory; nothing where there is no /proc. */
    async process() {
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      const own = processInfo
        .filter(({ type }) => type === 'renderer')
        .map(({ id }) => {
          const status = `/proc/${id}/status`;
          return existsSync(status) ? 1024 * /^RssAnon:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))[1] : 0;
        });
      return Math.max(0, ...own);
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
