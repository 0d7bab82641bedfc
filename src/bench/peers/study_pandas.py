#!/usr/bin/env python3
"""The work of study.yaml as a pandas and scipy user would write it.   usage: study_pandas.py DATA.csv OUT.csv"""
import sys

import numpy as np
import pandas as pd
from scipy import stats

d = pd.read_csv(sys.argv[1])


def names(stem, places):
    return [f"{stem}{i}" for i in places]


def mean_of(items, least):
    m = d[items]
    return m.mean(axis=1).where(m.notna().sum(axis=1) >= least)


s = pd.DataFrame({
    "wai_task": mean_of(names("wai", (1, 2, 10, 12)), 3), "wai_bond": mean_of(names("wai", (3, 5, 7, 9)), 3),
    "wai_goal": mean_of(names("wai", (4, 6, 8, 11)), 3), "wai_total": mean_of(names("wai", range(1, 13)), 10),
    "ctsc": mean_of(names("ctsc", range(1, 17)), 13), "cry_positive": mean_of(names("cry", range(1, 5)), 3),
    "cry_meaning": mean_of(names("cry", range(5, 9)), 3), "cry_negative": mean_of(names("cry", range(9, 13)), 3),
    "rq_secure": d.rq_secure, "rq_self": d.rq_secure + d.rq_dismissing - d.rq_preoccupied - d.rq_fearful,
    "rq_other": d.rq_secure + d.rq_preoccupied - d.rq_dismissing - d.rq_fearful, "age": d.age, "sessions": d.sessions})
out = []
for v in s:
    x = s[v].dropna()
    out += [("mean", v, "", x.mean(), "", len(x)), ("sd", v, "", x.std(), "", len(x)),
            ("skewness", v, "", x.skew(), "", len(x)), ("kurtosis", v, "", x.kurt(), "", len(x))]
v = list(s)
for i in range(len(v)):
    for j in range(i + 1, len(v)):
        k = s[v[i]].notna() & s[v[j]].notna()
        r, p = stats.pearsonr(s[v[i]][k], s[v[j]][k])
        out.append(("r", v[i], v[j], r, p, k.sum()))


def partial(x, y, z):
    m = s[[x, y, *z]].dropna().to_numpy()
    p = np.linalg.inv(np.corrcoef(m.T))
    r = -p[0, 1] / np.sqrt(p[0, 0] * p[1, 1])
    df = len(m) - 2 - len(z)
    t = r * np.sqrt(df / (1 - r * r))
    out.append(("r|" + "+".join(z), x, y, r, 2 * stats.t.sf(abs(t), df), len(m)))


for c in ("cry_positive", "cry_meaning", "cry_negative"):
    partial(c, "ctsc", ["wai_total"])
    partial(c, "ctsc", ["rq_self", "rq_other"])
    partial(c, "ctsc", ["wai_total", "rq_self", "rq_other"])
for o in ("ctsc", "wai_total", "sessions", "rq_secure"):
    a, b = s[o][d.cried == 0].dropna(), s[o][d.cried == 1].dropna()
    for equal in (True, False):
        t, p = stats.ttest_ind(a, b, equal_var=equal)
        out.append(("student" if equal else "welch", o, "cried", t, p, len(a) + len(b)))
for g in ("gender", "orientation", "race"):
    c = pd.crosstab(d[g], d.cried)
    x, p, df, _ = stats.chi2_contingency(c, correction=False)
    out.append(("chi2", g, "cried", x, p, int(c.to_numpy().sum())))
for n, m in (("wai", 12), ("ctsc", 16)):
    a = d[names(n, range(1, m + 1))].dropna()
    out.append(("alpha", n, "", m / (m - 1) * (1 - a.var().sum() / a.sum(axis=1).var()), "", len(a)))
pd.DataFrame(out, columns=["test", "x", "y", "value", "p", "n"]).to_csv(sys.argv[2], index=False)
