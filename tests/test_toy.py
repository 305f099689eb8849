"""The engine on a toy figure, without a browser: what each face shows, and what a page holds."""

import base64
import itertools
import json
import re
from functools import cache

import pytest

from nnfigures.engine import page, svg
from nnfigures.engine.asleep import VIEW
from nnfigures.engine.controls import Choice, Slider, Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.neuron import explore_fence
from nnlanguage import spoken


def stops(slider):
    """(the range's own number, the slider's number) from one end to the other."""
    if not hasattr(slider, "step"):
        return list(enumerate(slider.stops))
    count = round((slider.high - slider.low) / slider.step)
    return [(slider.nearest(slider.low + k * slider.step),) * 2 for k in range(count + 1)]


def line(figure, state):
    """What stands below a puzzle in a state, and what its check says when it is pressed."""
    at = figure.at(state)
    return (figure.solved(at), figure.check.told(figure, at)) if figure.check else ()


def tape(figure, choices, slider):
    """All that the kernel's figure draws and says while one slider moves."""
    states = [
        (place, figure.values | choices | {slider.name: number}) for place, number in stops(slider)
    ]
    return {
        "choices": choices | ({"move": slider.name} if figure.sliders[1:] else {}),
        "back": figure.background(**choices),
        "states": [
            (place, figure.drawn(state), figure.said(state), *line(figure, state))
            for place, state in states
        ],
    }


def tapes(figure):
    """What WALK wants: a tape by choice and slider."""
    return told(figure, spoken())


@cache  # for every engine
def told(figure, language):
    names = [choice.name for choice in figure.choices]
    options = itertools.product(*(choice.options for choice in figure.choices))
    return [
        tape(figure, dict(zip(names, chosen)), slider)
        for chosen, slider in itertools.product(options, figure.sliders)
    ]


class Told:
    """A check that the toy passes at its end."""

    name = "toy"

    def told(self, figure, at):
        return self.passed() if at.t == 100 else "NOT YET: <go on>."

    def number(self, line):
        return 0 if line == self.passed() else 1

    def passed(self):
        return "PASS: t is 100."


DIALS = {"a": 0.5, "b": 1, "c": 1, "d": 1, "e": 0}
PLAYED = Steps("t", (1, 10, 100), 10, milliseconds=70)
CONTROLS = [
    Choice("side", (1, 2, 3, 4), 2),
    Choice("dial", tuple(DIALS), "a"),
    Slider("value", 0, 1, 0.5, value=DIALS, named_by="dial"),
    PLAYED,
]
PARTS = Parts(
    lambda t, value=0, **chosen: {"sum": value + t},
    lambda at: f'<i at="{at.t}">{at.sum}</i>',
    lambda at: f"<t> is {at.t}, the sum is {at.sum}.",
    lambda **chosen: f"<b>{[*chosen.values()]}</b>",
)


def toy(check=None, controls=CONTROLS, parts=PARTS, fixed=None, **start):
    """A figure with each kind of control: a choice of four, one of five, even and uneven stops."""
    more = {"controls": controls, "fixed": fixed, "start": start, "check": check}
    return Figure("toy", "A <toy>", parts, **more)


SAID = "<t> is 10, the sum is 10.5."


@pytest.mark.parametrize("face", ["", "page"])
def test_a_live_figure_shows_each_face_of_its_own(face, monkeypatch):
    monkeypatch.setenv("COURSE_FACE", face)
    figure = toy()
    (bundle,) = figure.bundles()
    assert bundle.pop("text/plain") == SAID
    if face:
        assert bundle == {"text/html": page.markup(figure), "image/svg+xml": figure.still()}
        assert not figure.widget
    else:
        ground = re.sub("<style>.*?</style>", "", drawn(bundle["text/html"]), flags=re.DOTALL)
        assert 'viewBox="0 0 760 300"' in ground and "<b>[2, 'a']</b>" in ground
        assert "<p>&lt;t&gt; is 10, the sum is 10.5.</p>" in bundle["text/html"]
        assert bundle[VIEW]["model_id"] == figure.widget.model_id
        assert figure.bundles()[0][VIEW] == bundle[VIEW], "one widget, however often it is shown"


def drawn(html):
    """The picture in an <img>."""
    return base64.b64decode(re.search('base64,([^"]*)"', html)[1]).decode()


@pytest.mark.parametrize("face", ["", "page"])
def test_a_figure_that_stands_still_has_its_caption_below(face, monkeypatch):
    monkeypatch.setenv("COURSE_FACE", face)
    figure = toy(controls=(), parts=PARTS._replace(caption=lambda at: "5 is t."), fixed={"t": 5})
    said, shown = "<t> is 5, the sum is 5.", []
    image = svg.image(figure.still(), f"A <toy>. {said}")
    picture = {"image/svg+xml": figure.still()} if face else {"text/html": image}
    plain = {"text/plain": said}
    monkeypatch.setattr("nnfigures.engine.figure.display", lambda one, raw: shown.append(one))
    figure._ipython_display_()
    assert shown == [picture | plain, {"text/markdown": "5 is t."} | plain]
    assert 'viewBox="0 0 760 300"' in figure.still() and "sum" not in figure.still()


def test_the_sentence_of_a_still_stands_below_it_line_by_line():
    said = f"{'a' * 45} {'b' * 46} {'c' * 46} {'d' * 46}"  # 92 letters fit, 93 don't
    still = toy(parts=PARTS._replace(sentence=lambda at: said)).still()
    lines = re.findall('<text class="nn-t" x="12.0" y="(.*?)" [^>]*>(.*?)</text>', still)
    assert lines == [("322.0", said[:92]), ("342.0", said[93:139]), ("362.0", said[140:])]
    assert 'viewBox="0 0 760 374"' in still


def test_a_check_speaks_in_the_figure_when_it_is_passed():
    figure = toy(Told())
    assert figure.solved(figure.at({"t": 100})) == "PASS: t is 100."
    assert figure.solved(figure.at({"t": 10})) == toy().solved(figure.at({"t": 100})) == ""


def unpack(table):
    rows = [0] * len(table["kinds"])
    for kind in table["of"]:
        above = [
            [cell for cell in table["columns"][part][: rows[kind] + 1] if cell != 0][-1]
            if isinstance(part, int)
            else part
            for part in table["kinds"][kind]
        ]
        rows[kind] += 1
        yield "".join(above)


@pytest.mark.parametrize(
    "strings",
    [
        [],
        [""],
        ["", "a", ""],
        ['<a b="1"/>', '<a b="2"/>', '<a b="2"/>', "<i>1</i>", '<a b=""/>', '<a b="1"/>'],
        *(
            [figure.drawn(at) for at in next(page.tapes(figure)).states]
            for figure in (toy(), explore_fence())
        ),
    ],
)
def test_packing_loses_nothing(strings):
    assert list(unpack(page.pack(strings))) == strings
    assert list(unpack(page.pack(strings, " "))) == strings


def held(figure):
    """What the script of a figure looks up: its table, then its grounds, strokes and sentences."""
    texts = re.findall(r'<script type="application/json".*?>(.*?)</script>', page.markup(figure))
    table, drawn = map(json.loads, texts)
    return table, *(list(unpack(one)) for one in (*drawn, table["verdicts"]))


@pytest.mark.parametrize("figure", [toy(Told()), explore_fence()])
def test_a_page_holds_each_state_of_the_kernels(figure):
    table, grounds, strokes, sentences, verdicts = held(figure)
    every = list(tapes(figure))
    assert len(table["tapes"]) == len(every)
    assert table.get("passed") == (figure.check and figure.check.passed())
    for one in every:
        tape = table["tapes"][",".join(map(str, one["choices"].values()))]
        places, drawn, said, *told = map(list, zip(*one["states"]))
        part = slice(tape["first"], tape["first"] + len(places))
        assert grounds[tape["back"]] == one["back"] and tape["places"] == places
        assert (strokes[part], sentences[part]) == (drawn, said), "not what the kernel draws, says"
        ends = (tape["ends"]["min"], tape["ends"]["max"])
        assert ends == (places[0], places[-1]), "the ends of the range"
        assert places[1] - places[0] == pytest.approx(tape["ends"]["step"])
        assert not told or verdicts[part] == told[1], "not what the kernel's check says"


FORM = """<form autocomplete="off" hidden="">
<fieldset><legend>side</legend><label><input type="radio" name="side" value="1"/>1</label>\
<label><input type="radio" name="side" value="2"/>2</label>\
<label><input type="radio" name="side" value="3" checked=""/>3</label>\
<label><input type="radio" name="side" value="4"/>4</label></fieldset>\
<label>dial <select name="dial"><option>a</option><option selected="">b</option><option>c</option>\
<option>d</option><option>e</option></select></label>\
<fieldset><legend>move</legend><label><input type="radio" name="move" value="value" checked=""/>\
value\
</label><label><input type="radio" name="move" value="t"/>t</label></fieldset>
<label class="nn-slide"><span class="nn-name">b</span><input type="range" aria-label="b" \
min="0.0" max="1.0" step="0.5" value="1.0" \
aria-valuetext="&lt;t&gt; is 100, the sum is 101.0."/></label>

<button type="button" class="nn-reset">reset</button>
<p class="nn-stay">Here one slider moves at a time, with t at 100.0. In the Lab all move.</p>
</form>"""


def test_a_page_s_form_opens_where_the_figure_does():
    figure = toy(Told(), side=3, b=1, t=100)
    text = page.markup(figure)
    assert re.search("<form.*</form>", text, re.DOTALL)[0] == FORM
    assert "<b>[3, 'b']</b>" in text and '<i at="100">101.0</i>' in text
    assert '<span class="nn-said">&lt;t&gt; is 100, the sum is 101.0.</span>' in text
    longest = "&lt;t&gt; is 100, the sum is 100.0."
    assert f'aria-hidden="true">{longest}</span></p>' in text
    assert 'aria-hidden="true">NOT YET: &lt;go on&gt;.</span></p></div>' in text
    assert '<div class="nn-asked">' not in page.markup(toy()), "without a check nobody asks"
    alone = page.markup(toy(controls=[PLAYED]))
    assert '<button type="button" class="nn-play" value="70">play</button>' in alone
    assert '<p class="nn-stay"></p>' in alone and 'name="move"' not in alone


def test_a_page_s_table_names_choices_starts_and_numbers():
    table, *_ = held(toy(Told(), side=3, b=1, t=100))
    assert table["home"] == {"choices": {"side": 3, "dial": "b", "move": "value"}, "place": 1}
    assert len(table["tapes"]) == 4 * 5 * 2 and table["passed"] == "PASS: t is 100."
    stay = "Here one slider moves at a time, with {} at {}. In the Lab all move."
    assert table["tapes"]["4,e,value"] == {
        "places": [0, 0.5, 1],
        "ends": {"min": 0, "max": 1, "step": 0.5},
        "start": 0,
        "back": 38,
        "first": 114,
        "label": "e",
        "slider": "value",
        "stay": stay.format("t", "100.0"),
    }
    assert table["tapes"]["1,a,t"] == {
        "places": [0, 1, 2],
        "ends": {"min": 0, "max": 2, "step": 1},
        "start": 2,
        "back": 1,
        "first": 3,
        "label": "t",
        "slider": "t",
        "numbers": [1, 10, 100],
        "stay": stay.format("value", "1.0"),
    }
