"""micrograd: every number a Value that knows what it came from."""

import math

from micrograd.engine import Value


def sigmoid(x):  # micrograd brings relu alone; this is its relu with another formula
    out = Value(1 / (1 + math.exp(-x.data)), (x,), "sigmoid")

    def _backward():
        x.grad += out.data * (1 - out.data) * out.grad

    out._backward = _backward
    return out


def train(start, samples, learning_rate, epochs):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = network = [Value(number) for number in start]
    for epoch in range(epochs):
        for (x1, x2), y in samples:
            h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
            h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
            o1 = sigmoid(w5 * h1 + w6 * h2 + b3)
            for value in network:
                value.grad = 0
            ((o1 - y) ** 2).backward()
            for value in network:
                value.data -= learning_rate * value.grad
    return [value.data for value in network]
