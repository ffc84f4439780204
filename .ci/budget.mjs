#!/usr/bin/env node
/**
 * Whether what a reader downloads has stayed within its budget: bytes in brotli, and those of the one file as it is. They are
 * the same on every machine.
 *
 * The budgets are for the documents in seeds/. One rises only by what a new capability is granted, in the commit that
 * brings it; if a figure falls for good, its budget may fall with it.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressed } from '../benches/sizes.mjs';

/** Bytes, of K = 1024. */
const BUDGET = {
  // What people wrote and typed and did not find takes 14.5 K; 8 of these were granted: see benches/README.md. Headings
  // that are asked for take .4 of the 2 K that results by section and new filters were granted, the language of documents .7, and any key of
  // documents as filter, facet and order 1.4: .5 more than was left. First hits and words that count little take .8, granted by
  // nobody: see benches/README.md.
  'module and glue': 128.62 * 1024,
  // What a reader loads before anything is searched, as it was granted. What comes later has lines of its own: see benches/README.md.
  'page with element and glue': 18 * 1024,
  'define.js': 13 * 1024,
  // What comes with the engine: beside define.js the glue, which the page has in its script, and beside both what shows hits;
  'glue, beside define.js': 1.6 * 1024,
  'the list of hits': 2.3 * 1024,
  // the lists above these, where an element has some, as that of the page has;
  'the lists of filters': 1.87 * 1024,
  // beside the page, what shows documents: the list at its start, and one that is read;
  'what shows documents': 2.32 * 1024,
  // where several indexes are asked as one, what does so;
  'several indexes': 1.95 * 1024,
  // and, when nobody waits, what runs the engine before somebody types.
  'what runs the engine beforehand': 0.43 * 1024,
  'the one file': 179 * 1024,
};

const folder = mkdtempSync(join(tmpdir(), 'seed-search-budget-'));
try {
  const of = async (paths) => {
    const sizes = await Promise.all(paths.map(async (path) => (await compressed(readFileSync(path))).br));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const build = (script, out) =>
    execFileSync('node', [`www/build/${script}.mjs`, join(folder, out)], { stdio: ['ignore', 'ignore', 'inherit'] });
  build('dist', 'dist');
  build('single', 'single.html');
  const dist = (name) => join(folder, 'dist', name);
  const asset = (what) => dist(`assets/${readdirSync(dist('assets')).find((name) => name.startsWith(`${what}-`))}`);
  const sizes = {
    'module and glue': await of(['www/pkg/seed_search_bg.wasm', 'www/pkg/seed_search.js']),
    'page with element and glue': await of([dist('page.js'), dist('page.css')]),
    'define.js': await of([dist('define.js')]),
    'glue, beside define.js': await of([asset('glue')]),
    'the list of hits': await of([asset('results')]),
    'the lists of filters': await of([asset('filters')]),
    'what shows documents': await of([asset('documents')]),
    'several indexes': await of([asset('several')]),
    'what runs the engine beforehand': await of([asset('warm')]),
    'the one file': statSync(join(folder, 'single.html')).size,
  };
  let over = 0;
  for (const [name, size] of Object.entries(sizes)) {
    const left = Math.floor(BUDGET[name]) - size;
    if (left < 0) over++;
    console.log(`${String(size).padStart(7)} bytes  ${name}, ${Math.abs(left)} ${left < 0 ? 'OVER' : 'below'} its budget`);
  }
  if (over) {
    console.error('Take out what grew, or raise the budget in .ci/budget.mjs by what the change was granted, and say why.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
