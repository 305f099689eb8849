// A browser keeps each notebook that its learner has changed or run, and shows that copy in place of the site's.
// This says which of these copies are from an older release.
(({storage, release, notebooks}) => {
  const words = {
    label: "Older copies", close: "Close",
    copy: (name, from) => `your copy of ${name} is from release ${from}`,
    said: (release, copies) => `This is release ${release}, but ${copies}. In the list of files, rename a copy to keep it, or delete it: the new notebook then appears.`,
  }
  const say = copies => {
    document.body.insertAdjacentHTML("beforeend", `<aside id="older" aria-label="${words.label}" style="position: fixed; inset: auto 0 0;
      z-index: 10002; display: flex; gap: 12px; align-items: center; padding: 8px 12px; border-top: 3px solid #0072B2;
      color-scheme: light; color: #222; background: #fff; font: 15px/1.35 sans-serif">
      <p role="status" style="flex: 1; margin: 0"></p><button style="font: inherit; min-height: 32px">${words.close}</button></aside>`)
    const note = document.getElementById("older")
    note.querySelector("button").onclick = () => note.remove()
    // Last, so that it is read out.
    note.querySelector("p").textContent = words.said(release, copies.join(", "))
  }
  const asked = indexedDB.open(storage)
  asked.onupgradeneeded = () => asked.transaction.abort()  // nothing is kept yet, and asking makes nothing
  asked.onsuccess = () => {
    const kept = asked.result, older = []
    kept.onversionchange = () => kept.close()  // the Lab, which shares it, goes first
    if (!kept.objectStoreNames.contains("files")) return kept.close()
    const reading = kept.transaction("files"), files = reading.objectStore("files")
    for (const name of notebooks.split(" ")) files.get(`notebooks/${name}.ipynb`).onsuccess = ({target}) => {
      const from = target.result?.content?.metadata?.release
      if (from && from != release) older.push(words.copy(name, from))
    }
    reading.oncomplete = () => { kept.close(); if (older.length) say(older) }
  }
})(document.currentScript.dataset)
