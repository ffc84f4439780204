/**
 * What a reader pays and gets: bytes, times, memory, and whether everything is found. Prints Markdown.
 *
 *     node benches/bench.mjs [PKG_DIR] [--only sizes,start,latency,typing,recall,memory]
 *
 * PKG_DIR is what `wasm-pack build --release --target web` made, www/pkg unless told. `CHROME` names a browser.
 * Times on a shared machine say little by themselves: compare with the plain scan of the same run.
 *
 * Longer than 300 lines because its parts share one browser and one list of queries.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { laboratory } from './browser.mjs';
import { CONDITIONS, SHAPES, site, watch } from './first.mjs';
import { sample, wordsIn } from './queries.mjs';
import { compressed, filesOf, indexOf } from './sizes.mjs';
import { bytes, mean, median, ms, percent, quantile, table } from './tables.mjs';
import { desk as atDesk } from './typing.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = 7;
const STARTS = 7;
const EXAMPLES = 4;
/** Rounds of typing, the milliseconds between two fast keys, and between two frames of which the second is late. */
const TYPINGS = 2;
const PACE = 60;
const LATE = 25;
const PARTS = ['sizes', 'start', 'latency', 'typing', 'recall', 'memory'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const parts = values.only?.split(',') ?? PARTS;
const stranger = parts.find((part) => !PARTS.includes(part));
if (stranger !== undefined) throw new Error(`--only takes some of ${PARTS.join(', ')}; found "${stranger}"`);
const source = positionals[0] ?? join(ROOT, 'www/pkg');
if (!existsSync(join(source, 'seed_search_bg.wasm'))) {
  throw new Error(`no seed_search_bg.wasm in ${source}: build it first: make build`);
}

const say = (...lines) => console.log(lines.join('\n'));
// A build that comes by must not change the package between two figures.
const folder = mkdtempSync(join(tmpdir(), 'seed-search-bench-'));
cpSync(source, folder, { recursive: true });
const lab = await laboratory(folder).catch((error) => {
  rmSync(folder, { recursive: true });
  throw error;
});
try {
  // Where everything happens that needs the documents.
  const desk = await lab.page();
  await desk.call('start');
  const documents = await desk.call('documents');
  const characters = documents.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  const queries = sample(documents);
  const [processor] = cpus();
  say(
    `# ${documents.length} documents, ${characters} characters`,
    '',
    `${cpus().length} × ${processor?.model ?? 'unknown'}; Chromium ${lab.version}; Node ${process.version}. K and M are of 1024.`,
  );
  const act = { sizes: () => sizes(documents), start: () => starts(queries, documents), latency: () => latency(desk, queries) };
  act.typing = () => typing(queries);
  act.recall = () => recall(desk, queries);
  act.memory = () => memory(queries);
  for (const part of PARTS.filter((part) => parts.includes(part))) await act[part]();
  say('', `Load of the machine at the end: ${loadavg()[0].toFixed(2)}.`);
} finally {
  await lab.close();
  rmSync(folder, { recursive: true });
}

async function sizes(documents) {
  const wasm = readFileSync(join(folder, 'seed_search_bg.wasm'));
  const { index, sections } = indexOf(wasm);
  if (wasm.length > 3 * 1024 * 1024) console.error('brotli -11 of this module takes a while');
  const [whole, module, ...each] = await Promise.all([index, wasm, ...sections.map(({ data }) => data)].map(compressed));
  const text = await compressed(Buffer.from(documents.map(({ title, text }) => `${title}\n${text}\n`).join('')));
  say(
    '',
    '## The index, bytes',
    '',
    table(
      ['section', 'raw', 'brotli -11', 'share', 'what it is'],
      [
        ...sections.map(({ name, what }, i) => [name, each[i].raw, each[i].br, `${percent(each[i].br / whole.br)} %`, what]),
        ['all of it', whole.raw, whole.br, '', 'header of 68 bytes and the sections'],
        ['(plain text)', text.raw, text.br, '', 'the same titles and texts in UTF-8, for comparison'],
      ],
    ),
  );

  const files = [
    ...filesOf(folder, ['.js']).map((file) => ({ ...file, group: 'glue' })),
    ...filesOf(join(ROOT, 'www'), ['.html', '.js', '.css', '.svg']).map((file) => ({ ...file, group: 'page' })),
  ];
  for (const file of files) Object.assign(file, await compressed(file.data));
  const row = (name, size) => [name, size.raw, size.gz, size.br];
  const minus = (a, b) => ({ raw: a.raw - b.raw, gz: a.gz - b.gz, br: a.br - b.br });
  const sum = (list) => list.reduce((a, b) => ({ raw: a.raw + b.raw, gz: a.gz + b.gz, br: a.br + b.br }));
  const glue = files.filter(({ group }) => group === 'glue');
  const first = sum([module, ...glue]);
  say(
    '',
    '## Downloads, bytes',
    '',
    table(
      ['file', 'raw', 'gzip -9', 'brotli -11'],
      [
        row('seed_search_bg.wasm', module),
        row('  of it index', whole),
        row('  of it code (the difference)', minus(module, whole)),
        ...files.map((file) => row(file.group === 'glue' ? file.name : `www/${file.name}`, file)),
        row('to the first result: wasm + glue', first),
        row('with the page and element', sum([first, ...files.filter(({ group }) => group === 'page')])),
      ],
    ),
  );
}

async function starts({ latency }, documents) {
  const inits = [];
  const firsts = [];
  let opening;
  for (let i = 0; i < STARTS; i++) {
    const visit = await lab.page();
    const { init, first } = await visit.call('start');
    inits.push(init);
    firsts.push(first);
    opening = await visit.call('opening', 20);
    await visit.close();
  }
  const rows = [
    ['init(): fetch and instantiate, fresh context', ms(median(inits))],
    ['new Index(), the first', ms(median(firsts))],
    ['new Index(), once warm', ms(opening)],
  ];
  const asked = latency.filter(({ kind }) => kind === 'phrase4').slice(0, STARTS);
  const served = await site(folder, documents, ROOT);
  const shown = async (address, condition) => {
    const visit = await lab.page(`${served.origin}/${address}`, { ...condition, script: watch });
    await visit.page.waitForFunction(() => window.shown);
    const time = await visit.page.evaluate(() => window.shown);
    await visit.close();
    return time;
  };
  const times = CONDITIONS.map(() => Object.keys(SHAPES).map(() => []));
  for (const { q } of asked) {
    for (const [c, [, condition]] of CONDITIONS.entries()) {
      for (const [s, address] of Object.values(SHAPES).entries()) times[c][s].push(await shown(address(encodeURIComponent(q)), condition));
    }
  }
  served.close();
  const beside = CONDITIONS.map(([name], c) => {
    const [scan, ...ours] = times[c].map(median);
    return [name, ms(scan), ...ours.map((time) => `${ms(time)} (× ${(time / scan).toFixed(2)})`)];
  });
  say(
    '',
    '## Starting, ms (medians)',
    '',
    table(['what', 'ms'], rows),
    '',
    `From an address to the first results laid out, ${asked.length} queries, each in a fresh context with nothing cached; \`dist/\` as a host`,
    'serves it, compressed by gzip.',
    '',
    table(['condition', ...Object.keys(SHAPES)], beside),
  );
}

async function latency(desk, { latency: queries }) {
  const reading = await desk.call(
    'opened',
    queries.filter(({ kind }) => kind === 'word2' || kind === 'phrase4'),
  );
  const typing = queries.filter(({ kind }) => kind === 'typing');
  const lists = { search: queries, once: queries, scan: queries, suggest: typing, document: reading };
  const times = {};
  for (const deed of Object.keys(lists)) times[deed] = lists[deed].map(() => []);
  // Rounds take turns, so that a busy minute of the machine falls on all of them.
  for (let i = 0; i < ROUNDS; i++) {
    for (const [deed, list] of Object.entries(lists)) {
      (await desk.call('round', deed, list)).forEach((time, at) => times[deed][at].push(time));
    }
  }
  const medians = {};
  for (const deed of Object.keys(lists)) medians[deed] = times[deed].map(median);
  const of = (values) => [0.5, 0.95, 0.99].map((q) => ms(quantile(values, q)));
  const row = (name, chosen) => {
    const [own, rival] = [medians.search.filter((_, i) => chosen[i]), medians.scan.filter((_, i) => chosen[i])];
    return [name, own.length, ...of(own), ...of(rival)];
  };
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const slowest = queries
    .map(({ kind, q }, i) => ({ kind, q, time: medians.search[i] }))
    .sort((a, b) => b.time - a.time)
    .slice(0, 8);
  say(
    '',
    '## Queries, ms',
    '',
    `Each query's median over ${ROUNDS} rounds, then quantiles over the queries. \`search\` gives ten hits with titles and`,
    'excerpts as plain objects; the scan gives ten numbers.',
    '',
    table(
      ['kind', 'n', 'search p50', 'p95', 'p99', 'scan p50', 'p95', 'p99'],
      [
        ...kinds.map((kind) =>
          row(
            kind,
            queries.map((query) => query.kind === kind),
          ),
        ),
        row(
          'all',
          queries.map(() => true),
        ),
        ['all, each once a round', queries.length, ...of(medians.once), '', '', ''],
        ['suggest (typing)', typing.length, ...of(medians.suggest), '', '', ''],
        ['document(id, q)', reading.length, ...of(medians.document), '', '', ''],
      ],
    ),
    '',
    `Slowest: ${slowest.map(({ kind, q, time }) => `${q} (${kind}, ${ms(time)})`).join(', ')}.`,
  );
}

async function typing({ latency }) {
  const words = wordsIn(latency);
  const speeds = [
    [1, ''],
    [4, ', CPU ÷ 4'],
  ].map(([slower, name]) => ({ slower, name, keys: [], field: [], frames: [], tasks: [], shifts: [] }));
  for (let i = 0; i < TYPINGS; i++) {
    for (const speed of speeds) {
      const rival = await atDesk(lab, '/field', speed.slower);
      speed.field.push(...(await rival.slowly(words)));
      await rival.close();
      const typist = await atDesk(lab, '/www/', speed.slower);
      speed.keys.push(...(await typist.slowly(words)));
      speed.shifts.push(await typist.shifts());
      const { frames, tasks } = await typist.fast(words, PACE);
      speed.frames.push(...frames);
      speed.tasks.push(...tasks);
      await typist.close();
    }
  }
  const row = (name, values) => [name, values.length, ...[0.5, 0.95, 1].map((q) => ms(quantile(values, q)))];
  const all = speeds.flatMap(({ name, keys, field }) => [
    row(
      `work${name}`,
      keys.map(({ work }) => work),
    ),
    row(
      '  a field alone',
      field.map(({ work }) => work),
    ),
    row(
      '  added by the page',
      keys.map(({ work }) => work - median(field.map(({ work }) => work))),
    ),
    row(
      `to the frame${name}`,
      keys.map(({ frame }) => frame),
    ),
    row(
      '  a field alone',
      field.map(({ frame }) => frame),
    ),
  ]);
  const longest = ({ keys }) => [...keys].sort((a, b) => b.work - a.work).slice(0, 5);
  const late = (frames) => frames.filter((time) => time > LATE);
  const moved = (shifts, input) => {
    const sums = shifts.map((list) => list.filter((shift) => shift.input === input).reduce((sum, { value }) => sum + value, 0));
    return median(sums).toFixed(4);
  };
  say(
    '',
    '## Typing on the page, ms',
    '',
    `${words.length} words, ${TYPINGS} times, a key when the one before has been painted; ideographs as an input method commits them.`,
    'Work: what the main thread spends in all its tasks, from the one that gets the key to the one whose style, layout, paint',
    'and commit show its results. It is time of the processor, so neither the wait for the next frame (up to 16.7 ms, and no cost',
    'of the page) nor other processes count; "to the frame" is the clock, with both. A field alone on a blank page is what',
    'the browser itself spends on a key; added by the page is what is more than its median.',
    '',
    table(['what', 'keys', 'p50', 'p95', 'worst'], all),
    '',
    `Most work: ${speeds
      .map((speed) =>
        longest(speed)
          .map(({ q, work }) => `${q} (${ms(work)})`)
          .join(', '),
      )
      .join('; CPU ÷ 4: ')}.`,
    '',
    `The same words with a key each ${PACE} ms, whatever has been painted. Late: more than ${LATE} ms after the frame before. Long tasks`,
    'take over 50 ms. Shifts are the sums of a round while the words were typed slowly; those within half a second after a',
    'key are excused by the metric and stand apart.',
    '',
    table(
      ['speed', 'frames', 'late %', 'longest', 'long tasks', 'longest', 'layout shift', 'after a key'],
      speeds.map(({ name, frames, tasks, shifts }) => [
        name.replace(', ', '') || 'as it is',
        frames.length,
        percent(late(frames).length / frames.length),
        ms(Math.max(...frames)),
        tasks.length,
        tasks.length ? ms(Math.max(...tasks)) : '–',
        moved(shifts, false),
        moved(shifts, true),
      ]),
    ),
  );
}

async function recall(desk, { recall: queries, titles, headings }) {
  const results = await desk.call('recall', queries);
  const ranks = await desk.call('titles', titles);
  const heads = await desk.call('headings', headings);
  const count = (list, of) => list.filter(of).length;
  const some = (of) => (result) => of(result).length > 0;
  const row = (name, list) => {
    const [truth, found] = [list.reduce((n, r) => n + r.truth, 0), list.reduce((n, r) => n + r.found, 0)];
    return [
      name,
      list.length,
      mean(list.map((result) => result.truth)).toFixed(1),
      percent(mean(list.map((result) => result.found / result.truth))),
      `${found}/${truth}`,
      percent(mean(list.filter(({ strong }) => strong).map(({ strongTrue, strong }) => strongTrue / strong))),
      percent(mean(list.filter(({ top }) => top).map(({ topTrue, top }) => topTrue / top))),
      count(
        list,
        some((result) => result.above),
      ),
      count(
        list,
        some((result) => result.unflagged),
      ),
      count(
        list,
        some((result) => result.unflaggedBare),
      ),
      count(
        list,
        some((result) => result.belittled),
      ),
      percent(list.reduce((n, r) => n + r.showing, 0) / found),
    ];
  };
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  say(
    '',
    '## Found and not found',
    '',
    'Runs as they stand in a text, all hits asked for. True: title or text holds the run, white space and case aside.',
    'P@10: the true among the first ten hits that are not flagged weak, and among all of the first ten. Then in how',
    'many queries: a hit lacking the run stands above one that has it; a hit lacking it is not flagged; the same,',
    'punctuation put aside; a hit that has it is flagged. Shown: share of true hits with the run in title or excerpt.',
    '',
    table(
      [
        'kind',
        'n',
        'true, mean',
        'recall %',
        'found',
        'P@10 %',
        'all of them %',
        'above',
        'unflagged',
        'punct. aside',
        'flagged',
        'shown %',
      ],
      [
        ...kinds.map((kind) =>
          row(
            kind,
            results.filter((result) => result.kind === kind),
          ),
        ),
        row('all', results),
      ],
    ),
    '',
    table(
      ['queries', 'n', 'first hit %', 'in the first ten %'],
      [
        [
          'titles',
          titles.length,
          percent(count(ranks, (rank) => rank === 1) / titles.length),
          percent(count(ranks, Boolean) / titles.length),
        ],
        ['headings: the first hit holds it', headings.length, percent(count(heads, Boolean) / headings.length), ''],
      ],
    ),
  );
  const examples = (what, list, tell) => {
    if (!list.length) return;
    say('', `${what} (${list.length} queries), for example:`, '');
    for (const result of list.slice(0, EXAMPLES)) say(`- \`${result.q}\` (${result.kind}, true in ${result.truth}): ${tell(result)}`);
  };
  const named = (hits) =>
    hits
      .slice(0, 3)
      .map(({ id, rank, title, weak }) => `#${id} ${title} at ${rank + 1}${weak ? ', weak' : ''}`)
      .join('; ');
  examples(
    'Not all found',
    results.filter(some((r) => r.missing)),
    ({ missing }) =>
      `missing ${missing
        .slice(0, 5)
        .map((id) => `#${id}`)
        .join(' ')}`,
  );
  examples('A hit lacking the run above one that has it', results.filter(some((r) => r.above)), ({ above }) => named(above));
  examples('Lacking the run and not flagged', results.filter(some((r) => r.unflagged)), ({ unflagged }) => named(unflagged));
  examples('The same, punctuation aside', results.filter(some((r) => r.unflaggedBare)), ({ unflaggedBare }) => named(unflaggedBare));
  examples('Flagged though it has the run', results.filter(some((r) => r.belittled)), ({ belittled }) =>
    belittled
      .slice(0, 5)
      .map((id) => `#${id}`)
      .join(' '),
  );
  examples(
    'A hit given twice',
    results.filter(({ twice }) => twice),
    ({ twice }) => `${twice} times`,
  );
  examples(
    '`total` is not the number of hits',
    results.filter(({ miscounted }) => miscounted),
    () => '',
  );
  const lost = titles.map((title, i) => ({ ...title, rank: ranks[i] })).filter(({ rank }) => rank !== 1);
  if (lost.length)
    say(
      '',
      'Titles that are not the first hit:',
      '',
      ...lost.slice(0, EXAMPLES).map(({ q, id, rank }) => `- \`${q}\` (#${id}): ${rank || 'not among ten'}`),
    );
}

async function memory({ latency: queries }) {
  // A browser of its own: in the other one there are heavier processes than the page's.
  const own = await laboratory(folder);
  const visit = await own.page();
  const weigh = async () => {
    for (let i = 0; i < 3; i++) await visit.collectGarbage();
    return { ...(await visit.call('weight')), process: await own.process() };
  };
  // The glue is imported with page.mjs: what the blank page has is a page with the code and no module yet.
  const rows = [['blank page', await weigh()]];
  await visit.call('start');
  rows.push(['after init() and new Index()', await weigh()]);
  await visit.call('ask', queries, 1000);
  rows.push(['after 1,000 queries', await weigh()]);
  await own.close();
  say(
    '',
    '## Memory',
    '',
    'Page: JavaScript and DOM as the browser counts them (measureUserAgentSpecificMemory, after garbage collection),',
    "which leaves out the memory of wasm. Process: what the renderer keeps for itself, the module's code included.",
    '',
    table(
      ['when', 'page', 'wasm memory', 'sum', 'process'],
      rows.map(([when, { bytes: page, wasm, process }]) => [when, ...[page, wasm, page + wasm].map(bytes), process ? bytes(process) : '–']),
    ),
  );
}
