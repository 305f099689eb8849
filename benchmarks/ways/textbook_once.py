"""The textbook way, once: each slope computed once, from the outputs that are there already."""

from ways import textbook
from ways.textbook import sigmoid


class Network(textbook.Network):
    def learn(self, x, y, rate):
        x1, x2 = x
        h1 = sigmoid(self.w1 * x1 + self.w2 * x2 + self.b1)
        h2 = sigmoid(self.w3 * x1 + self.w4 * x2 + self.b2)
        o1 = sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3)
        d_b3 = -2 * (y - o1) * o1 * (1 - o1)
        d_b1, d_b2 = d_b3 * self.w5 * h1 * (1 - h1), d_b3 * self.w6 * h2 * (1 - h2)
        self.w1 -= rate * d_b1 * x1
        self.w2 -= rate * d_b1 * x2
        self.w3 -= rate * d_b2 * x1
        self.w4 -= rate * d_b2 * x2
        self.w5 -= rate * d_b3 * h1
        self.w6 -= rate * d_b3 * h2
        self.b1 -= rate * d_b1
        self.b2 -= rate * d_b2
        self.b3 -= rate * d_b3


def train(start, samples, learning_rate, epochs):
    return textbook.train(start, samples, learning_rate, epochs, Network)
