/** The engine of a site by itself, for a page that shows what it finds in its own way. */
export { Index } from '../pkg/seed_search.js';
export { load as open } from './engine-site.js';
import { BASE_URL } from './wasm.js';

/** What is kept on the device of the site's index. */
export async function kept() {
  const { kept } = await import('../engine/kept.js');
  return kept(BASE_URL);
}

/** Keeps nothing of it any more. */
export async function clear() {
  const { clear } = await import('../engine/kept.js');
  return clear(BASE_URL);
}
