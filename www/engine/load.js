/**
 * Where does the element's index come from? From the package, fetched when it is first asked for. A build that
 * lays the files out otherwise puts a module of its own in the place of this one.
 */
import { compiled } from './module.js';
import { lengthOf, withProgress } from './progress.js';
import { LARGEST_ON_PAGE, remote } from './remote.js';
import { prewarmed } from './warm.js';

/**
 * @import { Index } from '../pkg/seed_search.js'
 * @import { RemoteIndex } from '../types.js'
 */

export { placeIn } from '../place.js';

/** The folder of the page that came with this script; it can show any document. */
export const BASE_URL = new URL('..', import.meta.url);
export const READER = new URL('index.html', BASE_URL).href;

/** What shows hits, which nothing needs before the engine. */
export const results = () => import('../view/results.js');

let failures = 0;

/**
 * Fetches engine and index, and tells `progress` how much of them has come. After a failure it may be asked again.
 *
 * @param {(share: number) => void} progress
 * @returns {Promise<Index | RemoteIndex>}
 */
export async function load(progress) {
  try {
    // N.B. Browsers may remember that a module could not be fetched: another address asks again.
    const module = failures ? import(`../pkg/seed_search.js?retry=${failures}`) : import('../pkg/seed_search.js');
    const { default: init, Index } = await module;
    const response = await fetch(new URL('pkg/seed_search_bg.wasm', BASE_URL));
    if (!response.ok) throw new Error(`no search index at ${response.url} (HTTP ${response.status})`);
    /** @type {Response | Promise<WebAssembly.Module>} */
    let wasm = withProgress(response, progress);
    if (lengthOf(response) > LARGEST_ON_PAGE) {
      wasm = compiled(wasm);
      const index = await remote(new URL('worker.js', import.meta.url), wasm);
      if (index) return index;
    }
    await init({ module_or_path: wasm });
    return prewarmed(new Index());
  } catch (error) {
    failures += 1;
    throw error;
  }
}
