"""The tests can fail: each defect here is planted in a copy, and the test beside it must go red.

`course.py test --planted` runs these after all others, `course.py test tests/planted.py` these
alone.
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest
from common import CHROMIUM, ROOT


class Defect(NamedTuple):
    name: str
    file: str
    old: str  # stands there once
    new: str
    test: str  # must see it


DEFECTS = [
    Defect(*row)
    for row in (
        (
            "wrong sign in a derivative",
            "nnlib.py",
            "d_b3 = -2 *",
            "d_b3 = 2 *",
            "tests/test_nnlib.py::test_the_gradient_is_the_slope_of_the_loss",
        ),
        (
            "h1 used for h2",
            "nnlib.py",
            "d_b2 = d_b3 * self.w6 * h2 * (1 - h2)",
            "d_b2 = d_b3 * self.w6 * h1 * (1 - h1)",
            "tests/test_nnlib.py::test_the_gradient_is_the_slope_of_the_loss",
        ),
        (
            "rate squared",
            "nnlib.py",
            "w1, w2 = w1 - learning_rate * d_w1",
            "w1, w2 = w1 - learning_rate**2 * d_w1",
            "tests/test_nnlib.py::test_a_step_is_one_update_and_an_epoch_a_step_for_each_sample_in_order",
        ),
        (
            "update in place",
            "nnlib.py",
            "w1, w2 = w1 - learning_rate * d_w1,",
            "w1 -= learning_rate * d_w1\n        w1, w2 = w1,",
            "tests/test_nnlib.py::test_training_leaves_the_past_and_the_callers_arrays_alone",
        ),
        (
            "loss summed, not averaged",
            "nnlib.py",
            "zip(y_true, y_pred)) / len(y_true)",
            "zip(y_true, y_pred))",
            "tests/test_nnlib.py::test_many_networks_train_and_are_judged_as_each_alone",
        ),
        (
            "labels flipped",
            "nnlib.py",
            '1.0 if label == "F" else 0.0',
            '0.0 if label == "F" else 1.0',
            "notebooks/03_mse_loss.ipynb",
        ),
        (
            "dead slider",
            "nnfigures/engine/widget.py",
            'mover[0].observe(self.move, "value")',
            "pass",
            "tests/test_figures.py::test_every_slider_and_its_box_move_the_picture[03_mse_loss:loss-31:explore_loss]",
        ),
        (
            "slider on the wrong weight",
            "nnfigures/feedforward_network/network.py",
            "replace(**{dial: value}), DOTS",
            "replace(w6=value), DOTS",
            "tests/test_figures.py::test_the_diagram_bears_each_of_the_nine_numbers",
        ),
        (
            "readout one step behind",
            "nnfigures/engine/widget.py",
            "self.front.value = self._own(figure.draw(at)",
            'late, self.late = vars(self).get("late", at), at\n'
            "        self.front.value = self._own(figure.draw(late)",
            "tests/test_figures.py::test_facts_sentence_and_picture_are_right_wherever_the_sliders_are"
            "[01_neuron:neuron-18:explore_sigmoid]",
        ),
        (
            "a dot on the fence counted",
            "nnfigures/cast.py",
            "else output < 0.5",
            "else output <= 0.5",
            "tests/test_figures.py::test_count_check_and_rule_agree_at_every_fence",
        ),
        (
            "two outputs exchanged in a sentence",
            "nnfigures/mse_loss/loss.py",
            "map(number, at.outputs)",
            "map(number, at.outputs[::-1])",
            "tests/test_figures.py::test_facts_sentence_and_picture_are_right_wherever_the_sliders_are"
            "[03_mse_loss:loss-31:explore_loss]",
        ),
        (
            "overlay off by 5 px",
            "nnfigures/partial_derivatives/slope.py",
            "svg.circle((x, y), 8,",
            "svg.circle((x + 5, y), 8,",
            "tests/test_figures.py::test_the_dot_stays_on_its_curve[04_partial_derivatives:slope-41:explore_slope]",
        ),
        (
            "stale output",
            "notebooks/03_mse_loss.ipynb",
            '"always 0.5: mean area 0.25',
            '"always 0.5: mean area 0.26',
            "notebooks/03_mse_loss.ipynb",
        ),
        (
            "deleted PNG",
            "notebooks/01_neuron.ipynb",
            '"image/png": "iVBORw0KGgoAAAANSUhEUgAAAwMAAAE3',
            '"gone": "',
            "tests/test_notebooks.py::test_figures_have_picture_and_sentence[01_neuron:neuron-16]",
        ),
        (
            "missing alt",
            "notebooks/03_mse_loss.ipynb",
            '"alt": "Four squares of misses from 0 to 1, and the loss L from 0 to 0.6 over the '
            "dial from −3 to 3. w1",
            '"gone": "Four squares of misses. w1',
            "tests/test_notebooks.py::test_figures_have_picture_and_sentence[03_mse_loss:loss-31]",
        ),
        (
            "a puzzle that doesn't say it is solved",
            "nnfigures/engine/figure.py",
            "self.check.told(self, at) == self.check.passed()",
            "self.check.told(self, at) == self.check",
            "tests/test_check.py::test_a_puzzle_says_in_its_figure_that_it_is_solved[check_fence-en]",
        ),
        (
            "an answer that nobody waits for",
            "notebooks/02_feedforward_network.ipynb",
            '"<details><summary>After you have pressed</summary>\\n",\n    "\\n",\n    "None. D',
            '"None. D',
            "tests/test_notebooks.py::test_answers_wait[02_feedforward_network]",
        ),
        (
            "false digit in the prose",
            "notebooks/03_mse_loss.ipynb",
            '"L is 0.507118.',
            '"L is 0.507119.',
            "tests/test_prose.py::test_numbers_in_prose_are_computed[loss-27]",
        ),
        (
            "PASS for a wrong answer",
            "nncheck/neuron.py",
            "goal=lambda at: not at.wrong",
            "goal=lambda at: len(at.wrong) < 2",
            "tests/test_check.py::test_mistake_gets_its_own_hint[check_fence:b too small:1-en]",
        ),
        (
            "Yes to a wrong prediction",
            "nncheck/exercise.py",
            "if choice == self.right",
            "if choice != self.right",
            "tests/test_check.py::test_prediction_answers_each_choice[BIG_WEIGHT-en]",
        ),
        (
            "the mistake that led comes last",
            "site/classroom.py",
            "-learners[one], -times[one]",
            "learners[one], -times[one]",
            "tests/test_answers.py::test_thirty_learners_give_exact_counts_and_bad_codes_are_named"
            "[utf-8]",
        ),
        (
            "the last press counts, after the answer",
            "nnfigures/engine/predict.py",
            'kept.setdefault("first", 1 + buttons.index(button))',
            'kept["first"] = 1 + buttons.index(button)',
            "tests/test_answers.py::test_my_answers_tells_what_was_pressed_first_solved_and_met[01_neuron]",
        ),
        (
            "a page that forgets its figures",
            "site/static/keep.js",
            "figure.put(read(k))",
            "figure.put(null)",
            "tests/test_pages.py::test_a_reload_keeps_what_was_pressed_and_moved_until_start_afresh[01_neuron]",
        ),
        (
            "an address that opens another state",
            "site/static/address.js",
            "tape.numbers ?? tape.places",
            "tape.places",
            "tests/test_pages.py::test_an_address_opens_a_figure_in_its_state_and_copy_link_gives_it"
            "_back[explore_rate:rate=44.7]",
        ),
        (
            "figure forgets where it was left",
            "nnfigures/engine/kept.py",
            "LAST.setdefault(repr(key), dict(first))",
            "dict(first)",
            "tests/test_figures.py::test_a_figure_shown_again_is_as_it_was_left",
        ),
        (
            "widget saved into the file",
            "nnfigures/engine/asleep.py",
            "data.pop(VIEW, None)",
            "pass",
            "tests/test_figures.py::test_as_a_notebook_is_saved_it_loses_our_views_and_nothing_else",
        ),
        (
            "wrong digit on a page",
            "nnfigures/engine/page.py",
            '.replace("<", "\\\\u003c")',
            '.replace("0.9526", "0.9527", 1)',
            "tests/test_pages.py::test_every_state_is_the_kernels_string_in_pages_and_so_in_slides[01_neuron-en]",
        ),
        (
            "another number in a translation",
            "locale/zh_TW/LC_MESSAGES/figures.po",
            "；L = {loss:.4f}，低於聳聳肩的 0.25。",
            "；L = {loss:.4f}，低於聳聳肩的 0.52。",
            "tests/test_editions.py::test_a_translation_says_what_the_english_says[zh_TW-figures-numbers]",
        ),
        (
            "a sentence changed, its translation not",
            "nnfigures/mse_loss/squares.py",
            'caption = "The mean area is L',
            'caption = "The average area is L',
            "tests/test_editions.py::test_a_catalogue_has_each_message_of_the_english[zh_TW-figures]",
        ),
        (
            "words drawn before the language is known",
            "nnfigures/mse_loss/squares.py",
            "words=None):",
            "words=Words.target):",
            "tests/test_editions.py::test_a_figure_says_nothing_past_the_catalogues"
            "[03_mse_loss:loss-18:explore_constant]",
        ),
    )
    if CHROMIUM or "test_pages" not in row[-1]
]
RED = re.compile(
    r"^E +(AssertionError|assert)\b|Cell outputs differ", re.MULTILINE
)  # not just any error


def copy(folder, defect=None):
    """A copy of the course in the folder, with the defect in it."""
    shutil.copytree(
        ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", "_site", "__pycache__")
    )
    if defect:
        text = (folder / defect.file).read_text("utf-8")
        assert text.count(defect.old) == 1, (
            f"the text of '{defect.name}' has moved: update tests/planted.py"
        )
        (folder / defect.file).write_text(text.replace(defect.old, defect.new), encoding="utf-8")
    return folder


def run(folder, *command):
    """What Python says to a command in a copy, which imports its own modules."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def outcome(folder, *tests):
    """What pytest says to these tests of a copy."""
    return run(folder, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *tests)


@pytest.fixture(scope="session")
def runs(request, tmp_path_factory):
    """By defect, its test in its copy; by None, all those tests in an untouched copy.

    Some run at once: each is a future, to be waited for.
    """
    chosen = [
        item.callspec.params["defect"]
        for item in request.session.items
        if item.path == Path(__file__)
    ]
    folder = tmp_path_factory.mktemp("planted")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sound = pool.submit(
            lambda: outcome(copy(folder / "sound"), *{defect.test for defect in chosen})
        )
        spoilt = {
            one: pool.submit(lambda one: outcome(copy(folder / one.name, one), one.test), one)
            for one in chosen
        }
        yield spoilt | {None: sound}
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.name for defect in DEFECTS])
def test_defect_is_seen(runs, defect):
    sound, spoilt = runs[None].result(), runs[defect].result()
    assert sound.returncode == 0, (
        f"first mend what is red without a defect:\n{sound.stdout[-2000:]}"
    )
    seen = spoilt.returncode == 1 and RED.search(spoilt.stdout)
    assert seen, (
        f"'{defect.name}' went unnoticed by {defect.test}: sharpen that test\n"
        f"{spoilt.stdout[-2000:]}"
    )
