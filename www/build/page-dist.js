/** The page of `dist/`: after one visit it opens without a network. */
import '../page.js';
import { trusted } from '../engine/trusted.js';
import { idle } from '../engine/warm.js';
import { BASE_URL } from './engine-dist.js';

async function keep() {
  try {
    await navigator.serviceWorker?.register(trusted(new URL('sw.js', BASE_URL)));
  } catch {
    // Where there is no service worker (a file, an insecure address, a policy) the page works as before.
  }
}

// It fetches all that it keeps: after what the reader waits for.
const search = document.querySelector('seed-search');
search?.ready.then(idle).then(keep, keep);
