/**
 * What is kept of an index on the device, for the time without a network? Files as they came, in one cache for each build of
 * it. Their names say which build they are of, so what is kept is never wrong.
 */
import { served } from '../build/served.js';
import { idle } from './warm.js';

/** @typedef {{ signal?: AbortSignal, isAgain?: boolean }} How A file asked for again comes from the server itself. */

/** Bytes that are kept beforehand, at most. */
const MOST = 50e6;
/** Requests at a time for what nobody waits for. */
const AT_ONCE = 3;
/** Says in a cache that all is there. */
const ALL = 'all';

/** @param {URL} base */
const prefixOf = (base) => `seed-search ${base} `;

/**
 * Bytes of a file as it was sent.
 *
 * @param {Response} response
 */
async function sizeOf(response) {
  const { headers } = response;
  const length = headers.get('content-encoding') ? 0 : Number(headers.get('content-length'));
  return length || (await response.blob()).size;
}

/**
 * What asks the cache of a build before the network, and keeps what comes. Caches of builds before it go, but for the last one:
 * a page that is still open may ask for its files.
 *
 * @param {URL} base - The folder of the scripts.
 * @param {string} file - The path of the index, or of its root.
 */
export async function keeper(base, file) {
  // The folder of a build, or its only file.
  const build = /** @type {RegExpExecArray} */ (/[^/]+(?=\/root\.bin$|$)/.exec(file))[0];
  const name = prefixOf(base) + build;
  const names = (await caches.keys()).filter((one) => one.startsWith(prefixOf(base)) && one !== name);
  const cache = await caches.open(name);
  await Promise.all(names.slice(0, -1).map((one) => caches.delete(one)));

  /** @type {Promise<unknown>} What came is kept once this is over: no answer waits for it. */
  let putting = Promise.resolve();

  return {
    /**
     * @param {URL} address
     * @param {How} [how]
     */
    async get(address, { signal, isAgain } = {}) {
      const kept = isAgain ? undefined : await cache.match(address, { ignoreVary: true });
      if (kept) return kept;
      const response = served(await fetch(address, { signal, cache: isAgain ? 'reload' : 'default' }));
      const put = cache.put(address, response.clone()).catch(() => {}); // No room, or it was let go.
      putting = Promise.all([putting, put]);
      return response;
    },

    /**
     * Brings all other files, while nobody waits and as far as there is room; a page that is left stops.
     *
     * @param {URL[]} addresses
     */
    async all(addresses) {
      const { saveData, type } = /** @type {any} */ (navigator).connection ?? {};
      const mark = new URL(ALL, addresses[0]);
      if (saveData || type === 'cellular' || (await cache.match(mark))) return;
      const { quota = 0, usage = 0 } = await navigator.storage.estimate();
      const room = Math.min(MOST, (quota - usage) / 2);
      await putting;
      const here = new Set((await cache.keys()).map(({ url }) => url));
      const wanted = addresses.filter(({ href }) => !here.has(href));
      let bytes = (await sizes(cache)).bytes;
      const stop = new AbortController();
      const { signal } = stop;
      const left = () => stop.abort();
      addEventListener('pagehide', left);
      const bring = async () => {
        for (let address; bytes < room && !signal.aborted && (address = wanted.pop());) {
          await idle();
          const response = served(await fetch(address, { signal, priority: 'low' }));
          bytes += await sizeOf(response.clone());
          await cache.put(address, response);
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, bring));
        if (!wanted.length && !signal.aborted) await cache.put(mark, new Response());
      } finally {
        stop.abort(); // Where one did not come, the others will not.
        removeEventListener('pagehide', left);
      }
    },
  };
}

/** @param {Cache} cache */
async function sizes(cache) {
  const responses = await cache.matchAll();
  const files = responses.filter(({ url }) => url); // The mark has none.
  const bytes = await Promise.all(files.map(sizeOf));
  return { files: files.length, bytes: bytes.reduce((sum, size) => sum + size, 0), isAll: files.length < responses.length };
}

/**
 * The caches of a folder, the newest last.
 *
 * @param {URL} base
 */
const namesOf = async (base) => ('caches' in globalThis ? (await caches.keys()).filter((name) => name.startsWith(prefixOf(base))) : []);

/**
 * What is kept of the index of a folder: files and bytes of all builds, and whether the newest one is there as a whole.
 *
 * @param {URL} base
 * @returns {Promise<{ files: number, bytes: number, isAll: boolean }>}
 */
export async function kept(base) {
  const all = { files: 0, bytes: 0, isAll: false };
  for (const name of await namesOf(base)) {
    const { files, bytes, isAll } = await sizes(await caches.open(name));
    all.files += files;
    all.bytes += bytes;
    all.isAll = isAll || (files > 1 && name.endsWith('.bin')); // One file is all, beside its engine.
  }
  return all;
}

/**
 * Keeps nothing any more of the index of a folder. A page that is loaded from now on keeps again, if it is to.
 *
 * @param {URL} base
 */
export async function clear(base) {
  for (const name of await namesOf(base)) await caches.delete(name);
}
