/**
 * Keeps one build of the page in the browser. Names of assets say what is in them, so what is kept is never wrong; the
 * page itself is asked of the network first, and a new build replaces the old one with the next visit.
 */
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = `seed-search ${scope.registration.scope} `;
const CACHE = PREFIX + BUILD;

scope.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
    await scope.skipWaiting();
  };
  event.waitUntil(fill());
});

scope.addEventListener('activate', (event) => {
  const clear = async () => {
    const mine = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    // The build before this one stays: a page that is still open may ask for its files.
    const old = mine.filter((name) => name !== CACHE).slice(0, -1);
    await Promise.all(old.map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(clear());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope.registration.scope)) return;
  const kept = (/** @type {Cache | CacheStorage} */ cache) => cache.match(request, { ignoreSearch: request.mode === 'navigate' });
  const first = request.url.includes('/assets/')
    ? async () => (await kept(caches)) ?? fetch(request)
    : async () => {
        try {
          return await fetch(request);
        } catch (error) {
          const response = await kept(await caches.open(CACHE));
          if (response) return response;
          throw error;
        }
      };
  event.respondWith(first());
});
