"""What was measured, as a page and a picture: page.md holds the words."""

import os
import platform
from pathlib import Path
from statistics import median

import numpy as np
import psutil
from matplotlib.figure import Figure

SHOWN = {
    "nnlib": "nnlib",
    "textbook": "textbook",
    "textbook_once": "textbook, once",
    "matrices": "numpy matrices",
    "micrograd": "micrograd",
    "pytorch": "PyTorch",
    "pytorch_compiled": "PyTorch, compiled",
    "c": "C",
}
FLOOR, USUAL = "bare slider and label", "interact"
MOVES = (
    "figure",
    "kernel ms",
    "bytes",
    "press to paint ms",
    "95 % within",
    "÷ floor",
    "interact ÷",
    "shift",
)
BLUE, INK, GREY = "#0072B2", "#222", "#888"


def number(value):
    """Three digits, or all that stand before the point."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def ms(seconds):
    return number(1000 * median(seconds))


def table(head, rows):
    rows = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def ratio(these, those):
    """How many times longer these took than those, round by round."""
    return median(a / b for a, b in zip(these, those))


def machine(versions):
    info = Path("/proc/cpuinfo").read_text("utf-8") if os.path.exists("/proc/cpuinfo") else ""
    named = [line.split(": ")[1] for line in info.splitlines() if line.startswith("model name")]
    named += [platform.processor()]
    system = (
        platform.freedesktop_os_release()["PRETTY_NAME"] if info else platform.platform(terse=True)
    )
    memory = f"{psutil.virtual_memory().total / 1e9:.0f} GB"
    described = [named[0], f"{os.cpu_count()} cores", memory, system]
    return ", ".join(described + [f"{name} {one}" for name, one in versions.items()])


def moves(told):
    """A row for each figure, floor and interact, as MOVES names them; a ratio is of one page."""
    for book, found in told["press"].items():
        middle = {
            called: median(took for took, shift in presses) for called, presses in found.items()
        }
        for called, presses in found.items():
            took, shifts = np.transpose(presses)
            kernel, size = np.median(
                told["kernel"].get(called, [(np.nan, np.nan)]), axis=0
            ).tolist()
            yield (
                f"{book[:2]} {called}",
                kernel,
                size,
                middle[called],
                float(np.percentile(took, 95)),
                middle[called] / middle[FLOOR],
                middle[USUAL] / middle[called],
                float(sum(shifts)),
            )


def smooth(figures):
    """What is promised of sliders: what, at least or at most, the bound, the number measured."""
    name, kernel, size, paint, late, floors, below, shift = zip(*figures)
    retrains = [called.endswith("explore_rate") for called in name]
    worst = int(np.argmax(floors))
    yield (
        "kernel ms a move, the slowest figure",
        "≤",
        1.5,
        max(np.array(kernel)[~np.array(retrains)]),
    )
    yield "kernel ms a move, the learning rate", "≤", 40, max(np.array(kernel)[retrains])
    yield "bytes a move, the largest figure", "≤", 8192, max(size)
    yield "press to paint ÷ the floor's, all figures", "≤", 1.25, median(floors)
    yield f"press to paint ÷ the floor's, the worst, {name[worst]}", "≤", 3, floors[worst]
    yield "interact's press to paint ÷ a figure's", "≥", 3, median(below)
    yield "layout shift, all moves", "≤", 0, sum(shift)


def fast(told):
    """What is promised of nnlib, likewise."""
    took = told["one"]
    for name, bound in (("textbook", 4.5), ("micrograd", 15), ("pytorch", 80)):
        if name in took:
            yield (
                f"one training: {SHOWN[name]} ÷ nnlib",
                "≥",
                bound,
                ratio(took[name], took["nnlib"]),
            )
    for count, bound in (("1000", 100), ("10000", 170)):
        each = median(told["networks"][count]["nnlib"]) / int(count)
        yield (
            f"one training textbook ÷ each of {count} networks",
            "≥",
            bound,
            median(took["textbook"]) / each,
        )
    yield "200 × 200 predictions, ms", "≤", 2, 1000 * median(told["grid"]["200"])


def promised(promises):
    rows = []
    for what, sign, bound, value in promises:
        kept = value <= bound if sign == "≤" else value >= bound
        rows.append([what, f"{sign} {bound}", number(value), "yes" if kept else "**no**"])
    return table(["", "promised", "measured", "kept"], rows)


def sliders(rows):
    forms = "{}", "{:.2f}", "{:.0f}", "{:.0f}", "{:.0f}", "{:.2f}", "{:.1f}", "{:.3f}"
    cells = [
        [form.format(value).replace("nan", "") for form, value in zip(forms, row)] for row in rows
    ]
    return table(MOVES, cells)


def one(told):
    rows = []
    for name, seconds in told["one"].items():
        least, low, middle, high = map(number, 1000 * np.percentile(seconds, (0, 25, 50, 75)))
        says, apart = (
            told["says"][name].split(": ", 1)[1].strip().rstrip("."),
            told["equal"][name][0],
        )
        rows.append(
            [
                f"[{SHOWN[name]}](../benchmarks/ways/{name}.py): {says}",
                least,
                middle,
                f"{low} to {high}",
                number(ratio(seconds, told["one"]["nnlib"])),
                f"{apart:.0e}" if apart else "0",
            ]
        )
    return table(["way", "least ms", "median ms", "middle half ms", "÷ nnlib", "apart"], rows)


def many(told):
    alone, rows = median(told["one"]["textbook"]), []
    for count, ways in told["networks"].items():
        each = {name: median(seconds) / int(count) for name, seconds in ways.items()}
        rows.append(
            [count, *(number(1000 * took) for took in each.values()), number(alone / each["nnlib"])]
        )
    return table(
        ["networks", *(SHOWN[name] for name in told["networks"]["10"]), "textbook ÷ nnlib"], rows
    )


def start(told):
    (seconds, size), training, opened = (
        told["installed"],
        told["training"],
        told["sliders"]["seconds to open"],
    )
    rows = [
        ["install the course, packages at hand", f"{seconds:.0f} s", f"{size / 1e6:.0f} MB"],
        ["open JupyterLab until notebook 1's sliders move", f"{opened:.0f} s", ""],
    ]
    for module, took in training["imports"].items():
        second, space = np.median(took, axis=0)
        rows.append(
            [f"import {module}", f"{second:.2g} s", f"{space / 1e6:.0f} MB, Python itself included"]
        )
    rows += [
        ["train, 1001 networks kept", "", f"{training['kept by train'] / 1e6:.2f} MB"],
        [
            "training, 10 000 networks, the past not kept",
            "",
            f"{training['kept by training'] / 1e6:.1f} MB",
        ],
    ]
    return table(["", "time", "size"], rows)


def reading(told):
    """A row for each network and visit."""
    rows = [
        [
            f"{network}, {visit}",
            number(one["read"] / 1e3),
            f"{one['run'] / 1e6:.1f}",
            *(f"{one[part]:.2g}" for part in ("formulas", "slider", "first", "later")),
        ]
        for network, visits in told.items()
        for visit, one in zip(("cold", "warm"), visits)
    ]
    return table(
        ["", "KB to read", "MB to run", "s to formulas", "s to slider", "s Run", "s later"], rows
    )


def compiled(told):
    """What there is to say of torch.compile, where it ran."""
    name, largest = "pytorch_compiled", told["networks"]["10000"]
    if name not in told["one"]:
        return ""
    return (
        f"An epoch compiled by torch.compile, {told['equal'][name][1]:.0f} s once, brings PyTorch "
        f"to {ratio(told['one'][name], told['one']['nnlib']):.1f} times nnlib's time; ten thousand "
        f"networks at once then take it {ratio(largest['nnlib'], largest[name]):.1f} times less "
        "than nnlib. "
    )


def lines(axes, title, xlabel, series):
    """Each series a line with its name at its end, the names apart; both scales are logarithmic."""
    axes.set(title=title, xlabel=xlabel, ylabel="ms", xscale="log", yscale="log")
    for name, (sizes, took) in series.items():
        strong = (
            {"color": BLUE, "linewidth": 2.5}
            if name == "nnlib"
            else {"color": GREY, "linewidth": 1.2}
        )
        axes.plot(
            [int(size) for size in sizes], 1000 * np.array(took), "o-", markersize=3, **strong
        )
    (low, high), place = np.log10(axes.get_ylim()), -1
    for name in sorted(series, key=lambda name: series[name][1][-1]):
        place = max((np.log10(1000 * series[name][1][-1]) - low) / (high - low), place + 0.06)
        colour = BLUE if name == "nnlib" else INK
        axes.text(1.02, place, SHOWN[name], transform=axes.transAxes, va="center", color=colour)


def presses(axes, rows):
    """A line for each figure: from the median to where 95 % of its presses are painted."""
    names, _, _, middles, ninety_fifths, *_ = zip(*reversed(rows))
    colours = [GREY if name[3:] in (FLOOR, USUAL) else BLUE for name in names]
    axes.hlines(range(len(rows)), middles, ninety_fifths, colours, linewidth=3, alpha=0.4)
    axes.scatter(middles, range(len(rows)), c=colours)
    title = "Key press to paint: median, and to where 95 % are done"
    axes.set(title=title, xlabel="ms", xlim=(0, None))
    axes.set_yticks(range(len(rows)), names)


def picture(rows, told):
    """The four charts."""
    figure = Figure((12, 9), layout="constrained")
    (paint, epochs), (networks, places) = figure.subplots(2, 2)
    presses(paint, rows)
    trained, many = told["epochs"], told["networks"]
    one = {
        name: (trained, [median(took[name]) for took in trained.values()]) for name in told["one"]
    }
    lines(epochs, "One training", "epochs", one)
    each = {
        name: (many, [median(took[name]) / int(count) for count, took in many.items()])
        for name in many["10"]
    }
    lines(networks, "Each of many networks, 1000 epochs", "networks at once", each)
    squares = [int(side) ** 2 for side in told["grid"]]
    grid = {"nnlib": (squares, [median(took) for took in told["grid"].values()])}
    lines(places, "Predictions on a grid", "places", grid)
    for axes in figure.axes:
        axes.grid(color="#DDD")
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def blanks(rows, told):
    """What stands in the blanks of page.md."""
    moved, training = told["sliders"], told["training"]
    took, unable = training["one"], training["unable"].items()
    grid = [[f"{side} × {side}", ms(seconds)] for side, seconds in training["grid"].items()]
    figures = [row for row in rows if not np.isnan(row[1])]
    return {
        "machine": machine(training["versions"] | moved["versions"]),
        "load": told["load"],
        "promises": promised([*smooth(figures), *fast(training)]),
        "sliders": sliders(rows),
        "presses": len(moved["press"]["01_neuron"][FLOOR]),
        "one": one(training),
        "many": many(training),
        "start": start(told),
        "reading": reading(told["reading"]),
        "grid": table(["places", "ms"], grid),
        "c": number(ratio(took["nnlib"], took["c"])) if "c" in took else "about 30",
        "wait": ms(took["nnlib"]),
        "compiled": compiled(training),
        "unable": "".join(f"{SHOWN[name]} could not run here: {why}. " for name, why in unable),
    }


def write(folder, told):
    """performance.md and performance.png into the folder."""
    rows = list(moves(told["sliders"]))
    words = Path(__file__).with_name("page.md").read_text("utf-8").format(**blanks(rows, told))
    folder.mkdir(exist_ok=True)
    (folder / "performance.md").write_text(words, "utf-8", newline="\n")
    made = picture(rows, told["training"])
    made.savefig(folder / "performance.png", dpi=100, metadata={"Software": None})
