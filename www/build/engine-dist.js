/** The engine of `dist/`: glue and wasm come at once, and each has its content's hash in its name. */
import { compiled } from '../engine/module.js';
import { LARGE, withProgress } from '../engine/progress.js';
import { come } from './again.js';
import { prewarmed } from './later.js';
import { served } from './served.js';
import { BASE_URL, IS_WHOLE, WASM } from './wasm.js';

export { placeIn } from '../place.js';
export { BASE_URL };

/** The page that shows any document; the page that the element is on where an app has been made of the scripts alone. */
export const READER = IS_WHOLE ? new URL('index.html', BASE_URL).href : '';

/** What makes an index of a module. */
export const glue = () =>
  come(
    async () => {
      const { indexOf } = await import('./glue.js');
      return { indexOf };
    },
    new URL(GLUE_FILE, import.meta.url),
  );

/** What shows hits. */
export const results = () => come(() => import('../view/results.js'), new URL(RESULTS_FILE, import.meta.url));

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
  const coming = glue();
  coming.catch(() => {}); // Where the wasm fails as well, that says more.
  // N.B. What is so large that browsers would not do this at once is in a worker.
  const module = await compiled(await fetched(progress));
  return prewarmed((await coming).indexOf(module));
}
