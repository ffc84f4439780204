/**
 * The engine of `dist/`: the glue is part of the script, so that both are always of one build, and the wasm has its
 * content's hash in its name.
 */
import { Index, initSync } from '../pkg/seed_search.js';
import { compiled } from '../engine/module.js';
import { LARGE, withProgress } from '../engine/progress.js';
import { prewarmed } from './later.js';
import { served } from './served.js';
import { BASE_URL, IS_WHOLE, WASM } from './wasm.js';

export { placeIn } from '../place.js';
export { BASE_URL };

/** The page that shows any document; the page that the element is on where an app has been made of the scripts alone. */
export const READER = IS_WHOLE ? new URL('index.html', BASE_URL).href : '';

/**
 * The wasm as it comes.
 *
 * @param {(share: number) => void} progress
 */
export async function fetched(progress) {
  const response = served(await fetch(WASM));
  // Most servers compress it on the way, so that only the build knows how long it is.
  return WASM_BYTES < LARGE ? response : withProgress(response, progress, WASM_BYTES);
}

/** @param {(share: number) => void} progress */
export async function load(progress) {
  // N.B. What is so large that browsers would not do this at once is in a worker.
  initSync({ module: await compiled(await fetched(progress)) });
  return prewarmed(new Index());
}
