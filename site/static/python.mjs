// A page's Python, in a worker of its own: loads the runtime, says how far that is, and runs what run.js sends.
const [runtime, course] = ["runtime", "course"].map(name => new URL(location).searchParams.get(name))
const plain = fetch, fail = error => { postMessage({failed: String(error)}); throw error }
const count = async body => { for (const reader = body.getReader();;) {
  const {done, value} = await reader.read()
  if (done) return
  postMessage({had: had += value.length})
} }
let had = 0
const first = []  // numpy waits for what Python itself is made of, and arrives while that starts
self.fetch = async (...asked) => {  // what doesn't arrive would be waited for without an end
  if (/numpy/.test(asked[0])) await Promise.all(first)
  const answer = await plain(...asked).catch(fail)
  if (!answer.ok) fail(`${answer.url}: ${answer.status}`)
  first.push(count(answer.clone().body))  // the answer itself goes on: browsers keep what they compile of it
  return answer
}
const ready = (async () => {
  const {loadPyodide} = await import(`${runtime}pyodide.mjs`)
  const [python, archive] = await Promise.all([
    loadPyodide({indexURL: runtime, packages: ["numpy"]}), fetch(course).then(answer => answer.arrayBuffer())])
  python.unpackArchive(archive, "zip")
  return python.pyimport("interpreter")
})()
ready.then(() => postMessage({ready: true}), fail)
onmessage = async ({data: {cells, k}}) => {
  const python = await ready, said = python.run(cells, k)
  postMessage({id: cells[k][0], said, met: JSON.parse(python.met())})
}
