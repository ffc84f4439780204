/**
 * Where are the wasm and the folder of `dist/`? Bundlers follow an address only where it is written as below, and the build
 * writes the names in: then whatever else they make of this script, they take the file with it.
 */
export const WASM = new URL(WASM_FILE, import.meta.url);

/**
 * The folder of the scripts; where a bundler has put the wasm elsewhere, what is above its place. N.B. `import.meta.url` alone
 * would be, to some bundlers, the path of a file on the machine that builds.
 */
export const BASE_URL = new URL('..', WASM);

/** Whether the files are where the build has put them, so that the page stands beside the scripts. */
export const IS_WHOLE = WASM.href.endsWith(WASM_FILE.slice(1));
