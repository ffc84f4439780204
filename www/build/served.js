/** Is what a server has sent what was asked for? */

/**
 * The response, if it is a file of this build.
 *
 * @param {Response} response
 */
export function served(response) {
  // A server that answers whatever is asked sends a page.
  const type = response.headers.get('content-type');
  if (response.ok && !type?.startsWith('text/html')) return response;
  throw new Error(
    `no search index at ${response.url} (HTTP ${response.status}, ${type}). This script and its index are of one build: ` +
      'copy the whole folder anew, and let the browser fetch the page again.',
  );
}
