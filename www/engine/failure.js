/**
 * What must the owner of a site do when the engine has not come? The reader is told in the page to try again; what is wrong
 * with a server or a policy stands in the console, as far as a script can tell.
 */
import { logOnce } from '../checked.js';
import { BASE_URL } from './load.js';

/** @param {any} error */
export function report(error) {
  let { message } = error;
  // Each browser says it in words of its own.
  if (/by CSP|unsafe-eval/.test(message)) message = "the policy needs script-src 'wasm-unsafe-eval'";
  else if (error.name === 'CompileError') message += ' (is the index whole, and sent as application/wasm?)';
  else if (error instanceof TypeError) {
    message +=
      BASE_URL.origin === origin
        ? ' (the network is down, or the policy needs connect-src)'
        : ` (${BASE_URL.origin} must send Access-Control-Allow-Origin for the index)`;
  }
  logOnce(message);
}
