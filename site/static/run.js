// Makes a page's code run: boxes to type in, Run and Stop, and what Python (python.mjs, loaded at the first touch) says.
(() => {
  const words = {
    run: "Run", stop: "Stop", stopped: "Stopped. What ran before is forgotten: Run starts anew.",
    loading: "Python is loading, once: about 10 MB.", running: "Running …",
    open: "Change and run", changed: "Code to change and run",
    failed: "Python could not be loaded. Are you online? What you typed is kept: press Run to try again.",
    disk: "Code does not run in a file of your disk: open the page at its address in the web.",
  }
  const {src, dataset: {runtime}} = document.currentScript, failed = location.protocol == "file:" ? words.disk : words.failed
  const cells = [...document.querySelectorAll("article .cell")], waiting = new Map()
  const blank = document.querySelector(".nn-box")?.cloneNode(true)  // before anybody types: a clone holds what was typed
  const idOf = cell => /tag_id-(\S+)/.exec(cell.className)[1], boxOf = cell => cell.querySelector(".nn-box")
  const codeOf = cell => cell.querySelector("textarea")?.value ?? cell.querySelector(".cell_input pre").textContent
  const parts = cell => ["textarea", "button", "progress", "[role=status]"].map(part => boxOf(cell).querySelector(part))
  let worker, loaded
  const show = () => cells.filter(boxOf).forEach(cell => {
    const [, button, bar] = parts(cell), busy = waiting.has(idOf(cell))
    button.textContent = busy ? words.stop : words.run
    bar.hidden = loaded || !worker
  })
  const answer = (id, said) => {
    parts(waiting.get(id))[3].textContent = said
    waiting.delete(id)
    show()
  }
  const stop = said => {
    worker?.terminate()
    worker = loaded = undefined
    for (const id of waiting.keys()) answer(id, said)
    show()
  }
  const start = () => {
    if (worker) return
    const from = name => new URL(name, src), query = new URLSearchParams({runtime: new URL(runtime, from("..")), course: from("course.zip")})
    try { worker = new Worker(from(`python.mjs?${query}`), {type: "module"}) } catch { return }  // in a file of the disk
    worker.onerror = () => stop(failed)
    worker.onmessage = ({data: {had, ready, failed: broken, id, said, met}}) => {
      if (broken) return stop(failed)
      if (had) return document.querySelectorAll(".nn-box progress").forEach(bar => { bar.value = had })
      if (ready) { loaded = true; for (const cell of waiting.values()) parts(cell)[3].textContent = words.running }
      if (id) { answer(id, said); dispatchEvent(new CustomEvent("nn-checked", {detail: met})) }
      show()
    }
    show()
  }
  const run = cell => {
    if (waiting.has(idOf(cell))) return stop(words.stopped)
    start()
    if (!worker) return void (parts(cell)[3].textContent = failed)
    waiting.set(idOf(cell), cell)
    parts(cell)[3].textContent = loaded ? words.running : words.loading
    cell.querySelectorAll(".cell_output > .output:not(:has(.nn-box, img))").forEach(old => { old.style.display = "none" })
    worker.postMessage({cells: cells.map(cell => [idOf(cell), codeOf(cell)]), k: cells.indexOf(cell)})
    show()
  }
  const write = (area, text) => document.execCommand("insertText", false, text) || area.setRangeText(text, area.selectionStart, area.selectionEnd, "end")
  const fit = area => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 2}px` }
  const awake = cell => {
    const [area, button] = parts(cell)
    button.hidden = false
    fit(area)
    button.onclick = () => run(cell)
    area.onfocus = () => navigator.connection?.saveData || start()
    area.oninput = () => fit(area)
    area.onkeydown = event => {  // Tab goes on to the next control: who types indents by Enter and Backspace
      const before = area.value.slice(0, area.selectionStart), last = area.selectionStart == area.selectionEnd && /\n( {4})+$/.test(before)
      if (event.key == "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) { event.preventDefault(); run(cell) }
      if (event.key == "Backspace" && last) area.selectionStart -= 4
    }
    area.onbeforeinput = event => {
      if (!/^insert(LineBreak|Paragraph)$/.test(event.inputType)) return
      const line = area.value.slice(0, area.selectionStart).split("\n").at(-1)
      event.preventDefault()
      write(area, "\n" + /^ */.exec(line)[0] + (/:\s*$/.test(line) ? "    " : ""))
    }
  }
  const open = cell => {
    const box = blank.cloneNode(true), area = box.querySelector("textarea"), old = cell.querySelector(".cell_input")
    Object.assign(area, {defaultValue: codeOf(cell).trimEnd(), name: idOf(cell), ariaLabel: words.changed})
    old.replaceWith(box)
    awake(cell)
    show()
    return area
  }
  for (const cell of cells) {
    cell.put = text => { const area = boxOf(cell) ? parts(cell)[0] : open(cell); area.value = text; fit(area) }  // keep.js
    if (boxOf(cell)) awake(cell)
    else if (!cell.querySelector(".nn-page, .nn-predict, .nn-receipt")) {
      cell.querySelector(".cell_input").insertAdjacentHTML("beforeend", `<button type="button" class="nn-open">${words.open}</button>`)
      cell.querySelector(".nn-open").onclick = () => { const area = open(cell); area.focus() }
    }
  }
  addEventListener("nn-afresh", () => {
    stop("")
    for (const cell of cells.filter(boxOf)) { const [area, , , said] = parts(cell); cell.put(area.defaultValue); said.textContent = "" }
  })
})()
