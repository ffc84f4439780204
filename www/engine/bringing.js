/**
 * How do files of an index come? Each once for all who wait for it; again, once, where it did not come; and no more where
 * nobody waits any longer. What did not come is lost: the index answers without it, and the next question asks for it again.
 */

/**
 * @typedef {(name: string, how: { signal: AbortSignal, isAgain: boolean }) => Promise<unknown>} Fetched A file by its
 *   name; asked for again, it is to come from the server itself, for what is kept may be damaged.
 *
 * @typedef {AbortController} Asker Whoever waits for files; aborted, once nobody waits for the answer any more.
 *
 * @typedef {{ waiting: Set<Asker>, stop: AbortController, come: Promise<void> }} Coming
 */

/** Milliseconds until a file that did not come is asked for again: the network may have been away for a moment. */
const AGAIN = 400;

export const isOffline = () => globalThis.navigator?.onLine === false;

/**
 * What became of a file, with its name and what is to be done.
 *
 * @param {string} name
 * @param {Error} error
 */
function lossOf(name, error) {
  if (error.message.includes(`/${name}`)) return error;
  return new Error(
    `the file ${name}.bin of the index has not come: ${error.message}. If the network was there: this script and its index ` +
      'are of one build, copy the whole folder anew.',
    { cause: error },
  );
}

export class Bringing {
  #shards;
  #fetched;
  #complain;
  /** @type {Map<string, Coming>} */
  #coming = new Map();
  /** @type {Map<string, Error>} What did not come, and why. */
  lost = new Map();

  /**
   * @param {Pick<import('./sharded.js').Shards, 'put' | 'lose'>} shards
   * @param {Fetched} fetched
   * @param {(error: Error) => void} complain - Told what the owner of the site may have to do.
   */
  constructor(shards, fetched, complain) {
    this.#shards = shards;
    this.#fetched = fetched;
    this.#complain = complain;
  }

  /**
   * Brings a file; the promise is of its end, whether it has come, is lost or is waited for no more.
   *
   * @param {string} name
   * @param {Asker} asker
   */
  bring(name, asker) {
    let coming = this.#coming.get(name);
    if (!coming) {
      const stop = new AbortController();
      coming = { waiting: new Set(), stop, come: this.#put(name, stop.signal).then(() => this.#end(name, stop)) };
      this.#coming.set(name, coming);
    }
    coming.waiting.add(asker);
    return coming.come;
  }

  /**
   * Lets go what an asker waits for, and stops what nobody else waits for.
   *
   * @param {Asker} asker
   */
  letGo(asker) {
    asker.abort();
    for (const [name, { waiting, stop }] of this.#coming) {
      if (!waiting.delete(asker) || waiting.size) continue;
      stop.abort();
      this.#end(name, stop);
    }
  }

  /**
   * @param {string} name
   * @param {AbortController} stop - Of the request that has ended: another one may be on its way.
   */
  #end(name, stop) {
    if (this.#coming.get(name)?.stop === stop) this.#coming.delete(name);
  }

  /**
   * @param {string} name
   * @param {AbortSignal} signal
   */
  async #put(name, signal) {
    // What was lost before may be lost for good: nobody waits for it twice.
    for (let isAgain = this.lost.has(name); ; isAgain = true) {
      try {
        const file = await this.#fetched(name, { signal, isAgain });
        if (signal.aborted) return;
        this.#shards.put(name, file);
        this.lost.delete(name);
        return;
      } catch (/** @type {any} */ error) {
        if (signal.aborted) return;
        if (isAgain || isOffline()) return this.#lose(name, error);
        await new Promise((go) => setTimeout(go, AGAIN));
        if (signal.aborted) return;
      }
    }
  }

  /**
   * @param {string} name
   * @param {Error} error
   */
  #lose(name, error) {
    const loss = lossOf(name, error);
    if (!isOffline()) this.#complain(loss);
    this.lost.set(name, loss);
    this.#shards.lose(name);
  }
}
