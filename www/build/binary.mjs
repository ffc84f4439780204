/** How does a module come through binaryen as it is? */
import binaryen from 'binaryen';

const { Features } = binaryen;

/**
 * A module with the features that its bytes need, and no others: new ones would be written in ways that browsers do not know.
 *
 * @param {Uint8Array} bytes
 */
export function moduleOf(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(
    Features.BulkMemory |
      Features.BulkMemoryOpt |
      Features.MutableGlobals |
      Features.Multivalue |
      Features.NontrappingFPToInt |
      Features.ReferenceTypes |
      Features.SIMD128 |
      Features.SignExt,
  );
  return module;
}

/**
 * The functions of a module that it does not import, with what they take and give.
 *
 * @param {binaryen.Module} module
 */
export function functionsOf(module) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, i) => module.getFunctionByIndex(i));
  return all.map((wasm) => ({ wasm, ...binaryen.getFunctionInfo(wasm) })).filter(({ module }) => !module);
}

/**
 * Makes a module small, as Cargo.toml says for wasm-opt.
 *
 * @param {binaryen.Module} module
 */
export function optimize(module) {
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  binaryen.setAlwaysInlineMaxSize(0);
  binaryen.setFlexibleInlineMaxSize(0);
  binaryen.setOneCallerInlineMaxSize(0);
  module.optimize();
}
