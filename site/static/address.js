// Gives each state of a figure an address, as in 03_mse_loss.html#explore_loss:dial=w5,value=-2, and opens the figure there.
(() => {
  const words = {
    copy: "copy link", copied: "Copied: the link opens the figure as it is now.", shown: "The address bar now holds the link.",
    unknown: asked => `The link asks for ${asked}, which isn't here: you see what the text shows.`,
  }
  const met = {}, figures = [...document.querySelectorAll(".nn-page")].map(figure => {
    const {name} = figure.dataset, count = met[name] = (met[name] ?? 0) + 1
    return {figure, name: count > 1 ? `${name}-${count}` : name, ...JSON.parse(figure.querySelector("[type='application/json']").textContent)}
  })
  const say = (place, said) => {
    if (!place.querySelector(".nn-link")) place.insertAdjacentHTML("beforeend", '<p class="nn-link"><span role="status"></span></p>')
    place.querySelector(".nn-link span").textContent = said
  }
  const numbers = tape => tape.numbers ?? tape.places, at = (tape, value) => tape.places[numbers(tape).indexOf(Number(value))]
  const term = (tape, name) => name == tape.slider || name == tape.label
  let inSight = () => {}
  const open = ({figure, home, tapes}, asked) => {  // of the states that fit, the one that is nearest to the text's
    const names = Object.keys(home.choices), set = new Map(asked.split(",").map(one => one.split("=")))
    const found = Object.entries(tapes).map(([key, tape]) => ({choices: key.split(","), tape})).filter(({choices, tape}) =>
      [...set].every(([name, value]) => names.includes(name) ? choices[names.indexOf(name)] == value : term(tape, name) && at(tape, value) != null))
    const apart = ({choices}) => names.filter((name, k) => choices[k] != home.choices[name]).length
    const best = found.sort((one, other) => apart(one) - apart(other))[0]
    const value = best && [...set].find(([name]) => term(best.tape, name))?.[1]
    say(figure, best ? "" : words.unknown(asked))
    figure.put(best ? {choices: best.choices, place: value == null ? best.tape.start : at(best.tape, value)} : {choices: Object.values(home.choices), place: home.place})
    inSight = () => figure.scrollIntoView({behavior: "instant"})  // a smooth one is cut off while the page loads
    inSight()
  }
  const follow = () => {
    const [, name, asked] = /^#(explore_[\w-]+):(.*)$/.exec(decodeURIComponent(location.hash)) ?? [], one = figures.find(one => one.name == name)
    if (one) open(one, asked)
    else if (name) say(document.querySelector(".nn-ways"), words.unknown(name))
  }
  for (const {figure, name, home, tapes} of figures) {
    say(figure, "")
    figure.querySelector(".nn-link").insertAdjacentHTML("afterbegin", `<button type="button">${words.copy}</button> `)
    figure.querySelector(".nn-link button").onclick = async () => {
      const {elements} = figure.querySelector("form"), names = Object.keys(home.choices), tape = tapes[names.map(name => elements[name].value)]
      const place = figure.querySelector("[type=range]").valueAsNumber, value = numbers(tape)[tape.places.indexOf(place)]
      const terms = [...names.filter(name => name != "move").map(name => `${name}=${elements[name].value}`), `${tape.slider}=${value}`]
      history.replaceState(null, "", `#${name}:${terms}`)
      say(figure, await navigator.clipboard?.writeText(location.href).then(() => words.copied, () => words.shown) ?? words.shown)
    }
  }
  addEventListener("hashchange", follow)
  addEventListener("load", () => inSight())  // the pictures above it have their heights by then
  follow()
})()
