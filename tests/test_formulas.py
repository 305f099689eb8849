"""Every formula holds: with letters for numbers that have nothing in common, and as it stands."""

import math
import re
from xml.etree import ElementTree

import pytest
from common import CELLS

from nncheck.cases import ODD, ONES
from nnfigures.sgd_training.update import STAGES, as_shown
from nnlib import PEOPLE, sigmoid, sigmoid_derivative

X1, X2, Y = 2, 3, 0.25
H1, H2, O1 = ODD.activations((X1, X2))
SLOPE, STEPPED = ODD.gradient((X1, X2), Y).w1, ODD.step((X1, X2), Y, 0.1).w1
KNOWN = ODD._asdict() | {
    "x1": X1,
    "x2": X2,
    "y": Y,
    "h1": H1,
    "h2": H2,
    "o1": O1,
    "L": (Y - O1) ** 2,
    "dL_dw1": SLOPE,
    "dL_do1": -2 * (Y - O1),
    "do1_dh1": ODD.w5 * O1 * (1 - O1),
    "dh1_dw1": X1 * H1 * (1 - H1),
    "learning_rate": 0.1,
    "step": STEPPED - ODD.w1,
    "new_w1": STEPPED,
    "f": sigmoid,
    "slope_of_f": sigmoid_derivative,
    "e": math.e,
    "x": 1.3,
    "b": ODD.b1,
    "total": ODD.w1 * X1 + ODD.w2 * X2 + ODD.b1,
}
PYTHON = [
    (r"(\w)_(\d) \\leftarrow", r"new_\1\2 ="),
    (r"\\frac{\\partial (\w+)_(\d)}{\\partial (\w+)_(\d)}", r"d\1\2_d\3\4"),
    (r"\\frac{\\partial L}{\\partial (\w+)_(\d)}", r"dL_d\1\2"),
    (r"\^{(.*?)}", r"**(\1)"),
    (r"\^", "**"),
    (r"\\frac{(.*?)}{(.*?)}", r"((\1)/(\2))"),
    (r"\\text{(.*?)}", r"\1"),
    (r"\\_", "_"),
    (r"\\cdot", "*"),
    (r"\\,", ""),
    ("f'", "slope_of_f"),
    (r"\b(\w)_(\d)", r"\1\2"),
]
FORMULAS = [
    pytest.param(formula, id=f"{name}:{k}")
    for name, cell in CELLS
    if cell.cell_type == "markdown"
    for k, formula in enumerate(re.findall(r"\$\$(.*?)\$\$", cell.source.replace("$$\n\n$$=", "=")))
    if "sum" not in formula
]


def sides(formula):
    """The formula's sides as Python."""
    for latex, python in PYTHON:
        formula = re.sub(latex, python, formula)
    return [side.strip() for side in re.split(r"=|\\approx", formula) if side.strip()]


@pytest.mark.parametrize("formula", FORMULAS)
def test_sides_of_a_formula_are_equal(formula):
    lettered = [
        side for side in sides(formula) if re.search(r"(?<!\w)(?!f\b|e\b|slope_of_f)[A-Za-z]", side)
    ]
    for some in (lettered, [side for side in sides(formula) if side not in lettered]):
        values = [eval(side, KNOWN) for side in some]
        assert values == pytest.approx(
            values[-1:] * len(values), abs=6e-5 if "0.5000" in formula else 1.1e-7
        ), f"{formula}: {values}"


ALICE, NEW = ONES.gradient((-2, -1), 1), ONES.step((-2, -1), 1, 0.1)
THERE = dict(
    zip(
        ("h1", "h2", "o1", "new_h1", "new_h2", "new_o1"),
        ONES.activations((-2, -1)) + NEW.activations((-2, -1)),
    )
)
DRAWN = {
    "−": "-",
    "·": "*",
    "²": "**2",
    "∂L/∂": "dL_d",
    "learning\u00a0rate": "0.1",
    "new\u00a0": "new_",
}
STATED = (
    ONES._asdict()
    | THERE
    | {
        "f": sigmoid,
        "pounds": PEOPLE[0].pounds,
        "inches": PEOPLE[0].inches,
        "x1": -2,
        "x2": -1,
        "y": 1,
        "new_w1": NEW.w1,
        "new_b3": NEW.b3,
        "L": (1 - THERE["o1"]) ** 2,
        "new_L": (1 - THERE["new_o1"]) ** 2,
        "dL_do1": -2 * (1 - THERE["o1"]),
        "dL_dh1": ALICE.b3,
        "dL_dw1": ALICE.w1,
        "dL_db3": ALICE.b3,
    }
)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_drawn_formula_holds_in_letters_and_in_digits(stage):
    lines = [line.format(**as_shown()) for line in (stage.formula, stage.numbers)]
    for sign, python in DRAWN.items():
        lines = [line.replace(sign, python) for line in lines]
    for letters, digits in zip(*(line.split("\u2003") for line in lines), strict=True):
        values = [
            eval(side.strip().replace("\u00a0", " "), STATED)
            for side in (letters + "=" + digits).split("=")
        ]
        assert values == pytest.approx(values[:1] * len(values), abs=1e-4), (
            f"{letters} with {digits}: {values}"
        )
    more, less = ("more", "less") if values[0] > 0 else ("less", "more")
    assert (
        stage.phase != "backward"
        or f"would mean {more} loss" in stage.says
        and f"{less} loss" not in stage.says
    )


def test_every_notebooks_formulas_are_found():
    assert {test.id.split(":")[0] for test in FORMULAS} == {
        name.split(":")[0] for name, cell in CELLS if "$$" in cell.source
    } and len(FORMULAS) > 20


def test_every_formula_is_mathml_on_a_page():
    formulas = pytest.importorskip("formulas", reason="NO PAGES: course.py test installs it")
    for name, cell in CELLS:
        for formula in formulas.WRITTEN.finditer(cell.source):
            made = formulas.drawn(formula[0])
            parts = re.findall("<math.*?</math>", made)
            shown = "".join("".join(ElementTree.fromstring(part).itertext()) for part in parts)
            heard = re.search('aria-label="(.*?)"', made)[1]
            assert "\\" not in shown + heard and "merror" not in made, f"{name}: {shown}"
            assert re.findall(r"\w", shown) == re.findall(r"\w", heard), f"{name}: {heard}"
