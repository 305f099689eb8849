"""What a class thought: a code holds what was done, an altered one is refused, counts are exact."""

import csv
import io
import os
import random
import re
import subprocess
import sys

import numpy as np
import pytest
from common import BOTH, NOTEBOOKS, ROOT
from ipywidgets.widgets.widget import _instances as WIDGETS
from matplotlib import rc_context
from test_check import opened

sys.path.insert(0, str(ROOT / "site"))
import classroom
import execute

from nncheck.exercise import MET
from nncheck.receipt import MOST, PASSED, TRIED, Receipt, Record, Words, read, sealed
from nncheck.words import Words as Said
from nnfigures.engine import kept, qr
from nnfigures.engine.widget import Live

RECEIPTS = [Receipt(name) for name in classroom.NAMES]
TABLE = re.compile(r"(?m)^\| \d.*\|(.*)\|$")
OTHERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZaoé_.*- \n"


def learner(receipt, chance, number):
    """A learner who did something, by chance; most make an exercise's first mistake."""
    firsts = [chance.randrange(len(one.choices) + 1) for _, one in receipt.predictions]
    states, met = [chance.choice([0, TRIED, PASSED, PASSED]) for _ in receipt.exercises], {}
    for k, (_, one) in enumerate(receipt.exercises):
        for mistake in (1, 1, 2, len(one.sentences) + 1)[: 4 if states[k] else 0]:
            if chance.random() < 0.6:
                met[k, mistake] = chance.randint(1, 9)
    return Record(f"{number:04}", firsts, states, met)


def thirty():
    """{receipt: thirty Records}, the same each time."""
    chance = random.Random(28)
    return {one: [learner(one, chance, k) for k in range(30)] for one in RECEIPTS}


def pasted(learners):
    """A chat in which they paste, one of them twice, and one code lost a character."""
    codes = [one.code(record) for one, records in learners.items() for record in records]
    lines = [f"[10:07] A learner: 01: 3 of 4 predictions\n我的答案{code}" for code in codes]
    return "\n".join([codes[40], *lines, f"see {codes[7][:9]}{codes[7][10:]}, please"])


def altered(code):
    """The code with one character changed, or left out."""
    for k, old in enumerate(code):
        for new in ["", *OTHERS]:
            if new != old:
                yield code[:k] + new + code[k + 1 :]


WRONG = {1: "the same learner's code comes again in line 83, which counts"}
WRONG[2 + 60 * len(RECEIPTS)] = Words.altered


def exact(learners):
    """{(notebook, kind, asked, answer): (learners, of, times)}, counted the long way round."""
    counts = {}
    for receipt, records in learners.items():
        for k, (_, one) in enumerate(receipt.predictions):
            for place, choice in enumerate(one.choices, 1):
                chosen = sum(record.firsts[k] == place for record in records)
                of = sum(record.firsts[k] > 0 for record in records)
                counts[receipt.notebook, "prediction", one.question, choice] = chosen, of, 0
        for k, (_, one) in enumerate(receipt.exercises):
            solved = sum(record.states[k] == 2 for record in records)
            tried = sum(record.states[k] > 0 for record in records)
            counts[receipt.notebook, "exercise", one.task, "tried"] = tried, 30, 0
            counts[receipt.notebook, "exercise", one.task, "passed"] = solved, 30, 0
            names = [*(name for name, _ in one.sentences), "another mistake"]
            for place, name in enumerate(names, 1):
                met = [record.met[k, place] for record in records if (k, place) in record.met]
                if met:
                    counts[receipt.notebook, "mistake", one.task, name] = len(met), tried, sum(met)
    return counts


@pytest.mark.parametrize("table", ["GENERAL", "RELATIONS", "SLIPS"])
def test_a_code_of_other_sentences_is_of_another_release(table, monkeypatch):
    before = Receipt("01_neuron").start
    monkeypatch.setattr(Said, table, {"a new one": ""} | vars(Said)[table])
    assert Receipt("01_neuron").start != before, "its mistakes have other places"


def counted(text):
    """The same from a CSV, whose mistakes must be sorted."""
    counts, last = {}, {}
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
        told = tuple(int(row[one] or 0) for one in ("learners", "of", "times"))
        counts[row["notebook"], row["kind"], row["asked"], row["answer"]] = told
        if row["kind"] == "mistake":
            key = row["notebook"], row["asked"]
            assert last.get(key, told) >= told, "first the mistake that most learners met"
            last[key] = told
    return counts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_thirty_learners_give_exact_counts_and_bad_codes_are_named(tmp_path, encoding):
    (tmp_path / "codes.csv").write_text(pasted(thirty()), encoding=encoding)
    command = [sys.executable, ROOT / "site" / "classroom.py", tmp_path / "codes.csv"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert dict(re.findall(r"(?m)^Line (\d+) is left out: (.*)\.$", said)) == {
        str(line): reason for line, reason in WRONG.items()
    }
    assert counted((tmp_path / "codes-class.csv").read_text("utf-8")) == exact(thirty())
    assert (tmp_path / "codes-class.pdf").stat().st_size > 10_000 and "learners: 30" in said


@BOTH
def test_the_plot_has_every_sign_of_its_language(language, recwarn):
    if package := execute.OTHERS.get(language):
        pytest.importorskip(package, reason="NO FONT: course.py test installs it")
    with rc_context(classroom.lettering()):
        rows = [*classroom.rows(RECEIPTS[1], thirty()[RECEIPTS[1]])]
        classroom.plotted("title", rows).savefig(os.devnull, format="svg")
    assert not [one for one in recwarn if "missing from" in str(one.message)]


@pytest.mark.parametrize("receipt", RECEIPTS, ids=classroom.NAMES)
def test_a_code_that_is_altered_in_one_character_is_refused_and_named(receipt):
    chance = random.Random(1)
    places = [(k, 1 + m) for k in range(len(receipt.exercises)) for m in range(60)]
    met = {one: chance.randint(1, 40) for one in chance.sample(places, min(50, len(places)))}
    code = receipt.code(learner(receipt, chance, 7)._replace(met=met))
    assert len(code) <= 154 and len(read(code, RECEIPTS)[1].met) == min(MOST, len(met))
    for other in altered(code):
        found, wrong = classroom.gathered(f"\n{other}\n", RECEIPTS)
        assert not found and {2, 3} & {*wrong}, f"{other} is read: {found}"


def test_the_code_that_is_documented_means_what_its_table_says():
    text, receipt = (ROOT / "docs" / "class.md").read_text("utf-8"), Receipt("01_neuron")
    line, code = re.search("(?m)^(01: .*)\n(NN.*)", text).groups()
    cells = "".join(part for row in TABLE.findall(text) for part in re.findall("`(.+?)`", row))
    record = Record("7Q2K", [2, 2, 3, 3], [2, 2, 1], {(2, 3): 4, (0, 1): 2})
    assert cells == code and sealed(code[:-2]) == code
    assert receipt.code(record)[7:-2] == code[7:-2], "its release is of another day"
    assert line == "01: 4 of 4 predictions, 2 of 3 exercises"


@pytest.mark.parametrize("part", NOTEBOOKS)
def test_my_answers_tells_what_was_pressed_first_solved_and_met(part, monkeypatch):
    monkeypatch.setattr(kept, "LAST", {})
    MET.clear()
    cells = [cell.source for cell in NOTEBOOKS[part].cells]
    assert f'my_answers(Receipt("{part}"))' in cells, "a cell of each notebook tells it"
    space, receipt = opened(part), Receipt(part)
    tell = space["my_answers"](receipt)._repr_mimebundle_
    assert tell() == {"text/plain": "Nothing is pressed or checked here yet."}
    asked = [one for _, one in receipt.predictions]
    for one in asked:
        view, *_ = space["predict"](one)._repr_mimebundle_().values()
        buttons = WIDGETS[view["model_id"]].children[0].children[1:]
        buttons[-1].click(), buttons[0].click()
    for _, one in receipt.exercises[1:]:
        exec(one.code(one.solution), space)
        one("text"), one(...), one("text"), one(space[one.name]), one("text")
    line, code = tell()["text/plain"].split("\n")
    found, solved = read(code, RECEIPTS)[1], len(receipt.exercises) - 1
    assert line.startswith(f"{part[:2]}: {len(asked)} of {len(asked)} predictions, {solved} of ")
    assert found.firsts == [len(one.choices) for one in asked], "the first thought counts"
    assert found.states == [0] + [PASSED] * solved
    assert [*found.met.values()] == [2] * solved, "what is met after PASS doesn't count"
    assert code == tell()["text/plain"].split("\n")[1], (
        "it is the same learner while the kernel lives"
    )


def test_a_puzzle_counts_what_its_button_and_a_move_say():
    MET.clear()
    space = opened("01_neuron")
    check = space["check_fence"]
    live = Live(space["explore_fence"](w1=0, w2=0, check=check))
    (*_, asked), (w1, *_) = live.children, live.movers["w1"]
    asked.children[0].click(), asked.children[0].click()
    w1.value = 0.1  # says nothing, so nothing is met
    live.set({"w1": -1, "w2": 1, "b": 4})
    assert check.sentences[0][0] == "no fence" and {check: {1: 2, 0: 1}} == MET


@pytest.mark.parametrize("letters", [1, 2, 25, 87, 153, 154])
def test_a_camera_reads_the_picture(letters):
    reader = pytest.importorskip("zxingcpp", reason="NO QR READER: course.py test installs it")
    code, picture = (
        "".join(random.Random(letters).choices(qr.LETTERS, k=letters)),
        np.ones((45, 45)),
    )
    for row, column in qr.dark(code):
        picture[row + 4, column + 4] = 0
    bits = np.kron(255 * picture, np.ones((4, 4))).astype(np.uint8)
    assert [one.text for one in reader.read_barcodes(bits)] == [code]
