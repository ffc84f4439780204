/**
 * How does a worker answer? First comes the module of its engine, with the bytes of an index where the module holds none, then
 * what is asked of the index, and each gets one answer.
 */
import { Index, initSync } from '../pkg/seed_search.js';

/** @type {any} */
let index;

/** @param {any} asked */
function answer(asked) {
  if (index) return index[asked[0]](...asked[1]);
  const [module, bytes] = asked;
  initSync({ module });
  index = bytes ? Index.fromBytes(bytes) : new Index();
  return index.documentCount;
}

addEventListener('message', ({ data }) => {
  try {
    postMessage({ value: answer(data) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
