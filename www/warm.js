/** Makes the first keys as quick as those after them. */

/** Milliseconds of an idle time that are left to what may come. */
const LEFT = 5;
/** Documents whose words are searched. */
const DOCUMENTS = 5;
/** The start of a word in each way that it may be typed, for what the words of an index leave out. */
const STARTS = ['一', '1', 'e', 'zh', 'zhong', 'zh州', 'sensr'];

/**
 * A browser compiles what a search runs when it first runs, some milliseconds for each way that a query may take, and
 * again, better, when it has run often. It does so here while nobody waits: a hundred searches, 0.1 s in all.
 */
export function warmed(index) {
  warm(index).catch(() => {}); // What is wrong with an index, its search says.
  return index;
}

async function warm(index) {
  let time = await idle();
  new Intl.DateTimeFormat(); // The first one takes 20 ms.
  for await (const query of queries(index)) {
    await Promise.all([index.search(query, { facets: true }), index.suggest(query)]);
    if (!(time?.timeRemaining() > LEFT)) time = await idle();
  }
}

const idle = () => new Promise((go) => (globalThis.requestIdleCallback ?? setTimeout)(go));

/** What people type: words as they grow, and some that are nowhere. */
async function* queries(index) {
  yield* STARTS;
  for (let id = 0; id < Math.min(DOCUMENTS, index.documentCount); id += 1) {
    const { title, keywords } = await index.document(id);
    for (const word of [title, ...keywords]) {
      for (let length = 1; length < 4; length += 1) yield word.slice(0, length);
      yield [...word].reverse().join('');
    }
  }
}
