/**
 * How do several indexes answer as one? Each is opened and asked, and `merged.js` makes one answer of theirs.
 *
 * It comes only where a page names several. One that cannot be opened, fails, or is far behind the first is named once; the others answer without it.
 *
 * @import { Document, Suggestion } from './pkg/seed_search.js'
 * @import { AnyIndex, Found, RemoteIndex, Source } from './types.js'
 */
import { byPlace, merged } from './merged.js';

/**
 * @typedef {object} Around What the element gives.
 * @property {(share: number) => void} tell - How much of them has come.
 * @property {(error: unknown) => void} complain - One of them has failed.
 * @property {(found: any) => Found} check - Throws where an answer is none.
 * @property {URL} folder - Where the element's own engine is,
 * @property {(tell: (share: number) => void) => Promise<AnyIndex>} start - and what starts it.
 *
 * @typedef {{ index: any, name?: string, isTold?: boolean }} Opened
 */

/** What an index gives where it is told no number. */
const HITS = 10;
const SUGGESTED = 8;
/** How long the others wait for one, in ms, once the first has answered. */
const PATIENCE = 3000;

/**
 * Opens all indexes of a list, and gives one that asks them. Rejects where none can be opened.
 *
 * @param {string | readonly Source[]} list
 * @param {Around} around
 * @returns {Promise<RemoteIndex>}
 */
export async function several(list, { tell, complain, check, folder, start }) {
  const wanted = (typeof list === 'string' ? list.split(/\s+/).filter(Boolean) : list).map(named);
  if (!wanted.length) throw new Error('index: expected one index or more, found an empty list');
  /** @type {unknown[]} */
  const reasons = [];
  /** @type {(source: Opened, error: any) => void} */
  const fail = (source, error) => {
    reasons.push(error);
    if (source.isTold) return;
    source.isTold = true;
    complain(source.name ? new Error(`${source.name}: ${error?.message ?? error}`, { cause: error }) : error);
  };
  const shares = wanted.map(() => 0);
  const opening = wanted.map(async (source, at) => {
    const share = (/** @type {number} */ come) => {
      shares[at] = come;
      tell(shares.reduce((sum, share) => sum + share) / shares.length);
    };
    try {
      const index = await source.index;
      const opened = typeof index === 'string' ? await open(folderOf(index), share, folder, start) : index;
      if (typeof opened?.search !== 'function') throw new TypeError(`index[${at}]: expected an object of search, found ${typeof opened}`);
      source.index = opened;
      return source;
    } catch (error) {
      fail(source, error);
      return undefined;
    } finally {
      share(1);
    }
  });
  const sources = /** @type {Opened[]} */ ((await Promise.all(opening)).filter(Boolean));
  if (!sources.length) throw reasons[0];
  return together(sources, fail, check);
}

/**
 * An entry with the name that its hits are shown with: that which was told, or of a folder the host's or its own.
 *
 * @param {any} entry
 * @param {number} _
 * @param {readonly unknown[]} list
 * @returns {Opened}
 */
function named(entry, _, list) {
  const { index = entry, name } = Object(entry);
  return { index, name: name ?? (typeof index === 'string' && list.length > 1 ? nameOf(folderOf(index)) : undefined) };
}

const folderOf = (/** @type {string} */ address) => new URL(address.replace(/\/?$/, '/'), document.baseURI);

/** @param {URL} folder */
function nameOf(folder) {
  const { origin, host, pathname } = new URL('..', folder);
  const path = decodeURI(pathname.slice(1, -1));
  return origin === location.origin ? path.split('/').pop() || host : host + (path && `/${path}`);
}

let failures = 0;

/**
 * The index of a folder that the command or `make dist` has written.
 *
 * @param {URL} address
 * @param {(share: number) => void} tell
 * @param {URL} own
 * @param {Around['start']} start
 */
async function open(address, tell, own, start) {
  if (address.href === own.href) return start(tell);
  // N.B. Browsers may remember that a module could not be fetched: another address asks again.
  const from = new URL(`engine.js${failures ? `?retry=${failures}` : ''}`, address).href;
  try {
    const engine = await import(/* @vite-ignore */ /* webpackIgnore: true */ from);
    if (engine.open) return await engine.open(tell);
    await engine.default();
    return new engine.Index();
  } catch (/** @type {any} */ error) {
    failures += 1;
    // Without what asks again, so that it is one message however often it is asked.
    error.message = error.message.replace(/\?retry=\d+/, '');
    if (!(error instanceof TypeError) || address.origin === location.origin) throw error;
    const needs = `is there a search, does ${address.origin} send Access-Control-Allow-Origin, does the policy of the page name it?`;
    throw new Error(`${error.message} (${needs})`, { cause: error });
  }
}

/**
 * @param {Opened[]} sources
 * @param {(source: Opened, error: unknown) => void} fail
 * @param {Around['check']} check
 * @returns {RemoteIndex}
 */
function together(sources, fail, check) {
  // A number says whose document it is.
  const idIn = (/** @type {number} */ at, /** @type {number} */ id) => id * sources.length + at;

  return {
    get documentCount() {
      return sources.reduce((sum, { index }) => sum + (index.documentCount ?? 0), 0);
    },
    get failed() {
      return sources.some(({ index }) => index.failed);
    },

    async search(query, { offset = 0, limit = HITS, ...options } = {}) {
      /** @type {unknown} */
      let failure;
      let first = () => {};
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      /** @type {Promise<never>} */
      const late = new Promise((_, end) => {
        first = () => (timer ??= setTimeout(end, PATIENCE, new Error(`no answer for ${PATIENCE / 1000} s after the first`)));
      });
      const asked = sources.map(async (source, at) => {
        try {
          // Whose the hits are that are wanted, nobody knows before.
          const search = async () => source.index.search(query, { ...options, offset: 0, limit: offset + limit });
          const found = check(await Promise.race([search(), late]));
          first();
          const { name } = source;
          const hits = found.hits.map((hit) => ({
            ...hit,
            ...(Number.isInteger(hit.id) && { id: idIn(at, hit.id) }),
            ...(name && !hit.source && { source: name }),
          }));
          return { ...found, hits };
        } catch (error) {
          failure = error;
          fail(source, error);
          return undefined;
        }
      });
      const answers = /** @type {Found[]} */ ((await Promise.all(asked)).filter(Boolean));
      clearTimeout(timer);
      if (!answers.length) throw failure;
      return merged(answers, options, offset, limit);
    },

    async suggest(query, { limit = SUGGESTED } = {}) {
      const asked = sources.map(async ({ index }) => {
        try {
          return (await index.suggest?.(query, { limit })) ?? [];
        } catch {
          return []; // What is wrong with an index, its search says.
        }
      });
      /** @type {Map<string, Suggestion>} */
      const texts = new Map();
      for (const one of byPlace(await Promise.all(asked))) if (!texts.has(one.text)) texts.set(one.text, one);
      return [...texts.values()].slice(0, limit);
    },

    async document(id, ...how) {
      const at = id % sources.length;
      const { index, name } = sources[at];
      if (!index.document) throw new Error(`${name ?? `index[${at}]`} has no documents to show`);
      const found = await index.document((id - at) / sources.length, ...how);
      const neighbours = (found.neighbours ?? []).map((/** @type {Document} */ one) => ({ ...one, id: idIn(at, one.id) }));
      return { ...found, id, neighbours };
    },

    async idOf(path) {
      for (const [at, { index }] of sources.entries()) {
        const id = await index.idOf?.(path);
        if (id !== undefined) return idIn(at, id);
      }
      return undefined;
    },
  };
}
