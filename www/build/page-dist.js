/** The page of `dist/`: after one visit it opens without a network. */
import '../page.js';

// Where there is no service worker (a file, an insecure address) the page works as before.
navigator.serviceWorker?.register('sw.js').catch(() => {});
