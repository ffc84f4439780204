/** How is waited for what comes later: a script that is needed only at times, what may be too late? */
import { logOnce } from './checked.js';

/**
 * What comes once, whoever asks for it; after a failure it is asked for again.
 *
 * @template Value
 * @param {() => Promise<Value>} ask
 * @returns {() => Promise<Value>}
 */
export function once(ask) {
  /** @type {Promise<Value> | undefined} */
  let coming;
  return () =>
    (coming ??= ask().catch((error) => {
      coming = undefined;
      logOnce(error);
      throw error;
    }));
}

/**
 * What comes within a time; nothing where it does not.
 *
 * @template Value
 * @param {Promise<Value>} coming
 * @param {number} milliseconds
 * @returns {Promise<Value | undefined>}
 */
export const within = (coming, milliseconds) =>
  Promise.race([coming, /** @type {Promise<undefined>} */ (new Promise((go) => setTimeout(go, milliseconds)))]);
