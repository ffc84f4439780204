/** How are the first keys as quick as those after them? */

/** @import { Index } from '../pkg/seed_search.js' */

/** Milliseconds of all that is done here, at most, and of an idle time that are left to what may come. */
const MOST = 150;
const LEFT = 5;
/** Documents whose words are searched, and the most characters of a word that is nowhere. */
const DOCUMENTS = 5;
const LONGEST = 8;
/** The start of a word in each way that it may be typed, for what the words of an index leave out. */
const STARTS = ['一', '1', 'e', 'zh', 'zhong', 'zh州', 'sensr'];

/**
 * A browser compiles what a search runs when it first runs, some milliseconds for each way that a query may take, and
 * again, better, when it has run often. It does so here while nobody waits. An index in a worker needs none of it.
 *
 * @param {Index} index
 */
export function prewarmed(index) {
  prewarm(index).catch(() => {}); // What is wrong with an index, its search says.
  return index;
}

/** @param {Index} index */
export async function prewarm(index) {
  await idle();
  new Intl.DateTimeFormat(); // The first one takes 20 ms.
  let time = await idle();
  let spent = 0;
  for await (const run of runs(index)) {
    const start = performance.now();
    await run();
    const took = performance.now() - start;
    spent += took;
    if (spent > MOST) return;
    if (!time || time.timeRemaining() <= Math.max(LEFT, took)) time = await idle();
  }
}

/**
 * When there is nothing to do; where a browser does not say, some time later.
 *
 * @returns {Promise<IdleDeadline | undefined>}
 */
export const idle = () => new Promise((go) => ('requestIdleCallback' in globalThis ? requestIdleCallback(go) : setTimeout(go, 50)));

/** @param {Index} index */
async function* runs(index) {
  for await (const query of queries(index)) {
    yield () => index.search(query, { facets: true });
    yield () => index.suggest(query);
  }
}

/**
 * What people type: words as they grow, and some that are nowhere.
 *
 * @param {Index} index
 */
async function* queries(index) {
  yield* STARTS;
  for (let id = 0; id < Math.min(DOCUMENTS, index.documentCount); id += 1) {
    const { title, keywords } = await index.document(id);
    for (const word of [title, ...keywords]) {
      for (let length = 1; length < 4; length += 1) yield word.slice(0, length);
      yield [...word].slice(0, LONGEST).reverse().join('');
    }
  }
}
