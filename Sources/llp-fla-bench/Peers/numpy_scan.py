"""The neighbourhood scan of a complete grid, written with NumPy array operations.

usage: numpy_scan.py LEVELS CATEGORICAL REPEATS, as in `10,10,10,10,10,10 2 5`: the last axes are
categorical. The losses are those of the Swift benchmark (SplitMix64 of the rank). Prints one JSON
line: seconds of each repeat, and checksums that both programs must share.
"""
import json
import sys
import time

import numpy as np


def losses(count):
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2.0**24


def scan(grid, categorical):
    """Improving and neutral neighbours, loss sum, sum of differences, best neighbour loss."""
    improving = np.zeros(grid.shape, np.int32)
    neutral = np.zeros(grid.shape, np.int32)
    total = np.zeros(grid.shape)
    differences = np.zeros(grid.shape)
    best = np.full(grid.shape, np.inf)
    axes = grid.ndim
    for axis in range(axes):
        levels = grid.shape[axis]
        steps = range(1, levels) if axis >= axes - categorical else (1,)
        for step in steps:
            low = [slice(None)] * axes
            high = [slice(None)] * axes
            low[axis], high[axis] = slice(0, levels - step), slice(step, levels)
            low, high = tuple(low), tuple(high)
            a, b = grid[low], grid[high]
            improving[low] += b < a
            improving[high] += a < b
            equal = a == b
            neutral[low] += equal
            neutral[high] += equal
            total[low] += b
            total[high] += a
            gap = np.abs(a - b)
            differences[low] += gap
            differences[high] += gap
            best[low] = np.minimum(best[low], b)
            best[high] = np.minimum(best[high], a)
    return improving, neutral, total, differences, best


def main():
    shape = [int(level) for level in sys.argv[1].split(",")]
    categorical, repeats = int(sys.argv[2]), int(sys.argv[3])
    grid = losses(int(np.prod(shape))).reshape(shape)
    scan(grid, categorical)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        improving, neutral, total, differences, best = scan(grid, categorical)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "peer": f"numpy {np.__version__}", "seconds": seconds,
        "improving": int(improving.sum()), "neutral": int(neutral.sum()) // 2,
        "difference": float(differences.sum()) / 2, "best": float(best.sum())}))


main()
