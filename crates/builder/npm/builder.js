/**
 * Builds the search of a site in Node: pages from a folder, from texts, or records of one's own go in, and the files that the
 * site publishes come out. The work is done by a wasm module beside this script; only `files.js` knows the disk.
 */
import { readFileSync } from 'node:fs';
import { Builder as Engine, initSync, marker } from './wasm/seed_builder.js';
import { below, carried, each, mayReplace, replace } from './files.js';

let started = false;

/** Compiles the module when it is first needed. */
function start() {
  if (!started) initSync({ module: readFileSync(new URL('./wasm/seed_builder_bg.wasm', import.meta.url)) });
  started = true;
}

/**
 * A document of one's own.
 *
 * @typedef {object} DocumentRecord
 * @property {string} url - Its address: absolute, or as seen from the published folder (`../a.html`).
 * @property {string} title
 * @property {string} [text] - The text before its first section; each line is a paragraph.
 * @property {{ heading: string, anchor?: string, level?: number, text?: string }[]} [sections]
 * @property {Record<string, string | string[]>} [meta] - Other values, by key.
 * @property {string[]} [labels] - Words that rank below the title and above the text.
 * @property {number} [weight] - How many times as much as others it weighs, from 0.01 to 10.
 * @property {string} [byline]
 * @property {string} [date]
 * @property {string} [language] - As `lang` writes it: `zh-Hans`.
 * @property {string} [path] - Its name among all documents, in whose order they are; its address, unless told.
 */

/**
 * What was made.
 *
 * @typedef {object} Made
 * @property {Map<string, Uint8Array>} files - Each file by its path below the published folder.
 * @property {string[]} report - What was left out and altered, a line each.
 * @property {number} warnings - How many things were altered, not understood or not readable.
 */

/** A site of which the search is built. It is good for one build. */
export class Builder {
  #engine;
  #below;
  #start = performance.now();

  /**
   * @param {object} [options]
   * @param {string | string[]} [options.settings] - As `seed-search.toml` has them; of several, the later count more.
   * @param {string} [options.below] - Where the published folder will lie on the site: `search`, unless told.
   */
  constructor({ settings = [], below = 'search' } = {}) {
    start();
    this.#below = below.split('/').filter(Boolean);
    this.#engine = new Engine([settings].flat(), this.#below);
  }

  /**
   * Takes the pages of a folder. Hidden files, and folders that a build wrote, are passed over.
   *
   * @param {string} folder
   */
  addFolder(folder) {
    const engine = this.#engine;
    each(folder, marker(), {
      enters: (path, written) => engine.enters(path, written),
      wants: (path, regular) => engine.wants(path, regular),
      read: (path, bytes) => engine.read(path, bytes),
      skip: (path, reason) => engine.skip(path, reason),
    });
    return this;
  }

  /**
   * Takes a page that is no file, by the path that it will have on the site.
   *
   * @param {string} path
   * @param {string | Uint8Array} content
   */
  addFile(path, content) {
    if (this.#engine.wants(path, true)) this.#engine.read(path, Buffer.from(content));
    return this;
  }

  /**
   * Takes a document of one's own.
   *
   * @param {DocumentRecord} record
   */
  add(record) {
    this.#engine.add(JSON.stringify(record));
    return this;
  }

  /**
   * Makes the files. Throws if there are no pages.
   *
   * @param {{ quiet?: boolean, told?: (lines: string[]) => void }} [options] - `told` gets the report before the long work;
   * `quiet` leaves only what is wrong in it.
   * @returns {Made}
   */
  make({ quiet = false, told = () => {} } = {}) {
    const report = this.#engine.report(quiet);
    told(report);
    const files = new Map(this.#engine.make(carried()));
    return { files, report, warnings: this.#engine.warnings };
  }

  /**
   * Makes sure, before the long work, that a folder may be written. Throws if somebody else's files are there.
   *
   * @param {string} folder
   */
  expectOutput(folder) {
    mayReplace(folder, marker());
    return this;
  }

  /**
   * Writes what was made in the place of an earlier build, aside and then at once.
   *
   * @param {Made} made
   * @param {string} folder
   * @param {{ keep?: boolean }} [options] - Whether what pages of the earlier build may ask for stays: its scripts and index.
   */
  write(made, folder, { keep = false } = {}) {
    replace(folder, marker(), made.files, keep);
  }

  /**
   * What was made, in words or as JSON.
   *
   * @param {string} folder
   * @param {boolean} [json]
   */
  summary(folder, json = false) {
    const address = ['', ...this.#below, ''].join('/');
    const seconds = (performance.now() - this.#start) / 1000;
    return json ? this.#engine.json(folder, address, seconds) : this.#engine.text(folder, address, seconds);
  }
}

export { below };
