// Keeps the shell at hand: pages open without a network, and files that carry their version in their address are
// never fetched twice. Which files those are is written by app.js; what the API said is kept by session.js.
const kept = address => caches.match(address, {cacheName: 'shell'});

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const {request} = event;
  const {origin, pathname, searchParams} = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (/^\/($|today|calls|live|schedule|people|messages|insights|settings|handoffs|recordings|try)/.test(pathname))
      event.respondWith(fetch(request).catch(async () => (await kept('/')) ?? Response.error()));
  } else if (searchParams.has('v') || pathname.startsWith('/vendor/')) {
    event.respondWith(kept(request).then(hit => hit ?? fetch(request)));
  }
});
