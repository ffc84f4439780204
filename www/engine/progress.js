/** How much of a large file has come? */

/** Bytes of a file that is worth measuring as it comes: whoever waits for a smaller one is told only that it is on the way. */
export const LARGE = 1 << 20;

/**
 * Bytes of a response's file, 0 where they cannot be known: a server's word counts only if it did not compress the file.
 *
 * @param {Response} response
 */
export const lengthOf = ({ headers }) => (headers.get('content-encoding') ? 0 : Number(headers.get('content-length')));

/**
 * A response like this one that calls `progress` with the share of `total` bytes that has come, from 0 to 1.
 *
 * @param {Response} response
 * @param {(share: number) => void} progress
 * @param {number} [total]
 */
export function withProgress(response, progress, total = lengthOf(response)) {
  const { body } = response;
  if (!body || !(total >= LARGE)) return response;
  let come = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      come += chunk.length;
      progress(Math.min(1, come / total));
      controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(count), { headers: { 'content-type': 'application/wasm' } });
}
