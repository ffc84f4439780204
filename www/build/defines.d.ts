/** What the build writes into its scripts (esbuild's `define`). */

/** Bytes of the wasm module, before it is compressed on its way. */
declare const WASM_BYTES: number;
/** Where the wasm is and, where the index is not for the page, the script of the worker: from the scripts that load them. */
declare const WASM_FILE: string;
declare const WORKER_FILE: string;
/** Where the halves of the wasm of a large site are. */
declare const FIRST_FILE: string;
declare const REST_FILE: string;
/** Where the glue and the list of hits are, likewise. */
declare const GLUE_FILE: string;
declare const RESULTS_FILE: string;
/** Where is what an index in shards needs, likewise. */
declare const SHARDED_FILE: string;
declare const NOTED_FILE: string;
/** What the command says of a site's index, as JSON. */
declare const SITE: string;
/** Bytes of the deflated stream in the one file. */
declare const PACKED: number;
/** Bytes of the script in it, which the module follows. */
declare const SCRIPT: number;
/** The name of a build, by its content. */
declare const BUILD: string;
/** What the page keeps for the time without a network. */
declare const FILES: string[];
