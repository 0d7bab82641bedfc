package org.lacrima.statistics.summary;

import java.util.Arrays;
import org.lacrima.statistics.distribution.GammaFunction;

/** Draws n cases with replacement from cells with counts: a resample of the data they count. */
public final class Multinomial {

  /** So many cases a cell are drawn one by one; more are counted cell by cell. */
  private static final int ONE_BY_ONE = 12;

  private static final double LARGE_MEAN = 10;

  private final SplitMix64 random;
  private final long n;
  private final int[] cellOf;
  private final double[] share;

  /**
   * Few cases are drawn one by one; many by one binomial draw a cell, of the share that this cell
   * has in what is left (Devroye 1986, XI.1.4).
   *
   * @param counts of the data, not negative
   */
  public Multinomial(long[] counts, long seed) {
    random = new SplitMix64(seed);
    n = Arrays.stream(counts).sum();
    boolean few = n <= (long) ONE_BY_ONE * counts.length;
    cellOf = new int[few ? (int) n : 0];
    share = new double[few ? 0 : counts.length];
    long left = n;
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      if (few) {
        Arrays.fill(cellOf, at, at + (int) counts[i], i);
        at += (int) counts[i];
      } else {
        share[i] = left == 0 ? 0 : (double) counts[i] / left;
        left -= counts[i];
      }
    }
  }

  /** Fills {@code counts} with the next resample. */
  public void next(long[] counts) {
    Arrays.fill(counts, 0);
    if (share.length == 0) {
      for (int k = 0; k < cellOf.length; k++) {
        counts[cellOf[below(cellOf.length)]]++;
      }
      return;
    }
    long left = n;
    for (int i = 0; i < share.length && left > 0; i++) {
      counts[i] = share[i] == 1 ? left : binomial(left, share[i]);
      left -= counts[i];
    }
  }

  // Lemire's multiplication: uniform but for 2⁻³² of the bound
  private int below(int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }

  private long binomial(long trials, double p) {
    if (p > 0.5) {
      return trials - binomial(trials, 1 - p);
    }
    if (p <= 0) {
      return 0;
    }
    return trials * p < LARGE_MEAN ? byInversion(trials, p) : byRejection(trials, p);
  }

  private long byInversion(long trials, double p) {
    double odds = p / (1 - p);
    double term = StrictMath.exp(trials * StrictMath.log1p(-p));
    double u = random.nextDouble();
    long k = 0;
    while (u > term && k < trials) {
      u -= term;
      k++;
      term *= odds * (trials - k + 1) / k;
    }
    return k;
  }

  // Hörmann (1993), algorithm BTRS: transformed rejection with a squeeze, at any mean the same time
  private long byRejection(long trials, double p) {
    double sd = Math.sqrt(trials * p * (1 - p));
    double b = 1.15 + 2.53 * sd;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = trials * p + 0.5;
    double alpha = (2.83 + 5.1 / b) * sd;
    double squeeze = 0.92 - 4.2 / b;
    double mode = Math.floor((trials + 1.0) * p);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double near = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / near + b) * u + centre);
      if (near >= 0.07 && v <= squeeze) {
        return (long) k;
      }
      if (k < 0 || k > trials) {
        continue;
      }
      double accepted = StrictMath.log(v * alpha / (a / (near * near) + b));
      if (accepted <= logRatio(trials, p, mode, k)) {
        return (long) k;
      }
    }
  }

  // log of P(k) / P(mode), by Stirling's series
  private static double logRatio(double trials, double p, double mode, double k) {
    return (mode + 0.5) * StrictMath.log((mode + 1) * (1 - p) / (p * (trials - mode + 1)))
        + (trials + 1) * StrictMath.log((trials - mode + 1) / (trials - k + 1))
        + (k + 0.5) * StrictMath.log(p * (trials - k + 1) / ((1 - p) * (k + 1)))
        + GammaFunction.stirlingError(mode + 1)
        + GammaFunction.stirlingError(trials - mode + 1)
        - GammaFunction.stirlingError(k + 1)
        - GammaFunction.stirlingError(trials - k + 1);
  }
}
