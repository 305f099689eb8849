"""Formulas as MathML, made when the site is built: no script draws them, on pages or on slides.

A formula on a line of its own is in parts, one for each of its sides, so that it breaks between
them in a narrow window. Its name is for those who hear it: 1 / (1 + e^(−x)).
"""

import importlib.util
import itertools
import logging
import re
import xml.etree.ElementTree as ET
from html import escape
from pathlib import Path

from docutils.nodes import SkipNode
from fontTools import subset
from latex2mathml.converter import convert

SPACE = "{http://www.w3.org/1998/Math/MathML}"
BREAKS = "=≈←"  # a side begins with one of these
WRITTEN = re.compile(r"\$\$(.+?)\$\$|(?<![\\$`])\$([^$\n`]+)\$(?!\$)", re.DOTALL)
NAMES = {"mfrac": "{} / {}", "msub": "{}{}", "msup": "{}^{}"}
# A single letter stands there in italics, which are signs of their own.
ITALIC = {chr(97 + k): chr(0x1D44E + k) for k in range(26)} | {"h": "\u210e", "∂": "\U0001d715"}
ITALIC |= {chr(65 + k): chr(0x1D434 + k) for k in range(26)}
logging.getLogger(subset.__name__).setLevel(logging.WARNING)  # it tells each step
ET.register_namespace("", SPACE.strip("{}"))


def name(element):
    """A formula as it is written in one line: 1 / (1 + e^(−x))."""
    tag, parts = element.tag.removeprefix(SPACE), [*map(name, element)]
    if tag in NAMES:
        bracketed = (part if re.fullmatch(r"∂?\w+|.", part) else f"({part})" for part in parts)
        return NAMES[tag].format(*bracketed).replace("^′", "′")
    text = "".join([element.text or "", *parts])
    return f" {text} " if tag == "mo" and text in BREAKS + "+·" else text


def mathml(latex):
    """A formula as an element, and its name."""
    root = ET.fromstring(convert(latex.strip().replace(r"\_", "_")))
    for row in root.iter():
        for before, part in itertools.pairwise(row):
            if part.text == "−" and before.text and before.text in BREAKS + "·(":
                part.set("form", "prefix")  # a sign stands close to its number
    return root, " ".join(name(root).split())


def sides(root):
    """The formula's sides, each a formula; a line may break between them, in every browser."""
    made = []
    for part in root[0]:
        if not made or part.tag == f"{SPACE}mo" and part.text in [*BREAKS]:
            made.append(ET.Element(f"{SPACE}math", displaystyle="true"))
            row = ET.SubElement(made[-1], f"{SPACE}mrow")
        row.append(part)
    return made


def inline(latex):
    """A formula within a line, as HTML."""
    root, heard = mathml(latex)
    root.set("aria-label", heard)
    return ET.tostring(root, encoding="unicode")


def block(latex):
    """A formula on a line of its own, as HTML."""
    root, heard = mathml(latex)
    parts = " ".join(ET.tostring(side, encoding="unicode") for side in sides(root))
    return f'<span class="nn-formula" role="math" aria-label="{escape(heard)}">{parts}</span>'


def drawn(markdown):
    """Markdown, with its formulas as MathML."""
    return WRITTEN.sub(lambda one: block(one[1]) if one[1] else inline(one[2]), markdown)


def font(file, markdown):
    """Writes STIX Two Math as far as the formulas need it: systems differ in what they have."""
    folder = Path(importlib.util.find_spec("ziamath").submodule_search_locations[0], "fonts")
    options = subset.Options(flavor="woff", layout_features=[], hinting=False)
    needed = {sign for one in WRITTEN.finditer(markdown) for sign in drawn(one[0])}
    italic = {ITALIC[letter] for letter in needed & ITALIC.keys()}
    made = subset.load_font(folder / "STIXTwoMath-Regular.ttf", options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(needed | italic))
    subsetter.subset(made)
    subset.save_font(made, file, options)
    made.close()


def _by(way):
    def visit(page, node):
        page.body.append(way(node.astext()))
        raise SkipNode

    return visit, None


def setup(app):
    """Makes it Sphinx's way to show formulas: conf.py names it."""
    app.add_html_math_renderer("mathml", _by(inline), _by(block))
