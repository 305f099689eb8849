// The service worker: keeps the pages and slides that were opened, and Python once it was used, for when there is no network.
const asked = new URL(location).searchParams, runtime = asked.get("runtime"), course = "neural-network-course"
const PAGES = `${course} pages ${asked.get("release")}`, PYTHON = `${course} python ${asked.get("python")}`
const fresh = async (cache, request) => {
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
const kept = async (name, request, first) => {  // Python by its version from here; a page from the network, if there is one
  const cache = await caches.open(name), old = () => cache.match(request, {ignoreSearch: !first})
  return first && await old() || fresh(cache, request).catch(async error => await old() || Promise.reject(error))
}
oninstall = () => skipWaiting()
onactivate = event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(course) && ![PAGES, PYTHON].includes(name)) await caches.delete(name)
  await clients.claim()
})())
onmessage = event => event.waitUntil(caches.open(PAGES).then(cache => Promise.all(
  event.data.map(async url => await cache.match(url) || fresh(cache, url)))))
onfetch = event => {
  const {url, method} = event.request, here = new URL(".", location).href
  if (method != "GET") return
  if (url.startsWith(runtime)) event.respondWith(kept(PYTHON, event.request, true))
  else if (url.startsWith(here) && !url.startsWith(`${here}lite/`)) event.respondWith(kept(PAGES, event.request))
}
