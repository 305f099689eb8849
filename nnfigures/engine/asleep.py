"""What a notebook's file shows while no kernel has run its cells; server.py calls it.

A widget is a view of what a kernel holds; in a file that is opened again it would be an error. So a
notebook gets a picture or words beside each of our widgets, and as it is saved, the view is taken
away from them, and from nothing else. As it is opened, what tells an answer waits to be run.
"""

import html

VIEW, PNG = "application/vnd.jupyter.widget-view+json", "image/png"
WHOLE = "pre { white-space: pre-wrap !important } img { max-width: 100% !important }"
MARK = "nn-asleep"
METADATA = {  # of every notebook of the course
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def with_view(widget, asleep, plain):
    """What a notebook gets: the widget, what its file shows instead, and its text."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {VIEW: view, "text/html": f'<div class="{MARK}">{asleep}</div>', "text/plain": plain}


def fall_asleep(model, **context):
    """As a hook before a notebook is saved: take the views away where a bundle of ours is.

    A notebook of the course keeps its metadata, which Lab would fill with this Python's version:
    one that was opened alone is still as it was shipped, and takes updates.
    """
    for data in (out.get("data", {}) for cell in cells(model) for out in cell.get("outputs", ())):
        if MARK in "".join(data.get("text/html", "")):
            data.pop(VIEW, None)
    if is_ours(model):
        model["content"]["metadata"].update(METADATA)


def exported(notebook, resources):
    """For nbconvert: a notebook of the course gets pictures, sentences, whole lines, and no view.

    What shows our widgets would ask the network for their scripts.
    """
    model = {"type": "notebook", "content": notebook}
    if is_ours(model):
        fall_asleep(model)
        notebook.metadata.pop("widgets", None)
        if resources["output_extension"].endswith("html"):
            notebook.cells[0].source += f"\n\n<style>{WHOLE}</style>"
            for out in (out for cell in notebook.cells for out in cell.get("outputs", ())):
                _described(out)
    return notebook, resources


def _described(out):
    """A picture as HTML with its alternative text, which nbconvert leaves out."""
    if "alt" in out.get("metadata", {}).get(PNG, {}):
        alt, data = html.escape(out.metadata[PNG].alt), out.data[PNG].strip()
        out.data["text/html"] = f'<img alt="{alt}" src="data:{PNG};base64,{data}">'


def without_answers(cells):
    """As a notebook is opened: cells that tell an answer have no output until they are run.

    Their outputs are in the file, collapsed. Lab shows the first line of what is collapsed.
    """
    for cell in cells:
        metadata = cell["metadata"]
        if "answer" in metadata.get("tags", ()) and metadata.pop("jupyter", None):
            cell["outputs"], cell["execution_count"] = [], None


def cells(model):
    """The cells of a notebook that a Jupyter server opens or saves; none of anything else."""
    return model["content"]["cells"] if model["type"] == "notebook" and model["content"] else []


def is_ours(model):
    """Whether it is a notebook of the course."""
    return any("from nnfigures" in "".join(cell.get("source", "")) for cell in cells(model))
