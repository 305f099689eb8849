"""A page's way to the same page in each other language, and a search that finds Chinese words."""

import re

from contents import place
from sphinx.search import SearchLanguage
from written import Words

from nnlanguage import languages, speaking, spoken

RUN = re.compile("[\u3400-\u9fff]+")  # of Chinese signs, which no space parts


def twins(page):
    """(language, its own name, the address from here) of a page, such as slides/01_neuron.html, in
    the other languages."""
    up = "../" * (page.count("/") + place().count("/"))
    for language in languages():
        if language != spoken():
            with speaking(language):
                yield language.replace("_", "-"), Words.own_name, up + place() + page


def ways(page):
    """The links of a page."""
    link = '<a href="{2}" hreflang="{0}" lang="{0}">{1}</a>'
    return " · ".join(link.format(*twin) for twin in twins(page))


def add(app, page, template, context, doctree):
    """Puts them over the text of a page."""
    if "body" in context and (links := ways(f"{page}.html")):
        context["body"] = f'<p class="nn-languages">{links}</p>\n{context["body"]}'


class Chinese(SearchLanguage):
    """Finds a word wherever it stands: a run of signs, and each two that stand together."""

    lang, language_name = "zh_TW", "Chinese"

    def split(self, input):
        pairs = [run[k : k + 2] for run in RUN.findall(input) for k in range(len(run) - 1)]
        return [*super().split(input), *pairs]

    def word_filter(self, word):
        return bool(RUN.match(word)) or super().word_filter(word)


def setup(app):
    """Makes it part of what Sphinx does: conf.py names it."""
    app.add_search_language(Chinese)
    app.connect("html-page-context", add)
