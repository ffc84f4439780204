/** The engine in a worker: first comes its module, then what is asked of the index, and each gets one answer. */
import { Index, initSync } from '../pkg/seed_search.js';

let index;

function answer(asked) {
  if (index) return index[asked[0]](...asked[1]);
  initSync({ module: asked });
  index = new Index();
  return index.documentCount;
}

addEventListener('message', ({ data }) => {
  try {
    postMessage({ value: answer(data) });
  } catch (error) {
    postMessage({ error: error.message });
  }
});
