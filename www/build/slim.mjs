/**
 * Takes out of a wasm module what would only say why it panicked: `node slim.mjs MODULE.wasm [NAMES.json]`. With a second
 * path the names of its functions are written there, in their order.
 *
 * A panic in a browser is a trap. The standard library words a message for it that is shown nowhere, since there is no
 * standard error: which check failed, and in which line of which file. The functions below become traps at once, and what
 * only they need goes with them: their callees, their arguments, and the places and tables that these pointed to, which are
 * overwritten with zeros. The module must still have the names of its functions; they are removed as well.
 *
 * In the glue, what is for older browsers than those that load the module goes as well.
 *
 * What the module imports has a hash in its name, which no compression makes smaller: here and in the glue beside the module
 * a number takes its place.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';
import { functionsOf, moduleOf, optimize } from './binary.mjs';

/** Functions that end in a trap, whatever they are called with, by their demangled names. */
const PANICS =
  /panicking::(?!panic_count)|slice_index_fail|(assert|expect|unwrap)_failed|slice_error_fail|panic_already_|raw_vec::(handle_error|capacity_overflow)|rust_oom|handle_alloc_error|rust_begin_unwind|rust_panic|__rust_start_panic/;

/** The least bytes of a table that is overwritten. */
const LEAST_TABLE = 100;

/** Functions by which JavaScript calls a closure. */
const CLOSURES = /convert::closures::.*invoke/;

/** Functions that word a message. */
const FORMATS = /\bfmt::/;

const [file, names] = process.argv.slice(2);
const module = moduleOf(readFileSync(file));

const functions = new Map(functionsOf(module).map(({ name, wasm }) => [name, wasm]));
const panics = new Set([...functions.keys()].filter((name) => PANICS.test(name)));
if (panics.size < 10) throw new Error(`expected the functions of panics in ${file}, found ${panics.size}: were names removed?`);
// Formatting that nothing but a panic asks for is only named by the tables of what panics print.
const before = module.emitText();
const calls = callsOf(before);
const words = [...functions.keys()].filter((name) => FORMATS.test(name) && !panics.has(name));
const isCalled = (name) =>
  [...functions.keys()].some((other) => !panics.has(other) && !words.includes(other) && calls.get(other)?.has(name));
const formats = words.some(isCalled) ? [] : words;
// What JavaScript would call a closure by is exported. The rest is named by the table alone, for closures of JavaScript's
// own functions that this module does not call.
const exported = new Set(
  Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i)).value),
);
const closures = [...functions.keys()].filter((name) => CLOSURES.test(name) && !exported.has(name));
for (const name of [...panics, ...formats, ...closures]) binaryen.Function.setBody(functions.get(name), module.unreachable());

optimize(module);
optimize(module);
// What comes from one file stands together: it compresses better.
module.runPasses(['reorder-functions-by-name']);
if (names) writeFileSync(names, JSON.stringify(functionsOf(module).map(({ name }) => name)));
const after = module.emitText();
binaryen.setDebugInfo(false);
const bytes = module.emitBinary();
zeroPlaces(segments(bytes));
// A module with documents gets no smaller by it.
if (names) zeroTables(segments(bytes), addressesOf(before), addressesOf(after));
const glue = file.replace(/_bg\.wasm$/, '.js');
const [numbered, script] = numberImports(bytes, readFileSync(glue, 'utf8'));
writeFileSync(file, numbered);
writeFileSync(glue, withoutFallbacks(script));

/** The glue without what it does in browsers older than the module's SIMD: these cannot load it. */
function withoutFallbacks(script) {
  const fallbacks = [
    /\(typeof FinalizationRegistry === 'undefined'\)\s*\?\s*\{ register: \(\) => \{\}, unregister: \(\) => \{\} \}\s*:/g,
    /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}\n/g,
  ];
  for (const pattern of fallbacks) {
    if (!script.match(pattern)) throw new Error(`expected ${pattern} in ${glue}: has wasm-bindgen changed?`);
  }
  return fallbacks.reduce((script, pattern) => script.replace(pattern, ''), script);
}

/** The names of the functions that each function of a module's text calls. */
function callsOf(text) {
  const name = /\$("(?:[^"\\]|\\.)*"|[^\s()]+)/;
  const bare = (name) => name.replace(/^"|"$/g, '');
  return new Map(
    text
      .split(/^ \(func /m)
      .slice(1)
      .map((body) => {
        const called = [...body.matchAll(new RegExp(`\\(call ${name.source}`, 'g'))].map(([, name]) => bare(name));
        return [bare(name.exec(body)[1]), new Set(called)];
      }),
  );
}

/** The segments of a module's data section: each with its address in memory, as a view of the bytes. */
function segments(bytes) {
  const DATA = 11;
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  for (;;) {
    const [id, length] = [bytes[at++], number()];
    if (id === DATA) break;
    at += length;
  }
  return Array.from({ length: number() }, () => {
    // Active, in memory 0, at the address of an `i32.const`.
    if (number() !== 0 || bytes[at++] !== 0x41) throw new Error(`expected active segments in ${file}`);
    const address = number();
    at++;
    const length = number();
    at += length;
    return { address, data: bytes.subarray(at - length, at) };
  });
}

/** Module and glue with a number in the place of each hash, as long as that: nothing else moves. */
function numberImports(bytes, script) {
  let module = Buffer.from(bytes).toString('latin1');
  const hashes = [...new Set(script.match(/(?<=\b__wbg_\w+_)[0-9a-f]{16}\b/g))];
  if (!hashes.length) throw new Error(`expected hashes in the names of ${glue}: what does wasm-bindgen write now?`);
  hashes.forEach((hash, i) => {
    const number = String(i).padStart(hash.length, '0');
    [module, script] = [module, script].map((text) => text.replaceAll(`_${hash}`, `_${number}`));
  });
  return [Buffer.from(module, 'latin1'), script];
}

/** The addresses that a module's text may name: as constants, as offsets, and two or four to a constant that is longer. */
function addressesOf(text) {
  const addresses = new Set();
  for (const [, number] of text.matchAll(/(?:i32\.const |offset=)(\d+)/g)) addresses.add(Number(number));
  for (const [, number] of text.matchAll(/i64\.const (-?\d+)/g)) {
    const bits = BigInt.asUintN(64, BigInt(number));
    addresses.add(Number(bits & 0xffffffffn)).add(Number(bits >> 32n));
  }
  for (const [, words] of text.matchAll(/v128\.const i32x4 ((?:0x[0-9a-f]+ ?){4})/g)) {
    for (const word of words.trim().split(' ')) addresses.add(Number(word));
  }
  return addresses;
}

/**
 * Overwrites tables that only code named which is gone, such as how to print a character: from an address that is named no more to
 * the next one. Code may name a table by its end, or by an address inside of it, so nothing is touched that ends where something
 * is named still; and nothing small, which may lie behind what is gone without being named at all.
 */
function zeroTables(segments, before, after) {
  const named = new Set([...before, ...after]);
  const isInside = (address) => segments.some((one) => one.address <= address && address < one.address + one.data.length);
  for (const { address, data } of segments) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let at = -address & 3; at + 4 <= data.length; at += 4) {
      const value = view.getUint32(at, true);
      if (isInside(value)) [named, after].forEach((all) => all.add(value));
    }
  }
  let zeroed = 0;
  for (const { address, data } of segments) {
    const borders = [...named].filter((one) => one >= address && one < address + data.length).sort((a, b) => a - b);
    borders.forEach((start, i) => {
      const end = borders[i + 1] ?? address + data.length;
      if (after.has(start) || after.has(end) || end - start < LEAST_TABLE) return;
      data.fill(0, start - address, end - address);
      zeroed += end - start;
    });
  }
  if (!zeroed) throw new Error(`expected tables of panics in ${file}, found none`);
}

/** Overwrites the places in the source that panics would name: 16 bytes each, address and length of a file's name, line, column. */
function zeroPlaces(segments) {
  const names = segments.flatMap(({ address, data }) =>
    [
      ...Buffer.from(data)
        .toString('latin1')
        .matchAll(/[\w./~+-]*[\w-]+\/[\w./-]+?\.rs/g),
    ].map(({ index, 0: name }) => {
      const start = address + index;
      return { start, end: start + name.length, of: data.subarray(index, index + name.length) };
    }),
  );
  let found = 0;
  for (const { address, data } of segments) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let at = -address & 3; at + 16 <= data.length; at += 4) {
      const start = view.getUint32(at, true);
      const end = start + view.getUint32(at + 4, true);
      if (names.some((name) => start >= name.start && start < end && end === name.end)) {
        data.fill(0, at, at + 16);
        found++;
      }
    }
  }
  if (found < 10) throw new Error(`expected places in the source in the data of ${file}, found ${found}`);
  names.forEach((name) => name.of.fill(0));
}
