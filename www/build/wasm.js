/** Where is the wasm of `dist/`? Its name tells its content. */
import name from '../pkg/seed_search_bg.wasm';

// The name is relative to the script that this is bundled into, so the address is made here.
export const WASM = new URL(/** @type {string} */ (/** @type {unknown} */ (name)), import.meta.url);
