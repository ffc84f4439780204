/**
 * What makes the first keys quick, as a file by itself: it has work only when all else is there, so nobody waits for it.
 *
 * @import { Index } from '../pkg/seed_search.js'
 */

/** @param {Index} index */
export function prewarmed(index) {
  import('../engine/warm.js').then(({ prewarm }) => prewarm(index)).catch(() => {}); // The first keys take longer then.
  return index;
}
