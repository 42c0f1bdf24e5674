// Keeps one whole build of the app for offline use. `cargo xtask hook` fills in the build's name and its files, each
// with its SHA-256: a file that is not the one we built, the workers' too, is not let into the cache.
const CACHE = 'klinikkvern-__BUILD__';
const FILES = __FILES__;

const scope = new URL(self.registration.scope);
// The addresses of our files, without query and fragment, so that other requests are left alone.
const ours = new Set(Object.keys(FILES).map((file) => new URL(file, scope).href));

// All files or none: a half-filled cache would be an app of two builds. No skipWaiting here: the build that a page was
// opened with serves it until it is closed, or until the user says so (below).
self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(Object.entries(FILES).map(([file, integrity]) => new Request(file, { integrity, cache: 'no-cache' })));
  })());
});

// The app sends this when the user has agreed to change to the new build, and reloads on `controllerchange`.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('klinikkvern-') && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const address = new URL(request.url);
  address.search = address.hash = '';
  // The app is one page: the folder and index.html are the same.
  const isPage = request.mode === 'navigate' && /\/(index\.html)?$/.test(address.pathname);
  const file = isPage ? scope.href : address.href;
  if (!ours.has(file)) return;
  event.respondWith((async () => (await (await caches.open(CACHE)).match(file)) ?? fetch(request))());
});
