/** A built site whose queries need every kind of file of an index in shards, and a host that sends these as each visit wants. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { indexOf } from './shards.mjs';
import { atEnd, folder, seedSearch, written } from './sites.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
/** As the documentation wants it: names hold a hash, so what came once is kept, damaged or not. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const PAGE = Buffer.from('<!doctype html><title>Home</title><p>Welcome.</p>');

/** Ideographs that no two pages have in a row, so that there are many shards, and what is asked for is in few of them. */
const filler = (seed) =>
  Array.from({ length: 16 }, (_, i) => {
    const word = (k) => String.fromCharCode(0x4e00 + ((seed * 7919 + i * 104729 + k * 1299709) % 3000));
    return `<p>${Array.from({ length: 30 }, (_, k) => word(k)).join('')}。</p>`;
  }).join('');

/** What each page says beside its filler. Some hold parts of what others hold. */
const SAID = {
  'index.html': '欢迎来到气象站。',
  'salt.html': '用饱和盐溶液校准湿度传感器，每年一次。',
  'near.html': '盐溶液要加满；湿度高时饱和很慢，传感器另外校准。',
  'power.html': 'Open the enclosure, then check the calibration certificate.',
  'bank.html': '移动电源放在箱子里。',
  ...Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`page-${i}.html`, i % 2 ? '风向标要朝北。' : '风向不定，标杆倒了。'])),
};
const SETTINGS = "synonyms = [['充电宝', '移动电源']]\n";

/** Whether what is shown of a page is there: one of these texts, or two characters of it in a row where the hit is a weak one. */
export function holds({ path, weak }, texts) {
  const pairs = (text) => [...text].slice(1).map((character, at) => text[at] + character);
  return (weak ? texts.flatMap(pairs) : texts).some((text) => SAID[path].includes(text));
}

/** Every other page says that it is a guide, and the element has a list of these kinds. */
function pages() {
  const page = (name, said, at) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${name}</title>
    <link rel="icon" href="data:,"><script type="module" src="search/define.js"></script>
    <nav><seed-search filters="kind"></seed-search></nav><main data-search-filter="kind:${at % 2 ? 'guide' : 'note'}"><h1>${name}</h1>
    ${filler(2 * at)}<p>${said}</p>${filler(2 * at + 1)}</main>`;
  return Object.fromEntries(Object.entries(SAID).map(([name, said], at) => [name, page(name, said, at)]));
}

/**
 * The site, built and served. Each `visit(send)` is another folder of the host, so that nothing is there that a browser has kept of
 * another one; where it has a `send`, that answers for the files of the index and for the halves of the engine, and `sent` are
 * their names. A `gallery` is a page that shows several visits at once.
 */
export async function hosted(t) {
  const site = written(join(folder(t), 'public'), pages());
  const config = join(written(folder(t), { 'seed-search.toml': SETTINGS }), 'seed-search.toml');
  seedSearch(['build', site, '--shards', 'always', '--no-cache', '--quiet', '--config', config]);
  const visits = [];
  const answer = (request, response) => {
    const [, first, path] = /^\/([^/]*)\/?([^?]*)/.exec(decodeURIComponent(request.url));
    response.setHeader('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    if (first === 'gallery') {
      const frames = path.split(',').map((number) => `<iframe src="/${number}/" width="300" height="200"></iframe>`);
      return response.setHeader('content-type', 'text/html').end(`<!doctype html><link rel="icon" href="data:,">${frames.join('')}`);
    }
    const visit = visits[first];
    const file = join(site, path || 'index.html');
    if (!visit || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    const isOfIndex = /\/assets\/(index-.*\.bin|(first|rest)-.*\.wasm)$/.test(file);
    if (isOfIndex) visit.sent.push(basename(file));
    if (isOfIndex && visit.send) return visit.send(bytes, response, basename(file), request);
    return ok(response, bytes);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  atEnd(t, async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const visit = (send) => {
    const one = { send, sent: [], path: `/${visits.length}/`, address: `${origin}/${visits.length}/` };
    visits.push(one);
    return one;
  };
  const gallery = (shown) => `${origin}/gallery/${shown.map((one) => visits.indexOf(one)).join(',')}`;
  const another = readFileSync(
    join(
      indexOf(site),
      readdirSync(indexOf(site)).findLast((name) => name.startsWith('s')),
    ),
  );
  return { visit, gallery, another };
}

const ok = (response, bytes, headers = {}) => response.writeHead(200, { 'content-length': bytes.length, ...headers }).end(bytes);

/** Ways in which a file does not come as it is. `another` is another file of the index. */
export const FAULTS = {
  'a page in its place': (bytes, response) => ok(response, PAGE, { 'content-type': 'text/html' }),
  'a page in its place that is called a file': (bytes, response) => ok(response, PAGE),
  nothing: (bytes, response) => ok(response, Buffer.alloc(0)),
  'half of it, and then no connection': (bytes, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
  'half of it as if that were all': (bytes, response) => ok(response, bytes.subarray(0, bytes.length / 2)),
  'a byte of another value': (bytes, response, name) => {
    const changed = Buffer.from(bytes);
    // A module has no checksum: with another value of most of its bytes it is another program. That of its version is seen.
    changed[name.endsWith('.wasm') ? 4 : bytes.length >> 1] ^= 0x10;
    ok(response, changed);
  },
  'another file of the index': (bytes, response, name, another) => ok(response, another),
};

/** So many bytes at a time, and milliseconds between them. A module has thirty times as many bytes as other files. */
const SLOWLY = { bin: 100, wasm: 3000, pause: 10 };

/** Ways in which a host sends a file that is whole. */
export const MANNERS = {
  'compressed by gzip': (bytes, response) => ok(response, gzipSync(bytes), { 'content-encoding': 'gzip' }),
  'compressed by brotli': (bytes, response) => ok(response, brotliCompressSync(bytes), { 'content-encoding': 'br' }),
  'called a text': (bytes, response) => ok(response, bytes, { 'content-type': 'text/plain; charset=utf-8' }),
  'called nothing': (bytes, response) => {
    response.removeHeader('content-type');
    ok(response, bytes);
  },
  'in pieces, of a length that nobody says': (bytes, response) => {
    for (let at = 0; at < bytes.length; at += 1000) response.write(bytes.subarray(at, at + 1000));
    response.end();
  },
  slowly: async (bytes, response, name) => {
    const many = SLOWLY[extname(name).slice(1)];
    for (let at = 0; at < bytes.length && !response.destroyed; at += many) {
      response.write(bytes.subarray(at, at + many));
      await new Promise((done) => setTimeout(done, SLOWLY.pause));
    }
    response.end();
  },
};

/** The frame of a gallery that shows a visit. */
export async function frameOf(page, { path }) {
  for (let tries = 0; tries < 200; tries += 1) {
    const frame = page.frames().find((one) => new URL(one.url(), 'http://none').pathname === path);
    if (frame && (await frame.evaluate(() => Boolean(customElements.get('seed-search'))).catch(() => false))) return frame;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`no element in the frame of ${path}`);
}

/** In a page or a frame: what the element shows of a query that is typed, once nothing more comes by itself. */
export const shown = (frame, query, filter) =>
  frame.evaluate(
    async ([query, filter]) => {
      const search = document.querySelector('seed-search');
      const text = (part) =>
        [...search.shadowRoot.querySelectorAll(`[part~=${part}]`)]
          .filter((node) => node.checkVisibility())
          .map((node) => node.textContent)
          .join();
      let [error, isTold] = [undefined, false];
      const fail = (event) => (error = event.error.message);
      const tell = ({ detail }) => (isTold ||= detail.query === query);
      search.addEventListener('error', fail);
      search.addEventListener('seed-results', tell);
      if (filter) search.filter = filter;
      const field = search.shadowRoot.querySelector('input');
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const isDone = () => error || (isTold && search.results.rest !== true);
      for (let tries = 0; tries < 1000 && !isDone(); tries += 1) await new Promise((go) => setTimeout(go, 10));
      await new Promise((go) => setTimeout(go, 30));
      search.removeEventListener('error', fail);
      search.removeEventListener('seed-results', tell);
      const { hits, lacking = false } = search.results;
      const found = hits.map(({ path, weak = false }) => ({ path, weak }));
      return { error, isDone: Boolean(isDone()), hits: found, lacking, status: text('status'), note: text('note'), retry: text('retry') };
    },
    [query, filter],
  );

/** In a page or a frame: presses the button that tries again until nothing is lacking, three times at most. */
export const again = (frame) =>
  frame.evaluate(async () => {
    const search = document.querySelector('seed-search');
    let error;
    for (let tries = 0; tries < 3; tries += 1) {
      const button = [...search.shadowRoot.querySelectorAll('[part=retry]')].find((node) => node.checkVisibility());
      if (!button) break;
      const over = new Promise((done) => ['error', 'seed-results'].forEach((name) => search.addEventListener(name, done, { once: true })));
      button.click();
      ({ error } = await over);
      await new Promise((go) => setTimeout(go, 30));
    }
    const { hits, lacking = false } = search.results;
    return { error: error?.message, hits: hits.map(({ path, weak = false }) => ({ path, weak })), lacking };
  });
