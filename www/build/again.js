/** How does a script of `dist/` or of a site come that is a file of its own? */

let failures = 0;

/**
 * The script, which `ask` imports; after a failure it may be asked for again.
 *
 * @template Module
 * @param {() => Promise<Module>} ask
 * @param {URL} address
 * @returns {Promise<Module>}
 */
export async function come(ask, address) {
  try {
    // N.B. Firefox remembers that a module could not be fetched: another address asks again.
    return await (failures ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?retry=${failures}`) : ask());
  } catch (error) {
    failures += 1;
    throw error;
  }
}
