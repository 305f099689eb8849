"""All pictures of the course, a folder for each notebook, a file for each family of figures.

`engine/` makes any figure and knows no single one; `cast.py` says who plays; `marks.py` holds the
marks that several figures share. Notebooks import what is named here and their own folder's
figures.
"""

from nnfigures.engine.answers import my_answers
from nnfigures.engine.caption import caption
from nnfigures.engine.predict import predict

__all__ = ["caption", "my_answers", "predict"]
