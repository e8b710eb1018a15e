import math

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import font_manager

plt.rcParams.update({
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "image.cmap": "cividis",
})
# Okabe and Ito (2008): blue, orange, bluish green, vermillion, purple, sky blue, black, yellow.
COLORS = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000", "#F0E442"]
MARKERS = ["o", "s", "^", "D", "v", "P", "X", "*"]
LINES = ["-", "--", ":", "-.", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 1)), (0, (5, 5))]
FONT = font_manager.get_font(font_manager.findfont(font_manager.FontProperties()))
LIMIT = 12  # panels of a figure


def read(name, numbers):
    """A table whose other columns stay text: a level may be called 'NA' or 'null'."""
    table = pd.read_csv(name, dtype=str, keep_default_na=False)
    for column in numbers:
        table[column] = [float(text) if text else math.nan for text in table[column]]
        table[column] = table[column].astype(float)
    return table


def label(text, width=34):
    """A name as one line that any font shows, without markup."""
    shown = "".join(
        c if c == " " or FONT.get_char_index(ord(c)) and c.isprintable() else f"\\u{ord(c):04x}"
        for c in str(text)
    )
    if len(shown) > width:
        shown = shown[: width - 1] + "…"
    return (" " if shown.startswith("_") else "") + shown.replace("$", r"\$")


def panels(count, width=3.5, height=2.7, columns=2, **shared):
    """Axes for so many panels; in a last row that is not full the others are hidden."""
    columns = min(count, columns)
    rows = -(-count // columns)
    size = (width * columns if count > 1 else max(width, 4.6), height * rows)
    figure, grid = plt.subplots(rows, columns, figsize=size, squeeze=False, **shared)
    for axes in grid.flat[count:]:
        axes.set_visible(False)
    return figure, list(grid.flat[:count])


def legend_below(axes, **options):
    """Where it hides nothing."""
    axes.legend(
        loc="upper left", bbox_to_anchor=(0, -0.23), borderaxespad=0, handletextpad=0.5, **options
    )


def shown(rows, what="landscapes"):
    """The first rows, as many as a figure has room for."""
    if len(rows) > LIMIT:
        print(f"The first {LIMIT} of {len(rows)} {what} are drawn.")
    return [row for _, row in rows.head(LIMIT).iterrows()]


def is_skewed(losses):
    """Whether a logarithmic axis shows them better."""
    return losses.min() > 0 and losses.max() > 20 * losses.median()


evaluations = read("evaluations.csv", ["loss", "standard_error", "distance"])
evaluations["rank"] = evaluations["rank"].astype("int64")
metrics = read("metrics.csv", ["value", "low", "high", "coverage", "failed"])
landscapes = metrics.drop_duplicates("landscape").drop(
    columns=["metric", "aspect", "value", "low", "high", "reason"]
)
mains = landscapes[landscapes["main"] == "true"]
values = metrics.set_index(["landscape", "metric"])["value"]
losses = {name: rows.reset_index(drop=True) for name, rows in evaluations.groupby("landscape")}


def fidelities(row):
    """The landscapes that differ from one in fidelity alone, the cheapest first."""
    return landscapes[
        (landscapes["study"] == row["study"]) & (landscapes["measure"] == row["measure"])
    ]


def title(row, *parts):
    """What a panel is of."""
    names = [row["learner"], row["dataset"]] if row["learner"] else [row["dataset"]]
    return "\n".join([label(" · ".join(names), 42), *parts])
