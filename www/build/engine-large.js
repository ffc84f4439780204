/** The engine of `dist/` where the index is not for the page: in a worker, or on the page all the same if it has none. */
import { compiled } from '../engine/module.js';
import { remote } from '../engine/remote.js';
import { fetched, glue } from './engine-dist.js';

export { BASE_URL, READER, placeIn, results } from './engine-dist.js';

/** @param {(share: number) => void} progress */
export async function load(progress) {
  const module = compiled(await fetched(progress));
  const index = await remote(new URL(WORKER_FILE, import.meta.url), module);
  return index ?? (await glue()).indexOf(await module);
}
