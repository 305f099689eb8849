"""Other languages keep in step: each message is translated, and says what the English says.

A checker gives what is wrong with a translation, or nothing.
"""

import re
from collections import Counter

import pytest
from common import CONTENTS, EDITIONS, LANGUAGES, ROOT

pytest.importorskip("markdown_it", reason="NO PAGES: course.py test installs what makes them")
from babel.messages.pofile import read_po
from editions import saved, template
from markdown_it import MarkdownIt
from messages import DOCS, catalogues, is_message
from messages import words as texts
from test_figures import FIGURES, STILL, picture, stills
from translation import TARGET, document, notebook, twin

from nnlanguage import LOCALE, speaking, translated
from nnlanguage import catalogue as known

LETTERS = {"QRS", "PQRS", "ABCD"}  # dots
RENEW = "run python3 course.py words, then mend its msgstr"
EXPECTED = catalogues()
CODE, TAG, LINK = r"`[^`]*`", r"</?\w[^<>]*>", r"\]\(([^()]*)\)"
BLANK = r"\$?\{[^{}]*\}|(?<!\$)\$[a-z]\w*(?!\w*\$)"
FORMULA = r"\$\$.+?\$\$|(?<!\$)\$[^$\n{]+?\$(?![\w{])"
NUMBER = r"(?a)(?<![\w.])[−-]?\d+(?:\.\d+)?"
SPELLED = {str(number) for number in range(13)}  # a word in English may be a digit elsewhere
STYLE = {  # by language: what no translation has, and what to write
    "zh_TW": {
        r"[一-鿿] *[,;:?!](?!\w)|[一-鿿]\.(?!\w)": "full-width signs after Chinese",
        r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]": "a space between Chinese and Latin or digits",
        r"[您]|信息|數據|默認|循環|代碼|文件|運行|質量|視頻|網絡|屏幕|鼠標|打印|軟件": (
            "the words of Taiwan"
        ),
        r"[“”‘’]": "「」 and 『』",
    }
}


def missing(source, target, pattern):
    """What of a pattern the source has and the target hasn't, or the other way round."""
    some, others = (Counter(re.findall(pattern, text, re.DOTALL)) for text in (source, target))
    return [*(some - others), *(others - some)]


def outside(text):
    """The text without what stays as it is."""
    return re.sub(f"{CODE}|{TAG}|{LINK}|{BLANK}|{FORMULA}", " ", text, flags=re.DOTALL)


def numbers(source, target, language):
    """Each number stands in the translation, and no other that English doesn't spell."""
    some, others = (
        Counter(one.replace("-", "−") for one in re.findall(NUMBER, outside(text)))
        for text in (source, target)
    )
    return [*(some - others), *(one for one in others - some if one not in SPELLED)]


def blanks(source, target, language):
    """The same blanks, each as often."""
    return missing(*(re.sub(FORMULA, " ", text) for text in (source, target)), BLANK)


def code_and_tags(source, target, language):
    """The same code spans, links and tags, each as often."""
    return [one for pattern in (CODE, TAG, LINK) for one in missing(source, target, pattern)]


def formulas(source, target, language):
    """The same formulas in the same order; words in them may be translated."""
    some, others = (
        [re.sub(r"(?<=\\text\{)[^{}]*", "", one) for one in re.findall(FORMULA, text, re.DOTALL)]
        for text in (source, target)
    )
    return [] if some == others else [some, others]


def marks(source, target, language):
    """The same headings, list items, cells, bold words, and ends."""
    pattern = r"^#+ |^- |\A\n*|\n*\Z|\*\*|(?<!\\)\|"
    return [repr(one) for one in missing(source, target, pattern)]


def style(source, target, language):
    """Written as the language is written."""
    rows = STYLE.get(language, {}).items()
    return [
        f"{found[0]!r}: {what}"
        for part, what in rows
        if (found := re.search(part, outside(target)))
    ]


def bold(source, target, language):
    """Stars make bold: between 」 and a letter, they are only stars."""
    some, others = (MarkdownIt().render(outside(text)) for text in (source, target))
    stars = re.findall(r".{0,9}\*\*.{0,9}", others)
    return stars if len(stars) > some.count("**") else []


CHECKERS = (bold, numbers, blanks, code_and_tags, formulas, marks, style)


def catalogue(language, name):
    """The messages of a catalogue, as its file has them."""
    with (LOCALE / language / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


OTHERS = pytest.mark.parametrize("language", LANGUAGES[1:], indirect=True)
CATALOGUES = [(language, name) for language in LANGUAGES[1:] for name in EXPECTED]


@pytest.mark.parametrize("language, name", CATALOGUES)
def test_a_catalogue_has_each_message_of_the_english(language, name):
    held = [message.id for message in catalogue(language, name)]
    new = [text for text in EXPECTED[name] if text not in held]
    gone = [text for text in held if text not in EXPECTED[name]]
    assert held == [*EXPECTED[name]], f"{name}: new: {new}, gone: {gone}: {RENEW}"


@pytest.mark.parametrize("language, name", CATALOGUES)
def test_every_message_is_translated(language, name):
    left = [one.id for one in catalogue(language, name) if not one.string or one.fuzzy]
    same = [
        one.id
        for one in catalogue(language, name)
        if one.string == one.id and "the same" not in one.user_comments
    ]
    assert not left, f"{len(left)} without a translation, or fuzzy: {left}: {RENEW}"
    assert not same, f"translate them, or write # the same above them: {same}"


def unexpected(message, check, language):
    """What a checker finds, without the numbers that a comment says are added."""
    added = re.findall(NUMBER, " ".join(one for one in message.user_comments if "adds" in one))
    return [one for one in check(message.id, message.string, language) if one not in added]


@pytest.mark.parametrize("check", CHECKERS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("language, name", CATALOGUES)
def test_a_translation_says_what_the_english_says(language, name, check):
    wrong = {
        one.id: found
        for one in catalogue(language, name)
        if one.string and not one.fuzzy and (found := unexpected(one, check, language))
    }
    assert not wrong, f"{check.__doc__} {name}.po: {wrong}"


@OTHERS
def test_a_check_knows_the_guards_advice(language):
    advice = [text for text, where in texts("nnguard.py") if ": give " in text]
    lost = [text for text in map(translated, advice) if translated(": give ") not in text]
    assert not lost, f"{lost}: say what to give with the words of ': give '"


@pytest.mark.parametrize(
    "check, source, target, wrong",
    [
        (numbers, "a 0.25 and −3 of two", "−3、0.25 與 2", []),
        (numbers, "a 0.25", "0.52", ["0.25", "0.52"]),
        (numbers, "1 − 0.5", "0.5", ["1"]),
        (blanks, "{a:.2f} of ${b}, $c", "$c，${b}、{a:.2f}", []),
        (blanks, "{a:.2f}", "{a:.3f}", ["{a:.2f}", "{a:.3f}"]),
        (code_and_tags, "`x` [a](b.md)<br>", "[乙](b.md)<br>`x`", []),
        (code_and_tags, "`x`", "x", ["`x`"]),
        (formulas, r"$w_1$ $\text{total}$", r"$w_1$ $\text{總和}$", []),
        (formulas, "$a$ then $b$", "$b$，$a$", [["$a$", "$b$"], ["$b$", "$a$"]]),
        (marks, "## A **b** c", "## 甲 **乙**", []),
        (marks, "| a | b |", "| 甲 乙 |", ["'|'"]),
        (bold, "**a**", "**甲**：", []),
        (bold, "**a** b", "**「甲」**乙", ["<p>**「甲」**乙</p>"]),
        (style, "w1", "權重w1", ["'重w': a space between Chinese and Latin or digits"]),
        (style, "w1, b", "權重, b", ["'重,': full-width signs after Chinese"]),
    ],
)
def test_the_checkers_themselves(check, source, target, wrong):
    assert check(source, target, "zh_TW") == wrong


@pytest.mark.parametrize("row", CONTENTS, ids=lambda row: row.name)
@OTHERS
def test_a_notebook_is_made_from_the_english_one(language, row):
    made = [(cell.id, cell.source) for cell in notebook(row).cells]
    held = [(cell.id, cell.source) for cell in EDITIONS[language][row.name].cells]
    assert held == made, "run python3 course.py words"


@pytest.mark.parametrize("path", DOCS)
@OTHERS
def test_a_document_is_made_from_the_english_one(language, path):
    page = twin(ROOT / path)
    assert page.read_text("utf-8") == document(path), "run python3 course.py words"
    for target in TARGET.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target} is no file"


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A language whose every message is the English one in brackets."""
    folder = tmp_path_factory.mktemp("locale")
    for name, held in EXPECTED.items():
        made = template(held)
        for message in made:
            message.string = f"⟦{message.id}⟧" if message.id else ""
        saved(folder / "xx" / "LC_MESSAGES" / f"{name}.po", "xx", made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nnlanguage.LOCALE", folder)
        yield
    known.cache_clear()


def unmarked(text):
    """The messages in a text that no brackets hold."""
    while "⟦" in text:
        text = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return [line for line in text.splitlines() if is_message(line)]


@pytest.mark.parametrize("name, figure", [*FIGURES, *STILL])
def test_a_figure_says_nothing_past_the_catalogues(marked, name, figure):
    figure = stills(name)[figure] if isinstance(figure, tuple) else figure
    with speaking("xx"):
        shown = [figure.said(figure.values), picture(figure, figure.values)]
    left = [line for text in shown for line in unmarked(text) if line not in LETTERS]
    assert not left, f"{left}: read it from a class Words when it is drawn, not before"
