"""What a teacher prints is made from the code."""

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))
import handout  # noqa: E402


def test_handout_is_one_page_of_the_words_that_the_code_writes(tmp_path):
    pypdf = pytest.importorskip("pypdf", reason="NO READER OF PDF: course.py test installs it")
    handout.write(tmp_path / "new.pdf")
    (page,), (new,) = [pypdf.PdfReader(path).pages for path in (handout.PAGE, tmp_path / "new.pdf")]
    assert page.extract_text().split() == new.extract_text().split(), "run course.py handout"
    assert {"Alice", "w1", "∂L/∂w1", "0.5237", "Exit"} <= set(page.extract_text().split()), "its text can be read"
    assert page.mediabox.upper_right == new.mediabox.upper_right == pytest.approx((595.3, 841.9), abs=0.1), "A4"
