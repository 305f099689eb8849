"""What a saved file shows of a figure or prediction until its cell is run again.

A widget is a view of what a kernel holds; in a file that is opened again it would be an error. So a
notebook gets a picture or words beside each of our widgets, and as it is saved, the view is taken
away from them (server.py), and from nothing else.
"""

VIEW = "application/vnd.jupyter.widget-view+json"
MARK = "nn-asleep"


def with_view(widget, html, plain):
    """What a notebook gets: the widget, what its file shows instead, and its text."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {VIEW: view, "text/html": f'<div class="{MARK}">{html}</div>', "text/plain": plain}


def fall_asleep(model, **context):
    """As a hook before a notebook is saved: take the views away where a bundle of ours is."""
    cells = model["content"]["cells"] if model["type"] == "notebook" else []
    for data in (out.get("data", {}) for cell in cells for out in cell.get("outputs", ())):
        if MARK in "".join(data.get("text/html", "")):
            data.pop(VIEW, None)
