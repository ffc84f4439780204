/** Is what a server has sent what was asked for? */

const ADVICE = 'This script and its index are of one build: copy the whole folder anew, and let the browser fetch the page again.';

/**
 * The response, if it is a file of this build.
 *
 * @param {Response} response
 */
export function served(response) {
  // A server that answers whatever is asked sends a page.
  const type = response.headers.get('content-type');
  if (response.ok && !type?.startsWith('text/html')) return response;
  throw new Error(`no search index at ${response.url} (HTTP ${response.status}, ${type}). ${ADVICE}`);
}

/**
 * What becomes of a file; where nothing does, it is named: no browser says which it was.
 *
 * @template Value
 * @param {URL} address
 * @param {Promise<Value>} becoming
 * @returns {Promise<Value>}
 */
export const unharmed = (address, becoming) =>
  becoming.catch(({ message }) => {
    throw new Error(`no search index at ${address} (${message}). ${ADVICE}`);
  });
