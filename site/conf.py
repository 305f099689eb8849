"""Sphinx's settings for the reading pages.

pages.py has run the notebooks: what runs inside Sphinx embeds its widgets' state.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from boxes import offline, runtime  # noqa: E402

from nnlanguage import Spoken, spoken  # noqa: E402


class Words(Spoken):
    """What stands on every page."""

    title = "From one neuron to a network you trained"
    shows = "What it shows"  # over an answer that waits


project = html_title = Words.title
extensions, html_theme, language = ["myst_nb", "formulas", "switch"], "furo", spoken()
myst_enable_extensions = ["dollarmath"]
nb_execution_mode, nb_ipywidgets_js = "off", {}
nb_code_prompt_show = nb_code_prompt_hide = Words.shows
html_math_renderer = "mathml"  # pages.py says where what is static lies
pygments_dark_style = (
    "a11y-high-contrast-dark"  # furo's own underlines modules as if they were links
)
html_favicon, html_css_files = "static/icon.svg", ["pages.css"]
html_js_files = [
    ("run.js", {"data-runtime": runtime()}),
    "answers.js",
    "keep.js",
    "address.js",
    ("offline.js", offline()),
]
html_copy_source = html_show_sphinx = html_show_copyright = html_use_index = False
