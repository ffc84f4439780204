/**
 * How is an index asked of which few files are here? It names those that it lacks; they are brought, and it is asked again.
 *
 * What did not come is lost, and the answer says that something may be lacking; where nothing is left of an answer, it is a
 * failure. Whoever types is told the first hits first, and a newer key lets go what was asked for the one before.
 */
import { Bringing, isOffline } from './bringing.js';
import { Pages } from './given.js';

/**
 * @import { RemoteIndex } from '../types.js'
 * @import { Asker, Fetched } from './bringing.js'
 *
 * What the module offers: each question has an answer, or the names of files that are lacking.
 *
 * @typedef {object} Shards
 * @property {number} documentCount
 * @property {(name: string, file: any) => void} put
 * @property {(name: string) => void} lose - From now on it answers without the file, until that is put.
 * @property {() => string[]} files - The names of all files but the root.
 * @property {(query: string, options?: unknown) => any} search
 * @property {(query: string, limit: number) => any} suggest
 * @property {(id: number, query: string, options?: unknown) => any} document
 */

export { Halves, REST } from './halves.js';
export { idle } from './warm.js';

/**
 * How often a question may lack something. The usual one does twice. One that no document holds may lack folds, words, the rest of
 * the engine, four times shards and five times texts.
 */
const MOST_ROUNDS = 24;
/** How many files that were lost before a question asks for again. */
const MOST_AGAIN = 20;

/** What an `Index` offers, by promises. */
export class Sharded {
  #shards;
  #files;
  #pages = new Pages();
  /** @type {Set<(isWaiting: boolean) => void>} Who wants to know whether an answer waits for files. */
  watching = new Set();
  #waiting = 0;
  /** @type {Asker} The search of the newest key. */
  #typing = new AbortController();
  /** @type {unknown} The element that it was typed in: a page may have two, which share this. */
  #field;
  /** @type {Promise<unknown>} */
  #typed = Promise.resolve();

  /**
   * @param {Shards} shards
   * @param {Fetched} fetched
   * @param {(error: Error) => void} complain
   */
  constructor(shards, fetched, complain) {
    this.#shards = shards;
    this.#files = new Bringing(shards, fetched, complain);
  }

  /** It runs on the page, and stops with it. */
  get failed() {
    return false;
  }

  get documentCount() {
    return this.#shards.documentCount;
  }

  /**
   * Of a search that somebody types, the first hits first: the answer says so by `rest`. Where a newer key comes before it is
   * answered, it is answered by nothing. The rest is no key: it may be that of an answer before the newest key.
   *
   * @param {string} query
   * @param {any} [options]
   * @param {boolean} [isTyped]
   * @returns {Promise<any>}
   */
  search(query, options, isTyped = false) {
    const before = this.#typing;
    const asker = isTyped && options?.offset ? before : new AbortController();
    const ask = (/** @type {unknown} */ options) => this.#ask(asker, () => this.#shards.search(query, options));
    const answer = this.#pages.page(query, options, isTyped, ask);
    if (isTyped && asker !== before) {
      const field = globalThis.document?.activeElement;
      this.#typing = asker;
      this.#typed = answer.catch(() => {}); // Its search says what is wrong.
      // What the newer one waits for as well goes on, and what was typed elsewhere.
      if (field === this.#field) this.#files.letGo(before);
      this.#field = field;
    }
    return answer;
  }

  /**
   * Completions, which come after the hits of the same key.
   *
   * @type {RemoteIndex['suggest']}
   */
  async suggest(query, { limit = 8 } = {}) {
    await undefined; // The element asks for completions first.
    const asker = this.#typing;
    await this.#typed;
    return asker.signal.aborted ? [] : ((await this.#ask(asker, () => this.#shards.suggest(query, limit))) ?? []);
  }

  /** @type {RemoteIndex['document']} */
  document(id, query = '', options = undefined) {
    return this.#ask(new AbortController(), () => this.#shards.document(id, query, options));
  }

  /** @type {RemoteIndex['idOf']} Only what was found is known by its path. */
  idOf() {
    return Promise.resolve(undefined);
  }

  /**
   * The answer of the module, once its files are here or lost; nothing if nobody waits for it any more.
   *
   * @param {Asker} asker
   * @param {() => any} ask
   */
  async #ask(asker, ask) {
    /** @type {Set<string>} */
    const tried = new Set();
    try {
      return await this.#rounds(asker, ask, tried);
    } finally {
      if (tried.size) this.#wait(-1);
    }
  }

  /** @param {number} more */
  #wait(more) {
    this.#waiting += more;
    for (const tell of this.watching) tell(this.#waiting > 0);
  }

  /**
   * @param {Asker} asker
   * @param {() => any} ask
   * @param {Set<string>} tried - The files that it has waited for.
   */
  async #rounds(asker, ask, tried) {
    const { lost } = this.#files;
    let isLast = false;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const answer = ask();
      let wanted = answer;
      if (!Array.isArray(answer) || typeof answer[0] !== 'string') {
        // What was lost before is asked for again where something is lacking, once.
        wanted = answer.lacking && !isLast ? [...lost.keys()].filter((name) => !tried.has(name)).slice(-MOST_AGAIN) : [];
        isLast = true;
      }
      if (!wanted.length) return this.#checked(answer);
      // What it cannot do without is lost.
      const loss = lost.get(wanted.find((/** @type {string} */ name) => tried.has(name)));
      if (loss) throw loss;
      if (!tried.size) this.#wait(1);
      wanted.forEach((/** @type {string} */ name) => tried.add(name));
      const come = Promise.all(wanted.map((/** @type {string} */ name) => this.#files.bring(name, asker)));
      await new Promise((go) => {
        asker.signal.addEventListener('abort', go);
        come.then(go);
      });
      if (asker.signal.aborted) return undefined;
    }
    throw new Error('the index asks for the same files again and again. Reload the page.');
  }

  /**
   * An answer; where nothing is left of it because files are lost, what became of one of them. Without a network that is no
   * failure: what was fetched before has been searched.
   *
   * @param {any} answer
   */
  #checked(answer) {
    if (!answer.lacking || answer.hits?.length) return answer;
    const [loss] = this.#files.lost.values();
    if (loss && !(isOffline() && answer.hits)) throw loss;
    return answer;
  }
}
