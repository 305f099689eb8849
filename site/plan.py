"""The teacher's plan, docs/teaching.md, on the site.

Its moves, such as `w1 = -0.5`, are links to the figure in that state; its rows are the speaker's
notes in the decks.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from contents import CONTENTS

from nnlanguage import Spoken


class Words(Spoken):
    """What this file says."""

    minute = "**{row.minute}** · "
    listen = "*Listen for:* {row.listen}"


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


class Note(NamedTuple):
    """A row of the plan: its minute, the cell it shows, what to ask, what to listen for.

    seconds: until the next row's minute.
    """

    minute: str = ""
    shown: str = ""
    ask: str = ""
    listen: str = ""
    seconds: int = 0

    @property
    def said(self):
        """The row as Markdown, for the speaker."""
        listen = Words.listen.format(row=self) if self.listen.strip("–") else ""
        minute = Words.minute.format(row=self) if self.minute else ""
        return "\n\n".join(filter(None, (minute + self.ask, listen)))


def rows(part):
    """The rows of a part's table, each a list of its columns."""
    return [row.split(" | ") for row in re.findall(r"^\| (.+?) \|$", part, re.MULTILINE)[1:]]


def timed(table):
    """The lesson's Notes, each as long as the next one's minute says; a session's have no time."""
    if not re.match(r"0:\d\d$", table[0][0]):
        return [Note("", *row) for row in table]
    due = [int(minute.removeprefix("0:")) for minute, *_ in table] + [45]
    return [Note(*row, 60 * (end - at)) for row, (at, end) in zip(table, pairwise(due))]


def noted(part):
    """A part's Notes, first that of the title."""
    late = re.findall(r"^\|.*\|\n\n(?!#)(.+)", part, re.MULTILINE)[:1]
    return [Note(ask="".join(late)), *timed(rows(part))]


def notes(text, told):
    """For the lesson, then for each session, {what a row of the plan shows: its Note}.

    "" shows the title: its note is the line below the table, what to leave out when it is late.
    told: the same plan in the language of the notes.
    """
    parts, others = (re.split("^##+ ", one, flags=re.MULTILINE)[1:] for one in (text, told))
    pairs = [pair for pair in zip(parts, others) if re.match(r"One|\d", pair[0])]
    return [
        {note.shown: said for note, said in zip(*map(noted, pair), strict=True)} for pair in pairs
    ]


def spot(heading, cell):
    """How the plan names a cell: by its heading and its first line."""
    return f"{heading.strip('# ')}: `{cell.source.splitlines()[0]}`"
