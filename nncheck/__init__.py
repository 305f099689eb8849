"""The exercises, one file for each notebook: neuron, network, loss, slope, training. They draw nothing.

`exercise.py` looks at an answer and names the mistake; `teachers.py` prints all mistakes with their hints.
"""
