/**
 * Writes into `index.html` which modules its script loads, so that a browser fetches all of them at once:
 *
 *     node www/build/preloads.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { WWW } from './bundle.mjs';

const FRAME = /( *<!-- preloads -->\n).*?( *<!-- \/preloads -->)/s;
const ENTRY = 'page.js';
/** What its script asks for once it runs: the engine, what shows hits and the lists above them, and what shows a document. */
const ENGINE = 'pkg/seed_search.js';
const ASKED = ['view/results.js', 'view/filters.js', 'page/documents.js'];

/** The modules that the page loads besides its own script, by their paths. */
export async function preloads() {
  // What is imported on demand: the package, and whether there is one yet makes no difference; and what few pages need.
  const onDemand = {
    name: 'on demand',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.js$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replaceAll(/\bimport\(/g, 'String(') })),
  };
  const options = {
    absWorkingDir: WWW,
    entryPoints: [ENTRY, ...ASKED],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  };
  const { metafile } = await build({ ...options, plugins: [onDemand] });
  return [...Object.keys(metafile.inputs), ENGINE].filter((name) => name !== ENTRY).sort();
}

/** A page with these preloads in its frame. */
export const withPreloads = (html, names) =>
  html.replace(FRAME, (_, start, end) => start + names.map((name) => `  <link rel="modulepreload" href="${name}">\n`).join('') + end);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(WWW, 'index.html');
  writeFileSync(path, withPreloads(readFileSync(path, 'utf8'), await preloads()));
}
