/**
 * Which types does `dist/` publish? Those that TypeScript reads off the scripts, from `seed-search.js` on: nobody writes them
 * a second time, so they say what the code says. Reading takes two seconds, so what was read is kept until a script changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { WWW } from './bundle.mjs';

const ENTRY = 'seed-search.d.ts';
/** What TypeScript cannot read off a script, and what the package has. */
const WRITTEN = ['globals.d.ts', 'pkg/seed_search.d.ts'];
const KEPT = fileURLToPath(new URL('../../node_modules/.cache/seed-search/types.json', import.meta.url));

/**
 * The declarations that the entry needs: each its path below `www/` and its text.
 *
 * @returns {[name: string, text: string][]}
 */
export function declarations() {
  const sources = readdirSync(WWW, { recursive: true }).filter((name) => name.endsWith('.js') || WRITTEN.includes(name));
  const hash = createHash('sha256')
    .update(ts.version)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of sources.sort()) hash.update(`\n${name}\n`).update(readFileSync(join(WWW, name)));
  const state = hash.digest('hex');
  const kept = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
  if (kept.state === state) return kept.declarations;
  const made = read();
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(`${KEPT}.${process.pid}`, JSON.stringify({ state, declarations: made }));
  renameSync(`${KEPT}.${process.pid}`, KEPT); // Another build may read it.
  return made;
}

function read() {
  const made = new Map(WRITTEN.map((name) => [name, readFileSync(join(WWW, name), 'utf8')]));
  const program = ts.createProgram([join(WWW, 'seed-search.js'), join(WWW, 'globals.d.ts')], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    rootDir: WWW,
    allowJs: true,
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    noCheck: true, // What is wrong with a script, `npm run types` says.
    skipLibCheck: true,
  });
  program.emit(undefined, (path, text) => made.set(relative(WWW, path), text));
  const needed = new Map();
  const need = (name) => {
    if (needed.has(name)) return;
    const text = made.get(name);
    if (text === undefined) throw new Error(`expected types of ${name}, found those of ${[...made.keys()].join(', ')}`);
    needed.set(name, text);
    const { importedFiles } = ts.preProcessFile(text);
    for (const { fileName } of importedFiles) need(join(dirname(name), fileName.replace(/\.js$/, '.d.ts')));
  };
  [ENTRY, ...WRITTEN].forEach(need);
  return [...needed];
}
