// Tells on the site's page what the codes of a class say, as site/classroom.py does, in the browser alone.
(() => {
  const tool = document.querySelector(".nn-class")
  if (!tool) return
  const {words, notebooks, version} = JSON.parse(tool.querySelector("script").textContent)
  const fill = (sentence, blanks) => sentence.replace(/{(\w+)}/g, (all, name) => blanks[name])
  const escaped = text => new Option(text).innerHTML
  const sum = numbers => numbers.reduce((all, one) => all + one, 0)
  const read = code => {  // [notebook, record], or a sentence thrown: nncheck/receipt.py
    if (!/^NN[0-9A-Z]{10,}$/.test(code)) throw words.no_code
    if (answers.rest(code) != 1) throw words.altered
    if (code[2] != version) throw fill(words.version, {given: code[2], wanted: version})
    const one = notebooks.find(({start}) => code.startsWith(start))
    if (!one) throw words.release
    const n = [...code.slice(11, -2)].map(digit => parseInt(digit, 36)), asked = one.predictions.length, tried = asked + one.exercises.length
    const rows = n.slice(tried + 1), record = {learner: code.slice(7, 11), firsts: n.slice(0, asked), states: n.slice(asked, tried), met: []}
    for (let k = 0; k < rows.length; k += 4) record.met.push([rows[k], 36 * rows[k + 1] + rows[k + 2], rows[k + 3]])
    const fits = record.firsts.every((first, k) => first <= one.predictions[k][1].length) && record.states.every(state => state <= 2) &&
      record.met.every(([k, number]) => number > 0 && one.exercises[k]?.[1][number - 1])
    if (rows.length != 4 * n[tried] || !fits || answers.write(one.start, record) != code) throw words.altered
    return [one, record]
  }
  const gathered = text => {
    const found = new Map(notebooks.map(one => [one, new Map()])), wrong = {}
    text.split(/\r\n|\n|\r/).forEach((line, k) => {
      for (const word of line.match(/[0-9A-Za-z]+/g) ?? []) if (/[0-9A-Z]{8}/.test(word)) try {
        const [one, record] = read(word), met = found.get(one), earlier = met.get(record.learner)
        if (earlier) wrong[earlier.line] = fill(words.again, {line: k + 1})
        met.delete(record.learner)
        met.set(record.learner, {line: k + 1, ...record})
      } catch (reason) { if (typeof reason != "string") throw reason; wrong[k + 1] = reason }
    })
    return [[...found].map(([one, met]) => [one, [...met.values()]]).filter(([, records]) => records.length), wrong]
  }
  const led = (k, records) => {  // [place of a mistake, learners, times]
    const met = {}
    for (const record of records) for (const [j, one, n] of record.met) if (j == k) { met[one] ??= [Number(one), 0, 0]; met[one][1]++; met[one][2] += n }
    return Object.values(met).sort((one, other) => other[1] - one[1] || other[2] - one[2] || one[0] - other[0])
  }
  const rows = ({notebook, predictions, exercises}, records) => [
    ...predictions.flatMap(([question, choices, right], k) => {
      const count = place => records.filter(({firsts}) => firsts[k] == place).length
      return choices.map((choice, one) => [notebook, "prediction", question, choice, one + 1 == right ? words.right : "", count(one + 1), records.length - count(0), ""])
    }),
    ...exercises.flatMap(([task, names], k) => {
      const count = state => records.filter(({states}) => states[k] == state).length
      return [[notebook, "exercise", task, words.tried, "", records.length - count(0), records.length, ""],
        [notebook, "exercise", task, words.passed, "", count(2), records.length, ""],
        ...led(k, records).map(([one, learners, times]) => [notebook, "mistake", task, names[one - 1], "", learners, records.length - count(0), times])]
    })]
  const csv = table => "\ufeff" + [words.head, ...table].map(row => row.map(one => /[",\n\r]/.test(one) ? `"${String(one).replaceAll('"', '""')}"` : one).join(",") + "\n").join("")
  const shown = ([one, records]) => {
    let asked
    return `<h3>${escaped(fill(words.learners, {notebook: one.notebook, count: records.length}))}</h3><table>` + rows(one, records).map(([, kind, question, answer, right, learners, of, times]) => {
      const head = question == asked ? "" : `<tr><th colspan="3" scope="rowgroup">${escaped(asked = question)}</th></tr>`
      const counted = fill(words.share, {learners, of}) + (times ? fill(words.times, {times}) : "")
      return `${head}<tr class="nn-${kind}"><td>${right ? "✓ " : ""}${escaped(answer)}</td><td><i style="width:${of ? 100 * learners / of : 0}%"></i></td><td>${counted}</td></tr>`
    }).join("") + "</table>"
  }
  const [area, tell, save, said] = tool.querySelectorAll("textarea, button, [role=status]"), place = tool.querySelector(".nn-told")
  let table
  tell.onclick = () => {
    const [found, wrong] = gathered(area.value)
    table = found.flatMap(part => rows(...part))
    said.innerHTML = [...Object.entries(wrong).map(([line, reason]) => fill(words.wrong, {line, reason})), ...found.length ? [] : [words.none]].map(escaped).join("<br>")
    place.innerHTML = found.map(shown).join("")
    save.hidden = !found.length
  }
  save.onclick = () => Object.assign(document.createElement("a"), {href: URL.createObjectURL(new Blob([csv(table)], {type: "text/csv"})), download: "class.csv"}).click()
  tool.hidden = false
})()
