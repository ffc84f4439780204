/**
 * Where the element's index comes from: the package beside this file, fetched when it is first asked for. A build that
 * lays the files out otherwise puts a module of its own in the place of this one.
 */

/** The folder of the page that came with this script; it can show any document. */
export const HOME = new URL('.', import.meta.url);

let failures = 0;

/** Fetches engine and index. After a failure it may be asked again. */
export async function load() {
  try {
    // N.B. Browsers may remember that a module could not be fetched: another address asks again.
    const module = failures ? import(`./pkg/seed_search.js?retry=${failures}`) : import('./pkg/seed_search.js');
    const { default: init, Index } = await module;
    await init();
    return new Index();
  } catch (error) {
    failures += 1;
    throw error;
  }
}
