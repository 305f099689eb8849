"""Reads the codes of a class, prints what it thought, and writes a CSV and a plot beside the file.

    python3 course.py class codes.txt          or, in another language, codes.txt zh_TW

The codes may stand in any text, such as a chat that was copied. static/class.js does the same on
the site's page. docs/class.md documents the code.
"""

import codecs
import csv
import io
import re
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from string import Template
from typing import NamedTuple

from contents import CONTENTS
from execute import fonts
from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from nncheck.receipt import PASSED, VERSION, Receipt, read
from nncheck.receipt import Words as answers
from nnfigures.engine.page import embedded
from nnfigures.engine.style import BLUE, GREEN, ORANGE
from nnfigures.engine.words import columns, wrapped
from nnlanguage import Spoken, languages, speak, spoken

NAMES = ["00_questions", *(row.name for row in CONTENTS)]
LIKE_A_CODE = re.compile("[0-9A-Z]{8,}")
BOX = Template(Path(__file__).with_name("class.html").read_text("utf-8"))
KINDS = ("csv", "pdf")
BAR = 24  # characters of the longest bar
COLOURS = {"prediction": BLUE, "exercise": GREEN, "mistake": ORANGE}


class Words(Spoken):
    """What this file says."""

    usage = (
        "Name one file, with the codes of your class, and a language if it isn't English: "
        "python3 course.py class codes.txt zh_TW"
    )
    wrong = "Line {line} is left out: {reason}."
    again = "the same learner's code comes again in line {line}, which counts"
    missing = "There is no file {name} in {folder}: save the codes there, or give its whole path."
    none = "There is no code of the course in it."
    learners = "{notebook}, learners: {count}"
    tried, passed, right = "tried", "passed", "yes"
    share, times = "{learners} of {of}", ", {times} in all"
    made = "{csv} and {pdf} hold the same."
    label = "Paste the codes of your class, in any text. They stay in your browser."
    tell, save = "Tell what they say", "Save as CSV"


class Row(NamedTuple):
    """A line of the table, by the CSV's own names.

    kind: prediction, exercise or mistake. learners: how many of those who pressed or tried.
    """

    notebook: str
    kind: str
    asked: str
    answer: str
    right: str
    learners: int
    of: int
    times: str = ""

    @property
    def share(self):
        return self.learners / self.of if self.of else 0

    @property
    def counted(self):
        """The numbers in words."""
        times = Words.times.format(times=self.times) if self.times else ""
        return Words.share.format(learners=self.learners, of=self.of) + times

    @property
    def marked(self):
        return ("✓ " if self.right else "") + self.answer


def gathered(text, receipts):
    """{receipt: [Record, …]} of the codes in a text, and {line: what is wrong with one in it}."""
    found, wrong = {one: {} for one in receipts}, {}
    for k, line in enumerate(text.split("\n"), 1):
        for word in filter(LIKE_A_CODE.search, re.findall("[0-9A-Za-z]+", line)):
            try:
                receipt, record = read(word, receipts)
            except ValueError as error:
                wrong[k] = str(error)
                continue
            earlier = found[receipt].pop(record.learner, None)
            if earlier:
                wrong[earlier[0]] = Words.again.format(line=k)
            found[receipt][record.learner] = k, record
    kept = {one: [record for _, record in met.values()] for one, met in found.items() if met}
    return kept, dict(sorted(wrong.items()))


def rows(receipt, records):
    """What a class thought in a notebook, a Row for each choice, exercise and mistake."""
    for k, (question, choices, right) in enumerate(receipt.table()["predictions"]):
        pressed = Counter(record.firsts[k] for record in records)
        for place, choice in enumerate(choices, 1):
            mark = Words.right if place == right else ""
            told = pressed[place], pressed.total() - pressed[0]
            yield Row(receipt.notebook, "prediction", question, choice, mark, *told)
    for k, (task, names) in enumerate(receipt.table()["exercises"]):
        states = Counter(record.states[k] for record in records)
        tried, of = len(records) - states[0], len(records)
        yield Row(receipt.notebook, "exercise", task, Words.tried, "", tried, of)
        yield Row(receipt.notebook, "exercise", task, Words.passed, "", states[PASSED], of)
        for number, learners, times in led(k, records):
            told = names[number - 1], "", learners, tried, times
            yield Row(receipt.notebook, "mistake", task, *told)


def led(k, records):
    """(mistake, learners who met it, times) of exercise k, first the one that most learners met."""
    met = [(one, n) for record in records for (j, one), n in record.met.items() if j == k]
    learners, times = Counter(one for one, n in met), Counter()
    for one, n in met:
        times[one] += n
    ranked = sorted(learners, key=lambda one: (-learners[one], -times[one], one))
    return [(one, learners[one], times[one]) for one in ranked]


def csv_of(table):
    """The rows as a CSV; by its first character Excel, too, knows that it is UTF-8."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([Row._fields, *table])
    return "\ufeff" + file.getvalue()


def printed(table):
    """The rows as text, with bars."""
    width = max(columns(row.marked) for row in table)
    for asked, group in groupby(table, key=lambda row: row.asked):
        yield asked
        for row in group:
            bar = "█" * round(BAR * row.share)
            marked = " " * (width - columns(row.marked)) + row.marked
            yield f"  {marked}  {bar:<{BAR}}  {row.counted}"


def lettering():
    """What matplotlib is told, so that it draws the signs of the language of now."""
    files = [file for folder in fonts()[1:] for file in Path(folder).glob("*Sans*.[ot]tf")]
    for file in files:
        font_manager.fontManager.addfont(file)
    others = [font_manager.get_font(file).family_name for file in files]
    return {"font.family": ["DejaVu Sans", *dict.fromkeys(others)]}


def plotted(title, table):
    """The rows as bars, on a page as high as they need."""
    height = len(table) + 3 * len({row.asked for row in table}) + 3
    figure = Figure((8.27, max(11.69, 0.19 * height)))
    axes = figure.add_axes((0.4, 0, 0.45, 1), xlim=(0, 1), ylim=(max(62, height), 0))
    axes.axis("off")
    axes.text(-0.85, 2, title, size=14, weight="bold")
    y, asked = 2, ""
    for row in table:
        if row.asked != asked:
            asked, lines = row.asked, wrapped(row.asked, 88)
            y += 1 + len(lines)
            axes.text(-0.85, y, "\n".join(lines), size=9, weight="bold", va="bottom")
        y += 1
        axes.barh(y, row.share, 0.7, color=COLOURS[row.kind], hatch="//" if row.right else "")
        axes.text(-0.02, y, row.marked, size=8, ha="right", va="center")
        axes.text(row.share + 0.02, y, row.counted, size=8, va="center")
    return figure


def tool():
    """The box on the site's page that does the same; static/class.js wakes it."""
    known = [Receipt(name) for name in NAMES]
    said = {
        name: getattr(words, name)
        for words in (answers, Words)
        for name in vars(words)
        if name[0] != "_"
    }
    table = {"words": said | {"head": Row._fields}, "version": VERSION}
    table["notebooks"] = [{"notebook": one.notebook, **one.table()} for one in known]
    return BOX.substitute(said, table=embedded(table))


def text_of(file):
    """What stands in a file, such as a chat or an export; Windows also writes UTF-16."""
    data = file.read_bytes()
    marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return data.decode("utf-16" if marked else "utf-8", errors="replace")


def told(file):
    """Prints what the codes in a file say, and writes a CSV and a plot beside it."""
    found, wrong = gathered(text_of(file), [Receipt(name) for name in NAMES])
    for line, reason in wrong.items():
        print(Words.wrong.format(line=line, reason=reason))
    if not found:
        sys.exit(Words.none)
    table, (sheet, plot) = [], [file.with_name(f"{file.stem}-class.{kind}") for kind in KINDS]
    with rc_context(lettering()), PdfPages(plot) as pages:
        for receipt, records in found.items():
            title = Words.learners.format(notebook=receipt.notebook, count=len(records))
            part = [*rows(receipt, records)]
            pages.savefig(plotted(title, part))
            print("", title, *printed(part), sep="\n")
            table += part
    sheet.write_text(csv_of(table), encoding="utf-8", newline="")
    print("", Words.made.format(csv=sheet, pdf=plot), sep="\n")


if __name__ == "__main__":
    name, language = [*sys.argv[1:], spoken(), ""][:2]
    if len(sys.argv) > 3 or language not in languages():
        sys.exit(Words.usage)
    speak(language)
    file = Path(name).resolve()
    if not file.is_file():
        sys.exit(Words.missing.format(name=file.name, folder=file.parent))
    told(file)
