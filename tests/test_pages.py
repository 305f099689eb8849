"""Pages and slides show the same figures: each state is the kernel's own string, each slider moves.

No other host is asked.
"""

import gzip
import json
import re
from copy import deepcopy

import pytest
from addresses import LAB
from addresses import PAGES as PUBLIC
from common import BOTH, EDITIONS, LANGUAGES, NOTEBOOKS, ROOT, in_order, stills, words
from contents import place
from test_answers import RECEIPTS, WRONG, altered, pasted, thirty
from test_browser import FOCUS, chromium, figures_on, page, serious, swiped  # noqa: F401
from test_check import EXERCISES, SLIDERS
from test_figures import found
from test_toy import stops, tapes

from nncheck.receipt import PASSED, read
from nnfigures.engine import qr

pages = pytest.importorskip("pages", reason="NO PAGES: course.py test installs what makes them")
from classroom import csv_of, rows
from plan import notes

PLAN = (ROOT / "docs" / "teaching.md").read_text("utf-8")
READ = [f"notebooks/{name}.html" for name in NOTEBOOKS]
SHOWN = [f"slides/{name}.html" for name in (*NOTEBOOKS, "lesson")]
PAGES = READ + SHOWN
CLASS = ["docs/class.html", "docs/questions.html"]
# Sets every control to every value, and gives the first state that isn't Python's.
WALK = """(figure, tapes) => {
  const [form, range, said] =
    ["form", "[type=range]", ".nn-said"].map(part => figure.querySelector(part))
  const layers = [...figure.querySelectorAll(".nn-layers > :not([role]), .nn-layers > [role] > g")]
  const [check, verdict] = figure.querySelectorAll(".nn-asked :is(button, [role])")
  const probes = layers.map(layer => layer.cloneNode())
  const set = (control, value) => {
    control.value = value
    control.dispatchEvent(new Event("input", {bubbles: true}))
  }
  for (const {choices, back, states} of JSON.parse(tapes)) {
    for (const [name, option] of Object.entries(choices))
      form.elements[name].tagName ? set(form.elements[name], option)
        : form.querySelector(`[name=${name}][value="${option}"]`).click()
    probes[0].innerHTML = back
    for (const [place, front, text, solved, told] of states) {
      set(range, place)
      probes[1].innerHTML = front
      if (range.value != place || layers.some((layer, k) => !layer.isEqualNode(probes[k]))
          || [said.textContent, range.ariaValueText].some(words => words != text))
        return JSON.stringify([choices, place, text])
      const before = verdict?.textContent
      check?.click()
      if (before != solved || verdict?.textContent != told)
        return JSON.stringify([choices, place, told])
    }
    if (range.min != states[0][0] || range.max != states.at(-1)[0])
      return "the ends of " + JSON.stringify(choices)
  }
}"""


@pytest.fixture
def visit(page, site):
    """Opens a page in the language of the test; in the end no file may have been missing, and no
    other host been asked."""
    missing = []
    page.on("response", lambda response: response.status < 400 or missing.append(response.url))

    def visit(name):
        page.goto(f"{site}/{place()}{name}")
        return page

    yield visit
    assert not page.outside and not missing, (
        f"asked of other hosts: {page.outside}, not found: {missing}"
    )


def shown(page):
    """(element, its Figure) for each live figure, in slides with its slide in front."""
    for element, called, figure in figures_on(page, ".nn-page:has(form)"):
        page.evaluate(
            """figure => window.Reveal
                && Reveal.slide(Reveal.getIndices(figure.closest('section section')).h)""",
            element,
        )
        yield element, figure


BOXES = """element => { const seen = []
    while ((element = element.parentElement)) seen.push(getComputedStyle(element).display)
    return seen }"""


def test_a_sheet_has_pictures_and_sentences_and_no_controls(visit):
    page = visit("notebooks/03_mse_loss.html")
    page.emulate_media(media="print")
    assert not page.locator(".skip-to-content, .nn-page form").filter(visible=True).count()
    for figure in page.locator(".nn-page").all():
        assert figure.locator("svg[role=img]").is_visible()
        assert figure.locator(".nn-said").is_visible()
        blocks = figure.evaluate(BOXES)
        assert set(blocks) == {"block"}, "Firefox cuts a picture in a flex box in two"


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_outputs_of_both_runs_are_equal_but_for_html_and_pictures(ran, name, language):
    made = pages.page(deepcopy(ran[language][name]))
    for here, there in zip(EDITIONS[language][name].cells, made.cells, strict=True):
        assert words(here) == words(there), (
            f"{here.id} says one thing here, another on the page: run course.py notebooks"
        )


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_state_is_the_kernels_string_in_pages_and_so_in_slides(visit, built, name):
    for element, figure in shown(visit(f"notebooks/{name}.html")):
        wrong = element.evaluate(WALK, json.dumps(tapes(figure)))
        assert not wrong, (
            f"{name}, {figure.title}: at {wrong} the page isn't what Python draws and says"
        )
    page, slides = (
        re.findall(
            "<script.*?</script>",
            (built / place() / kind / f"{name}.html").read_text("utf-8").split("<body", 1)[1],
            re.DOTALL,
        )
        for kind in ("notebooks", "slides")
    )
    assert {script for script in slides if "tapes" in script} <= set(page), (
        "a figure in the slides is another than on the page"
    )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_stands_still_is_described_and_said(visit, name):
    page = visit(f"notebooks/{name}.html")
    alts = [image.get_attribute("alt") for image in page.query_selector_all("article img")]
    said = re.sub(r"\s+", " ", page.text_content("article"))
    kept = [*stills(NOTEBOOKS[name])]
    assert len(kept) == len([*found("plot_", [name])])
    for alt, caption in kept:
        assert alt in alts and caption in said, f"{name}: no alt text {alt} or caption {caption}"


def test_one_digit_altered_is_seen(page, site):
    def alter(route):
        text = route.fetch().text()
        assert '"0.9526"' in text
        route.fulfill(body=text.replace('"0.9526"', '"0.9527"', 1), content_type="text/html")

    page.route("**/01_neuron.html", alter)
    page.goto(f"{site}/notebooks/01_neuron.html")
    assert any(element.evaluate(WALK, json.dumps(tapes(figure))) for element, figure in shown(page))


def moved(element, figure, slider):
    """The slider by keys and by mouse: each time the figure says what Python says."""
    handle, said = element.query_selector("[type=range]"), element.query_selector(".nn-said")
    height, places = element.bounding_box()["height"], stops(slider)
    if figure.sliders[1:]:
        element.query_selector(f"[name=move][value={slider.name}]").check()
    keys = ("End", slider.high), ("Home", slider.low), ("ArrowRight", places[1][1])
    for key, number in keys:
        handle.press(key)
        assert said.text_content() == figure.said(figure.values | {slider.name: number}), (
            f"{key} in {figure.title}"
        )
        assert element.bounding_box()["height"] == height, "a figure keeps its height"
    handle.click()  # in its middle
    number = dict(places)[float(handle.input_value())]
    assert said.text_content() == figure.said(figure.values | {slider.name: number})
    assert number > places[2][1]


@pytest.mark.parametrize("name", PAGES)
def test_key_mouse_and_reset_move_every_slider(visit, name):
    page = visit(name)
    page.set_viewport_size(
        {"width": 853, "height": 480} if "slides" in name else {"width": 390, "height": 800}
    )
    for element, figure in shown(page):
        for slider in figure.sliders:
            moved(element, figure, slider)
        element.query_selector(".nn-reset").click()
        said = element.query_selector(".nn-said").text_content()
        assert said == figure.said(figure.values), "reset gives back where it opened"


@pytest.mark.parametrize("name", ["02_feedforward_network", "03_mse_loss"])
def test_a_dial_that_is_chosen_starts_at_its_own_number(visit, name):
    element, figure = next(
        pair
        for pair in shown(visit(f"notebooks/{name}.html"))
        if pair[0].query_selector("[name=dial]")
    )
    for dial in ("b2", "w6"):
        element.query_selector("[name=dial]").select_option(dial)
        values = figure.values | {"dial": dial}
        values["value"] = figure.sliders[0].start(values)
        assert element.query_selector(".nn-said").text_content() == figure.said(values), (
            f"{dial} starts elsewhere on the page"
        )


APART = """() => [...document.querySelectorAll(".nn-page legend")].filter(legend => {
  const [own, first] = [legend, legend.nextElementSibling].map(one => one.getBoundingClientRect())
  return own.bottom < first.top || first.left < own.right - 1
}).map(legend => legend.textContent)"""


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_legend_stands_on_the_line_of_its_choices(visit, name):
    apart = visit(f"notebooks/{name}.html").evaluate(APART)
    assert not apart, f"{name}: {apart} stand above their choices: nnfigures/engine/page.css"


HIDDEN = """question => {
  const hidden = []
  let cell = question.closest(".cell")
  while ((cell = cell.nextElementSibling)?.matches(".tag_answer"))
    for (const out of cell.querySelectorAll(".cell_output"))
      hidden.push(getComputedStyle(out).filter != "none")
  return hidden
}"""


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_prediction_answers_with_its_own_sentence(visit, name):
    questions = visit(f"notebooks/{name}.html").query_selector_all(".nn-predict")
    assert len(questions) == sum("predict(" in cell.source for cell in NOTEBOOKS[name].cells) > 0
    for question in questions:
        hidden = question.evaluate(HIDDEN)
        assert all(hidden), "what answers the question is blurred before a choice: pages.css"
        told = [span.text_content() for span in question.query_selector_all("span")]
        assert [words[:6] for words in told].count("✓ Yes.") == 1, "one choice is right"
        for radio in question.query_selector_all("input"):
            radio.check()
            seen = [
                span.text_content()
                for span in question.query_selector_all("span")
                if span.is_visible()
            ]
            assert seen == [
                radio.evaluate("radio => radio.closest('p').querySelector('span').textContent")
            ]
        assert question.evaluate(HIDDEN) == [False] * len(hidden)


LEFT = """() => [...document.querySelectorAll(".nn-said, .nn-predict :checked ~ span")]
  .map(part => part.textContent)"""
KEPT = "Object.keys(localStorage).filter(key => key.includes(location.pathname))"
CHOSEN = """() => document.querySelectorAll(".nn-page :is(fieldset, select)").forEach(part => {
  part.selectedIndex = 3
  part.querySelector("label:last-child input")?.click()
  part.dispatchEvent(new Event("input", {bubbles: true})) })"""
REFUSED = (
    "Object.defineProperty(window, 'localStorage', {get: () => { throw new Error('refused') }})"
)


def used(page):
    """What a page says once everything on it has been chosen, pressed and moved."""
    page.evaluate(CHOSEN)
    page.evaluate(USED)
    return page.evaluate(LEFT)


# What may stand there, of an older release or of somebody else's.
OTHERS = "no JSON", "null", '{"choices": ["gone"], "place": 1}', '{"choices": [], "place": 1e9}'


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_reload_keeps_what_was_pressed_and_moved_until_start_afresh(visit, name):
    page, asked, errors = visit(f"notebooks/{name}.html"), [], []
    page.on("pageerror", lambda error: "keep.js" in error.stack and errors.append(error))
    page.on("request", lambda request: asked.append(request.url))
    opened, left = page.evaluate(LEFT), used(page)
    parts = len(page.query_selector_all(".nn-page, .nn-predict"))
    keys = [key for key in page.evaluate(KEPT) if not key.endswith(" met")]  # my answers
    assert len(left) == len(keys) == parts and not {*opened} & {*left}
    assert all(url.endswith("/icon.svg") for url in asked), "nothing leaves the browser"
    page.reload()
    assert page.evaluate(LEFT) == left, "what was left is found again"
    page.get_by_role("button", name="Start afresh").click()
    assert page.evaluate(LEFT) == opened and not page.evaluate(KEPT), "Start afresh forgets"
    for old in OTHERS:
        used(page)
        page.evaluate(f"old => {KEPT}.forEach(key => localStorage.setItem(key, old))", old)
        page.reload()
        assert page.evaluate(LEFT) == opened, f"{old} fits nothing and is ignored"
    page.add_init_script(REFUSED)
    page.reload()
    assert used(page) == left and not errors, "where nothing can be kept, the page works"


def test_play_moves_and_reset_stops(visit):
    page = visit("notebooks/05_sgd_training.html")
    element, figure = next(pair for pair in shown(page) if pair[0].query_selector(".nn-play"))
    said = element.query_selector(".nn-said")
    element.query_selector(".nn-play").click()
    page.wait_for_function("said => said.textContent.startsWith('Epoch 2:')", arg=said)
    element.query_selector(".nn-reset").click()
    assert element.query_selector(
        ".nn-play"
    ).text_content() == "play" and said.text_content() == figure.said(figure.values)
    element.query_selector(".nn-play").click()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(
        "play => play.textContent == 'play'", arg=element.query_selector(".nn-play")
    )
    assert not said.text_content().startswith("Epoch 1000:"), (
        "it stops when it's out of sight, not at its end"
    )


def test_a_finger_that_scrolls_past_a_slider_leaves_it(chromium, site):
    page = chromium.new_page(
        has_touch=True, viewport={"width": 390, "height": 800}, reduced_motion="no-preference"
    )
    page.goto(f"{site}/notebooks/01_neuron.html")
    finger, (element, figure) = page.context.new_cdp_session(page), next(shown(page))
    element.scroll_into_view_if_needed()
    box, before = element.query_selector("[type=range]").bounding_box(), page.evaluate("scrollY")
    x, y = box["x"] + 40, box["y"] + box["height"] / 2
    swiped(finger, [(x, y - 30 * k) for k in range(9)])
    page.wait_for_function("before => scrollY > before + 100", arg=before)
    assert element.query_selector(".nn-said").text_content() == figure.said(figure.values)
    page.context.close()


ARROWS = "ArrowRight", "ArrowDown"


@pytest.mark.parametrize("name", [*NOTEBOOKS, "lesson"])
def test_slides_turn_by_page_keys_only_while_a_slider_has_the_focus(chromium, site, name):
    page = chromium.new_page(has_touch=True, viewport={"width": 853, "height": 480})
    page.goto(f"{site}/slides/{name}.html")
    finger = page.context.new_cdp_session(page)
    for element, figure in shown(page):
        at = page.evaluate("Reveal.getIndices().h")
        box = element.query_selector(".nn-layers").bounding_box()
        for control in element.query_selector_all("[type=range], select, button"):
            arrows = [] if control.evaluate("part => part.type == 'button'") else ARROWS
            for key in (*arrows, "End", "n"):
                control.press(key)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        swiped(finger, [(x - 120 * k, y) for k in range(3)])
        assert page.evaluate("Reveal.getIndices().h") == at, (
            f"{figure.title}: the slide turned under the hand"
        )
        for control, key in (("[type=range]", "PageUp"), (".nn-reset", "ArrowLeft")):
            page.evaluate(f"Reveal.slide({at})")
            element.query_selector(control).press(key)
            assert page.evaluate("Reveal.getIndices().h") == at - 1, (
                f"{figure.title}: {key} didn't turn the slide"
            )
    page.context.close()


def test_on_a_phone_slides_are_turned_and_not_scrolled(visit, page):
    page.set_viewport_size({"width": 390, "height": 800})
    assert not visit("slides/lesson.html").evaluate("Reveal.isScrollView()"), (
        "set scrollActivationWidth to null"
    )


TALL = """() => Array.from({length: Reveal.getTotalSlides()}, (none, k) => {
  Reveal.slide(k)
  const slide = Reveal.getCurrentSlide()
  const hidden = [...slide.querySelectorAll("pre")].map(e => e.scrollHeight - e.clientHeight)
  return [k + 1, Math.max(slide.scrollHeight - Reveal.getConfig().height, ...hidden)]
}).filter(([k, over]) => over > 0)"""


@BOTH
@pytest.mark.parametrize("name", [*NOTEBOOKS, "lesson"])
def test_no_slide_is_taller_than_its_frame(visit, name):
    tall = visit(f"slides/{name}.html").evaluate(TALL)
    assert not tall, (
        f"{name}: slides, and by how much they or what they print is too tall: {tall}; shorten "
        "what their cells print"
    )


@BOTH
@pytest.mark.parametrize("name", ["index.html", *READ, *CLASS])
def test_nothing_is_wider_than_a_phone(visit, name):
    page = visit(name)
    page.set_viewport_size({"width": 390, "height": 800})
    wide = page.evaluate("""() => {
        document.querySelectorAll("details").forEach(fold => fold.open = true)
        return [...document.querySelectorAll("html, article *")]
            .filter(e => e.scrollWidth > e.clientWidth + 1)
            .filter(e => !e.parentElement || getComputedStyle(e).overflowX != "visible")
            .map(e => e.outerHTML.slice(0, 90)) }""")
    assert not wide, f"{name}: at 390 px these are cut off or scroll sideways: {wide}"


CROWDED = """figure => {
  const form = figure.querySelector("form"), range = form.querySelector("[type=range]"), found = []
  for (const place of [range.value, range.min, range.max]) {
    range.value = place
    range.dispatchEvent(new Event("input", {bubbles: true}))
    const frame = figure.querySelector(".nn-layers svg").getBoundingClientRect()
    const texts = [...figure.querySelectorAll(".nn-layers :is(text:not(:has([x])), tspan[x])")]
      .filter(e => e.textContent.trim())
    const boxes = texts.map(e => e.getBoundingClientRect()), unit = frame.width / 760
    boxes.forEach((a, k) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1)
        found.push(`${texts[k].textContent} leaves the picture`)
      boxes.slice(k + 1).forEach((b, j) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (wide > 3 * unit && high > 7 * unit)
          found.push(`${texts[k].textContent} | ${texts[k + 1 + j].textContent}`)
      })
    })
  }
  return found }"""


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_words_of_a_figure_meet_or_leave_it(visit, name):
    for element, figure in shown(visit(f"notebooks/{name}.html")):
        assert not (found := element.evaluate(CROWDED)), f"{figure.name}: shorten {found}"


@pytest.mark.parametrize("name", PAGES)
def test_every_control_is_large_enough_for_a_finger(visit, name):
    page = visit(name)
    page.set_viewport_size(
        {"width": 853, "height": 480} if "slides" in name else {"width": 390, "height": 800}
    )
    # Slides hide a figure's check.
    small = page.evaluate("""() => [...document.querySelectorAll(
        ".nn-page :is(label, select, button, [type=range]), .nn-predict label, summary"
    )].filter(e => {
            window.Reveal?.slide(Reveal.getIndices(e.closest("section section")).h)
            const {width, height} = e.getBoundingClientRect()
            return e.checkVisibility() && Math.min(width, height) < 24 })
        .map(e => e.outerHTML.slice(0, 90))""")
    assert not small, f"{name}: less than 24 px wide or high: {small}"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_without_script_the_picture_and_its_sentence_are_there(chromium, site, name):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}/notebooks/{name}.html")
    for fold in page.query_selector_all("details:not([open]) > summary"):
        fold.click()
    figures = page.query_selector_all(".nn-page")
    assert len(figures) == len([*found("explore_", [name])])
    shown = page.query_selector_all("article img:visible, article details img")
    assert len(shown) >= len([*stills(NOTEBOOKS[name])])
    for element in figures:
        assert all(
            element.query_selector(part).is_visible()
            for part in (".nn-layers svg[role=img]", ".nn-said")
        )
        assert not element.query_selector("form:visible"), "controls that can't work are hidden"
    page.context.close()


STACKED = """() => {
  const slides = [...document.querySelectorAll(".slides > section")]
  return slides.filter((slide, k) => !slide.checkVisibility({visibilityProperty: true}) ||
    slide.getBoundingClientRect().top < slides[k - 1]?.getBoundingClientRect().bottom).length }"""


@pytest.mark.parametrize("name", [*NOTEBOOKS, "lesson"])
def test_without_script_slides_stand_one_below_the_other(chromium, site, name):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}/slides/{name}.html")
    assert page.evaluate(STACKED) == 0, "shown by the noscript style: site/slides/index.html.j2"
    assert page.locator(".nn-page svg[role=img]").filter(visible=True).count()
    page.context.close()


USED = """() => {
  document.querySelectorAll("details").forEach(fold => fold.open = true)
  document.querySelectorAll(".nn-predict p:last-child input").forEach(radio => radio.click())
  document.querySelectorAll(".nn-page [type=range]").forEach(range => {
    range.stepUp(3)
    range.dispatchEvent(new Event("input", {bubbles: true})) })
  document.getAnimations().forEach(fading => fading.finish()) }"""
DOCS = [f"docs/{name}.html" for name in ("glossary", "teaching", "misconceptions", "jupyterhub")]
DOCS += CLASS


IN_USE = [("en", name) for name in ("index.html", *DOCS, *READ)]
IN_USE += [(one, name) for one in LANGUAGES[1:] for name in ("index.html", READ[0], READ[-1])]


@pytest.mark.parametrize("language, name", IN_USE, indirect=["language"])
def test_a_page_in_use_reads_without_eyes_dark_and_narrow(visit, name):
    page = visit(name)
    page.evaluate(USED)
    levels = page.evaluate(
        """[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
            .map(heading => Number(heading.tagName[1]))"""
    )
    assert in_order(levels), f"{name}: one title, first, and no heading skips a level: {levels}"
    assert not serious(page), f"{name}: mend what axe finds"
    page.emulate_media(color_scheme="dark")
    assert not serious(page, runOnly=["color-contrast"]), f"{name}: mend what axe finds in the dark"
    page.set_viewport_size({"width": 320, "height": 900})  # a window of 1280 at 400 %
    assert page.evaluate(
        """[document.documentElement, ...document.querySelectorAll('pre')]
            .every(part => part.scrollWidth <= 320)"""
    ), f"{name} must be read sideways in a narrow window: let it wrap"


@pytest.mark.parametrize("name", SHOWN)
def test_each_slide_reads_without_eyes(visit, name):
    page = visit(name)
    page.evaluate(USED)
    for k in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate("k => Reveal.slide(k)", k)
        assert not serious(page, ".slides > .present"), (
            f"{name}, slide {k + 1}: mend what axe finds"
        )
        while page.keyboard.press("Tab") or page.evaluate(
            "document.activeElement != document.body"
        ):
            assert page.evaluate("document.activeElement.closest('.present, .controls') != null"), (
                f"{name}, slide {k + 1}: Tab leaves it"
            )
            assert page.evaluate(FOCUS.replace(".nn-ask", "*")).split()[0] in ("solid", "auto"), (
                "what has the focus is seen"
            )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_keep_their_white_ground_in_high_contrast(visit, scheme):
    page = visit("notebooks/01_neuron.html")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.nn-layers')).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def told_on(page, button, part):
    """What a page says when a button is pressed, and what it has asked of any host until then."""
    asked = []
    page.on(
        "request", lambda request: request.url.endswith("/icon.svg") or asked.append(request.url)
    )
    page.get_by_role("button", name=button).click()
    return page.locator(part).first.inner_text(), asked


def test_my_answers_on_a_page_tells_what_was_pressed_first_solved_and_met(visit):
    page, told = visit("notebooks/01_neuron.html"), ".nn-receipt [role=status]"
    assert told_on(page, "my answers", told)[0] == "Nothing is pressed or checked here yet."
    for question in page.locator(".nn-predict").all():
        question.locator("input").nth(1).check(), question.locator("input").nth(0).check()
    fence = page.locator("[data-name=explore_fence]").first
    slider, check = fence.locator("[type=range]"), fence.locator(".nn-asked button")
    check.click(), slider.press("ArrowRight"), check.click(), check.click(), slider.press("Home")
    page.reload()
    said, asked = told_on(page, "my answers", told)
    line, _, code, *_ = said.split("\n")
    receipt, record = read(code, RECEIPTS)
    assert line == "01: 4 of 4 predictions, 1 of 3 exercises" and not asked
    assert record[1:] == ([2, 2, 2, 2], [0, 0, PASSED], {(2, 3): 2})
    drawn = page.locator(".nn-receipt path").nth(1).get_attribute("d")
    assert f'd="{drawn}"' in qr.picture(code, ""), "the same QR picture"
    assert not serious(page), "mend what axe finds in my answers"
    page.get_by_role("button", name="Start afresh").click()
    assert told_on(page, "my answers", told)[0] == "Nothing is pressed or checked here yet."


def test_the_class_page_tells_what_the_command_tells_and_sends_nothing(visit):
    page, told = visit("docs/class.html"), ".nn-class [role=status]"
    page.locator("#nn-codes").fill(pasted(thirty()))
    said, asked = told_on(page, "Tell what they say", told)
    assert said.split("\n") == [f"Line {k} is left out: {reason}." for k, reason in WRONG.items()]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    table = [row for receipt, records in thirty().items() for row in rows(receipt, records)]
    assert saved.value.path().read_text("utf-8") == csv_of(table)
    assert page.locator(".nn-told tr:has(td)").count() == len(table) and not serious(page)
    for receipt, records in thirty().items():
        others = [one for one in altered(receipt.code(records[9])) if "\n" not in one]
        page.locator("#nn-codes").evaluate(
            "(area, codes) => { area.value = codes }", "\n".join(others)
        )
        said, asked = told_on(page, "Tell what they say", told)
        assert len(said.split("\n")) == len(others) + 1 and not page.locator(".nn-told *").count()
    assert not asked, "no request leaves the page"


def test_the_six_questions_tell_nothing_until_the_course_is_finished(visit):
    page = visit("docs/questions.html")
    for question in page.locator(".nn-predict").all():
        question.locator("input").first.check()
    spans = page.locator(".nn-predict span").filter(visible=True)
    assert not spans.count()
    page.get_by_role("checkbox").check()
    assert spans.count() == 5 and not serious(page)
    code = told_on(page, "my answers", ".nn-receipt [role=status]")[0].split("\n")[2]
    assert read(code, RECEIPTS)[1].firsts == [1] * 5


def test_the_speaker_sees_each_row_of_the_plan_and_how_late_it_is(visit):
    page, (lesson, *_) = visit("slides/lesson.html"), notes(PLAN, PLAN)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    for k, note in enumerate(lesson.values()):
        page.evaluate("k => Reveal.slide(k)", k)
        speaker.locator(".speaker-controls-notes", has_text=note.minute).wait_for()
        assert page.evaluate("Reveal.getCurrentSlide().dataset.timing") == str(note.seconds)
        assert note.ask.split("`")[0].strip() in speaker.inner_text(".speaker-controls-notes")
    speaker.locator(".pacing").wait_for()


KILOBYTES = dict(zip(READ, (110, 160, 160, 160, 300))) | dict.fromkeys(SHOWN, 500)


@pytest.mark.parametrize("name", KILOBYTES)
def test_a_page_is_light(built, visit, page, name):
    """All that is sent before anything is touched, zipped where that helps."""
    loaded = []
    page.on("response", lambda response: loaded.append(response.url.split("?")[0]))
    visit(name).wait_for_load_state("networkidle")
    parts = {url: built / url.split("/", 3)[3] for url in loaded if url.startswith("http")}
    sent = {url: len(gzip.compress(part.read_bytes(), 6)) for url, part in parts.items()}
    assert sum(sent.values()) <= 1000 * KILOBYTES[name], (
        f"{name}: {sum(sent.values())} bytes; these most: "
        f"{sorted(sent.items(), key=lambda one: -one[1])[:4]}"
    )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_formulas_are_named_and_break_in_a_narrow_window(visit, page, name):
    page.set_viewport_size({"width": 320, "height": 900})
    tree = page.context.new_cdp_session(visit(f"notebooks/{name}.html"))
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
    named = [one for one in nodes if one["role"]["value"] in ("math", "MathMLMath")]
    heard = [one["name"]["value"] for one in named if one["name"]["value"]]
    written = re.findall(r"\$\$.+?\$\$|\$.+?\$", pages.written(NOTEBOOKS[name]), re.DOTALL)
    assert len(heard) == len(written), f"each formula has its name: {heard}"
    wide = page.evaluate("""() => [...document.querySelectorAll("math mrow")]
        .filter(part => part.getBoundingClientRect().right > 320).map(part => part.textContent)""")
    assert not wide, f"these sides are too long for a narrow window: {wide}"


def test_a_typed_exercise_is_a_box_and_nothing_is_told_before_it_runs(built):
    text = "".join(file.read_text("utf-8") for file in built.glob("notebooks/*.html"))
    assert text.count('<div class="nn-box">') == len(EXERCISES) - len(SLIDERS)
    assert "NOT STARTED" not in re.sub("<script.*?</script>", "", text, flags=re.DOTALL)


STATES = [
    ("03_mse_loss", "explore_loss:dial=w5,value=-2", "w5 = −2.00: outputs 0.4881"),
    ("03_mse_loss", "explore_loss-2:w5=-3", "w5 = −3.00: outputs 0.4763"),
    ("03_mse_loss", "explore_loss:value=-2", "w1 = −2.00: "),
    ("01_neuron", "explore_fence:w1=-0.5", "w1 = −0.5, w2 = 1.0, b = 4.0"),
    ("05_sgd_training", "explore_training:epoch=16", "Epoch 16: "),
    ("05_sgd_training", "explore_rate:rate=44.7", "Rate 44.7: "),
]


IN_SIGHT = """figure => {
  const [top, header] = [figure, document.querySelector(".mobile-header")].map(
    one => one.getBoundingClientRect())
  return top.y >= Math.max(header.bottom, 0) && top.y < innerHeight / 2 }"""


def test_a_link_to_a_state_opens_at_its_figure_below_a_phones_header(visit, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(reduced_motion="no-preference")
    visit("notebooks/05_sgd_training.html#explore_rate:rate=44.7")
    figure = page.locator("[data-name=explore_rate]")
    page.wait_for_function(IN_SIGHT, arg=figure.element_handle())


@pytest.mark.parametrize("name, state, said", STATES, ids=[state for _, state, _ in STATES])
def test_an_address_opens_a_figure_in_its_state_and_copy_link_gives_it_back(
    visit, page, name, state, said
):
    page.emulate_media(reduced_motion="no-preference")
    visit(f"notebooks/{name}.html#{state}")
    called, count = re.match(r"(\w+)(?:-(\d))?:", state).groups()
    figure = page.locator(f"[data-name={called}]").nth(int(count or 1) - 1)
    assert figure.locator(".nn-said").text_content().startswith(said)
    page.wait_for_function(IN_SIGHT, arg=figure.element_handle())
    figure.locator(".nn-link button").click()
    page.wait_for_function("document.querySelector('.nn-link span:not(:empty)')")
    told, copied = figure.locator(".nn-said").text_content(), page.url
    figure.locator(".nn-reset").click()
    page.goto("about:blank")
    page.goto(copied)
    assert figure.locator(".nn-said").text_content() == told


def test_the_plan_links_to_states_that_are_there(visit):
    page = visit("docs/teaching.html")
    links = page.eval_on_selector_all("td a:has(code)", "links => links.map(link => link.href)")
    assert len(links) > 40, "each move in a row with a figure is a link: site/plan.py"
    for link in links:
        page.goto(link)
        assert not page.locator(".nn-link span:not(:empty)").count(), f"{link} shows no state"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_one_file_opens_alone_and_its_sliders_move(built, page, tmp_path, name):
    pages.onefile([built / "notebooks" / f"{name}.html"], tmp_path)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(error))
    page.goto((tmp_path / f"{name}.html").as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [page.url] and not errors
    assert page.evaluate("[...document.images].every(image => image.naturalWidth)")
    for element, figure in shown(page):
        element.query_selector("[type=range]").press("Home")
        said = figure.said(figure.values | {figure.sliders[0].name: figure.sliders[0].low})
        assert element.query_selector(".nn-said").text_content() == said


@pytest.mark.parametrize("wrong", ["value=9", "dial=w7", "dial", "", "valu=1", "value=x,dial=w1"])
def test_an_address_of_no_state_says_so_and_shows_the_texts(visit, wrong):
    page = visit("notebooks/03_mse_loss.html")
    said = page.locator("[data-name=explore_loss] .nn-said").first
    opened = said.text_content()
    page.evaluate("location.hash = 'explore_loss:dial=w5'")
    page.wait_for_function(
        "([said, old]) => said.textContent != old", arg=[said.element_handle(), opened]
    )
    page.evaluate("wrong => { location.hash = `explore_loss:${wrong}` }", wrong)
    line = page.locator(".nn-link span:has-text('which isn')")
    line.wait_for()
    assert said.text_content() == opened and line.text_content() == (
        f"The link asks for {wrong}, which isn't here: you see what the text shows."
    )


def test_links_resolve_and_pictures_are_described(built):
    for file in built.rglob("*.html"):
        text = file.read_text("utf-8")
        assert "No description has been provided" not in text, (
            f"{file.name}: a picture has no alternative text"
        )
        for link in re.findall(r'<(?:a|link|script|img)[^>]*? (?:href|src)="([^"#?:]+)["#?]', text):
            assert "lite/" in link or (file.parent / link).exists(), (
                f"{file.name} leads to {link}, which isn't there"
            )
        astray = set(re.findall(r'href="[^"]*?(lite/[^"]*)"', text)) - {
            LAB.removeprefix(PUBLIC).format(place=language, name=name)
            for name in NOTEBOOKS
            for language in ("", *(f"{one}/" for one in LANGUAGES[1:]))
        }
        assert not astray, f"{file.name}: {astray} is no address of the Lab"
