"""The pictures that move, one file for each notebook: neuron, network, loss, slope, training.

`figure.py` puts sliders, drawing and sentence together; `drawing.py` holds the strokes they are drawn with.
"""
