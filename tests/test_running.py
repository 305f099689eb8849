"""What is typed into a page runs there, and its checks say what they say in the Lab.

It needs the runtime Pyodide: COURSE_LAB=1 tests with the public one, and JUPYTERLITE_PYODIDE_URL
names a copy.
"""

import os
import re
from copy import deepcopy

import nbformat
import pytest
from common import NOTEBOOKS, served, words
from test_browser import chromium, page, serious  # noqa: F401
from test_check import EXERCISES, OTHER_WAYS, SLIDERS, says, tried

from nncheck import watch
from nncheck.words import Words

pages = pytest.importorskip("pages", reason="NO PAGES: course.py test installs what makes them")
boxes = pytest.importorskip("boxes")
runtime = pytest.mark.skipif(
    not boxes.OWN and "COURSE_LAB" not in os.environ,
    reason="NO PYODIDE: set COURSE_LAB=1 to run the pages' code with the public one",
)
TYPED = [name for name in EXERCISES if name not in SLIDERS]
RUN = """async ([id, code]) => {
  const cell = document.querySelector(`.tag_id-${id}`)
  cell.put(code)
  const [button, said] = cell.querySelectorAll(".nn-box :is(button, [role=status])")
  button.click()
  while (button.textContent == "Stop")
    await new Promise(done => new MutationObserver(done).observe(button, {childList: true}))
  return said.textContent }"""
CLOSED = "[...document.querySelectorAll('[class*=tag_id-]:has(.nn-open)')]"
OPENED = """cells => cells.map(cell => {
  cell.querySelectorAll("summary").forEach(one => one.click())
  cell.querySelector(".nn-open")?.click()
  const [area, status] = cell.querySelectorAll(".nn-box :is(textarea, [role=status])")
  return [cell.className.match(/tag_id-(\\S+)/)[1], area.value, status.textContent] })"""
MET = "JSON.parse(localStorage.getItem(`neural-network-course ${location.pathname} met`))"
STOPPED = "Stopped. What ran before is forgotten: Run starts anew."
FAILED = (
    "Python could not be loaded. Are you online? What you typed is kept: press Run to try again."
)
DISK = "Code does not run in a file of your disk: open the page at its address in the web."


KEPT = """async () => {
  const cache = await caches.open("neural-network-course pages VERSION")
  return await cache.match(location.href) && await cache.match("../_static/formulas.woff") }"""
KEPT = KEPT.replace("VERSION", boxes.offline()["data-release"])


@pytest.fixture
def visit(page, site):
    """Opens a notebook's page; in the end no host but the runtime's may have been asked."""

    def visit(name):
        page.goto(f"{site}/notebooks/{name}.html")
        return page

    yield visit
    outside = [url for url in page.outside if boxes.OWN or not url.startswith(boxes.runtime())]
    assert not outside, f"asked of other hosts: {outside}"


def cell_of(name):
    """(the notebook, the cell) of an exercise."""
    part, one = EXERCISES[name]
    return part, next(
        c for c in NOTEBOOKS[part].cells if c.source.endswith(f"\n{name}({one.name})")
    )


def typed(name, answer):
    """An exercise's cell with an answer in it."""
    part, one = EXERCISES[name]
    whole = answer.startswith(("class ", f"{one.name} = "))
    return f"{answer if whole else one.code(answer)}\n\n{name}({one.name})"


def answers(name):
    """All that is typed into an exercise: solutions, every known mistake, a loop without an end."""
    one = EXERCISES[name][1]
    yield from (one.solution, *OTHER_WAYS.get(name, ()), *map(one.body, tried(one)))
    if one.starter.startswith("def "):
        yield "while True:\n    pass"


@runtime
@pytest.mark.parametrize("part", NOTEBOOKS)
def test_what_runs_in_the_page_says_what_it_says_in_the_lab(visit, part, monkeypatch):
    page = visit(part)
    for cell in NOTEBOOKS[part].cells:
        if [out.output_type for out in cell.get("outputs", [])] == ["stream"]:
            said = page.evaluate(RUN, [cell.id, cell.source])
            assert said == words(cell).rstrip(), f"{cell.id} prints something else in the page"
    for name in TYPED:
        where, cell = cell_of(name)
        if where == part:
            assert page.evaluate(RUN, [cell.id, cell.source]) == Words.NOT_STARTED
            for answer in answers(name):
                # A browser's Python is slower: what ends is given the time to.
                monkeypatch.setattr(watch, "SECONDS", 0.5 if "while True" in answer else 60)
                quick = f"from nncheck import watch\nwatch.SECONDS = {watch.SECONDS}\n"
                told = page.evaluate(RUN, [cell.id, quick + typed(name, answer)])
                assert told == says(name, answer), f"{name}, in the page: {answer}"


@runtime
def test_an_answer_is_typed_by_keyboard_alone_kept_and_used_by_a_later_box(visit):
    page = visit("01_neuron")
    area = page.locator("[name=neuron-71b]")
    area.focus()
    for key in ("Control+a", "Delete"):
        page.keyboard.press(key)
    page.keyboard.type("def my_sigmoid(x):\ny = math.exp(−x)\nreturn 1 / (1 + y)\n")  # a phone's −
    page.keyboard.press("Backspace")
    page.keyboard.type("my_sigmoid(0)")
    assert area.input_value() == (
        "def my_sigmoid(x):\n    y = math.exp(−x)\n    return 1 / (1 + y)\nmy_sigmoid(0)"
    ), "Enter indents, and Backspace takes an indent at once"
    page.keyboard.press("Shift+Enter")
    said = page.locator(".nn-box:has([name=neuron-71b]) [role=status]")
    page.wait_for_function("said => said.textContent == '0.5'", arg=said.element_handle())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run", "Tab leaves the box"
    page.reload()
    assert area.input_value().endswith("\nmy_sigmoid(0)"), "what was typed is found again"
    later = typed("check_neuron", "return my_sigmoid(w1 * x1 + w2 * x2 + b)")
    assert page.evaluate(RUN, ["neuron-72b", later]).startswith("PASS")
    page.get_by_role("button", name="Start afresh").click()
    assert area.input_value() == cell_of("check_sigmoid")[1].source and not said.text_content()
    assert page.evaluate(RUN, ["neuron-72b", later]).startswith("NOT"), "it is forgotten"


@runtime
def test_stop_ends_what_runs_and_what_fails_to_load_can_be_tried_again(chromium, site):
    page = chromium.new_page(service_workers="block")  # it would fetch past `route`
    page.goto(f"{site}/notebooks/01_neuron.html")
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    assert page.evaluate(RUN, ["neuron-71b", "1 + 1"]) == FAILED
    page.unroute("**/pyodide.asm.wasm")
    assert page.evaluate(RUN, ["neuron-71b", "1 + 1"]) == "2"
    button = page.locator(".nn-box:has([name=neuron-71b]) button")
    for code in ("while True:\n    pass", "sum(range(10**12))"):
        page.evaluate("code => document.querySelector('.tag_id-neuron-71b').put(code)", code)
        button.click()
        assert button.text_content() == "Stop"
        button.click()
        assert page.locator(".nn-box [role=status]").first.text_content() == STOPPED
    assert page.evaluate(RUN, ["neuron-71b", "2 + 2"]) == "4"
    page.context.close()


@runtime
def test_without_a_network_a_page_that_was_opened_runs_again(chromium, built):
    page = chromium.new_page()
    code = typed("check_sigmoid", EXERCISES["check_sigmoid"][1].solution)
    with served(built) as address:
        page.goto(f"{address}/notebooks/01_neuron.html")
        page.wait_for_function("navigator.serviceWorker.controller")
        assert page.evaluate(RUN, ["neuron-71b", code]).startswith("PASS")
        page.wait_for_function(KEPT)
    page.goto(f"{address}/notebooks/01_neuron.html#explore_sigmoid:total=-7")
    assert page.evaluate("document.fonts.load('1em Formulas').then(fonts => fonts.length)")
    assert page.evaluate(RUN, ["neuron-71b", code]).startswith("PASS"), "no network, and it runs"
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{address}/notebooks/02_feedforward_network.html")
    page.context.close()


def test_code_travels_into_a_notebook_whose_cells_are_as_they_were(visit, tmp_path):
    page, name = visit("01_neuron"), "check_sigmoid"
    mine, old = typed(name, "return 7"), NOTEBOOKS["01_neuron"]
    page.evaluate("code => document.querySelector('.tag_id-neuron-71b').put(code)", mine)
    page.locator("summary:text('Take your code along')").click()

    def made(start):
        with page.expect_download() as download:
            start()
        return nbformat.read(download.value.path(), as_version=4)

    got = made(page.get_by_role("button", name="Download").click)
    wanted = [mine if cell.id == "neuron-71b" else cell.source for cell in old.cells]
    assert [cell.source for cell in got.cells] == wanted
    page.evaluate("addEventListener('click', event => event.preventDefault())")
    page.locator(".nn-ways a:text('The Lab')").click()
    left = page.evaluate("JSON.parse(localStorage.getItem('neural-network-course to 01_neuron'))")
    assert left == {"neuron-71b": [cell_of(name)[1].source, mine]}, "site/arrive.js reads it there"
    answered, file = tmp_path / "mine.ipynb", page.locator("input[type=file]")
    for source, kept in ((cell_of(name)[1].source, mine), ("# my own", "# my own")):
        copy = deepcopy(old)
        next(cell for cell in copy.cells if cell.id == "neuron-71b").source = source
        nbformat.write(copy, answered)
        file.set_input_files([])
        got = made(lambda: file.set_input_files(answered))
        assert [cell.source for cell in got.cells if cell.id == "neuron-71b"] == [kept]


@pytest.mark.parametrize("part", NOTEBOOKS)
def test_who_only_reads_loads_nothing_to_run(visit, page, part):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit(part).evaluate("document.querySelector('article').click()")
    page.locator(".nn-box textarea").first.hover()
    page.evaluate("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page.locator(".nn-box textarea").first.focus()  # who saves data presses Run first
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search("python.mjs|pyodide|course.zip", url)]
    assert not page.workers


@runtime
def test_a_finger_solves_an_exercise_on_a_phone(chromium, site):
    page = chromium.new_page(has_touch=True, viewport={"width": 390, "height": 800})
    page.goto(f"{site}/notebooks/01_neuron.html")
    area = page.locator("[name=neuron-71b]")
    area.tap()
    for exponent, line in (("x", "NOT YET"), ("−x", "PASS"), ("x", "NOT YET")):
        area.fill(typed("check_sigmoid", f"return 1 / (1 + math.exp({exponent}))"))
        page.locator(".nn-box:has([name=neuron-71b]) button").tap()
        page.locator(f".nn-box:has([name=neuron-71b]) [role=status]:text('{line}')").wait_for()
    assert page.evaluate(MET) == {"my_sigmoid": {"0": 1, "1": 1}}, "my answers: before PASS alone"
    page.locator(".nn-open").filter(visible=True).first.tap()
    assert not serious(page), "mend what axe finds in boxes in use"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_box_that_is_opened_holds_its_own_code(page, site, name):
    page.goto(f"{site}/notebooks/{name}.html")
    page.locator(".nn-box textarea").first.fill("my answer")
    page.evaluate("document.querySelector('.nn-box [role=status]').textContent = 'NOT YET'")
    closed = page.evaluate_handle(CLOSED)
    page.locator(".nn-open").filter(visible=True).first.click()
    opened = page.evaluate(OPENED, closed)
    sources = {cell.id: cell.source for cell in NOTEBOOKS[name].cells}
    for cell, code, said in opened:
        assert code == sources[cell] and not said, f"{cell} holds another box's code or answer"
    assert opened


def test_in_a_file_of_the_disk_run_says_what_it_needs(page, built):
    page.goto((built / "notebooks" / "01_neuron.html").as_uri())
    assert page.evaluate(RUN, ["neuron-71b", "1 + 1"]) == DISK


def test_without_script_an_exercise_is_there_to_read(chromium, site):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}/notebooks/01_neuron.html")
    assert page.locator("[name=neuron-71b]").input_value() == cell_of("check_sigmoid")[1].source
    assert not page.locator(".nn-box button:visible").count(), "what can't work is hidden"
    page.context.close()
