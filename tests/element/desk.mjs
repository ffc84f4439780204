/** A driver in a window of two rows, with an index, an engine and frames that come when the test says so. */
import { setTimeout as pass } from 'node:timers/promises';
import { searched } from '../../www/controller.js';
import { driver } from '../../www/driver.js';

/** @import { Driver } from '../../www/driver.js' */
/** @import { State } from '../../www/state.js' */
/** @import { AnyIndex, Found } from '../../www/types.js' */

/** @type {(() => void)[]} */
const frames = [];
Object.assign(globalThis, { innerHeight: 320, requestAnimationFrame: (/** @type {() => void} */ act) => frames.push(act) });
export const paint = async () => {
  frames.splice(0).forEach((act) => act());
  await pass(1);
};

/**
 * An index whose answers come when the test says so, by query and the place that they begin at.
 */
export function slow() {
  /** @type {Record<string, { answer(found: Found): Promise<void>, fail(message: string): Promise<void> }>} */
  const pending = {};
  /** @type {unknown[]} */
  const asked = [];
  return {
    pending,
    asked,
    failed: false,
    search(/** @type {string} */ query, /** @type {any} */ options) {
      asked.push([query, options]);
      return /** @type {Promise<Found>} */ (
        new Promise((resolve, reject) => {
          const settled = (/** @type {() => void} */ act) => (act(), pass(0));
          pending[options.offset ? `${query}+${options.offset}` : query] = {
            answer: (found) => settled(() => resolve(found)),
            fail: (message) => settled(() => reject(new Error(message))),
          };
        })
      );
    },
  };
}

/**
 * A driver with an engine that comes when the test says so; what the element was told, in order.
 *
 * @param {Partial<Parameters<typeof driver>[0]['site']>} [settings]
 * @param {(state: State) => void} [look] - Sees each state that is shown.
 */
export function desk(settings = {}, look = () => {}) {
  /** @type {string[]} */
  const told = [];
  /** @type {{ come(index: AnyIndex): Promise<void>, fail(message: string): Promise<void> }[]} */
  const engines = [];
  /** @type {Driver} */
  const one = driver(
    {
      site: { limit: 10, suggest: false, recent: false, filters: false, languages: '', examples: '', ...settings },
      show(state) {
        if (told.at(-1) !== state.phase) told.push(state.phase);
        look(state);
      },
      language: () => 'zh-CN',
      bring: async () => {},
      counts: async () => ['tags'],
      tell: () => {},
      come: () => told.push('come!'),
      announce: () => told.push(`announced ${one.state().asked}`),
      complain: (error) => told.push(`complaint: ${/** @type {Error} */ (error).message}`),
    },
    {
      start: () =>
        new Promise((resolve, reject) => {
          engines.push({
            come: (index) => (resolve(index), pass(0)),
            fail: (message) => (reject(new Error(message)), pass(0)),
          });
        }),
      forget: () => told.push('forgotten'),
    },
  );
  const shown = () =>
    one
      .state()
      .results.hits.slice(0, one.state().shown)
      .map(({ title }) => title)
      .join(' ');
  return { one, told, engines, shown, search: (/** @type {string} */ query) => one.send(searched, { query }) };
}
