"""Seconds and peak memory of each step of graphfla on one landscape.

usage: graphfla_steps.py LANDSCAPE.csv TYPES.json LIMIT. Prints one JSON line: per step its name, its
seconds and the peak of resident memory in MiB during it. After LIMIT seconds in all the step that
runs is given up, and those after it are left out.
"""
import importlib.metadata
import json
import signal
import sys
import time
import warnings

import pandas as pd

warnings.simplefilter("ignore")
import graphfla.analysis as analysis  # noqa: E402
from graphfla.landscape import Landscape  # noqa: E402


def peak():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024


class GivenUp(BaseException):
    """Not an Exception: the package drops these in its loops."""


def give_up(*_):
    raise GivenUp


def main():
    table = pd.read_csv(sys.argv[1])
    types = json.load(open(sys.argv[2]))
    limit = float(sys.argv[3])
    landscape = Landscape(maximize=True)
    steps = [
        ("build", lambda: landscape.build_from_data(
            table.drop(columns=["loss"]), -table["loss"], data_types=types, epsilon=0,
            verbose=False)),
        ("local_optima_ratio", lambda: analysis.local_optima_ratio(landscape)),
        ("neutrality_ratio", lambda: analysis.neutrality(landscape, threshold=0.0)),
        ("autocorrelation", lambda: analysis.autocorrelation(landscape, seed=0)),
        ("gradient_intensity", lambda: analysis.gradient_intensity(landscape)),
        ("neighbor_loss_correlation", lambda: analysis.neighbor_fitness_correlation(landscape)),
        ("fitness_distance_correlation", lambda: analysis.fdc(landscape)),
        ("mean_basin_size", lambda: landscape.basins),
        ("basin_size_loss_correlation", lambda: analysis.basin_fitness_correlation(landscape)),
        ("mean_accessible_share", lambda: landscape.accessible_paths),
        ("optimum_accessibility", lambda: analysis.global_optima_accessibility(landscape)),
        ("mean_path_length", lambda: analysis.mean_path_length_to_global_optimum(landscape)),
        ("mean_distance_to_optimum", lambda: analysis.mean_distance_to_global_optimum(landscape)),
        ("skewness", lambda: analysis.fitness_distribution(landscape)),
        ("roughness_slope_ratio:variant=linear", lambda: analysis.r_s_ratio(landscape)),
        ("diminishing_returns", lambda: analysis.diminishing_returns_index(landscape)),
        ("increasing_costs", lambda: analysis.increasing_costs_index(landscape)),
        ("flattening_index", lambda: analysis.fitness_flattening_index(landscape)),
        ("idiosyncrasy", lambda: analysis.global_idiosyncratic_index(landscape)),
        ("gamma", lambda: analysis.gamma(landscape)),
        ("gamma_star", lambda: analysis.gamma_star(landscape)),
        ("evolvability_enhancing_share:variant=significant",
         lambda: analysis.evolvability_enhancing_fraction(landscape)),
        ("sign_share", lambda: analysis.classify_epistasis(landscape)),
        ("bypass_share", lambda: analysis.extradimensional_bypass(landscape)),
    ]
    results = []
    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, limit)
    for name, step in steps:
        with open("/proc/self/clear_refs", "w") as handle:
            handle.write("5")
        began = time.perf_counter()
        try:
            step()
        except GivenUp:
            results.append({"name": name, "error": f"given up after {limit:.0f} s in all"})
            break
        except Exception as error:  # a step that the package itself cannot do on this landscape
            results.append({"name": name, "error": str(error)[:80]})
            continue
        results.append({
            "name": name, "seconds": time.perf_counter() - began, "mebibytes": peak()})
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps({
        "peer": f"graphfla {importlib.metadata.version('graphfla')}", "seconds": [0.0],
        "steps": results}))


main()
