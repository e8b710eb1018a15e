"""The metrics that graphfla shares with the Swift benchmark, on one landscape.

usage: graphfla_profile.py LANDSCAPE.csv TYPES.json. Prints one JSON line: seconds for building the
landscape and for the metrics, and the values that both programs must share.
"""
import importlib.metadata
import json
import sys
import time
import warnings

import pandas as pd

warnings.simplefilter("ignore")
import graphfla.analysis as analysis  # noqa: E402
from graphfla.landscape import Landscape  # noqa: E402


def main():
    table = pd.read_csv(sys.argv[1])
    types = json.load(open(sys.argv[2]))
    start = time.perf_counter()
    landscape = Landscape(maximize=True)
    landscape.build_from_data(
        table.drop(columns=["loss"]), -table["loss"], data_types=types, epsilon=0, verbose=False)
    built = time.perf_counter()
    optima = landscape.n_lo
    values = {
        "local_optima": int(optima),
        "neutrality": float(analysis.neutrality(landscape, threshold=0.0)),
        "fdc": -float(analysis.fdc(landscape)),
        "fdc_pearson": -float(analysis.fdc(landscape, method="pearson")),
        "neighbor": float(analysis.neighbor_fitness_correlation(landscape)),
    }
    analysis.autocorrelation(landscape, seed=0)
    analysis.gradient_intensity(landscape)
    analysis.local_optima_ratio(landscape)
    landscape.basins
    analysis.basin_fitness_correlation(landscape)
    landscape.accessible_paths
    landscape.get_data(lo_only=True)
    analysis.global_optima_accessibility(landscape)
    analysis.mean_path_length_to_global_optimum(landscape)
    analysis.mean_distance_to_global_optimum(landscape)
    analysis.fitness_distribution(landscape)
    done = time.perf_counter()
    print(json.dumps({
        "peer": f"graphfla {importlib.metadata.version('graphfla')}",
        "seconds": [done - start], "build": built - start, "values": values}))


main()
