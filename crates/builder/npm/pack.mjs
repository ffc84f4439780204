/**
 * Writes the npm package of the builder: its scripts and types, its wasm, and what is published beside each index.
 *
 *     node crates/builder/npm/pack.mjs WASM SITE FOLDER
 *
 * WASM is the folder of the builder's wasm, SITE that of `www/build/site.mjs`.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const OWN = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(OWN, '../../..');
const SCRIPTS = ['builder.js', 'cli.js', 'files.js'];
const [wasm, site, out] = process.argv.slice(2).map((path) => resolve(path));

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'wasm'), { recursive: true });
for (const name of SCRIPTS) cpSync(join(OWN, name), join(out, name));
for (const name of ['seed_builder.js', 'seed_builder.d.ts', 'seed_builder_bg.wasm']) cpSync(join(wasm, name), join(out, 'wasm', name));
cpSync(site, join(out, 'site'), { recursive: true });
cpSync(join(ROOT, 'LICENSE'), join(out, 'LICENSE'));
cpSync(join(OWN, 'README.md'), join(out, 'README.md'));

ts.createProgram([join(out, 'builder.js')], {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowJs: true,
  declaration: true,
  emitDeclarationOnly: true,
  noCheck: true, // What is wrong with a script, `npm run types` says.
  types: [],
}).emit();
rmSync(join(out, 'files.d.ts'), { force: true });

const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
const stated = (key) => cargo.match(new RegExp(`^${key} = "(.*)"$`, 'm'))[1];
const description = {
  name: stated('name'),
  version: stated('version'),
  description: 'Offline full-text search for a built site, right in Chinese: HTML in, search out',
  license: stated('license'),
  type: 'module',
  engines: { node: '>=20' },
  bin: { 'seed-search': './cli.js' },
  exports: { '.': { types: './builder.d.ts', default: './builder.js' }, './package.json': './package.json' },
  files: ['*'],
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
