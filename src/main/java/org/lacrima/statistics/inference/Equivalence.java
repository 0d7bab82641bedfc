package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/** Two one-sided tests (Schuirmann 1987): is the effect within bounds that do not matter? */
public final class Equivalence {

  private Equivalence() {}

  /**
   * TOST of a difference that a t test has estimated: the p is the larger of the two one-sided ones
   * and the statistic its t; the interval has level 1 − 2α, and lies within the bounds exactly when
   * p &lt; α. Where the t test has no p (no variance, too few cases) the difference stands alone.
   *
   * @param difference a result of {@link TTest} with its standard error
   * @param bounds of equivalence in the units of the difference, low &lt; high
   * @param alpha of each one-sided test
   */
  public static Estimate ofMeans(Estimate difference, Interval bounds, double alpha) {
    check(bounds, alpha);
    if (!difference.validity().defined()) {
      return Estimate.of(difference.n(), difference.value()).because(difference.validity());
    }
    double df = difference.df();
    double d = difference.value();
    double low = (d - bounds.low()) / difference.se();
    double high = (d - bounds.high()) / difference.se();
    double above = StudentT.sf(low, df);
    double below = StudentT.cdf(high, df);
    double half = -StudentT.quantile(alpha, df) * difference.se();
    return Estimate.of(difference.n(), d)
        .withSe(difference.se())
        .withTest(above > below ? low : high, df, Math.max(above, below))
        .withInterval(new Interval(d - half, d + half));
  }

  /**
   * TOST of a correlation on Fisher's z scale (se 1/√(n−3)); otherwise as {@link #ofMeans}.
   *
   * @param bounds of equivalence, within (−1, 1)
   */
  public static Estimate ofCorrelation(double r, long n, Interval bounds, double alpha) {
    check(bounds, alpha);
    if (!(bounds.low() > -1 && bounds.high() < 1)) {
      throw new IllegalArgumentException("bounds must lie within (-1, 1): " + bounds);
    }
    if (n < 4) {
      return Estimate.undefined(n, Validity.TOO_FEW);
    }
    if (Math.abs(r) >= 1) {
      return Estimate.of(n, r).because(Validity.PERFECT);
    }
    double root = Math.sqrt(n - 3.0);
    double low = (FisherZ.z(r) - FisherZ.z(bounds.low())) * root;
    double high = (FisherZ.z(r) - FisherZ.z(bounds.high())) * root;
    double above = Normal.sf(low);
    double below = Normal.cdf(high);
    double half = -Normal.quantile(alpha) / root;
    return Estimate.of(n, r)
        .withTest(above > below ? low : high, Double.NaN, Math.max(above, below))
        .withInterval(new Interval(FisherZ.r(FisherZ.z(r) - half), FisherZ.r(FisherZ.z(r) + half)));
  }

  private static void check(Interval bounds, double alpha) {
    if (!(bounds.low() < bounds.high())) {
      throw new IllegalArgumentException("bounds must be low < high: " + bounds);
    }
    // the interval has level 1 − 2α
    Interval.outside(1 - 2 * alpha, Alternative.TWO_SIDED);
  }
}
