"""The exercises, a file for each notebook: 01_neuron has neuron.py. They draw nothing.

`exercise.py` holds the kinds of exercises, `cases.py` the networks that answers are tried with,
`words.py` what is said to any answer. `judge.py` runs
an answer and compares what it gives; `watch.py` stops one that runs for ever.
"""
