/** How is an index in a worker asked from the page? What takes long there does not hold up what the reader does here. */
import { trusted } from './trusted.js';

/**
 * @import { Document, Index, SearchResults, Suggestion } from '../pkg/seed_search.js'
 * @import { RemoteIndex } from '../types.js'
 *
 * @typedef {{ message: unknown, resolve(value: any): void, reject(error: unknown): void }} Asked
 */

/**
 * Bytes of wasm up to which the engine runs on the page. With the processor slowed down four times, one in twenty keys
 * holds the page up for 7 ms or more at 0.24 MB and for 34 at 8.6 MB, so at this size for a frame, 16 ms. A worker adds
 * 0.2 ms to an answer (slowed down, 2), and nothing to the first one, for it starts while the wasm comes.
 */
export const LARGEST_ON_PAGE = 3e6;

/**
 * The index of a wasm module, or of `bytes`, in the worker at `address`; nothing where the page can have no such worker.
 *
 * @param {URL} address
 * @param {Promise<WebAssembly.Module>} module
 * @param {Uint8Array} [bytes]
 * @returns {Promise<RemoteIndex | undefined>}
 */
export async function remote(address, module, bytes) {
  if (address.origin !== origin) return; // Browsers log what they refuse.
  let worker;
  try {
    worker = new Worker(trusted(address), { type: 'module' });
    return await InWorker.open(worker, module, bytes);
  } catch {
    // A policy, a browser without: the page can do it all, and says what is wrong with a module.
    worker?.terminate();
  }
}

/** What an `Index` offers, by promises. */
class InWorker {
  documentCount = 0;
  #worker;
  /** @type {Asked | undefined} */
  #asked; // One at a time: the newest goes before what waits, and all get their answers.
  /** @type {Asked[]} */
  #waiting = [];
  /** @type {Error | undefined} */
  #failure;

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data: { value, error } }) => {
      if (error === undefined) this.#asked?.resolve(value);
      else this.#asked?.reject(new Error(error));
      this.#next();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const reason = event.message || 'no reason given';
      this.#failure = new Error(`the worker that searches has stopped (${reason}). Try again, or reload the page.`);
      worker.terminate();
      for (const asked of [this.#asked, ...this.#waiting]) asked?.reject(this.#failure);
    };
  }

  /** Whether its worker has stopped: another one has to be made. */
  get failed() {
    return Boolean(this.#failure);
  }

  /**
   * @param {Worker} worker
   * @param {Promise<WebAssembly.Module>} module
   * @param {Uint8Array} [bytes]
   */
  static async open(worker, module, bytes) {
    const index = new InWorker(worker);
    index.documentCount = await index.#ask([await module, bytes]);
    return index;
  }

  /** @type {RemoteIndex['search']} */
  search(...asked) {
    return this.#ask(['search', asked]);
  }

  /** @type {RemoteIndex['suggest']} */
  suggest(...asked) {
    return this.#ask(['suggest', asked]);
  }

  /** @type {RemoteIndex['document']} */
  document(...asked) {
    return this.#ask(['document', asked]);
  }

  /** @type {RemoteIndex['idOf']} */
  idOf(...asked) {
    return this.#ask(['idOf', asked]);
  }

  /**
   * @param {unknown} message
   * @returns {Promise<any>}
   */
  #ask(message) {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting.push({ message, resolve, reject });
      if (!this.#asked) this.#next();
    });
  }

  #next() {
    while ((this.#asked = this.#waiting.pop())) {
      try {
        return this.#worker.postMessage(this.#asked.message);
      } catch (error) {
        this.#asked.reject(error); // It cannot be copied.
      }
    }
  }
}
