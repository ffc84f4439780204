/** How long a reader waits for the first results, and what the page holds after many queries. */
import { existsSync, readFileSync } from 'node:fs';
import { bytes, median, ms, table } from './tables.mjs';

/** Of each kind so many queries are timed. */
const TIMED = 2;
const QUERIES = 200;
const FAST = { latency: 165, throughput: 8.1e6 / 8 };
const SLOW = { latency: 400, throughput: 1.6e6 / 8 };
const network = ({ latency, throughput }) => ({ latency, downloadThroughput: throughput, uploadThroughput: throughput });
/** The browser slows down the page's own thread and requests only, so Pagefind leaves its worker there. The server slows down all. */
const CONDITIONS = [
  ['as it is', {}],
  ['CPU ÷ 4', { slower: 4 }],
  ['Fast 4G', { network: network(FAST) }],
  ['slow 4G', { network: network(SLOW) }],
  ['Fast 4G by the server', { line: FAST }],
  ['slow 4G by the server', { line: SLOW }],
];

export async function times({ site, engines, queries, say }) {
  const kinds = [...new Set(queries.first.map(({ kind }) => kind))];
  const timed = kinds.flatMap((kind) => queries.first.filter((query) => query.kind === kind).slice(0, TIMED));
  const shown = async (engine, q, condition) => {
    const worker = condition.slower || condition.network ? { 'no-worker': '' } : {};
    site.setLine(condition.line);
    const visit = await site.page(`/?${new URLSearchParams({ engine, q, ...worker })}`, condition);
    await visit.page.waitForFunction(() => window.shown || window.failed);
    const [time, failed] = await visit.page.evaluate(() => [window.shown, window.failed]);
    await visit.close();
    site.setLine();
    if (failed) throw new Error(`${engine}, ${q}: ${failed}`);
    return time;
  };
  // The first of all finds neither the browser nor the server's files warm.
  for (const engine of engines) await shown(engine, timed[0].q, {});
  const all = CONDITIONS.map(() => engines.map(() => []));
  for (const [i, { q }] of timed.entries()) {
    for (const [c, [, condition]] of CONDITIONS.entries()) {
      const order = [...engines.keys()];
      if (i % 2) order.reverse();
      for (const e of order) all[c][e].push(await shown(engines[e], q, condition));
    }
  }
  say(
    '',
    '## Times to the first results, ms',
    '',
    `From the navigation to the first five results laid out with title and excerpt; the median of ${timed.length} queries, by turns, each in a`,
    'context of its own. Fast 4G: 165 ms a request, 8.1 Mbit/s; slow 4G: 400 ms, 1.6 Mbit/s. HTTP/1.1, six requests at once, no handshakes.',
    'Where the browser slows down, it spares workers: Pagefind runs on the page there, which saves it a round. Where the server does,',
    'and where nothing is slowed down, it runs in its worker, as it does by default.',
    '',
    table(
      ['condition', ...engines, 'share'],
      CONDITIONS.map(([name], c) => {
        const [own, other] = all[c].map(median);
        return [name, ms(own), ms(other), (own / other).toFixed(2)];
      }),
    ),
  );
}

/** On the page, before its scripts: what wasm memories there are. */
function noteMemories() {
  window.memories = new Set();
  const note = ({ exports }) => {
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) window.memories.add(value);
  };
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, args) {
      const instance = new target(...args);
      note(instance);
      return instance;
    },
  });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await own.apply(WebAssembly, args);
      note(made.instance ?? made);
      return made;
    };
  }
}

/** What the heaviest renderer keeps for itself, where the system tells it. */
async function ofProcess(devtools) {
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
  return sizes.length ? Math.max(...sizes) : undefined;
}

export async function memory({ site, engines, queries, say }) {
  const list = Array.from({ length: QUERIES }, (_, i) => queries.other[i % queries.other.length].q);
  const rows = [];
  for (const [engine, options, name] of [
    [undefined, {}, 'blank page'],
    ...engines.map((engine) => [engine, {}, engine]),
    ['pagefind', { noWorker: true }, 'pagefind without its worker'],
  ]) {
    // A browser of its own: in the other one there are heavier processes than the page's.
    const from = await site.launch();
    const visit = await site.page('/', { from, script: noteMemories });
    for (const q of engine ? list : []) await visit.call('ask', engine, q, options);
    for (let i = 0; i < 3; i++) await visit.collectGarbage();
    const page = await visit.call('weight');
    const wasm = await visit.page.evaluate(() => [...window.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    const kept = await ofProcess(await from.newBrowserCDPSession());
    rows.push([name, bytes(page), wasm ? bytes(wasm) : undefined, kept && bytes(kept)]);
    await from.close();
  }
  const distinct = Math.min(QUERIES, queries.other.length);
  say(
    '',
    '## Memory',
    '',
    `After ${QUERIES} queries (${distinct} different ones) with five results each. Page: as the browser counts it`,
    "(measureUserAgentSpecificMemory, after garbage collection), workers included and wasm left out. Wasm: the memories of the page's modules;",
    'those of a worker are not seen. Process: what the renderer keeps for itself.',
    '',
    table(['engine', 'page', 'wasm', 'process'], rows),
  );
}
