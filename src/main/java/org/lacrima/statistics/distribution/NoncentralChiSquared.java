package org.lacrima.statistics.distribution;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Interval;

/**
 * The noncentral chi-square distribution, a Poisson mixture of central ones, and the confidence
 * limits of its noncentrality.
 */
public final class NoncentralChiSquared {

  private NoncentralChiSquared() {}

  /**
   * The probability of a value at most x: \(\sum_j \mathrm{Pois}(j;\lambda/2)\,P(\nu/2+j, x/2)\),
   * all terms positive, about 1e-13 relative.
   *
   * @param df &gt; 0
   * @param ncp λ ≥ 0
   */
  public static double cdf(double x, double df, double ncp) {
    return mixture(x, df, ncp, false);
  }

  /** The probability of a value above x. */
  public static double sf(double x, double df, double ncp) {
    return mixture(x, df, ncp, true);
  }

  /**
   * The two-sided confidence interval of the noncentrality given the observed chi-square; a limit
   * that would lie below 0 is 0.
   *
   * @param x the observed statistic; NaN or infinite gives no interval
   * @param confidence between 0 and 1
   */
  public static Interval ncpInterval(double x, double df, double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    if (!Double.isFinite(x) || Double.isNaN(df)) {
      return Interval.NONE;
    }
    double z = Normal.upperQuantile(outside);
    double spread = z * 2 * Math.sqrt(x + df);
    double low = 0;
    if (ChiSquared.sf(x, df) < outside) {
      low =
          Roots.newton(
              l -> (outside - sf(x, df, Math.max(l, 0))) / slope(x, df, Math.max(l, 0)),
              Math.max(x - df - spread, x / 100),
              spread);
    }
    double high = 0;
    if (ChiSquared.cdf(x, df) > outside) {
      high =
          Roots.newton(
              l -> (cdf(x, df, Math.max(l, 0)) - outside) / slope(x, df, Math.max(l, 0)),
              Math.max(x - df, 0) + spread,
              spread);
    }
    return new Interval(Math.max(0, low), Math.max(0, high));
  }

  // how fast the upper tail grows with the noncentrality
  private static double slope(double x, double df, double ncp) {
    double m = ncp / 2;
    double sum = 0;
    long last = last(m);
    for (long j = first(m); j <= last; j++) {
      sum += IncompleteGamma.poisson(j, m) * IncompleteGamma.poisson(df / 2 + j, x / 2);
    }
    return Math.max(sum / 2, 1e-300);
  }

  private static double mixture(double x, double df, double ncp, boolean above) {
    GammaFunction.positive("df", df);
    if (!(ncp >= 0)) {
      throw new IllegalArgumentException("ncp must not be negative: " + ncp);
    }
    if (x <= 0) {
      return above ? 1 : 0;
    }
    double m = ncp / 2;
    double a = df / 2;
    long first = first(m);
    long last = last(m);
    double sum = 0;
    if (above) {
      double tail = IncompleteGamma.upper(a + first, x / 2);
      for (long j = first; j <= last; j++) {
        sum += IncompleteGamma.poisson(j, m) * tail;
        tail += IncompleteGamma.poisson(a + j, x / 2);
      }
    } else {
      double tail = IncompleteGamma.lower(a + last, x / 2);
      for (long j = last; j >= first; j--) {
        sum += IncompleteGamma.poisson(j, m) * tail;
        if (j > first) {
          tail += IncompleteGamma.poisson(a + j - 1, x / 2);
        }
      }
    }
    return Math.min(1, sum);
  }

  private static long first(double m) {
    return (long) Math.max(0, Math.floor(m - 12 * Math.sqrt(m + 1) - 40));
  }

  private static long last(double m) {
    return (long) Math.ceil(m + 12 * Math.sqrt(m + 1) + 60);
  }
}
