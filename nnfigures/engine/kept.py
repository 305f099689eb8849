"""Where the last values live: those of every shown figure, and the pressed of every prediction.

They live in this one dict, for as long as the kernel does. A figure that is shown again by the same
call opens at its last values, and a prediction that is asked again shows what was pressed. What
opens a figure, draws it and says it (Figure's `values`, `at`, `said`, page.py) knows nothing of it.
"""

LAST = {}


def last(key, first):
    """The dict that is kept for a key, to be changed in place; at first a copy of `first`."""
    return LAST.setdefault(repr(key), dict(first))
