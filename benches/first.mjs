/** From an address to the first results on it: what `make dist` writes, as a host serves it, beside a plain scan of the text. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What DevTools calls Fast 4G. */
const FAST_4G = { offline: false, latency: 165, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9 };
/** In what each shape is timed: a name, and what the page is slowed down by. */
export const CONDITIONS = [
  ['as it is', {}],
  ['CPU ÷ 4', { slower: 4 }],
  ['Fast 4G', { network: FAST_4G }],
];
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

const page = (head, body = '') =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="${head}"></script><body>${body}<ol></ol>`;
const SCAN = `const texts = await (await fetch('documents.json')).json();
  const squash = (text) => text.replace(/\\s+/gu, '').toLowerCase();
  const squashed = texts.map(([title, text]) => [squash(title), squash(text)]);
  const q = squash(decodeURIComponent(location.hash.slice(1)));
  const hits = [];
  squashed.forEach(([title, body], id) => {
    const at = body.indexOf(q);
    if (at < 0 && !title.includes(q)) return;
    let count = 0;
    for (let next = at; next >= 0 && count < 20; next = body.indexOf(q, next + 1)) count++;
    hits.push({ title: texts[id][0], excerpt: body.slice(Math.max(0, at - 30), at + 80), score: count + (title.includes(q) ? 1000 : 0) });
  });
  for (const { title, excerpt } of hits.sort((a, b) => b.score - a.score).slice(0, 10)) {
    const row = document.createElement('li');
    row.append(title, document.createElement('br'), excerpt);
    document.querySelector('ol').append(row);
  }
  dispatchEvent(new Event('seed-results'));`;

/** The shapes that are timed, each by its address for a query. */
export const SHAPES = {
  'plain scan of the text': (q) => `scan.html#${q}`,
  'the page, search/index.html#q=…': (q) => `search/index.html#q=${q}`,
  'the element in three lines': (q) => `embed.html?${q}`,
};

/** A folder with all shapes over the package in `pkg`, and a server that compresses as hosts do. */
export async function site(pkg, documents, root) {
  const folder = mkdtempSync(join(tmpdir(), 'seed-search-first-'));
  const sources = join(folder, 'sources');
  for (const name of ['www', 'Cargo.toml', 'README.md', 'LICENSE', 'package.json']) {
    cpSync(join(root, name), join(sources, name), { recursive: true, filter: (path) => path !== join(root, 'www/pkg') });
  }
  cpSync(pkg, join(sources, 'www/pkg'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'));
  execFileSync(process.execPath, [join(sources, 'www/build/dist.mjs'), join(folder, 'search')]);
  const put = (name, text) => writeFileSync(join(folder, name), text);
  put('documents.json', JSON.stringify(documents.map(({ title, text }) => [title, text])));
  put('scan.html', page('scan.js'));
  put('scan.js', SCAN);

  const packed = new Map();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    if (pathname === '/embed.html') {
      const query = decodeURIComponent(search.slice(1)).replace(/["&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      return response.setHeader('content-type', 'text/html').end(page('search/define.js', `<seed-search query="${query}"></seed-search>`));
    }
    const path = join(folder, decodeURIComponent(pathname));
    if (!path.startsWith(folder) || !existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(path), { level: 9 }));
    const body = packed.get(path);
    response.writeHead(200, {
      'content-type': `${TYPES[extname(path)]}; charset=utf-8`,
      'content-encoding': 'gzip',
      'content-length': body.length,
    });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** On the page, before its own scripts: when the first results are laid out. */
export function watch() {
  addEventListener('seed-results', () => {
    void document.body.offsetHeight;
    window.shown ??= performance.now();
  });
}
