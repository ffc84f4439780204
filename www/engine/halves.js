/**
 * How does an engine answer of which only the first half is here?
 *
 * The first half has what common queries need (`build/split.mjs`). A function of the rest is called through a table, and until
 * the rest fills that, the call traps: then the rest is named as lacking, as a file of the index is. An instance that trapped
 * half way is good for nothing, so another one takes its place, and gets the files that the other one had.
 */

/** @import { Shards } from './sharded.js' */

/** What is lacking, beside the names of files. */
export const REST = 'rest';

/**
 * What the glue offers.
 *
 * @typedef {object} Glue
 * @property {() => WebAssembly.Imports} imports
 * @property {(instance: WebAssembly.Instance, module: WebAssembly.Module) => any} start
 * @property {new () => Shards & { __destroy_into_raw(): number }} Shards
 */

/** @implements {Shards} */
export class Halves {
  #glue;
  #first;
  /** @type {WebAssembly.Exports} */
  #exports;
  #shards;
  /** @type {Map<string, Uint8Array | undefined> | undefined} What another instance would need; nothing once there will be none. */
  #kept = new Map();
  #hasTrapped = false;
  /** @type {(() => void) | undefined} */
  #answered;

  /**
   * @param {Glue} glue
   * @param {WebAssembly.Module} first
   * @param {() => void} answered Called with the first answer: nobody waits any more.
   */
  constructor(glue, first, answered) {
    this.#glue = glue;
    this.#first = first;
    this.#answered = answered;
    this.#exports = this.#started();
    this.#shards = new glue.Shards();
  }

  /** @type {Shards['documentCount']} */
  get documentCount() {
    return this.#shards.documentCount;
  }

  /**
   * Takes a file, or the rest.
   *
   * @param {string} name
   * @param {Uint8Array | WebAssembly.Module} file
   */
  put(name, file) {
    if (file instanceof WebAssembly.Module) return this.#complete(file);
    this.#kept?.set(name, file);
    this.#ask((shards) => shards.put(name, file));
  }

  /** @type {Shards['lose']} */
  lose(name) {
    if (name === REST) return; // Who cannot do without it asks again.
    this.#kept?.set(name, undefined);
    this.#ask((shards) => shards.lose(name));
  }

  /** @type {Shards['files']} */
  files() {
    return this.#ask((shards) => shards.files());
  }

  /** @type {Shards['search']} */
  search(query, options) {
    const answer = this.#ask((shards) => shards.search(query, options));
    if (!Array.isArray(answer)) {
      this.#answered?.();
      this.#answered = undefined;
    }
    return answer;
  }

  /** @type {Shards['suggest']} Completions are not worth waiting for. */
  suggest(query, limit) {
    return this.#kept ? [] : this.#shards.suggest(query, limit);
  }

  /** @type {Shards['document']} */
  document(id, query, options) {
    return this.#ask((shards) => shards.document(id, query, options));
  }

  /** @param {WebAssembly.Module} rest */
  #complete(rest) {
    const kept = this.#kept;
    if (!kept) return;
    if (this.#hasTrapped) {
      this.#shards.__destroy_into_raw(); // Nobody may free it in another instance.
      this.#exports = this.#started();
    }
    new WebAssembly.Instance(rest, { first: this.#exports, ...this.#glue.imports() });
    this.#kept = undefined;
    if (!this.#hasTrapped) return;
    this.#shards = new this.#glue.Shards();
    for (const [name, bytes] of kept) {
      try {
        if (bytes) this.#shards.put(name, bytes);
        else this.#shards.lose(name);
      } catch {
        // It is damaged: it will be lacking, be brought again, and then be complained of.
      }
    }
  }

  #started() {
    return this.#glue.start(new WebAssembly.Instance(this.#first, this.#glue.imports()), this.#first);
  }

  /**
   * @template Answer
   * @param {(shards: Shards) => Answer} ask
   * @returns {Answer | string[]}
   */
  #ask(ask) {
    if (this.#hasTrapped && this.#kept) return [REST];
    try {
      return ask(this.#shards);
    } catch (error) {
      if (!this.#kept || !(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#hasTrapped = true;
      return [REST];
    }
  }
}
