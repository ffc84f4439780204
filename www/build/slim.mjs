/**
 * Takes out of a wasm module what would only say why it panicked: `node slim.mjs MODULE.wasm`.
 *
 * A panic in a browser is a trap. The standard library formats a message for it that is shown nowhere, since there is no
 * standard error, and so do the calls that lead there. The functions below become traps at once; what only they need is
 * removed with them. The module must still have the names of its functions, which are removed as well.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

/** Functions that end in a trap, whatever they are called with, by their demangled names. */
const PANICS =
  /panicking::(?!panic_count)|slice_index_fail|(assert|expect|unwrap)_failed|slice_error_fail|panic_already_|raw_vec::(handle_error|capacity_overflow)|rust_oom|handle_alloc_error|rust_begin_unwind|rust_panic|__rust_start_panic/;

const [file] = process.argv.slice(2);
const { Features } = binaryen;
const module = binaryen.readBinary(readFileSync(file));
module.setFeatures(
  Features.BulkMemory | Features.BulkMemoryOpt | Features.MutableGlobals | Features.Multivalue
    | Features.NontrappingFPToInt | Features.ReferenceTypes | Features.SIMD128 | Features.SignExt,
);

let found = 0;
for (let i = 0; i < module.getNumFunctions(); i++) {
  const wasm = module.getFunctionByIndex(i);
  const { name, module: from } = binaryen.getFunctionInfo(wasm);
  if (!from && PANICS.test(name)) {
    binaryen.Function.setBody(wasm, module.unreachable());
    found++;
  }
}
if (found < 10) throw new Error(`expected the functions of panics in ${file}, found ${found}: were its names removed?`);

// As Cargo.toml says for wasm-opt.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setAlwaysInlineMaxSize(0);
binaryen.setFlexibleInlineMaxSize(0);
binaryen.setOneCallerInlineMaxSize(0);
module.optimize();
module.optimize();
binaryen.setDebugInfo(false);
writeFileSync(file, module.emitBinary());
