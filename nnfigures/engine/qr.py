"""A QR picture of up to 154 capital letters and digits: one size and one mask, so a few lines.

Version 5 (37 × 37), level L: 108 bytes of data and 26 that mend a picture in which some are lost,
in one block. The names are those of ISO/IEC 18004.
"""

import html
from itertools import product

SIZE, DATA, MENDING = 37, 108, 26
FORMAT = "111100010011101"  # level L, mask 3
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _ring(place, middle):
    """How many modules a place is away from a middle."""
    return max(abs(place[0] - middle[0]), abs(place[1] - middle[1]))


def _frame():
    """{(row, column): whether it is dark} of what is the same in all."""
    frame, places = {}, [*product(range(SIZE), repeat=2)]
    for middle in ((3, 3), (3, SIZE - 4), (SIZE - 4, 3)):  # the three eyes
        near = [one for one in places if _ring(one, middle) <= 4]
        frame |= {one: _ring(one, middle) not in (2, 4) for one in near}
    small = [one for one in places if _ring(one, (30, 30)) <= 2]
    frame |= {one: _ring(one, (30, 30)) != 1 for one in small}
    for k in range(8, SIZE - 8):
        frame[6, k] = frame[k, 6] = k % 2 == 0
    along = [k for k in range(9) if k != 6]  # the format stands twice, around the eyes
    first = [(8, k) for k in along] + [(k, 8) for k in along[-2::-1]]
    second = [(SIZE - 1 - k, 8) for k in range(7)] + [(8, SIZE - 8 + k) for k in range(8)]
    frame |= {one: bit == "1" for one, bit in zip(first + second, 2 * FORMAT)}
    return frame | {(SIZE - 8, 8): True}


FRAME = _frame()


def _places():
    """The other places as bits fill them: up and down, two columns at a time."""
    for k, right in enumerate(range(SIZE - 1, 0, -2)):
        right -= right <= 6
        rows = range(SIZE) if k % 2 else range(SIZE - 1, -1, -1)
        pairs = ((row, column) for row in rows for column in (right, right - 1))
        yield from (one for one in pairs if one not in FRAME)


PLACES = [*_places()]


def _times(a, b):
    """A product of two bytes in the field of 256."""
    product = 0
    while b:
        product ^= a * (b & 1)
        a, b = a << 1 ^ (a >> 7) * 285, b >> 1
    return product


def _generator():
    factors, root = [1], 1
    for _ in range(MENDING):
        factors = [a ^ _times(b, root) for a, b in zip([*factors, 0], [0, *factors])]
        root = _times(root, 2)
    return factors


GENERATOR = _generator()


def _coded(words):
    """The words as bytes of data: two letters in eleven bits, and filled up."""
    numbers, bits = [LETTERS.index(one) for one in words], f"0010{len(words):09b}"
    for first, *second in (numbers[k : k + 2] for k in range(0, len(words), 2)):
        bits += f"{45 * first + second[0]:011b}" if second else f"{first:06b}"
    bits += "0000"[: 8 * DATA - len(bits)]
    made = [int(bits[k : k + 8].ljust(8, "0"), 2) for k in range(0, len(bits), 8)]
    return made + [(236, 17)[k % 2] for k in range(DATA - len(made))]


def dark(words):
    """The dark places of a QR picture, each as (row, column)."""
    made = _coded(words)
    rest = made + [0] * MENDING
    for k in range(DATA):
        first = rest[k]
        for j, factor in enumerate(GENERATOR, k):
            rest[j] ^= _times(factor, first)
    bits = "".join(f"{one:08b}" for one in made + rest[DATA:]).ljust(len(PLACES), "0")
    filled = {one for one, bit in zip(PLACES, bits) if (bit == "1") != (sum(one) % 3 == 0)}
    return filled | {one for one in FRAME if FRAME[one]}


def table():
    """What static/answers.js makes the same pictures with: what is the same in all, and factors."""
    rows = product(range(SIZE), repeat=2)
    frame = "".join(".01"[1 + FRAME[one]] if one in FRAME else "." for one in rows)
    return {"frame": frame, "generator": GENERATOR}


def picture(words, label):
    """The QR picture as SVG, with the white border that a camera needs."""
    path = "".join(f"M{column + 4} {row + 4}h1v1h-1z" for row, column in sorted(dark(words)))
    box = f'viewBox="0 0 {SIZE + 8} {SIZE + 8}" role="img" aria-label="{html.escape(label)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h45v45H0z"/><path d="{path}"/></svg>'
    )
