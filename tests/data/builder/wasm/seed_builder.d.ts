/**
 * The builder's wasm as `../../seed_builder.d.ts` promises it, for whoever checks types before it is built. What wasm-bindgen
 * makes for itself changes with its version: of that, here is what the scripts use.
 */
export * from '../../seed_builder.js';

export function initSync(module: { module: BufferSource | WebAssembly.Module }): WebAssembly.Exports;
