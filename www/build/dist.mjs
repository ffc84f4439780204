/**
 * Writes the folder that a site copies beside its pages, which is an npm package as well.
 *
 *     node www/build/dist.mjs [FOLDER]
 *
 * The files that pages name keep their names; all that they load is in `assets/`, with the hash of its content in its
 * name. So an old script, still in some cache, never meets a new index.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { LARGEST_ON_PAGE } from '../engine/remote.js';
import { WWW, bundle, indexHtml, onDemand } from './bundle.mjs';
import { ROOT, describe, folder, ours } from './layout.mjs';

const OUT = process.argv[2] ?? join(ROOT, 'dist');
const { put, asset } = folder(OUT);
const wasmCode = readFileSync(join(WWW, 'pkg/seed_search_bg.wasm'));
const wasmBytes = wasmCode.length;
const wasm = asset('seed_search', 'wasm', wasmCode);
let worker = ''; // Of an index that is not for the page: one file with the glue in it, for it is there in one request.
if (wasmBytes > LARGEST_ON_PAGE) {
  const [{ contents }] = await bundle({ entryPoints: ['engine/worker.js'], outdir: OUT, format: 'esm' });
  worker = asset('worker', 'js', contents);
}

const demand = await onDemand(asset);

const options = {
  engine: worker ? 'engine-large.js' : 'engine-dist.js',
  outdir: OUT,
  format: 'esm',
  write: true,
  define: {
    WASM_BYTES: `${wasmBytes}`,
    WASM_FILE: JSON.stringify(`./${wasm}`),
    WORKER_FILE: JSON.stringify(`./${worker}`),
    GLUE_FILE: JSON.stringify(demand.glue),
    RESULTS_FILE: JSON.stringify(demand.results),
  },
};
await bundle({
  ...options,
  demand,
  entryPoints: [
    { in: 'define.js', out: 'define' },
    { in: 'seed-search.js', out: 'seed-search' },
    { in: 'build/engine-entry.js', out: 'engine' },
  ],
});
// The page starts its engine at once, so the glue is part of it, where the engine is not in a worker.
await bundle({
  ...options,
  demand: { ...demand, glue: worker && demand.glue },
  entryPoints: [
    { in: 'build/page-dist.js', out: 'page' },
    { in: 'page.css', out: 'page' },
  ],
});

// The page asks for its index, and for what shows and uses it, before its script does.
const assets = readdirSync(join(OUT, 'assets')).map((name) => `assets/${name}`);
const preload = `<link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>`;
const modules = [demand.results, demand.filters, demand.documents].map((path) => `  <link rel="modulepreload" href="${path}">\n`);
put('index.html', indexHtml().replace('  <script type="module"', `  ${preload}\n${modules.join('')}$&`));
for (const name of ['icon.svg', 'embed.html', 'embed.css', 'embed.js']) copyFileSync(join(WWW, name), join(OUT, name));
put('embed-plain.js', ours('embed-plain.js').replace('./pkg/seed_search.js', './engine.js'));

// What the page keeps for the time without a network.
const kept = ['./', 'index.html', 'page.css', 'page.js', 'icon.svg', ...assets.filter((name) => `./${name}` !== demand.several)];
const content = kept.slice(1).map((name) => readFileSync(join(OUT, name)));
const BUILD = createHash('sha256').update(Buffer.concat(content)).digest('hex').slice(0, 16);
await bundle({
  engine: 'engine-dist.js',
  entryPoints: ['build/sw.js'],
  outfile: join(OUT, 'sw.js'),
  define: { BUILD: JSON.stringify(BUILD), FILES: JSON.stringify(kept) },
  write: true,
});

// What editors, frameworks and npm want to know.
describe(OUT, put);
const all = (from) => `export * from '${from}';\nexport { default } from '${from}';\n`;
put('engine.d.ts', all('./types/pkg/seed_search.js'));
put('pkg/seed_search.d.ts', all('../types/pkg/seed_search.js'));
// The picture, the Chinese page and the other pages are of the sources.
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').replace(/^(!\[.*|\[中文\].*)\n\n/gm, '');
put('README.md', readme.replace(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1'));
const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
const stated = (key) => cargo.match(new RegExp(`^${key} = "(.*)"$`, 'm'))[1];
const description = {
  name: stated('name'),
  version: stated('version'),
  description: stated('description'),
  license: stated('license'),
  type: 'module',
  exports: {
    '.': { types: './seed-search.d.ts', default: './seed-search.js' },
    './engine': { types: './engine.d.ts', default: './engine.js' },
    './define': { types: './define.d.ts', default: './define.js' },
    './jsx': { types: './jsx.d.ts' },
    './vue': { types: './vue.d.ts' },
    './*': './*',
  },
  types: './seed-search.d.ts',
  customElements: 'custom-elements.json',
  sideEffects: ['./define.js', './page.js'],
  files: ['*'],
};
put('package.json', `${JSON.stringify(description, null, 2)}\n`);

const weight = (paths) => {
  const bytes = paths.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(OUT, path))).length, 0);
  return `${(bytes / 1024).toFixed(1)} K`;
};
const sizes = {
  'the page with its element and glue': ['page.js', 'page.css'],
  'define.js': ['define.js'],
  'the glue': [demand.glue],
  'the list of hits': [demand.results],
  'the lists of filters': [demand.filters],
  'what shows documents': [demand.documents],
};
const said = Object.entries(sizes).map(([name, paths]) => `${name} ${weight(paths)}`);
console.log(`${OUT}: build ${BUILD}; in brotli ${said.join(', ')}`);
