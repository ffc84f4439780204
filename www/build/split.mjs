/**
 * Splits an engine in two modules, so that the first answer waits for the first alone: `node www/build/split.mjs PKG BUILDER`.
 *
 * PKG is the package that `slim.mjs` has gone over, with `names.json` in it; BUILDER is the package of the builder. Beside
 * them come `first.wasm`, with all functions that common queries need, and `rest.wasm` with the others. A function of the
 * first calls one of the rest through a table; until the rest is there that call traps, and whoever asked asks again with it
 * (`www/engine/halves.js`). The glue gives what such a start needs.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { functionsOf, moduleOf, optimize } from './binary.mjs';
import { needed } from './profile.mjs';

/** The table of the rest's functions, and the names by which it asks for what the first has. */
const REST = 'rest';
const FIRST = 'first';
/** Functions that own memory: they always are in the first, since none of them may stop half way. */
const MEMORY = /dlmalloc|alloc::|__rust_|__rdl_|__wbindgen|externref/;

const [pkg, builder] = process.argv.slice(2);
const bytes = readFileSync(join(pkg, 'seed_search_bg.wasm'));
const glue = join(pkg, 'seed_search.js');
const asked = new Set(await needed(bytes, glue, builder));
const all = functionsOf(moduleOf(bytes)).map(({ name }) => name);
// The module's own names are numbers.
const said = JSON.parse(readFileSync(join(pkg, 'names.json'), 'utf8'));
if (said.length !== all.length) throw new Error(`expected the names of ${all.length} functions, found ${said.length}`);
const names = new Map(all.map((name, i) => [name, said[i]]));
const isFirst = (/** @type {string} */ name) => asked.has(name) || MEMORY.test(names.get(name));

// Which functions of the rest the first may call is known when it has been made once.
const others = all.filter((name) => !isFirst(name));
const own = all.filter(isFirst);
const called = functionsOf(firstOf(others, own))
  .map(({ name }) => name)
  .filter((name) => !isFirst(name));
const [rest, imported] = restOf(called);
const first = firstOf(called, imported);
binaryen.setDebugInfo(Boolean(process.env.DBG));
writeFileSync(join(pkg, 'first.wasm'), first.emitBinary());
writeFileSync(join(pkg, 'rest.wasm'), rest.emitBinary());
appendFileSync(glue, '\nexport { __wbg_get_imports as imports, __wbg_finalize_init as start };\n');

/**
 * The first module: in the place of each function of the rest a call through the table, in whose order they are `called`.
 *
 * @param {string[]} called
 * @param {string[]} exported Its own functions that the rest calls.
 */
function firstOf(called, exported) {
  const module = moduleOf(bytes);
  const slots = new Map(called.map((name, slot) => [name, slot]));
  module.addTable(REST, called.length, called.length);
  module.addTableExport(REST, REST);
  for (const { wasm, name, params, results } of functionsOf(module)) {
    if (isFirst(name)) continue;
    const slot = slots.get(name);
    const handed = binaryen.expandType(params).map((type, i) => module.local.get(i, type));
    const body = slot === undefined ? module.unreachable() : module.call_indirect(REST, module.i32.const(slot), handed, params, results);
    binaryen.Function.setBody(wasm, body);
  }
  share(module, exported);
  optimize(module);
  return module;
}

/**
 * The rest, and which functions of the first it calls.
 *
 * @param {string[]} called
 */
function restOf(called) {
  const whole = moduleOf(bytes);
  // What stands in memory comes with the first.
  binaryen.setDebugInfo(true);
  const module = binaryen.parseText(whole.emitText().replace(/^ \(data .*\n/gm, ''));
  module.setFeatures(whole.getFeatures());
  for (let i = module.getNumExports(); i-- > 0;) module.removeExport(binaryen.getExportInfo(module.getExportByIndex(i)).name);
  for (let i = module.getNumElementSegments(); i-- > 0;) {
    module.removeElementSegment(binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(i)).name);
  }
  const { tables, globals } = sharedBy(module);
  for (const [i, { name }] of tables.entries()) module.addTableImport(name, FIRST, `table${i}`);
  for (const [i, { name, type, mutable }] of globals.entries()) {
    module.removeGlobal(name);
    module.addGlobalImport(name, FIRST, `global${i}`, type, mutable);
  }
  module.addMemoryImport('0', FIRST, 'memory');
  const mine = functionsOf(module).filter(({ name }) => isFirst(name));
  for (const { name, params, results } of mine) {
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, name, params, results);
  }
  module.addTable(REST, called.length, called.length);
  module.addTableImport(REST, FIRST, REST);
  module.addActiveElementSegment(REST, REST, called, module.i32.const(0));
  optimize(module);
  const imported = Array.from({ length: module.getNumFunctions() }, (_, i) => binaryen.getFunctionInfo(module.getFunctionByIndex(i)));
  const from = imported.filter(({ module }) => module === FIRST).map(({ name }) => name);
  return [module, from];
}

/** The tables and globals of a module. */
function sharedBy(/** @type {binaryen.Module} */ module) {
  const tables = Array.from({ length: module.getNumTables() }, (_, i) => binaryen.getTableInfo(module.getTableByIndex(i)));
  const globals = Array.from({ length: module.getNumGlobals() }, (_, i) => binaryen.getGlobalInfo(module.getGlobalByIndex(i)));
  return { tables: tables.filter(({ name }) => name !== REST), globals };
}

/**
 * Exports from the first what the rest imports.
 *
 * @param {binaryen.Module} module
 * @param {string[]} functions
 */
function share(module, functions) {
  const { tables, globals } = sharedBy(module);
  for (const [i, { name }] of tables.entries()) module.addTableExport(name, `table${i}`);
  for (const [i, { name }] of globals.entries()) module.addGlobalExport(name, `global${i}`);
  for (const name of functions) module.addFunctionExport(name, name);
}
