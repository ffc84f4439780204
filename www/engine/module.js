/** How does what a server sends become a module? */

/**
 * Compiles a module while it comes; of a server that does not say that it is one, once it is there.
 *
 * @param {Response} response
 */
export async function compiled(response) {
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
