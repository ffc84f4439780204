/** Makes the first key as quick as those after it. */

/** A browser compiles what a search runs when it first runs, some milliseconds: better while nobody waits for it. */
export function warmed(index) {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  idle(() => [index.search('一'), index.suggest('一')]);
  return index;
}
