/** What the build writes into its scripts (esbuild's `define`), and what it imports as a file. */

/** Bytes of the wasm module, before it is compressed on its way. */
declare const WASM_BYTES: number;
/** Where the script of the worker is; nothing where the index is for the page. */
declare const WORKER: string;
/** Bytes of the deflated stream in the one file. */
declare const PACKED: number;
/** Bytes of the script in it, which the module follows. */
declare const SCRIPT: number;
/** The name of a build, by its content. */
declare const BUILD: string;
/** What the page keeps for the time without a network. */
declare const FILES: string[];

declare module '*.wasm' {
  const name: string;
  export default name;
}
