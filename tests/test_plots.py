"""Still pictures of other numbers than the text's: what they say and draw is still true."""

import pytest
from matplotlib.text import Text

import nnplots
from nncheck.exercise import ODD
from nnlib import Network, loss
from nnplots import number

X = (2, 3)
FLAT = Network(0, 0, 0, 0, 0, 0, 0, 0, 0)  # every output is exactly 0.5
SAID = [
    ("plot_relay(ODD, X, 0.25)", f"target 0.25: w1 = 0.5000, h1 = {ODD.activations(X)[0]:.4f}"),
    ("plot_relay(ODD, X, 0.25)", f"they give ∂L/∂w1 = {number(ODD.gradient(X, 0.25).w1)}."),
    ("plot_relay(ODD, X, 0.25)", f"multiplied unrounded: {number(ODD.gradient(X, 0.25).w1, 7)}"),
    ("plot_gradient(FLAT.replace(w5=1), (50, 0), 1)", "The strongest is w1’s; nudges"),
    ("plot_gradient(FLAT.replace(w5=1), (1, 0), 1)", "The strongest is b3’s, 4 times w1’s; nudges"),
    ("plot_boundary(FLAT.replace(b3=1), PEOPLE)", "there is no line, as no output is below 0.5"),
    ("plot_boundary(FLAT.replace(b3=-1), PEOPLE)", "there is no line, as no output is above 0.5"),
    ("plot_boundary(FLAT.replace(b3=-1), iter(PEOPLE))", "2 of 4 right."),
    ("plot_fence((0, 0), 0)", "0 of 4 right"),
    ("plot_tug(ODD, iter(FOUR))", "Alice"),
    ("plot_tug(ODD, [(X, 0.5)], epochs=1)", "for target 0.5"),
    ("plot_squares([0.5], iter(PEOPLE[:1]))", "Alice from 0.5000 to 1, area 0.2500"),
    ("plot_loss_curve([2.5e12, 0.1])", "from 2e12 to 0.1000"),
]


@pytest.fixture
def drawn(monkeypatch):
    """A function from a call to its page, its sentence, and every word in its picture."""
    pages = []
    monkeypatch.setattr(nnplots, "_show", lambda page, sentence: pages.append((page, sentence)))

    def drawn(call):
        eval(call, vars(nnplots) | globals())
        page, sentence = pages.pop()
        return page, sentence, [text.get_text() for text in page.figure.findobj(Text)]

    return drawn


@pytest.mark.parametrize("call, says", SAID)
def test_picture_says_what_is_true_of_other_numbers(drawn, call, says):
    page, sentence, words = drawn(call)
    assert says in sentence or says in words, f"{call} says: {sentence}"


def test_nudged_column_is_nudged(drawn, monkeypatch):
    monkeypatch.setattr(Network, "gradient", lambda network, x, y: Network(*[9.0] * 9))
    words = drawn("plot_gradient(ODD, X, 0)")[2]
    for name, value in ODD._asdict().items():
        rise = loss(ODD.replace(**{name: value + 0.001}), [(X, 0)]) - loss(ODD, [(X, 0)])
        assert number(rise / 0.001) in words, f"{name}'s bar is checked with itself"


def test_negative_numbers_are_dashed(drawn):
    page = drawn("plot_network(ODD, X)")[0]
    dashed = [line for line in page.lines if line.get_linestyle() == "--"]
    assert len(dashed) == sum(value < 0 for value in ODD) == 3
