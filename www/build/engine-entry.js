/** The engine of `dist/` by itself, for a page or worker that shows what it finds in its own way. */
import init, { Index, initSync } from '../pkg/seed_search.js';
import { WASM } from './wasm.js';

export { Index, initSync };
export default (input = { module_or_path: WASM }) => init(input);
