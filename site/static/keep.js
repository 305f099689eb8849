// Keeps, in this browser alone, what a reader presses, moves and types on a page, over a reload. "Start afresh" forgets it.
(() => {
  const words = {
    kept: "What you press, move and type here is kept in your browser, and sent nowhere.",
    afresh: "Start afresh",
    forgotten: "Forgotten: this page is as it was at first.",
    download: "Download the notebook with your code",
    along: "Take your code along", lab: "Open the Lab by the link above: your code goes along into its notebook.",
    fill: "Put your code into your own copy of the notebook:",
    filled: (done, left) => `Cells that took your code: ${done}. Cells that were changed there already, and stay: ${left}.`,
  }
  const ways = document.querySelector(".nn-ways"), mine = `neural-network-course ${location.pathname} `
  let kept
  try { kept = localStorage } catch {}
  if (!ways || !kept) return  // where nothing can be kept, a page works without this script
  const keep = (place, state) => { try { kept.setItem(mine + place, state) } catch {} }  // it may be full
  const figures = [...document.querySelectorAll(".nn-page")], radios = [...document.querySelectorAll(".nn-predict input")]
  const cells = [...document.querySelectorAll("article .cell")], idOf = cell => /tag_id-(\S+)/.exec(cell.className)[1]
  const choice = radio => radio.labels[0].textContent, pressed = name => (kept.getItem(mine + name) ?? "").split("\n")  // first, last
  const read = key => { try { return JSON.parse(kept.getItem(mine + key)) } catch {} }  // no JSON: not ours
  figures.forEach((figure, k) => figure.put(read(k)))
  for (const cell of cells) { const typed = kept.getItem(mine + idOf(cell)); if (typed) cell.put(typed) }
  for (const radio of radios) radio.checked ||= pressed(radio.name).at(-1) == choice(radio)
  addEventListener("nn-moved", ({target, detail}) => keep(figures.indexOf(target), JSON.stringify(detail)))
  addEventListener("change", ({target}) => { if (radios.includes(target)) keep(target.name, `${pressed(target.name)[0] || choice(target)}\n${choice(target)}`) })
  addEventListener("nn-checked", ({detail}) => {  // {exercise: {line: times}}; after 0, which is PASS, nothing counts
    const met = Object(read("met"))
    for (const [name, lines] of Object.entries(detail)) {
      const one = met[name] ??= {}
      if (!(0 in one)) for (const [number, times] of Object.entries(lines)) one[number] = (one[number] ?? 0) + times
    }
    keep("met", JSON.stringify(met))
  })
  addEventListener("input", ({target}) => { if (target.matches(".nn-box textarea")) keep(target.name, target.value) })
  ways.insertAdjacentHTML("afterend",
    `<p class="nn-kept"><span role="status">${words.kept}</span> <button type="button">${words.afresh}</button></p>
    <details class="nn-kept" ${document.querySelector(".nn-box") ? "" : "hidden"}><summary>${words.along}</summary><p>${words.lab}</p><button type="button">${words.download}</button>
    <p><label>${words.fill} <input type="file" accept=".ipynb"></label></p></details>`)
  const [said, afresh, download, file] = document.querySelectorAll(".nn-kept :is(span, button, input)")
  const name = location.pathname.split("/").at(-1).replace(".html", "")
  const changed = () => Object.fromEntries([...document.querySelectorAll(".nn-box textarea")]
    .filter(area => area.value != area.defaultValue).map(area => [area.name, [area.defaultValue, area.value]]))
  const fill = text => {  // as ../arrive.js does in the Lab: a cell that was changed there is left alone
    const notebook = JSON.parse(text), typed = changed()
    const met = notebook.cells.filter(cell => cell.id in typed), free = met.filter(cell => [cell.source].flat().join("") == typed[cell.id][0])
    for (const cell of free) Object.assign(cell, {source: typed[cell.id][1], outputs: [], execution_count: null})
    const made = new Blob([JSON.stringify(notebook, null, 1)]), link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(made), download: `${name}.ipynb`})
    link.click()
    said.textContent = words.filled(free.length, met.length - free.length)
  }
  download.onclick = async () => fill(await (await fetch(`${name}.ipynb`)).text())
  file.onchange = async () => fill(await file.files[0].text())
  addEventListener("click", ({target}) => { if (target.closest("a")?.href.includes("/lite/lab/")) kept.setItem(`neural-network-course to ${name}`, JSON.stringify(changed())) })
  answers.wake({read, keep, first: radio => pressed(radio.name)[0] == choice(radio)})
  afresh.onclick = () => {
    for (const figure of figures) figure.querySelector(".nn-reset").click()
    for (const radio of radios) radio.checked = false
    for (const key of Object.keys(kept)) if (key.startsWith(mine)) kept.removeItem(key)
    dispatchEvent(new Event("nn-afresh"))
    said.textContent = words.forgotten
  }
})()
