"""Writes src/test/resources/reference/statistics/distributions.csv: distribution values to 50 digits, by mpmath.

python3 src/test/python/distributions.py > src/test/resources/reference/statistics/distributions.csv
"""
from mpmath import mp, mpf, betainc, gammainc, erfc, sqrt, quad, exp, log, gamma, findroot, loggamma, inf

mp.dps = 50


def show(name, args, value):
    print(",".join([name] + [repr(float(a)) for a in args] + [mp.nstr(value, 25)]))


def tsf(t, v):
    t, v = mpf(t), mpf(v)
    return betainc(v / 2, mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2


def csf(x, k):
    return gammainc(mpf(k) / 2, mpf(x) / 2, inf, regularized=True)


def ccdf(x, k):
    return gammainc(mpf(k) / 2, 0, mpf(x) / 2, regularized=True)


def fsf(f, a, b):
    f, a, b = mpf(f), mpf(a), mpf(b)
    return betainc(b / 2, a / 2, 0, b / (b + a * f), regularized=True)


def nct(t, v, d):
    t, v, d = mpf(t), mpf(v), mpf(d)
    c = log(2) + v / 2 * log(v / 2) - loggamma(v / 2)
    w = 1 / sqrt(2 * v)
    points = sorted({max(mpf(0), 1 + w * k) for k in (-40, -20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12, 20, 40)}
                    | ({max(mpf(0), d / t + k / abs(t)) for k in (-12, -8, -4, -2, 0, 2, 4, 8, 12)} if t else set()))
    return quad(lambda s: erfc(-(t * s - d) / sqrt(mpf(2))) / 2 * exp(c + (v - 1) * log(s) - v * s * s / 2) if s > 0 else mpf(0), points)


def ncc(x, k, l):
    x, k, l = mpf(x), mpf(k), mpf(l)
    m = l / 2
    lo, hi = max(0, int(m - 14 * sqrt(m + 1) - 60)), int(m + 14 * sqrt(m + 1) + 80)
    return sum(exp(-m + (j * log(m) if j else 0) - loggamma(j + 1)) * ccdf(x, k + 2 * j) for j in range(lo, hi))


for z in (0.1, 0.5, 0.67, 0.68, 1, 1.96, 3, 5, 5.6, 5.7, 8, 10, 20, 30, 37):
    show("normal_sf", (z,), erfc(mpf(z) / sqrt(mpf(2))) / 2)
for v in (1, 1.5, 2, 3, 5, 7.698226, 10, 30, 100, 273, 1000, 4231, 1e5, 1e6, 1e9):
    for t in (1e-6, 0.1, 0.9, 1.1, 2, 5, 12, 30, 36):
        show("t_sf", (t, v), tsf(t, v))
for t, v in ((40, 100), (20, 1000), (1e5, 4), (1e120, 1), (1e120, 2)):
    show("t_sf", (t, v), tsf(t, v))
for k in (0.5, 1, 2, 3, 10, 50, 200, 1000, 8000):
    for q in (0.001, 0.3, 0.9, 1, 1.1, 2, 5) if k < 2000 else (0.97, 1, 1.03):
        show("chi2_sf", (k * q, k), csf(k * q, k))
        show("chi2_cdf", (k * q, k), ccdf(k * q, k))
for x, k in ((50, 1), (100, 1), (194.17565638662415, 1), (200, 10), (1300, 1), (1400, 30)):
    show("chi2_sf", (x, k), csf(x, k))
for a, b in ((1, 1), (1, 50), (2, 30), (2, 100), (2, 147), (4, 20.5), (8, 18000), (30, 3), (120, 130), (999, 10989), (7.3, 1e6)):
    for f in (0.01, 0.5, 0.99, 1.01, 2, 4, 30, 100):
        show("f_sf", (f, a, b), fsf(f, a, b))
show("f_sf", (2458.9043512592975, 2, 147), fsf(2458.9043512592975, 2, 147))
for p in (1e-300, 1e-20, 1e-6, 0.025, 0.2, 0.4, 0.499999):
    show("normal_quantile", (p,), -sqrt(mpf(2)) * mp.erfinv(1 - 2 * mpf(p)) if p > 1e-15 else findroot(lambda z: log(erfc(-z / sqrt(mpf(2))) / 2) - log(mpf(p)), -sqrt(-2 * log(mpf(p)))))
for v in (1, 2, 3.5, 8, 30, 273, 1e4, 1e6):
    for p in (1e-20, 1e-6, 0.005, 0.025, 0.05, 0.2, 0.31, 0.4, 0.4999):
        start = -mp.mpf(__import__("scipy.stats").stats.t.isf(p, v))
        show("t_quantile", (p, v), findroot(lambda t: log(tsf(-t, v)) - log(mpf(p)), (start, start * (1 + mpf("1e-4")))))
for k in (1, 2, 5, 30, 500):
    for p in (1e-10, 0.025, 0.5, 0.975, 0.999):
        start = mpf(__import__("scipy.stats").stats.chi2.ppf(p, k))
        show("chi2_quantile", (p, k), findroot(lambda x: log(ccdf(x, k)) - log(mpf(p)) if p < 0.6 else log(csf(x, k)) - log(1 - mpf(p)), (start, start * (1 + mpf("1e-4")))))
for a, b in ((2, 30), (9, 81), (123, 1353), (10675, 501725), (3.3, 7.7)):
    for p in (1e-6, 0.025, 0.5, 0.975):
        start = mpf(__import__("scipy.stats").stats.f.ppf(p, a, b))
        g = lambda f: 1 - fsf(f, a, b) - mpf(p)
        show("f_quantile", (p, a, b), findroot(g, (start, start * (1 + mpf("1e-6")))))
for t, v, d in ((2, 10, 1), (3, 5, 2.5), (-1, 8, 1.5), (40, 30, 38), (60, 100, 55), (3, 4, 0.5), (0, 7, 1), (0.5, 1, 0), (2, 1.3, 1), (200, 20, 190), (-200, 5, -180), (1, 2, 3), (20, 1e5, 20.5)):
    show("nct_cdf", (t, v, d), nct(t, v, d))
for x, k, l in ((3, 2, 1), (6.6, 1, 6), (20, 4, 9.5), (100, 3, 120), (900, 8, 880), (1, 1, 30), (250, 20, 100)):
    show("ncchi2_cdf", (x, k, l), ncc(x, k, l))
