"""What a screen reader gets of three pages' figures, by the browsers' own trees, is heard.txt.

HEARD=new in the environment writes that file anew: read the difference as if you heard it.
"""

import os
from pathlib import Path
from time import monotonic

import pytest
from test_browser import chromium, page  # noqa: F401
from test_pages import visit  # noqa: F401

HEARD = Path(__file__).with_name("heard.txt")
PAGES = ["01_neuron", "03_mse_loss", "05_sgd_training"]  # each kind of control is on one of them
FIGURE = ".nn-page:has(form)"
STEPS = [  # what is done, to which part, and how
    ("at first", "form", lambda part: None),
    ("End", "[type=range]", lambda part: part.press("End")),
    ("the last option", "select", lambda part: part.press("End")),
    ("the last of a row", "label:last-child input", lambda part: part.check()),
    ("reset", ".nn-reset", lambda part: part.click()),
    ("check", ".nn-asked button", lambda part: part.click()),
]
KINDS = {  # as Firefox and Chromium call what is said; their other parts only hold these
    "text leaf": "text",
    "StaticText": "text",
    "graphic": "image",
    "pushbutton": "button",
    "radiobutton": "radio",
    "grouping": "group",
} | {same: same for same in ("figure", "image", "button", "radio", "slider", "combobox", "group")}


def tree(page, k):
    """(role, name, value, live, parts) of a figure in Chromium; a slider's value is its text's."""
    chromium = page.context.new_cdp_session(page)
    figure = f"document.querySelectorAll({FIGURE!r})[{k}]"
    held = chromium.send("Runtime.evaluate", {"expression": figure})["result"]["objectId"]
    answer = chromium.send("Accessibility.queryAXTree", {"objectId": held})["nodes"]
    nodes = {node["nodeId"]: node for node in answer}
    said = page.evaluate(f"{figure}.querySelector('[type=range]').ariaValueText")

    def part(node):
        role, name, value = (node.get(key, {}).get("value") for key in ("role", "name", "value"))
        more = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
        value = said if role == "slider" else value
        return role, name, value, more.get("live"), [part(nodes[key]) for key in node["childIds"]]

    return part(answer[0])


def lines(node, live=None):
    """What is said of a part of a tree, a line for each thing; aloud: without being asked for."""
    role, name, value, own, parts = node
    live, kind = own or live, KINDS.get(role)
    if kind:
        kind = "aloud" if (kind, live) == ("text", "polite") else kind
        yield " ".join(filter(None, (kind, (name or "").strip(), value and f"= {value}")))
    if kind not in ("button", "combobox"):
        for part in parts:
            yield from lines(part, live)


def new(page, tree, k, before, wanted):
    """What is said of figure k that wasn't before; a tree may need a moment to be as wanted."""
    end = monotonic() + 10
    while True:
        said = [line for line in lines(tree(page, k)) if line not in before]
        if said == wanted or wanted is None or monotonic() > end:
            return said


def unheard(page, tree, name, golden):
    """Goes through a page's figures; gives each moment at which other words are said."""
    for k, figure in enumerate(page.query_selector_all(FIGURE)):
        before = []
        for step, selector, do in STEPS:
            part, title = figure.query_selector(selector), f"{name}, figure {k + 1}, {step}:"
            if part:
                do(part)
                said = new(page, tree, k, before, golden.get(title))
                before = said if step == "at first" else before
                if said != golden.get(title):
                    yield title, said


def golden():
    blocks = HEARD.read_text("utf-8").split("\n\n") if HEARD.exists() else []
    return {block.split("\n")[0]: block.strip().split("\n")[1:] for block in blocks}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_heard_in_chromium(visit, name):
    page, known = visit(f"notebooks/{name}.html"), golden()
    wrong = dict(unheard(page, tree, name, {} if "HEARD" in os.environ else known))
    if "HEARD" in os.environ:
        blocks = ["\n".join([title, *said]) for title, said in (known | wrong).items()]
        HEARD.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    assert not wrong, "other words than in heard.txt: if they are better, write it with HEARD=new"
