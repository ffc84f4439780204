/** The glue of `dist/`, as a file that comes beside the wasm: nothing needs it before. */
import { Index, initSync } from '../pkg/seed_search.js';

/**
 * The index of a module.
 *
 * @param {WebAssembly.Module} module
 */
export function indexOf(module) {
  initSync({ module });
  return new Index();
}
