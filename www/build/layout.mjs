/** What do the folders have in common that sites copy? How files come into them, and what editors and frameworks want to know. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WWW } from './bundle.mjs';
import { manifestOf } from './manifest.mjs';
import { declarations } from './types.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file of `www/`. */
export const ours = (name) => readFileSync(join(WWW, name), 'utf8');

/**
 * An empty folder, and what writes into it: a file by its name, and an asset with the hash of its content in its name, so
 * that an old script, still in some cache, never meets a new file.
 *
 * @param {string} out
 */
export function folder(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const put = (name, contents) => {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), contents);
  };
  const asset = (name, extension, contents) => {
    const path = `assets/${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 8)}.${extension}`;
    put(path, contents);
    return path;
  };
  return { put, asset };
}

/**
 * Writes the types of the element and of the engine in the folder `pkg`, and the element's manifest, and the license.
 *
 * @param {string} out
 * @param {(name: string, contents: string) => void} put
 * @param {string} [pkg]
 */
export function describe(out, put, pkg) {
  put('custom-elements.json', `${JSON.stringify(manifestOf(WWW), null, 2)}\n`);
  for (const [name, text] of declarations(pkg)) put(`types/${name}`, text);
  put('seed-search.d.ts', `/// <reference path="./types/globals.d.ts" />\nexport * from './types/seed-search.js';\n`);
  for (const name of ['jsx.d.ts', 'vue.d.ts']) put(name, ours(name));
  put('define.d.ts', "import './seed-search.js';\n");
  copyFileSync(join(ROOT, 'LICENSE'), join(out, 'LICENSE'));
}
