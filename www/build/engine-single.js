/** The engine of the one file: its bytes are in the page already, see `single-boot.js`. */
import init, { Index } from '../pkg/seed_search.js';
import { prewarmed } from '../engine/warm.js';

export { placeIn } from '../place.js';
export const BASE_URL = new URL('.', document.baseURI);
export const READER = new URL('index.html', BASE_URL).href;

export async function load() {
  await init({ module_or_path: /** @type {any} */ (globalThis).seedSearch });
  return prewarmed(new Index());
}

export async function results() {
  const { resultsView } = await import('../view/results.js');
  return { resultsView };
}
