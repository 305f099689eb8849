"""What answers are tried with: the text's two networks, and two without any two numbers alike."""

from nnlib import PEOPLE, Network, samples

EXAMPLE, ONES = Network(0, 1, 0, 1, 0, 1, 0, 0, 0), Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
ODD = Network(0.5, -0.3, 0.8, 0.2, 1.5, -0.7, 0.1, -0.4, 0.3)
EVEN = Network(-0.6, 0.9, 0.4, -1.1, 0.7, 1.2, -0.2, 0.5, -0.8)
FOUR = samples(PEOPLE)
