"""Strokes: each function gives a string of SVG. A place is (x, y), in a picture 760 wide."""

import base64
import html

from nnfigures.engine.style import INK, LABEL, WIDTH, Panel


def text(place, words, style=LABEL, anchor="start", halo=False):
    """Words whose baseline starts at the place, or has its middle or end there.

    A halo keeps them off the strokes below.
    """
    names = "nn-t" + (" nn-b" if style.bold else "") + (" nn-h" if halo else "")
    own = f' style="font-size:{style.size:g}px;fill:{style.fill}"' if style[:2] != LABEL[:2] else ""
    x, y = place
    body = html.escape(str(words))
    return (
        f'<text class="{names}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{own}>{body}</text>'
    )


def line(start, end, stroke=INK, width=3, dash=""):
    """A straight stroke; dash as in SVG, such as "6 5"."""
    (x1, y1), (x2, y2) = start, end
    d = f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    return f'<path d="{d}" stroke="{stroke}" stroke-width="{width:.1f}"{_dashed(dash)}/>'


def path(points, stroke=INK, width=3, dash="", fill="none"):
    """A stroke through points; a fill closes it."""
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    paint = f'fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"'
    return f'<path d="{d}" {paint}{_dashed(dash)}/>'


def arrow(start, end, stroke=INK, width=4):
    """A straight stroke with a head at its end; one shorter than its head is all head."""
    (x1, y1), (x2, y2) = start, end
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    head = min(3 * width, length)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    bx, by, side = x2 - head * ux, y2 - head * uy, 0.6 * head
    left, right = (bx - side * uy, by + side * ux), (bx + side * uy, by - side * ux)
    tip = path([end, left, right, end], "none", 0, fill=stroke)
    return line(start, (bx + ux, by + uy), stroke, width) + tip if length > head else tip


def circle(middle, radius, fill="#fff", stroke=INK, width=3, dash=""):
    """A circle around a place."""
    x, y = middle
    paint = f'fill="{fill}" stroke="{stroke}" stroke-width="{width}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}{_dashed(dash)}/>'


def box(panel, fill="#fff", stroke=INK, width=2, radius=0, dash=""):
    """The rectangle of a panel, or of any (left, top, width, height)."""
    left, top, wide, tall = panel
    size = f'width="{max(wide, 0):.1f}" height="{max(tall, 0):.1f}" rx="{radius}"'
    paint = f'fill="{fill}" stroke="{stroke}" stroke-width="{width}"'
    return f'<rect x="{left:.1f}" y="{top:.1f}" {size} {paint}{_dashed(dash)}/>'


def window(panel, body):
    """What is drawn in the picture's own places, cut off at the panel's edges."""
    left, top, width, height = (f"{side:.1f}" for side in Panel(*panel))
    seen = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return f'<svg {seen} viewBox="{left} {top} {width} {height}" fill="none">{body}</svg>'


def picture(body, height, label=""):
    """A whole SVG: an image with that label, or without one hidden from screen readers.

    What is inside an image is hidden too: Firefox would read each number in it.
    """
    name = f'role="img" aria-label="{html.escape(label)}"' if label else 'aria-hidden="true"'
    body = f'<g aria-hidden="true">{body}</g>' if label else body
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    look = 'style="display:block;width:100%;max-width:860px" fill="none"'
    return f'<svg {spaces} viewBox="0 0 {WIDTH} {height}" {name} {look}>{body}</svg>'


def image(picture, label, width=860):
    """A whole SVG as HTML's img, which a host that doesn't trust its file shows all the same."""
    data = base64.b64encode(picture.encode()).decode()
    return (
        f'<img alt="{html.escape(label)}" width="{width}" src="data:image/svg+xml;base64,{data}">'
    )


def _dashed(dash):
    return f' stroke-dasharray="{dash}"' if dash else ""
