// Has the browser keep this page and what it has loaded (../offline-worker.js), so that it opens without a network, too.
(({src, dataset: {runtime, ...versions}}) => addEventListener("load", async () => {
  if (!navigator.serviceWorker || location.protocol == "file:") return
  const root = new URL("..", src), query = new URLSearchParams({...versions, runtime: new URL(runtime, root)})
  await navigator.serviceWorker.register(new URL(`offline-worker.js?${query}`, root))
  const {active} = await navigator.serviceWorker.ready
  active.postMessage([location.href, ...performance.getEntriesByType("resource").map(({name}) => name)].filter(url => url.startsWith(root)))
}))(document.currentScript)
