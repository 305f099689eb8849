"""The textbook way: attributes and numpy scalars, each slope computed where it is used."""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def slope(x):
    return sigmoid(x) * (1 - sigmoid(x))


class Network:
    def __init__(self, w1, w2, w3, w4, w5, w6, b1, b2, b3):
        self.w1, self.w2, self.w3, self.w4, self.w5, self.w6 = w1, w2, w3, w4, w5, w6
        self.b1, self.b2, self.b3 = b1, b2, b3

    def learn(self, x, y, rate):
        total1 = self.w1 * x[0] + self.w2 * x[1] + self.b1
        total2 = self.w3 * x[0] + self.w4 * x[1] + self.b2
        h1, h2 = sigmoid(total1), sigmoid(total2)
        total3 = self.w5 * h1 + self.w6 * h2 + self.b3
        dL_do1 = -2 * (y - sigmoid(total3))
        do1_dh1, do1_dh2 = self.w5 * slope(total3), self.w6 * slope(total3)
        self.w1 -= rate * dL_do1 * do1_dh1 * x[0] * slope(total1)
        self.w2 -= rate * dL_do1 * do1_dh1 * x[1] * slope(total1)
        self.b1 -= rate * dL_do1 * do1_dh1 * slope(total1)
        self.w3 -= rate * dL_do1 * do1_dh2 * x[0] * slope(total2)
        self.w4 -= rate * dL_do1 * do1_dh2 * x[1] * slope(total2)
        self.b2 -= rate * dL_do1 * do1_dh2 * slope(total2)
        self.w5 -= rate * dL_do1 * h1 * slope(total3)
        self.w6 -= rate * dL_do1 * h2 * slope(total3)
        self.b3 -= rate * dL_do1 * slope(total3)


def train(start, samples, learning_rate, epochs, kind=Network):
    network, data, truth = (
        kind(*start),
        np.array([x for x, y in samples]),
        np.array([y for x, y in samples]),
    )
    for epoch in range(epochs):
        for x, y in zip(data, truth):
            network.learn(x, y, learning_rate)
    return list(vars(network).values())
