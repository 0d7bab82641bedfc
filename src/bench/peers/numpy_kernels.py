#!/usr/bin/env python3
"""NumPy on the work of the kernels, best of some runs: lines of name, seconds.   usage: numpy_kernels.py RUNS"""
import sys
import time

import numpy as np

runs = int(sys.argv[1])
rng = np.random.default_rng(1)


def best(name, work, times=runs):
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(f"{name},{min(seconds):.6f}", flush=True)


columns = rng.standard_normal((100, 100_000))
best("correlationMatrix", lambda: np.corrcoef(columns))
items = rng.integers(0, 5, (100, 100_000))


def tables():
    for i in range(100):
        for j in range(i + 1, 100):
            np.bincount(items[i] * 5 + items[j], minlength=25)


best("contingencyTables", tables, 1)
x, y = items[0].astype(float), items[1].astype(float)


def moments():
    for column in columns[:10]:
        d = column - column.mean()
        q = d * d
        (q.sum(), (q * d).sum(), (q * q).sum())


best("moments", moments)
