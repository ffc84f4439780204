/**
 * Writes what the command `build` puts beside a site's index: the element, the engine without documents, a page, types.
 *
 *     node www/build/site.mjs ENGINE FOLDER
 *
 * ENGINE is the folder of the package without documents. The command knows the index only when it has read the site, so it
 * writes what it knows into the files (see SITE and INDEX below).
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle, indexHtml, onDemand } from './bundle.mjs';
import { describe, folder, ours } from './layout.mjs';

/** Stands in the scripts for what the command says of the index: a string of JSON. */
const SITE = '@seed-search:site@';
/** Stands in the page for the path of the index. */
const INDEX = '@seed-search:index@';
/** And for that of the module that a first query needs: of a large site one half, which stands beside the other. */
const MODULE = '@seed-search:module@';

const [engine, out] = process.argv.slice(2).map((path) => resolve(path));
const { put, asset } = folder(out);
const module = (name, file) => asset(name, 'wasm', readFileSync(join(engine, `${file}.wasm`)));
const [wasm, first, rest] = [module('seed_search', 'seed_search_bg'), module('first', 'first'), module('rest', 'rest')];
const options = { pkg: engine, outdir: out, format: 'esm' };
const [{ contents }] = await bundle({ ...options, entryPoints: ['engine/worker.js'] });
const worker = asset('worker', 'js', contents);
const demand = await onDemand(asset, ['several', 'warm', 'filters', 'results', 'documents', 'sharded', 'noted', 'kept', 'kept-line']); // The glue is part of its scripts.

await bundle({
  ...options,
  engine: 'engine-site.js',
  demand,
  write: true,
  entryPoints: [
    { in: 'define.js', out: 'define' },
    { in: 'seed-search.js', out: 'seed-search' },
    { in: 'build/site-entry.js', out: 'engine' },
    { in: 'marks.js', out: 'marks' },
    { in: 'page.js', out: 'page' },
    { in: 'page.css', out: 'page' },
  ],
  define: {
    SITE: JSON.stringify(SITE),
    WASM_FILE: JSON.stringify(`./${wasm}`),
    FIRST_FILE: JSON.stringify(`./${first}`),
    REST_FILE: JSON.stringify(`./${rest}`),
    WORKER_FILE: JSON.stringify(`./${worker}`),
    RESULTS_FILE: JSON.stringify(demand.results),
    SHARDED_FILE: JSON.stringify(demand.sharded),
    NOTED_FILE: JSON.stringify(demand.noted),
  },
});

// The page asks for its engine and its index before its script does. Search engines of the web find the site by itself.
const preload = (href, type) => `  <link rel="preload" href="${href}" as="fetch"${type} crossorigin>\n`;
const modules = [demand.results, demand.documents].map((path) => `  <link rel="modulepreload" href="${path}">\n`).join('');
const head = `${preload(MODULE, ' type="application/wasm"') + preload(INDEX, '') + modules}  <meta name="robots" content="noindex">\n`;
// A list of files would be a list of all pages.
const page = indexHtml().replace(' filters>', '>');
put('index.html', page.replace('  <script type="module"', `${head}$&`));
put('icon.svg', ours('icon.svg'));
describe(out, put, engine);
put(
  'engine.d.ts',
  `import type { Index } from './types/pkg/seed_search.js';
import type { RemoteIndex } from './types/types.js';
export * from './types/pkg/seed_search.js';
/** The site's index. \`progress\` is told the share of it that has come, from 0 to 1. */
export function open(progress?: (share: number) => void): Promise<Index | RemoteIndex>;
/** What elements with the attribute \`offline\` have kept on the device: files and bytes, and whether the whole index is there. */
export function kept(): Promise<{ files: number; bytes: number; isAll: boolean }>;
/** Keeps nothing of it any more. */
export function clear(): Promise<void>;
`,
);
