/** Bytes: what a reader downloads, and which part of the index they are for. */
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The sections of the index in the order in which they stand, and what each is. See crates/index/src/lib.rs. */
const SECTIONS = [
  ['alphabet', 'the characters of the documents, numbered'],
  ['folds', 'pairs of characters that count as one'],
  ['documents', 'where each text stands; path, address, byline, date'],
  ['text', 'all titles and texts as shown, in codes'],
  ['terms', 'fst from term to number'],
  ['directory', 'where every 16th posting list starts'],
  ['postings', 'for each term, its documents'],
  ['pinyin', 'how characters are read, for queries in letters'],
  ['related', 'keywords and neighbours of each document'],
  ['sections', 'where headings are, and their names in the page'],
  ['meta', 'what documents say about themselves'],
  ['words', 'words of other regions, and those that the corpus has for them'],
];
const MAGIC = 'SEEDINDX';
const VERSION = 4;
const HEADER = 20 + 4 * SECTIONS.length;

/** `{ raw, gz, br }` of some bytes: gzip -9, brotli -11 with the widest window that browsers take. */
export async function compressed(data) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: data.length };
  const [gz, br] = await Promise.all([promisify(gzip)(data, { level: 9 }), promisify(brotliCompress)(data, { params })]);
  return { raw: data.length, gz: gz.length, br: br.length };
}

/** The files of a folder with one of these endings, by name, the folders below it left out. */
export const filesOf = (folder, endings) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
    .map((entry) => ({ name: entry.name, data: readFileSync(join(folder, entry.name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * The index inside a module: `{ index, sections: [{ name, what, data }] }`.
 *
 * It is looked for in memory as the module sets it up, not in the file: wasm-opt cuts the data where many
 * zeros stand, so in the file there may be borders inside the index.
 */
export function indexOf(wasm) {
  const memory = memoryOf(wasm);
  let best = null;
  // The magic alone also stands where the reader compares it: the index is where the lengths fit.
  for (let at = memory.indexOf(MAGIC); at >= 0; at = memory.indexOf(MAGIC, at + 1)) {
    if (at + HEADER > memory.length || memory.readUInt32LE(at + 8) !== VERSION) continue;
    const lengths = SECTIONS.map((_, i) => memory.readUInt32LE(at + 20 + 4 * i));
    const end = lengths.reduce((sum, length) => sum + length, at + HEADER);
    if (end <= memory.length && end - at > (best?.index.length ?? 0)) best = { index: memory.subarray(at, end), lengths };
  }
  if (!best) throw new Error(`no index of version ${VERSION} in the module: is it seed-search's, and of this version?`);
  let start = HEADER;
  const sections = SECTIONS.map(([name, what], i) => {
    const data = best.index.subarray(start, start + best.lengths[i]);
    start += best.lengths[i];
    return { name, what, data };
  });
  return { index: best.index, sections };
}

/** Linear memory as the module's active data segments fill it. */
function memoryOf(wasm) {
  let at = 8; // magic and version of the module
  const byte = () => wasm[at++];
  const leb = () => {
    let value = 0;
    for (let shift = 0, next = 0x80; next & 0x80; shift += 7) {
      next = byte();
      value += (next & 0x7f) * 2 ** shift;
    }
    return value;
  };
  while (at < wasm.length) {
    const [id, length] = [byte(), leb()];
    const end = at + length;
    if (id !== 11) {
      at = end;
      continue;
    }
    const segments = [];
    for (let count = leb(); count > 0; count--) {
      const kind = leb();
      if (kind === 2) leb(); // the memory's number
      let offset = 0;
      if (kind !== 1) {
        if (byte() !== 0x41) throw new Error('a data segment whose place is not a constant: is this module for wasm32?');
        offset = leb();
        if (byte() !== 0x0b) throw new Error('a data segment whose place is more than a constant');
      }
      const size = leb();
      if (kind !== 1) segments.push({ offset, data: wasm.subarray(at, at + size) });
      at += size;
    }
    const memory = Buffer.alloc(Math.max(0, ...segments.map(({ offset, data }) => offset + data.length)));
    for (const { offset, data } of segments) data.copy(memory, offset);
    return memory;
  }
  return Buffer.alloc(0);
}
