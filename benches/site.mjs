/**
 * What a built site's search costs its readers, in shards, beside Pagefind over the same folder. Prints Markdown.
 *
 *     node benches/site.mjs FOLDER [--queries N] [--only build,bytes,times,memory,found] [--shards always]
 *         [--command FILE]
 *
 * FOLDER is a built site of HTML; all is done on copies of it. `--queries` is how many of each kind are asked. `--shards never`
 * measures an index in one file instead. `--command` is the command that builds ours, target/release/seed-search unless told.
 * `CHROME` names a browser. Pagefind, and what writes pinyin, are installed into target/bench-tools if they are not there.
 */
import { loadavg, cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, copies, filesIn, left, pinyinWriter } from './site-builds.mjs';
import { askedFirst, askedFurther, ofElement } from './site-bytes.mjs';
import { headings, pinyin } from './site-found.mjs';
import { asked, isShared, pathOf, truth } from './site-queries.mjs';
import { served } from './site-server.mjs';
import { memory, times } from './site-times.mjs';
import { bytes, median, table } from './tables.mjs';

const PARTS = ['build', 'bytes', 'times', 'memory', 'found'];
const BUILDS = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    queries: { type: 'string', default: '20' },
    shards: { type: 'string', default: 'always' },
    command: { type: 'string' },
  },
});
const parts = values.only?.split(',') ?? PARTS;
const stranger = parts.find((part) => !PARTS.includes(part));
if (stranger !== undefined) throw new Error(`--only takes some of ${PARTS.join(', ')}; found "${stranger}"`);
const count = Number(values.queries);
if (!(Number.isInteger(count) && count > 0)) throw new Error(`--queries takes a number from 1 on; found "${values.queries}"`);
if (positionals.length !== 1) throw new Error('name one folder: the built site');

const say = (...lines) => console.log(lines.join('\n'));
const { engines, remove } = copies(resolve(positionals[0]), values.shards, values.command);
// The copies go, however it ends.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    remove();
    process.exit(1);
  });
}
let site;
try {
  const builds = new Map(engines.map(({ name }) => [name, []]));
  for (let i = 0; i < (parts.includes('build') ? BUILDS : 1); i++) {
    for (const engine of engines) builds.get(engine.name).push(build(engine, dirname(engine.folder)));
  }
  site = await served(Object.fromEntries(engines.map(({ name, folder }) => [name, folder])));
  const all = await texts();
  const pages = all.filter(isShared);
  const queries = asked(pages, count);
  const [processor] = cpus();
  const characters = pages.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  say(
    `# ${pages.length} pages, ${characters} characters`,
    '',
    `${cpus().length} × ${processor?.model ?? 'unknown'}; Chromium ${site.version}; Node ${process.version}. K and M are of 1024.`,
    '',
    ...engines.map(({ name, settings }) => `- ${name}: \`${settings}\``),
  );
  if (parts.includes('build')) say('', tellBuilds(builds));
  const bench = { site, engines: engines.map(({ name }) => name), truth: truth(all), queries, say };
  if (parts.includes('bytes')) {
    await askedFirst(bench);
    await askedFurther(bench);
    await ofElement(bench);
  }
  if (parts.includes('times')) await times(bench);
  if (parts.includes('memory')) await memory(bench);
  if (parts.includes('found')) {
    await headings(bench);
    await pinyin(bench, await pinyinWriter());
  }
  say('', `Load of the machine at the end: ${loadavg()[0].toFixed(2)}.`);
} finally {
  await site?.close();
  remove();
}

/** The texts of all pages. */
async function texts() {
  const [{ name, folder }] = engines;
  const paths = filesIn(folder).filter((path) => /\.x?html?$/.test(path) && !path.startsWith('search/'));
  const visit = await site.page();
  const read = [];
  for (let i = 0; i < paths.length; i += 50) {
    const some = paths.slice(i, i + 50).map((path) => `/${name}/${path.split('/').map(encodeURIComponent).join('/')}`);
    read.push(...(await visit.call('texts', some)));
  }
  await visit.close();
  return read.map((page) => ({ ...page, path: pathOf(page.path).slice(name.length + 1) }));
}

function tellBuilds(builds) {
  const rows = engines.map((engine) => {
    const all = builds.get(engine.name);
    const { files, bytes: size } = left(engine);
    const peak = median(all.map((one) => one.memory));
    const seconds = (median(all.map(({ time }) => time)) / 1000).toFixed(1);
    return [engine.name, `${seconds} s`, Number.isNaN(peak) ? undefined : bytes(peak), bytes(size), files];
  });
  return [
    '## Build',
    '',
    `By turns, the median of ${BUILDS}; memory is the largest of one process. On disk: all files of the search's folder.`,
    '',
    table(['engine', 'time', 'memory', 'on disk', 'files'], rows),
  ].join('\n');
}
