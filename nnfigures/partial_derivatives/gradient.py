"""The gradient, nine slopes of L, as bars, each over the slope by a nudge of its number."""

from nnfigures.cast import single
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, NOTE, ORANGE, SLOPE, STRONG, Panel
from nnfigures.engine.words import commas, number, say, sentences
from nnlanguage import Spoken
from nnlib import loss


class Words(Spoken):
    """All words of this figure."""

    title = "The gradient: nine bars, ∂L/∂w1 to ∂L/∂b3, each over the slope that a nudge gives"
    heads, bar = ("∂L/∂", "slope", "nudged"), "{name} {slope:.4f}"
    slopes = "The gradient of L: {bars}."
    first = "The strongest is {most}’s; nudges of 0.001 agree with all nine to within {apart:.4f}."
    stronger = (
        "The strongest is {most}’s, {times:.0f} times w1’s; nudges of 0.001 agree with all "
        "nine to within {apart:.4f}."
    )


HEIGHT, ROW, NUDGE = 330, 33, 0.001
BARS = Panel(60, 28, 420, 9 * ROW)
ENDS = 50, 620, 744  # of the three columns: name, slope, nudged
COLUMN_STYLES = [
    STRONG._replace(size=17),
    SLOPE._replace(size=17, bold=True),
    SLOPE._replace(size=16),
]


def plot_gradient(network, x, y):
    """The nine slopes that `gradient` gives, each over the slope by a nudge of 0.001.

    Raises ValueError for a batch of networks, and the errors of `loss`.
    """
    more = {"fixed": {"network": network, "x": x, "y": y}, "height": HEIGHT}
    return Figure("plot_gradient", Words.title, PARTS, **more)


def _facts(network, x, y):
    here, slopes = single(network, [(x, y)]), network.gradient(x, y)._asdict()
    there = {name: network.replace(**{name: at + NUDGE}) for name, at in network._asdict().items()}
    nudged = {name: (loss(other, [(x, y)]) - here) / NUDGE for name, other in there.items()}
    most = max(slopes, key=lambda name: abs(slopes[name]))
    times = abs(slopes[most] / slopes["w1"]) if slopes["w1"] else None
    apart = max(abs(slopes[name] - nudged[name]) for name in slopes)
    return {"slopes": slopes, "nudged": nudged, "most": most, "times": times, "apart": apart}


def _sentence(at):
    bars = commas(say(Words.bar, name=name, slope=slope) for name, slope in at.slopes.items())
    return sentences([say(Words.slopes, bars=bars), _caption(at)])


def _caption(at):
    return say(Words.first if at.most == "w1" or at.times is None else Words.stronger, at)


def _draw(at):
    heads = [_words(20, Words.heads, [NOTE._replace(size=16)] * 3)]
    rows = [(name, number(at.slopes[name]), number(at.nudged[name])) for name in at.slopes]
    downs = [BARS.top + ROW * (k + 0.5) + 6 for k in range(9)]
    return _bars(at).svg + "".join(
        heads + [_words(*row, COLUMN_STYLES) for row in zip(downs, rows)]
    )


def _words(down, words, styles):
    columns = zip(ENDS, words, styles)
    return "".join(svg.text((end, down), word, style, "end") for end, word, style in columns)


def _bars(at):
    """A full bar for each slope, an open one for the nudge."""
    lengths = [0, *at.slopes.values(), *at.nudged.values()]
    low, high = min(lengths), max(lengths)

    def draw(axes):
        look = {"height": 0.3, "edgecolor": SLOPE.fill, "clip_on": False}
        axes.barh([k - 0.17 for k in range(9)], at.slopes.values(), color=ORANGE, **look)
        axes.barh([k + 0.17 for k in range(9)], at.nudged.values(), color="white", **look)
        axes.axvline(0, color=AXIS, linewidth=1)
        axes.axis("off")

    return Axes(BARS, (low, high if high > low else 1), (8.5, -0.5), draw, height=HEIGHT)


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
