/** Tells how much of a large file has come. */

/** Bytes of a file that is worth telling of; a smaller one is there before anybody looks. */
const LARGE = 1 << 20;

/**
 * A response like this one that calls `progress` with the share that has come, from 0 to 1. `bytes` is the whole file's
 * length where it is known; a server's own word counts only where the file was not compressed on the way.
 */
export function told(response, progress, bytes) {
  const { headers, body } = response;
  const total = bytes ?? (headers.get('content-encoding') ? 0 : Number(headers.get('content-length')));
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
