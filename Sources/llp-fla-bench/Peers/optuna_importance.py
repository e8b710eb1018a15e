"""The forest functional ANOVA of Optuna on a table of evaluated configurations.

usage: optuna_importance.py TABLE.csv TYPES.json REPEATS. Prints one JSON line: seconds of each
evaluation by FanovaImportanceEvaluator with its defaults (64 trees, main effects), without the time
to build the study, and the importances of the last one.
"""
import csv
import json
import sys
import time
import warnings

import optuna
from optuna.distributions import CategoricalDistribution, IntDistribution
from optuna.importance import FanovaImportanceEvaluator

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def main():
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    types = json.load(open(sys.argv[2]))
    distributions = {}
    for name, kind in types.items():
        values = {row[name] for row in rows}
        distributions[name] = (
            CategoricalDistribution(sorted(values)) if kind == "categorical"
            else IntDistribution(min(map(int, values)), max(map(int, values))))
    study = optuna.create_study()
    study.add_trials([
        optuna.trial.create_trial(
            params={n: row[n] if kind == "categorical" else int(row[n])
                    for n, kind in types.items()},
            distributions=distributions, value=float(row["loss"]))
        for row in rows])
    seconds = []
    for seed in range(int(sys.argv[3])):
        start = time.perf_counter()
        values = FanovaImportanceEvaluator(seed=seed).evaluate(study)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "peer": f"optuna {optuna.__version__}", "seconds": seconds, "values": values}))


main()
