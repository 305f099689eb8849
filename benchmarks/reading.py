"""Times a published page in Chromium, from opening to the first checked exercise; prints JSON.

Its own server zips what can be zipped and sends as fast as a network would. Each visit comes twice:
cold, with nothing kept, and warm, as a reader comes back. It wants JUPYTERLITE_PYODIDE_URL, a copy
of Pyodide (site/runtime.py); without it a public host is asked.
"""

import gzip
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "site")]
import pages
from boxes import OWN, runtime
from common import READERS, Quiet

NETWORKS = {  # megabits a second, seconds to an answer, how many times slower a processor
    "no limit": (None, 0, 1),
    "10 Mbit/s": (10, 0.04, 1),
    "1.6 Mbit/s, processor ÷ 4": (1.6, 0.15, 4),
}
PLACE, ROUNDS = "notebooks/01_neuron.html", 3
SEEN = """() => { window.seen = {}
  const look = () => {
    const ranges = document.querySelectorAll(".nn-page form:not([hidden]) [type=range]")
    if (document.querySelector("math") && [...document.fonts].some(
        font => font.family.includes("Formulas") && font.status == "loaded"))
      seen.formulas ??= performance.now() / 1000
    if (ranges.length) seen.slider ??= performance.now() / 1000
    requestAnimationFrame(look) }
  look() }"""
RUN = """async () => {
  const [button, said] = document.querySelectorAll(".nn-box :is(button, [role=status])")
  const start = performance.now()
  button.click()
  while (button.textContent == "Stop")
    await new Promise(done => new MutationObserver(done).observe(button, {childList: true}))
  if (!said.textContent.startsWith("NOT STARTED")) throw new Error(said.textContent)
  return (performance.now() - start) / 1000 }"""


@cache
def zipped(file):
    """A file as it is sent: zipped, unless it is a picture, a font or an archive."""
    data = file.read_bytes()
    return data if file.suffix in (".webp", ".woff", ".zip", ".whl") else gzip.compress(data, 6)


class Line(Quiet):
    """Sends as a network would: all answers share its bits, and each waits for its first one."""

    speed, delay, sent, turn = None, 0, 0, threading.Lock()
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        data = zipped(file)
        time.sleep(Line.delay)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if data[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        for k in range(0, len(data), 16384):
            self._part(data[k : k + 16384])
        return None

    def _part(self, data):
        with Line.turn:
            Line.sent += len(data)
            time.sleep(len(data) * 8 / (Line.speed * 1e6) if Line.speed else 0)
        self.wfile.write(data)


def visit(page, address, slower):
    """What one visit takes: bytes, and seconds to formulas, slider, first and later sentences."""
    Line.sent = 0
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{address}/{PLACE}")
    page.wait_for_function("seen.formulas && seen.slider", timeout=120_000)
    page.wait_for_load_state("networkidle")
    read, seen = Line.sent, page.evaluate("seen")
    first, *later = (page.evaluate(RUN) for _ in range(6))
    return {"read": read, "run": Line.sent - read, **seen, "first": first, "later": median(later)}


def visits(browser, address, slower):
    """A cold and a warm visit, in a browser that knows nothing."""
    context = browser.new_context()
    context.add_init_script(f"({SEEN})()")
    page = context.new_page()
    page.set_default_timeout(300_000)
    cold = visit(page, address, slower)
    page.wait_for_function("navigator.serviceWorker.controller")
    page.goto("about:blank")
    warm = visit(page, address, slower)
    context.close()
    return cold, warm


def measured(folder):
    """{network: (cold, warm)}, each the median over the rounds."""
    told = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Line, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        with sync_playwright() as run:
            browser = run.chromium.launch(executable_path=READERS, args=["--no-sandbox"])
            for network, (Line.speed, Line.delay, slower) in NETWORKS.items():
                rounds = zip(*(visits(browser, address, slower) for _ in range(ROUNDS)))
                told[network] = [
                    {key: median(one[key] for one in row) for key in row[0]} for row in rounds
                ]
            browser.close()
        server.shutdown()
    return told


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        pages.build(out)
        if OWN and os.path.isdir(OWN):
            shutil.copytree(Path(OWN) / "pyodide", out / runtime())
        print(json.dumps(measured(out)))
