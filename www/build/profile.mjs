/**
 * Which functions of a module run when readers ask for what is there? Those are worth waiting for.
 *
 * The README and the documentation become an index in shards, by the builder; an instrumented module is asked for runs of
 * characters and words that stand in them. The same module and documents give the same functions.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import binaryen from 'binaryen';
import { functionsOf, moduleOf } from './binary.mjs';
import { ROOT } from './layout.mjs';

/** How many ideographs a run has. */
const LENGTHS = [2, 3, 4, 6, 9, 14];
/** One run of each length stands in so many paragraphs. */
const EVERY = 12;
/** A function that fewer of the queries need may come later. */
const SHARE = 0.03;
const IDEOGRAPHS = /[\u4e00-\u9fff]+/g;
const WORDS = /[A-Za-z]{4,}/g;

/**
 * The names of the functions that answers need.
 *
 * @param {Uint8Array} bytes The module.
 * @param {string} glue The path of its glue.
 * @param {string} builder The folder of the builder's package.
 */
export async function needed(bytes, glue, builder) {
  const documents = parts();
  const files = await shardsOf(documents, builder);
  const module = moduleOf(bytes);
  const functions = functionsOf(module);
  functions.forEach(({ wasm, results }, i) => {
    const [flag, body] = [`ran${i}`, binaryen.Function.getBody(wasm)];
    module.addGlobal(flag, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(flag, flag);
    binaryen.Function.setBody(wasm, module.block(null, [module.global.set(flag, module.i32.const(1)), body], results));
  });
  const { initSync, Shards } = await fresh(glue);
  const ran = initSync({ module: new WebAssembly.Module(module.emitBinary()) });
  const queries = queriesOf(documents);
  /** @type {number[]} */
  let times = [];
  for (const query of queries) {
    // Each query is somebody's first.
    const shards = new Shards();
    shards.put('root', files('root'));
    // A page asks for a few hits first.
    for (const limit of [5, 10]) {
      for (;;) {
        const answer = shards.search(query, { limit });
        if (!Array.isArray(answer)) break;
        for (const name of answer) shards.put(name, files(name));
      }
    }
    shards.free();
    const now = functions.map((_, i) => ran[`ran${i}`].value);
    functions.forEach((_, i) => (ran[`ran${i}`].value = 0));
    // What runs once for all does so with the first.
    times = times.length ? times.map((times, i) => times + now[i]) : now.map((is) => is * queries.length);
  }
  return functions.filter((_, i) => times[i] > SHARE * queries.length).map(({ name }) => name);
}

/** The parts of the documentation as documents with sections and with all that pages say of themselves. */
function parts() {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const texts = ['README.md', 'README.zh.md', ...pages.map((name) => `docs/${name}`)].map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const parts = texts.flatMap((text) => text.split(/^## /m)).filter((text) => text.length > 200);
  return parts.map((text, i) => {
    const [title, ...paragraphs] = text.split(/\n\n+/);
    const sections = paragraphs.map((text, at) => ({ heading: text.slice(0, 12), anchor: `s${at}`, level: 2 + (at % 2), text }));
    const meta = { breadcrumbs: ['docs', title.slice(0, 8)], image: `${i}.png`, tag: [title.slice(0, 4)] };
    return {
      url: `docs/${title.replace(/[^A-Za-z\u4e00-\u9fff]+/g, '-')}-1.${i}.html`,
      title,
      sections,
      meta,
      date: '2026-01-01',
      language: /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en',
    };
  });
}

/**
 * Runs that stand in the documents: of ideographs, words of letters, and what lies across a border of the two.
 *
 * @param {ReturnType<typeof parts>} documents
 */
function queriesOf(documents) {
  const texts = documents.flatMap(({ title, sections }) => [title, ...sections.map(({ text }) => text)]);
  const asked = texts.flatMap((text, i) => {
    const runs = text.match(IDEOGRAPHS) ?? [];
    const cut = LENGTHS.flatMap((length) => runs.filter((run) => run.length >= length).map((run) => run.slice(-length)));
    const words = text.match(WORDS) ?? [];
    const mixed = text.match(/[\u4e00-\u9fff]{2} ?[A-Za-z]{4,}/g) ?? [];
    const all = [...cut, ...words, ...words.map((word) => word.toLowerCase()), ...mixed];
    return all.filter((_, at) => (at + i) % EVERY === 0);
  });
  return [...new Set(asked)];
}

/**
 * An index of texts in shards: what gives a file of it by name.
 *
 * @param {object[]} documents
 * @param {string} builder
 */
async function shardsOf(documents, builder) {
  const { Builder, initSync } = await fresh(join(builder, 'seed_builder.js'));
  initSync({ module: readFileSync(join(builder, 'seed_builder_bg.wasm')) });
  const work = new Builder(['shards = "always"'], ['search']);
  for (const one of documents) work.add(JSON.stringify(one));
  // Nothing but the index is wanted.
  const made = new Map(work.make([['nothing', new Uint8Array()]]));
  return (/** @type {string} */ name) => {
    const [, bytes] = [...made].find(([path]) => path.endsWith(`/${name}.bin`)) ?? [];
    if (!bytes) throw new Error(`expected a file ${name} among ${made.size} of the index`);
    return new Uint8Array(inflateRawSync(bytes));
  };
}

/**
 * A script as a module, whatever folder it lies in.
 *
 * @param {string} path
 */
async function fresh(path) {
  const folder = mkdtempSync(join(tmpdir(), 'seed-search-'));
  try {
    const copy = join(folder, 'glue.mjs');
    writeFileSync(copy, readFileSync(path));
    return await import(pathToFileURL(copy).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
