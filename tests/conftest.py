"""What the tests share: the notebooks, read once."""

from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
CELLS = [(f"{name}:{cell.get('id')}", cell) for name, notebook in NOTEBOOKS.items() for cell in notebook.cells]


def words(cell):
    """All text that a cell's outputs show."""
    return "\n".join(out.get("text") or out.get("data", {}).get("text/plain", "") for out in cell.get("outputs", []))
