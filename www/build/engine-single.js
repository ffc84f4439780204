/** The engine of the one file: its bytes are in the page already, see `single-boot.js`. */
import init, { Index } from '../pkg/seed_search.js';
import { warmed } from '../warm.js';

export const HOME = new URL('.', document.baseURI);

export async function load() {
  await init({ module_or_path: globalThis.seedSearch });
  return warmed(new Index());
}
