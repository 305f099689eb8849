"""Makes each page one file that opens by a double click, its sliders alive, with nothing beside it.

Code runs in none: a browser starts no Python from a file of the disk.
"""

import base64
import re

from nnlanguage import Spoken


class Words(Spoken):
    """What such a file says above its text."""

    ways = (
        '<p class="nn-ways">This file needs nothing beside it, and no network: its sliders move. '
        "What the code prints stands below it; to run it, open the notebook or its published "
        "page.</p>"
    )


TYPES = {".woff": "font/woff", ".webp": "image/webp", ".png": "image/png"}
LINK = r'<link rel="stylesheet"[^>]*href="([^"?]+)[^>]*>'
GONE = (  # what leads out of the file, and the scripts that need a server
    r"<link [^>]*>",
    r'<script [^>]*src="(?![^"]*furo\.js)[^>]*></script>',
    r'<form class="sidebar-search-container".*?</form>',
)
OUT = r'<a (?=[^>]*href="(?!#|https?:|\d\d_\w+\.html))[^>]*>(.*?)</a>'


def data(file):
    """A file as an address that holds it whole."""
    return f"data:{TYPES[file.suffix]};base64,{base64.b64encode(file.read_bytes()).decode()}"


def style(file):
    """A style sheet as an element, with its fonts in it."""
    rules = re.sub(
        r"url\((\w+\.woff)\)",
        lambda found: f"url({data(file.parent / found[1])})",
        file.read_text("utf-8"),
    )
    return f"<style>{rules}</style>"


def alone(page):
    """The text of a page with all that it loads inside."""
    text = page.read_text("utf-8")
    text = re.sub(LINK, lambda found: style(page.parent / found[1]), text)
    text = re.sub("|".join(GONE), "", text, flags=re.DOTALL)
    text = re.sub(r'<p class="nn-ways">.*?</p>', Words.ways, text, flags=re.DOTALL)
    text = re.sub(OUT, r"\1", text, flags=re.DOTALL)
    script = r'<script [^>]*src="([^"?]+)[^>]*></script>'
    text = re.sub(
        script,
        lambda found: f"<script>{(page.parent / found[1]).read_text('utf-8')}</script>",
        text,
    )
    return re.sub(
        r'src="(\.\./_images/[^"]+)"', lambda f: f'src="{data(page.parent / f[1])}"', text
    )


def onefile(pages, out):
    """A file for each of the pages, into the folder out."""
    out.mkdir(parents=True, exist_ok=True)
    for page in pages:
        (out / page.name).write_text(alone(page), encoding="utf-8")
