"""In a browser: every slider of every notebook, by key in JupyterLab, and one in Notebook 7."""

import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from functools import partial

import pytest
from common import CHROMIUM, NOTEBOOKS, ROOT
from test_figures import FIGURES
from test_starts import SAYING, answer

if not CHROMIUM and not os.environ.get("COURSE_REQUIRE_BROWSER"):
    pytest.skip(
        "NO BROWSER FOUND: install Chromium or Chrome to test the sliders as people move them",
        allow_module_level=True,
    )

playwright = pytest.importorskip(
    "playwright.sync_api", reason="NO PLAYWRIGHT: course.py test installs it"
)
from axe_playwright_python.sync_playwright import Axe

KERNEL = "jupyterapp.shell.currentWidget?.context?.sessionContext?.session?.kernel"
IDLE = f"""() => {KERNEL}?.status == 'idle' && jupyterapp.shell.currentWidget.content.widgets.every(
    cell => cell.model.type != 'code' || cell.model.executionCount)"""
WATCH = """() => { window.shifts = 0; window.gaps = 0
    const ours = source => !source.node?.parentElement?.closest('#jp-main-statusbar')
    new PerformanceObserver(list => list.getEntries().filter(e => e.sources.some(ours))
        .forEach(e => window.shifts += e.value)).observe({type: 'layout-shift'})
    const layers = figure => figure.querySelectorAll('.widget-html-content > svg').length
    const look = () => {
        document.querySelectorAll('.nn-live').forEach(f => window.gaps += layers(f) != 2)
        requestAnimationFrame(look) }
    look() }"""

NEW = """([cell, old]) => {
    const one = cell.querySelector('.nn-live:has(.nn-s), .nn-ask:has(button)')
    return one != old && one }"""
PRESSED = """ask => [...ask.nextElementSibling.children].filter(
    answer => getComputedStyle(answer).visibility == 'visible').length == 1"""

ANSWERED = """() => jupyterapp.shell.currentWidget.content.widgets.filter(
    cell => cell.model.getMetadata('tags')?.includes('answer')).map(
    cell => !cell.outputHidden && cell.node.querySelector('.jp-OutputArea-output') != null)"""
ANNOUNCED = """[...document.querySelectorAll('.nn-live, .nn-ask')].map(
    one => getComputedStyle(one, '::before').content)"""
ICONS = """[...document.querySelectorAll('.jp-OutputArea-output *')].filter(
    one => getComputedStyle(one, '::before').content == '"\\uf127"').length"""


FOLDERS = {}  # by the address of a server: where its notebooks come from, and where they lie

OPEN = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
OPEN += ["--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
OPEN += ["--JupyterNotebookApp.expose_app_in_browser=True"]


def end(server):
    """Stops a server, of which a thread may wait for ever."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(20)
    server.kill()


@contextmanager
def jupyterlab(root, shipped=ROOT / "notebooks"):
    """The address of a JupyterLab on a copy of the shipped notebooks in the folder root."""
    settings = root / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    shown = '{"windowingMode": "none"}'  # cells out of sight stay in the page
    (settings / "tracker.jupyterlab-settings").write_text(shown)
    shutil.copytree(shipped, root / "notebooks", ignore=shutil.ignore_patterns(".*"))
    environ = os.environ | {"JUPYTERLAB_SETTINGS_DIR": str(root / "settings")}
    command = [*OPEN, f"--ServerApp.root_dir={root}"]
    with subprocess.Popen(command, cwd=root, env=environ, **SAYING) as lab:
        said = []
        line = next(
            line for line in lab.stderr if said.append(line) or re.search("http://.*/lab", line)
        )
        # A full pipe would stop the server.
        threading.Thread(target=lab.stderr.read, daemon=True).start()
        try:
            assert "nnfigures.engine.server | extension was successfully loaded" in "".join(said), (
                "nnfigures.engine.server.py makes sliders prompt"
            )
            address = re.search("http:.*(?=/lab)", line)[0]
            answer(f"{address}/api")
            FOLDERS[address] = shipped, root / "notebooks"
            yield address
        finally:
            end(lab)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with jupyterlab(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        # A smooth scroll would take seconds, in which nothing else happens.
        browser.new_page = partial(browser.new_page, reduced_motion="reduce")
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.outside = []
    page.on(
        "request",
        lambda request: (
            "127.0.0.1" in request.url
            or "localhost" in request.url
            or request.url.startswith(("data:", "blob:"))
            or page.outside.append(request.url)
        ),
    )
    yield page
    page.close()


def run_all(page, server, name):
    """Opens a notebook as it is shipped, whatever an earlier test has saved, and runs it."""
    shipped, folder = FOLDERS[server]
    shutil.copy(shipped / f"{name}.ipynb", folder)
    page.goto(f"{server}/lab/tree/notebooks/{name}.ipynb?reset")
    page.wait_for_function(f"() => window.jupyterapp && {KERNEL}?.status == 'idle'", timeout=60_000)
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty"), (
        "a notebook counts as changed by being opened: nnfigures/engine/server.py"
    )
    assert page.evaluate(ANSWERED) == [False] * len(page.evaluate(ANSWERED)), "no answer at first"
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(IDLE, timeout=60_000)
    assert all(page.evaluate(ANSWERED)), "an answer is shown when its cell is run"
    page.wait_for_selector(".nn-live svg[role=img]")
    page.evaluate(WATCH)


def figures_on(page, selector=".nn-live"):
    """(element, its name, its Figure) for each live figure of the page: the first of a name or a
    title is the first that its notebook makes, and so on."""
    met, named = {}, next((name for name in NOTEBOOKS if name in page.url), None)
    for element in page.query_selector_all(selector):
        title = element.query_selector("svg[role=img]").get_attribute("aria-label")
        called = element.get_attribute("data-name") or title
        ours = [one for one in FIGURES if called in (one.values[0], one.values[1].title)]
        made = met.setdefault(called, iter(ours))
        here = (one for one in made if not named or one.id.startswith(named))
        element.evaluate("element => element.scrollIntoView({block: 'nearest'})")
        yield element, *next(here).values


def says(page, element, sentence):
    page.wait_for_function(
        "([figure, sentence]) => figure.querySelector('.nn-s').textContent == sentence",
        arg=[element, sentence],
        timeout=10_000,
    )


def run_again(page, element):
    """What stands in the place of a figure or prediction once its cell has been run again."""
    cell = element.evaluate_handle("element => element.closest('.jp-Cell')").as_element()
    cell.query_selector(".jp-InputPrompt").click()
    page.keyboard.press("Shift+Enter")
    return page.wait_for_function(NEW, arg=[cell, element]).as_element()


@pytest.fixture(scope="module")
def tablet(chromium, tmp_path_factory):
    """Notebook 01 on a tablet, run once: each test leaves it as it was."""
    page = chromium.new_page(
        has_touch=True, is_mobile=True, viewport={"width": 1024, "height": 768}
    )
    with jupyterlab(tmp_path_factory.mktemp("tablet")) as address:  # with a kernel of its own
        run_all(page, address, "01_neuron")
        yield page
        page.close()


def test_a_restarted_kernel_is_announced_in_jupyterlab(tablet):
    ours = tablet.query_selector_all(".nn-live, .nn-ask")
    assert tablet.evaluate(ANNOUNCED) == ["none"] * len(ours), "no word while the kernel lives"
    tablet.evaluate(f"() => {KERNEL}.restart()")
    tablet.wait_for_selector(".nn-live.jupyter-widgets-disconnected")
    for told in tablet.evaluate(ANNOUNCED):
        assert told.startswith('"The kernel was restarted. To wake th')
    assert tablet.evaluate(ICONS) == 0, "words, and no broken chains"
    tablet.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    tablet.wait_for_function(f"{ANNOUNCED}.join('') == '{'none' * len(ours)}'")
    tablet.wait_for_function(IDLE)


def swiped(finger, places):
    """A finger comes down at the first of the places, goes to the others, and is taken away."""
    for k, (x, y) in enumerate(places):
        touch = {"type": "touchMove" if k else "touchStart", "touchPoints": [{"x": x, "y": y}]}
        finger.send("Input.dispatchTouchEvent", touch)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("part, aside", [("base", 1 / 6), ("handle", 0)])  # a thumb goes aside
def test_a_finger_that_swipes_over_a_slider_scrolls_and_moves_nothing(tablet, part, aside):
    figure = tablet.query_selector_all(".nn-live")[1]
    figure.scroll_into_view_if_needed()
    track, said = figure.query_selector(f".noUi-{part}").bounding_box(), sentence(figure)
    x, y = track["x"] + 4, track["y"] + 2
    finger = tablet.context.new_cdp_session(tablet)
    swiped(finger, [(x + 6 * k * aside, y - 6 * k) for k in range(25)])
    tablet.wait_for_function(
        "([f, y]) => f.getBoundingClientRect().y < y - 50", arg=[figure, track["y"] - 20]
    )
    assert sentence(figure) == said


def sentence(figure):
    return figure.query_selector(".nn-s").text_content()


def serious(page, context=None, excused="^$", **options):
    """What axe finds in the context or the whole page, the excused elements aside."""
    found = (
        Axe()
        .run(page, context=context, options={"resultTypes": ["violations"]} | options)
        .response["violations"]
    )
    return [
        (rule["id"], node["html"][:150])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not re.search(excused, node["html"])
    ]


OURS = {"include": [[".jp-OutputArea-output"], [".jp-RenderedMarkdown"]]}
# Jupyter gives no slider handle a name (the box beside it has one) and no picture its alt (its
# sentence is under it); axe doesn't see that our style names Play's buttons, which is tested by
# name.
JUPYTERS = "noUi-handle|fa-play|fa-stop|<img src=.data:image/png"
CELL = "jupyterapp.shell.currentWidget.content.activeCellIndex"
FOCUS = """() => { const style = getComputedStyle(document.activeElement)
    return document.activeElement.closest('.nn-live, .nn-ask')
        && style.outlineStyle + " " + style.outlineWidth }"""


def tabbed(page, element):
    """How the focus looks at each stop of Tab in the element, from its cell until it has left."""
    element.evaluate_handle(
        "element => element.closest('.jp-Cell').querySelector('.jp-InputPrompt')"
    ).as_element().click()
    held = "element => element.contains(document.activeElement)"
    while not element.evaluate(held):
        page.keyboard.press("Tab")
    while element.evaluate(held):
        yield page.evaluate(FOCUS)
        page.keyboard.press("Tab")


def saved(page):
    """The page's notebook is saved, and all kernels are shut down."""
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")
    page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")


def asleep(page, address, sentences, count):
    """What is wrong with a saved notebook that is opened again."""
    page.goto(address)
    told = page.locator(".jp-Notebook em:text('To wake the')")
    playwright.expect(told).to_have_count(count, timeout=30_000)
    text = page.inner_text(".jp-Notebook")
    # A view without its model shows one of these at once.
    yield from (one for one in ("Error displaying", "Loading widget") if one in text)
    yield from (one for one in sentences if " ".join(one.split()) not in " ".join(text.split()))
    pictures = page.query_selector_all(".nn-asleep img")
    seen = [one.evaluate("img => img.naturalWidth > 0 && img.alt.length > 20") for one in pictures]
    if seen != [True] * len(sentences):
        yield f"{seen} are the pictures of {len(sentences)}"


def moved(page):
    """(element, its sentence) for each figure, once all its sliders have been moved."""
    for element, called, figure in figures_on(page):
        size, values = element.bounding_box(), dict(figure.values)
        for slider, handle in zip(
            figure.sliders, element.query_selector_all(".noUi-handle[role=slider]"), strict=True
        ):
            for key, number in (("Home", slider.low), ("End", slider.high), ("Home", slider.low)):
                handle.press(key)
                values[slider.name] = number
                says(page, element, figure.said(values))
        assert element.bounding_box()["height"] == size["height"], f"{called} changes its height"
        yield element, figure.said(values)


def pressed(page):
    """Every prediction, pressed; its cell run again shows it as it was."""
    for element in page.query_selector_all(".nn-ask"):
        element.query_selector("button").click()
        page.wait_for_function(PRESSED, arg=run_again(page, element))
        yield element


def without_a_mouse(page):
    """Tab reaches all controls, which have names, and axe finds nothing, also in the dark."""
    for element in page.query_selector_all(".nn-live, .nn-ask"):
        stops = element.query_selector_all("button:visible, input, select, [role=slider]")
        assert list(tabbed(page, element)) == ["solid 3px"] * len(stops), (
            "Tab reaches all controls, seen, and leaves"
        )
    page.evaluate("document.querySelectorAll('.nn-ask button').forEach(one => one.click())")
    for button in page.query_selector_all(".nn-ask button:last-of-type, .mod-active"):
        button.click()
    assert page.get_by_role("button", name="chosen").count() == len(
        page.query_selector_all(".mod-active")
    ), "nnfigures/engine/figure.css"
    assert [
        page.get_by_role("button", name=word, exact=True).count() for word in ("play", "stop")
    ] == [len(page.query_selector_all(".fa-play"))] * 2, (
        "Play's buttons have names: nnfigures/engine/figure.css"
    )
    assert not serious(page, OURS, JUPYTERS), "mend what axe finds"
    page.evaluate(
        "jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
    )
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor"
        " != 'rgb(255, 255, 255)'"
    )
    assert not serious(page, OURS, JUPYTERS), "mend what axe finds in the dark theme"


def at_every_width(page):
    """The layers of each figure lie on each other."""
    screen = page.context.new_cdp_session(page)
    for width, scale in ((1280, 1), (1280, 2), (853, 1), (700, 1), (700, 2)):
        screen.send(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": scale, "mobile": False},
        )
        for element, called, figure in figures_on(page):
            back, front = element.query_selector_all(".widget-html-content > svg")
            assert back.bounding_box() == front.bounding_box(), (
                f"{called}: at {width} px, scale {scale}, the layers part"
            )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_keys_move_every_slider_in_jupyterlab(page, server, name):
    run_all(page, server, name)
    figures = [*moved(page)]
    assert page.evaluate("[window.shifts, window.gaps]") == [0, 0], (
        "no shift of the page, no frame without the figure"
    )
    assert not page.outside, "no request leaves this machine"
    for element, sentence in figures:
        says(page, run_again(page, element), sentence)
    sentences, count = [one for _, one in figures], len([*figures, *pressed(page)])
    without_a_mouse(page)
    at_every_width(page)
    saved(page)
    assert len(page.request.get(f"{server}/files/notebooks/{name}.ipynb").body()) <= 600_000
    for address in (f"lab/tree/notebooks/{name}.ipynb?reset", f"notebooks/notebooks/{name}.ipynb"):
        wrong = list(asleep(page, f"{server}/{address}", sentences, count))
        assert not wrong, f"{name}, saved and opened again as {address}: {wrong}"


def test_a_printed_notebook_has_pictures_and_sentences_and_no_controls(tablet):
    tablet.emulate_media(media="print")
    for figure in tablet.query_selector_all(".nn-live"):
        assert all(figure.query_selector(part).is_visible() for part in ("svg[role=img]", ".nn-s"))
        assert not figure.query_selector(".noUi-handle, input").is_visible()
    tablet.emulate_media(media="screen")


def test_what_moves_a_slider_in_notebook_7_is_as_docs_hosts_says(page, server):
    page.goto(f"{server}/notebooks/notebooks/01_neuron.ipynb")
    page.wait_for_function(f"() => window.jupyterapp && {KERNEL}?.status == 'idle'")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_selector(".nn-live svg[role=img]", timeout=60_000)
    element, called, figure = next(figures_on(page))
    slider, handle = figure.sliders[0], element.query_selector(".noUi-handle[role=slider]")
    for key, number in (("Home", slider.low), ("End", slider.high)):
        handle.press(key)
        says(page, element, figure.said(figure.values | {slider.name: number}))
    box = element.query_selector("input[type=text]")
    box.fill("2,5")
    box.press("Enter")
    says(page, element, figure.said(figure.values | {slider.name: 2.5}))
    handle.press("PageDown")
    assert handle.evaluate("handle => handle == document.activeElement"), "the cell keeps its place"
    before = page.evaluate(CELL)
    handle.press("ArrowDown")
    assert page.evaluate(CELL) != before, "it stays in its cell: docs/hosts.md says it leaves"
