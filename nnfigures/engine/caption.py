"""The sentence under a plot that a notebook draws by itself."""

from IPython.display import display


def caption(sentence):
    """Show a sentence that says what the plot above it shows, for those who don't see it, too."""
    display({"text/markdown": sentence, "text/plain": sentence}, raw=True)
