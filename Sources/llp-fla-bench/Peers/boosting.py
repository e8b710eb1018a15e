"""Boosting with LightGBM, or a forest with scikit-learn, on one thread.

usage: boosting.py lightgbm|forest ROWS TESTROWS REPEATS. Data are those of the Swift benchmark
(SplitMix64 of the index, two classes). Prints one JSON line: seconds of each fit, and the error rate
on the test rows.
"""
import json
import sys
import time

import numpy as np

FEATURES = 20


def uniform(count, start):
    """`count` numbers in [0, 1), from SplitMix64 of start, start + 1, …"""
    with np.errstate(over="ignore"):
        z = np.arange(start + 1, start + count + 1, dtype=np.uint64)
        z = z * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2.0**24


def table(rows):
    width = FEATURES + 1
    values = uniform(rows * width, 0).reshape(rows, width)
    x, noise = values[:, :FEATURES], values[:, FEATURES]
    sums = x[:, 0] * x[:, 1] * 2 + x[:, 2] * x[:, 2] - x[:, 3] * x[:, 4] + x[:, 5] * 0.5
    return np.ascontiguousarray(x), (sums + (noise - 0.5) * 0.5 > 0.8).astype(np.int32)


def main():
    kind, rows, test_rows, repeats = sys.argv[1], *map(int, sys.argv[2:5])
    x, y = table(rows + test_rows)
    x_test, y_test, x, y = x[rows:], y[rows:], x[:rows], y[:rows]
    seconds = []
    for _ in range(repeats + 1):
        if kind == "lightgbm":
            import lightgbm
            name = f"LightGBM {lightgbm.__version__}"
            began = time.perf_counter()
            model = lightgbm.train(
                {"objective": "binary", "num_threads": 1, "max_depth": 6, "num_leaves": 64,
                 "learning_rate": 0.1, "verbosity": -1, "force_row_wise": True},
                lightgbm.Dataset(x, y), 100)
            seconds.append(time.perf_counter() - began)
            predicted = model.predict(x_test, num_threads=1) > 0.5
        else:
            import sklearn
            from sklearn.ensemble import RandomForestClassifier
            name = f"scikit-learn {sklearn.__version__}"
            model = RandomForestClassifier(20, n_jobs=1, random_state=1)
            began = time.perf_counter()
            model.fit(x, y)
            seconds.append(time.perf_counter() - began)
            predicted = model.predict(x_test)
    print(json.dumps({
        "peer": name, "seconds": seconds[1:], "error": float(np.mean(predicted != y_test))}))


main()
