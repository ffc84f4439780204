/**
 * Writes one HTML file that holds everything: it opens by a double click, with no server and no network.
 *
 *     node www/build/single.mjs [FILE]
 *
 * Script and wasm are one deflated stream in a `script` element of a type that no browser runs, a byte a character, for
 * base64 would add a third. `single-boot.js` reads it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { constants, createDeflateRaw } from 'node:zlib';
import { WWW, bundle, indexHtml } from './bundle.mjs';

const OUT = process.argv[2] ?? fileURLToPath(new URL('../../seed-search.html', import.meta.url));
/** Bytes that HTML would change in a script: an end of file, a line end, and the escape itself. */
const ESCAPED = new Set([0x00, 0x0d, 0x3d]);
/** And `<`, where one of these is next: of a script only `</` and `<!` are more than text. */
const TAGS = new Set([0x21, 0x2f]);

const text = ([{ contents }]) => Buffer.from(contents).toString().trim();
const ours = (name) => readFileSync(join(WWW, name));
const script = text(
  await bundle({
    engine: 'engine-single.js',
    demand: { several: './several.js' }, // One file asks no other indexes.
    entryPoints: ['page.js'],
    outfile: 'page.js',
    format: 'iife',
    logOverride: { 'empty-import-meta': 'silent' },
  }),
);
const style = text(await bundle({ entryPoints: ['page.css'], outfile: 'page.css', charset: 'ascii' }));
const wasm = ours('pkg/seed_search_bg.wasm');
// How long a block of one code may be is worth a percent, and which is best depends on the documents.
const packings = await Promise.all([5, 6, 7, 8, 9].map((memLevel) => deflated([Buffer.from(script), ...sectionsOf(wasm)], memLevel)));
const [packed] = packings.sort((a, b) => a.length - b.length);
const boot = text(
  await bundle({
    entryPoints: ['build/single-boot.js'],
    outfile: 'boot.js',
    format: 'iife',
    charset: 'ascii',
    define: { PACKED: `${packed.length}`, SCRIPT: `${Buffer.byteLength(script)}` },
  }),
);
const data = Buffer.alloc(2 * packed.length);
let length = 0;
for (const [at, byte] of packed.entries()) {
  const isEscaped = ESCAPED.has(byte) || (byte === 0x3c && TAGS.has(packed[at + 1]));
  if (isEscaped) data[length++] = 0x3d;
  data[length++] = isEscaped ? byte + 64 : byte;
}

const hash = (source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(boot)} ${hash(script)} 'wasm-unsafe-eval'`,
  // The element's own styles are a constructed sheet, which no policy forbids.
  `style-src ${hash(style)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const icon = `data:image/svg+xml;base64,${ours('icon.svg').toString('base64')}`;
const html = indexHtml()
  .replace('<meta charset="utf-8">', '<meta charset="windows-1252">')
  .replace(/(http-equiv="Content-Security-Policy" content=)".*?"/, (_, head) => `${head}"${policy}"`)
  .replace('"icon.svg"', `"${icon}"`)
  .replace(/<link rel="stylesheet".*>/, () => `<style>${style}</style>`)
  .replace(/ *<script type="module".*\n/, '')
  .replace(/[^\0-\x7f]/gu, (c) => `&#${c.codePointAt(0)};`);
const end = html.lastIndexOf('</body>');
const parts = [
  html.slice(0, end),
  '<script type="seed-search">',
  data.subarray(0, length),
  '</script>\n',
  `<script>${boot}</script>\n`,
  html.slice(end),
];
const file = Buffer.concat(parts.map((part) => Buffer.from(part)));
writeFileSync(OUT, file);
console.log(`${OUT}: ${(file.length / 1024).toFixed(1)} K`);

/** The large sections of a module, each with the small ones before it: code and data are of different bytes. */
function sectionsOf(wasm) {
  const LARGE = 512;
  const parts = [];
  let [start, at] = [0, 8];
  while (at < wasm.length) {
    let [length, body] = [0, at + 1];
    for (let shift = 0, byte = 0x80; byte & 0x80; shift += 7) {
      byte = wasm[body++];
      length += (byte & 0x7f) * 2 ** shift;
    }
    if (length > LARGE) {
      parts.push(wasm.subarray(start, at));
      start = at;
    }
    at = body + length;
  }
  return [...parts, wasm.subarray(start)];
}

/** One deflated stream in which each part begins a block, with a code of its own. */
async function deflated(parts, memLevel) {
  const stream = createDeflateRaw({ level: 9, memLevel });
  const bytes = buffer(stream);
  for (const part of parts) {
    stream.write(part);
    await new Promise((done) => stream.flush(constants.Z_BLOCK, done));
  }
  stream.end();
  return bytes;
}
