/** What a query brings to the reader: bytes, files and rounds, in a context where nothing is cached. */
import { pathOf } from './site-queries.mjs';
import { INDEX } from './site-server.mjs';
import { bytes, quantile, table } from './tables.mjs';

const FIRST = 5;
/** How many others are asked before a further query. */
const OTHERS = 5;
const EXAMPLES = 12;

export const pair = (list, of, told) => [0.5, 0.95].map((q) => told(quantile(list.map(of), q)));
export const whole = (n) => n.toFixed(n % 1 ? 1 : 0);
const kindsOf = (list) => [...new Set(list.map(({ kind }) => kind))];

/** A hit's page, as the pages' texts name it. */
export const pageOf = (engine, { url }) => pathOf(url).slice(engine.length + 1);

/** How an answer stands to the truth. Hits that an engine itself calls weak are no results. */
export function judged({ truth }, engine, q, { total, hits }) {
  const strong = hits.filter(({ weak }) => !weak).slice(0, FIRST);
  const right = strong.filter((hit) => truth.holds(pageOf(engine, hit), q));
  const wrong = strong.filter((hit) => !right.includes(hit));
  return {
    isFound: right.length > 0,
    isRight: right.length > 0 && wrong.length === 0,
    // As many as could be: another page that holds it is missing from the first five.
    isFull: right.length === Math.min(FIRST, truth.holding(q)),
    wrong,
    right: right.length,
    // It counts pages, and shows none.
    isEmpty: hits.length === 0 && total > 0,
  };
}

/** Each query in a context of its own, by turns. */
export async function askedFirst(bench) {
  const { site, engines, queries, say } = bench;
  const results = [];
  site.setWaiting(true);
  for (const { kind, q } of queries.first) {
    for (const engine of engines) {
      const visit = await site.page();
      await visit.spent();
      const answer = await visit.call('ask', engine, q);
      results.push({ engine, kind, q, ...(await visit.spent()), ...judged(bench, engine, q, answer) });
      await visit.close();
    }
  }
  site.setWaiting(false);
  const lists = [...kindsOf(queries.first), undefined].flatMap((kind) =>
    engines.map((engine) => ({
      name: [kind ?? 'all', engine],
      list: results.filter((result) => result.engine === engine && (!kind || result.kind === kind)),
    })),
  );
  say(
    '',
    '## The first query of a visit',
    '',
    `To the first ${FIRST} results with title and excerpt, p50 and p95; each query in a context of its own, nothing cached. Bytes are those`,
    'of the bodies as a host sends them: scripts, `.wasm` and `.json` in brotli -11, what has compressed itself as it is. Code is scripts and',
    'wasm. Rounds are the longest chain of requests that wait for each other, the page itself left out.',
    '',
    table(
      ['kind', 'engine', 'n', 'all', 'p95', 'code', 'index', 'p95', 'files', 'p95', 'of index', 'p95', 'rounds', 'p95', 'of index', 'p95'],
      lists.map(({ name, list }) => [
        ...name,
        list.length,
        ...pair(list, (one) => one.bytes, bytes),
        pair(list, (one) => one.code, bytes)[0],
        ...pair(list, (one) => one.index, bytes),
        ...pair(list, (one) => one.files, whole),
        ...pair(list, (one) => one.indexFiles, whole),
        ...pair(list, (one) => one.rounds, whole),
        ...pair(list, (one) => one.indexRounds, whole),
      ]),
    ),
    '',
    'The files of the index by what they are. Root: what every visit reads first. Lists: which pages hold what. Texts: what hits show.',
    '',
    table(
      ['engine', 'files of the index', 'bytes', 'p95', 'files', 'p95'],
      engines.flatMap((engine) => {
        const list = results.filter((result) => result.engine === engine);
        return INDEX.map((sort) => [
          engine,
          sort,
          ...pair(list, ({ sorts }) => sorts[sort].bytes, bytes),
          ...pair(list, ({ sorts }) => sorts[sort].files, whole),
        ]);
      }),
    ),
    '',
    `Found: a page that holds the query, white space, case and width aside, is among the first ${FIRST}. Right: it is, and none of them`,
    'lacks it. Full: as many of them hold it as could.',
    '',
    table(
      ['kind', 'engine', 'n', 'found', 'right', 'full'],
      lists.map(({ name, list }) => [
        ...name,
        list.length,
        ...['isFound', 'isRight', 'isFull'].map((what) => list.filter((one) => one[what]).length),
      ]),
    ),
  );
  for (const engine of engines) tellExamples(bench, engine, results);
}

/** What an engine did not find, or put wrongly. */
function tellExamples({ truth, say }, engine, results) {
  const own = results.filter((result) => result.engine === engine);
  const list = (title, some, told) => {
    if (!some.length) return;
    const shown = some.slice(0, EXAMPLES).map((one) => `- \`${one.q}\` (${one.kind}): ${told(one)}`);
    say('', `${engine}, ${title} (${some.length}):`, '', ...shown);
  };
  const holding = ({ q }) => `on ${truth.holding(q)} pages`;
  list(
    'not found',
    own.filter(({ isFound }) => !isFound),
    (one) => `${holding(one)}${one.isEmpty ? '; it counts some and shows none' : ''}`,
  );
  list(
    'lacking among the first',
    own.filter(({ isFound, isRight }) => isFound && !isRight),
    (one) => `${one.wrong.map((hit) => pageOf(engine, hit)).join(', ')}; ${holding(one)}`,
  );
  list(
    'fewer than could be',
    own.filter(({ isRight, isFull }) => isRight && !isFull),
    (one) => `${one.right}, ${holding(one)}`,
  );
  const missing = own.filter((one) => one.missing.length);
  list('asks for what is not there', missing, (one) => one.missing.join(', '));
  const usual = quantile(
    own.map(({ indexRounds }) => indexRounds),
    0.5,
  );
  const deep = own.filter(({ indexRounds }) => indexRounds > usual).sort((a, b) => b.indexRounds - a.indexRounds);
  list('more rounds of the index than usual', deep, (one) => `${one.indexRounds}, ${one.indexFiles} files, ${bytes(one.index)}`);
}

/** A query after others in the same visit. */
export async function askedFurther({ site, engines, queries, say }) {
  const results = [];
  for (const [i, { kind, q }] of queries.first.entries()) {
    const others = Array.from({ length: OTHERS }, (_, k) => queries.other[(i * OTHERS + k) % queries.other.length]);
    for (const engine of engines) {
      const visit = await site.page();
      for (const other of others) if (other) await visit.call('ask', engine, other.q);
      await visit.spent();
      site.setWaiting(true);
      await visit.call('ask', engine, q);
      site.setWaiting(false);
      results.push({ engine, kind, ...(await visit.spent()) });
      await visit.close();
    }
  }
  say(
    '',
    '## A further query',
    '',
    `The same, after ${OTHERS} other queries of all kinds in the same visit.`,
    '',
    table(
      ['kind', 'engine', 'n', 'bytes', 'p95', 'files', 'p95', 'rounds', 'p95'],
      [...kindsOf(queries.first), undefined].flatMap((kind) =>
        engines.map((engine) => {
          const list = results.filter((result) => result.engine === engine && (!kind || result.kind === kind));
          const figures = [
            pair(list, (one) => one.bytes, bytes),
            pair(list, (one) => one.files, whole),
            pair(list, (one) => one.rounds, whole),
          ];
          return [kind ?? 'all', engine, list.length, ...figures.flat()];
        }),
      ),
    ),
  );
}

/** What the ready-made element costs, and what the other's does. */
export async function ofElement({ site, queries, say }) {
  const [{ q }] = queries.first;
  site.setWaiting(true);
  const visit = await site.page('/element');
  const before = await visit.spent();
  await visit.page.evaluate((query) => {
    addEventListener('seed-results', () => (window.shown = true));
    document.querySelector('seed-search').query = query;
  }, q);
  await visit.page.waitForFunction(() => window.shown);
  const after = await visit.spent();
  await visit.close();
  site.setWaiting(false);
  const ui = ['pagefind-ui.js', 'pagefind-ui.css'].map((name) => site.sizeOf(`/pagefind/pagefind/${name}`));
  say(
    '',
    `\`define.js\` and what a page with the element loads at once: ${bytes(before.bytes)}, ${before.files} file(s). The query \`${q}\` in the`,
    `element brings ${bytes(after.bytes)} more in ${after.files} files and ${after.rounds} rounds. Pagefind's UI, not counted above:`,
    `${ui.map(bytes).join(' and ')} of script and style.`,
  );
}
