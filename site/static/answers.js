// A receipt's code and its QR picture on a page, as nncheck/receipt.py and nnfigures/engine/qr.py write them; class.js reads many.
const answers = (() => {
  const digits = (n, width = 1) => n.toString(36).toUpperCase().padStart(width, "0")
  const rest = code => [...code].reduce((sum, one) => (36 * sum + parseInt(one, 36)) % 1271, 0)
  const sealed = body => body + digits((1272 - rest(body + "00")) % 1271, 2)
  const write = (start, {learner, firsts, states, met}) => {  // met: [exercise, mistake, times]
    const most = met.sort((one, other) => other[2] - one[2]).slice(0, 30), numbers = [...firsts, ...states, most.length]
    return sealed(start + learner + numbers.map(n => digits(n)).join("") + most.map(([k, one, n]) => digits(k) + digits(one, 2) + digits(Math.min(n, 35))).join(""))
  }
  const times = (a, b) => { let sum = 0; for (; b; b >>= 1, a = a << 1 ^ (a >> 7) * 285) if (b & 1) sum ^= a; return sum }
  const bits = (n, width) => n.toString(2).padStart(width, "0")
  const filled = (code, generator) => {
    const n = [...code].map(one => parseInt(one, 36))
    let made = "0010" + bits(n.length, 9)
    for (let k = 0; k < n.length; k += 2) made += k + 1 < n.length ? bits(45 * n[k] + n[k + 1], 11) : bits(n[k], 6)
    made += "0000".slice(0, 864 - made.length)
    const bytes = made.match(/.{1,8}/g).map(one => parseInt(one.padEnd(8, "0"), 2))
    for (let k = 0; bytes.length < 108; k++) bytes.push([236, 17][k % 2])
    const mended = [...bytes, ...Array(26).fill(0)]
    for (let k = 0; k < 108; k++) { const first = mended[k]; generator.forEach((factor, j) => { mended[k + j] ^= times(factor, first) }) }
    return [...bytes, ...mended.slice(108)].map(one => bits(one, 8)).join("").padEnd(1079, "0")
  }
  const picture = (code, {frame, generator}) => {
    const all = filled(code, generator), cells = [...frame]
    let at = 0, up = true
    for (let right = 36; right > 0; right -= 2, up = !up) {
      if (right == 6) right--
      for (let k = 0; k < 37; k++) for (const column of [right, right - 1]) {
        const row = up ? 36 - k : k, place = 37 * row + column
        if (frame[place] == ".") cells[place] = all[at++] ^ ((row + column) % 3 == 0)
      }
    }
    const path = cells.map((dark, k) => dark == 1 ? `M${k % 37 + 4} ${Math.floor(k / 37) + 4}h1v1h-1z` : "").join("")
    return `<svg viewBox="0 0 45 45" role="img" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h45v45H0z"/><path d="${path}"/></svg>`
  }
  const draw = () => crypto.getRandomValues(new Uint32Array(4)).reduce((all, one) => all + digits(one % 36), "")
  const wake = ({read, keep, first}) => {  // keep.js, which knows what was pressed and met
    const receipt = document.querySelector(".nn-receipt")
    if (!receipt) return
    const [alone, button, place, {textContent}] = receipt.querySelectorAll("p, button, div, script")
    const {asked, exercises, start, number, line, qr, words} = JSON.parse(textContent)
    const record = () => {
      const lines = exercises.map(name => Object(Object(read("met"))[name])), learner = /^[0-9A-Z]{4}$/.exec(read("learner")) ?? [draw()]
      keep("learner", JSON.stringify(learner[0]))
      return {learner: learner[0], firsts: asked.map(name => 1 + [...document.getElementsByName(name)].findIndex(first)),
        states: lines.map(met => 0 in met ? 2 : Math.min(1, Object.keys(met).length)),
        met: lines.flatMap((met, k) => Object.entries(met).filter(([one]) => one > 0).map(([one, n]) => [k, Number(one), n]))}
    }
    const show = () => {
      const done = record(), {firsts, states} = done, code = write(start, done)
      const count = {number, pressed: firsts.filter(Boolean).length, predictions: firsts.length, solved: states.filter(one => one == 2).length, exercises: states.length}
      const said = line.replace(/{(\w+)}/g, (all, name) => count[name])
      if (![...firsts, ...states].some(Boolean)) return void (place.textContent = words.nothing)
      place.innerHTML = `<div><p>${said}</p><p><code>${code}</code></p></div><p><button type="button">${words.copy}</button> <span role="status"></span></p>${picture(code, qr)}`
      place.querySelector("svg").ariaLabel = words.picture
      place.querySelector("button").onclick = async () => {
        const copied = await navigator.clipboard?.writeText(`${said}\n${code}`).then(() => true, () => false)  // http has none
        if (!copied) getSelection().selectAllChildren(place.firstChild)
        place.querySelector("span").textContent = copied ? words.copied : words.selected
      }
    }
    button.onclick = show
    addEventListener("nn-afresh", () => { place.textContent = "" });
    [alone.hidden, button.hidden] = [true, false]
  }
  return {rest, write, picture, wake}
})()
