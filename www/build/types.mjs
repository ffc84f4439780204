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
/** What TypeScript cannot read off a script. */
const WRITTEN = ['globals.d.ts'];
/** What the package has; where there is none yet, what it promises. */
const PACKAGE = 'seed_search.d.ts';
const PROMISED = fileURLToPath(new URL('../../tests/data/package', import.meta.url));
const KEPT = fileURLToPath(new URL('../../node_modules/.cache/seed-search/types.json', import.meta.url));

/**
 * The declarations that the entry needs, with those of the package in the folder `pkg`: each its path below `www/` and its text.
 *
 * @param {string} [pkg]
 * @returns {[name: string, text: string][]}
 */
export function declarations(pkg = join(WWW, 'pkg')) {
  const isOwn = (name) => !name.startsWith('pkg/') && (name.endsWith('.js') || WRITTEN.includes(name));
  const sources = readdirSync(WWW, { recursive: true }).filter(isOwn);
  const hash = createHash('sha256')
    .update(ts.version)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of sources.sort()) hash.update(`\n${name}\n`).update(readFileSync(join(WWW, name)));
  hash.update(readFileSync(join(pkg, PACKAGE)));
  const state = hash.digest('hex');
  const kept = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
  if (kept.state === state) return kept.declarations;
  const made = read(pkg);
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(`${KEPT}.${process.pid}`, JSON.stringify({ state, declarations: made }));
  renameSync(`${KEPT}.${process.pid}`, KEPT); // Another build may read it.
  return made;
}

function read(pkg) {
  const made = new Map(WRITTEN.map((name) => [name, readFileSync(join(WWW, name), 'utf8')]));
  made.set(`pkg/${PACKAGE}`, readFileSync(join(pkg, PACKAGE), 'utf8'));
  const program = ts.createProgram([join(WWW, 'seed-search.js'), join(WWW, 'globals.d.ts')], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    rootDirs: [WWW, PROMISED],
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
