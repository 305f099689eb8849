"""numpy matrices: a layer is a matrix and a column of biases."""

import numpy as np

MANY = True


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def train(start, samples, learning_rate, epochs):
    numbers = np.moveaxis(np.array(start), 0, -1)  # w1 … b3 last, before them the networks, if many
    one_each = numbers.shape[:-1]
    W1, W2 = numbers[..., :4].reshape(*one_each, 2, 2), numbers[..., 4:6].reshape(*one_each, 1, 2)
    B1, B2 = numbers[..., 6:8].reshape(*one_each, 2, 1), numbers[..., 8:].reshape(*one_each, 1, 1)
    data = [(np.array([x]).T, np.array([x]), y) for x, y in samples]
    for epoch in range(epochs):
        for X, X_T, y in data:
            H = sigmoid(W1 @ X + B1)
            O = sigmoid(W2 @ H + B2)
            D2 = -2 * learning_rate * (y - O) * O * (1 - O)
            D1 = W2.mT * D2 * H * (1 - H)
            W2, B2 = W2 - D2 * H.mT, B2 - D2
            W1, B1 = W1 - D1 * X_T, B1 - D1
    return np.moveaxis(
        np.concatenate([W.reshape(*one_each, -1) for W in (W1, W2, B1, B2)], -1), -1, 0
    )
