/** The page of `dist/`: after one visit it opens without a network. */
import '../page.js';
import { trusted } from '../trusted.js';
import { HOME } from './engine-dist.js';

try {
  await navigator.serviceWorker?.register(trusted('sw.js', HOME));
} catch {
  // Where there is no service worker (a file, an insecure address, a policy) the page works as before.
}
