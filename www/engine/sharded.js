/**
 * How is an index asked of which few files are here? It names those that it lacks; they are brought, and it is asked again.
 */

/**
 * @import { RemoteIndex } from '../types.js'
 *
 * What the module offers: each question has an answer, or the names of files that are lacking.
 *
 * @typedef {object} Shards
 * @property {number} documentCount
 * @property {(name: string, file: any) => void} put
 * @property {(query: string, options?: unknown) => any} search
 * @property {(query: string, limit: number) => any} suggest
 * @property {(id: number, query: string, options?: unknown) => any} document
 */

/** How often a question may lack something: a whole document of a large page lacks texts once, and a run four times. */
const MOST_ROUNDS = 12;
/** Milliseconds until a file that did not come is asked for again. */
const AGAIN = 400;

/** What an `Index` offers, by promises. */
export class Sharded {
  #shards;
  #fetched;
  /** @type {Map<string, Promise<void>>} What is on its way. */
  #coming = new Map();

  /**
   * @param {Shards} shards
   * @param {(name: string) => Promise<unknown>} fetched A file by its name.
   */
  constructor(shards, fetched) {
    this.#shards = shards;
    this.#fetched = fetched;
  }

  /** It runs on the page, and stops with it. */
  get failed() {
    return false;
  }

  get documentCount() {
    return this.#shards.documentCount;
  }

  /** @type {RemoteIndex['search']} */
  search(query, options) {
    return this.#ask(() => this.#shards.search(query, options));
  }

  /** @type {RemoteIndex['suggest']} */
  suggest(query, { limit = 8 } = {}) {
    return this.#ask(() => this.#shards.suggest(query, limit));
  }

  /** @type {RemoteIndex['document']} */
  document(id, query = '', options = undefined) {
    return this.#ask(() => this.#shards.document(id, query, options));
  }

  /** @type {RemoteIndex['idOf']} Only what was found is known by its path. */
  idOf() {
    return Promise.resolve(undefined);
  }

  /** @param {() => any} ask */
  async #ask(ask) {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const answer = ask();
      if (!Array.isArray(answer) || typeof answer[0] !== 'string') return answer;
      await Promise.all(answer.map((name) => this.#bring(name)));
    }
    throw new Error('the index asks for the same files again and again. Reload the page.');
  }

  /** @param {string} name */
  #bring(name) {
    let coming = this.#coming.get(name);
    if (!coming) {
      coming = this.#put(name).finally(() => this.#coming.delete(name));
      this.#coming.set(name, coming);
    }
    return coming;
  }

  /** @param {string} name */
  async #put(name) {
    let bytes;
    try {
      bytes = await this.#fetched(name);
    } catch (error) {
      // The network may have been away for a moment; what is not there stays away.
      if (!(error instanceof TypeError)) throw error;
      await new Promise((go) => setTimeout(go, AGAIN));
      bytes = await this.#fetched(name);
    }
    this.#shards.put(name, bytes);
  }
}
