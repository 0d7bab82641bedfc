package org.lacrima.statistics.correlation;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/** Tests a correlation by t and puts an interval around it on Fisher's z scale. */
public final class FisherZ {

  // what sums in doubles may take from a correlation of 1
  private static final double ROUNDING = 4e-15;

  private FisherZ() {}

  /** \(\operatorname{artanh}(r)\), infinite at ±1. */
  public static double z(double r) {
    return 0.5 * (StrictMath.log1p(r) - StrictMath.log1p(-r));
  }

  /** \(\tanh(z)\). */
  public static double r(double z) {
    return StrictMath.tanh(z);
  }

  /**
   * Test and interval of a correlation that is already known, also a printed one.
   *
   * <p>Statistic \(t = r\sqrt{\nu/(1-r^2)}\), \(\nu = n-2-k\); interval
   * \(\tanh(\operatorname{artanh} r \pm z_{1-\alpha/2}\,s)\), \(s = \sqrt{v/(n-3-k)}\). Without
   * degrees of freedom the estimate stands alone ({@code TOO_FEW}); at r = ±1 (but for rounding) p
   * is 0, the interval is the point and the infinite statistic is left out ({@code PERFECT}).
   *
   * @param r in [−1, 1]
   * @param n cases
   * @param k covariates held constant
   * @param v variance factor on the z scale: 1 for Pearson, 1 + ρ²/2 for Spearman (Bonett and
   *     Wright 2000)
   */
  public static Estimate test(
      double r, long n, int k, double v, Alternative alternative, double confidence) {
    double outside = Interval.outside(confidence, alternative);
    if (!(Math.abs(r) <= 1)) {
      throw new IllegalArgumentException("r must lie in [-1, 1]: " + r);
    }
    Estimate estimate = Estimate.of(n, r);
    long df = n - 2 - k;
    if (df < 1) {
      return estimate.because(Validity.TOO_FEW);
    }
    boolean perfect = 1 - Math.abs(r) < ROUNDING;
    double t =
        perfect
            ? StrictMath.copySign(Double.POSITIVE_INFINITY, r)
            : r * Math.sqrt(df / ((1 - r) * (1 + r)));
    double p = alternative.p(StudentT.cdf(t, df), StudentT.sf(t, df));
    Estimate tested = estimate.withTest(perfect ? Double.NaN : t, df, p);
    if (df < 2) {
      return tested.because(perfect ? Validity.PERFECT : Validity.TOO_FEW);
    }
    if (perfect) {
      return tested.withInterval(new Interval(r, r).facing(alternative)).because(Validity.PERFECT);
    }
    double half = -Normal.quantile(outside) * Math.sqrt(v / (df - 1));
    Interval interval = new Interval(r(z(r) - half), r(z(r) + half));
    return tested.withInterval(interval.facing(alternative));
  }
}
