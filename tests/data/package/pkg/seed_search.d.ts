/**
 * The package as `../../seed_search.d.ts` promises it, for whoever checks types before it is built. What wasm-bindgen makes
 * for itself changes with its version: of that, here is what the scripts use.
 */
export * from '../../seed_search.js';

type Module = BufferSource | WebAssembly.Module;
type Input = RequestInfo | URL | Response | Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
}

export function initSync(module: { module: Module } | Module): InitOutput;

export default function init(
    input?: { module_or_path: Input | Promise<Input> } | Input | Promise<Input>,
): Promise<InitOutput>;
