"""The embedding of a grid by SciPy and umap-learn: singular vectors of the squared matrix of arcs,
rank 64, then 500 epochs in the plane from each of three seeds. Compilation is not counted.

usage: umap_embedding.py TABLE.csv TYPES.json
"""
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")
import numpy as np
import pandas as pd
import scipy.sparse as sparse
import umap
from scipy.sparse.linalg import svds
from sklearn.manifold import trustworthiness

table = pd.read_csv(sys.argv[1])
types = json.load(open(sys.argv[2]))
loss = table.pop("loss").to_numpy()
names = list(table)
codes = np.column_stack([np.unique(table[name], return_inverse=True)[1] for name in names])
levels = codes.max(axis=0) + 1
place = {tuple(row): index for index, row in enumerate(codes.tolist())}
rows, columns = [], []
for index, row in enumerate(codes.tolist()):
    for axis, name in enumerate(names):
        last = levels[axis] if types[name] == "categorical" else min(row[axis] + 2, levels[axis])
        for level in range(row[axis] + 1, last):
            other = place[tuple(row[:axis] + [level] + row[axis + 1:])]
            if loss[index] >= loss[other]:
                rows.append(index)
                columns.append(other)
            if loss[index] <= loss[other]:
                rows.append(other)
                columns.append(index)
arcs = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(loss), len(loss)))

start = time.perf_counter()
u, s, vt = svds(arcs @ arcs, k=64, v0=np.ones(len(loss)))
points = np.hstack([u * np.sqrt(s), vt.T * np.sqrt(s)])
hope_seconds = time.perf_counter() - start

umap.UMAP(n_neighbors=15, n_epochs=2, random_state=0).fit_transform(points[:500])
seconds, trust = [], []
for seed in range(3):
    start = time.perf_counter()
    plane = umap.UMAP(
        n_neighbors=15, n_epochs=500, min_dist=1, random_state=seed).fit_transform(points)
    seconds.append(time.perf_counter() - start)
    sample = np.random.default_rng(seed).permutation(len(loss))[:3000]
    trust.append(float(trustworthiness(points[sample], plane[sample], n_neighbors=15)))
umap_seconds = sorted(seconds)[1]
print(json.dumps({
    "peer": f"umap-learn {umap.__version__}",
    "seconds": [hope_seconds + umap_seconds],
    "hope_seconds": hope_seconds,
    "umap_seconds": umap_seconds,
    "trustworthiness": trust,
}))
