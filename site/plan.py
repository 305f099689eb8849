"""Makes the moves in the teacher's plan, such as `w1 = -0.5`, links to the figure in that state."""

import re

from contents import CONTENTS

SHOWN = re.compile(r"`([^`]*\b(explore_\w+)\([^`]*)`(.*)")
MOVE = re.compile(r"`(\w+) = ([\w.-]+)`")
LINK = '<a href="../notebooks/{page}.html#{name}:{state}"><code>{move}</code></a>'


def figures(notebooks):
    """{(number, first line of a cell): (page, the figure's name in an address, its choices)}."""
    found = {}
    for row in CONTENTS:
        met = {}
        for cell in notebooks[row.name].cells:
            if cell.cell_type == "code" and (
                name := re.search(r"\bexplore_\w+(?=\()", cell.source)
            ):
                count = met[name[0]] = met.get(name[0], 0) + 1
                place = name[0] if count == 1 else f"{name[0]}-{count}"
                shown = "".join(out.get("data", {}).get("text/html", "") for out in cell.outputs)
                choices = re.findall(r'name="(\w+)"', shown)
                found[f"{row.number:02}", cell.source.splitlines()[0]] = row.name, place, choices
    return found


def linked(line, page, name, choices):
    """A row of the plan: each move goes on from the choices before it, and moves one slider."""
    chosen = {}

    def link(found):
        control, value = found.groups()
        if control in choices:
            chosen[control] = value
        state = chosen | {control: value}
        terms = ",".join(f"{key}={one}" for key, one in state.items())
        return LINK.format(page=page, name=name, state=terms, move=found[0].strip("`"))

    return MOVE.sub(link, line)


def plan(text, notebooks):
    """The plan, with its links."""
    known, lines, number = figures(notebooks), [], ""
    for line in text.splitlines():
        number = (re.match(r"(?:### |\| 0:\d\d \| )(\d\d) ", line) or ["", number])[1]
        shown = SHOWN.search(line)
        where = shown and known.get((number, shown[1]))
        if where:
            line = line[: shown.start(3)] + linked(line[shown.start(3) :], *where)
        lines.append(line)
    return "\n".join(lines) + "\n"
