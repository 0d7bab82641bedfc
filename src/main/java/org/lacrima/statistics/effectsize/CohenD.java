package org.lacrima.statistics.effectsize;

import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.GammaFunction;
import org.lacrima.statistics.distribution.NoncentralT;
import org.lacrima.statistics.summary.Moments;

/** Cohen's d and Hedges' g with intervals from the noncentral t distribution. */
public final class CohenD {

  private CohenD() {}

  /**
   * The difference of two means in pooled standard deviations, \(d = (\bar x_1-\bar x_2)/s_p\); the
   * interval inverts the noncentral t with n₁ + n₂ − 2 df, \(\delta\sqrt{1/n_1+1/n_2}\).
   *
   * <p>An empty group: {@code ONE_GROUP}; fewer than three cases: {@code TOO_FEW}; no variance:
   * {@code ZERO_VARIANCE}.
   */
  public static Estimate pooled(Moments first, Moments second, double confidence) {
    long n = first.n() + second.n();
    if (first.n() == 0 || second.n() == 0) {
      return Estimate.undefined(n, n == 0 ? Validity.TOO_FEW : Validity.ONE_GROUP);
    }
    double df = n - 2.0;
    double variance = (first.m2() + second.m2()) / df;
    double scale = Math.sqrt(1.0 / first.n() + 1.0 / second.n());
    return standardized(n, first.meanDifference(second), variance, df, scale, confidence);
  }

  /**
   * The distance of a mean from μ in standard deviations, \((\bar x-\mu)/s\); interval \(\delta/
   * \sqrt n\), n − 1 df. Of paired differences with μ = 0 this is d_z.
   */
  public static Estimate oneSample(Moments sample, double mu, double confidence) {
    long n = sample.n();
    if (n == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    double scale = Math.sqrt(1.0 / n);
    return standardized(n, sample.meanAbove(mu), sample.variance(), n - 1.0, scale, confidence);
  }

  /**
   * Hedges' g: estimate and interval of a {@link #pooled} or {@link #oneSample} d multiplied by
   * {@link #correction}.
   */
  public static Estimate hedges(Estimate d) {
    if (Double.isNaN(d.value())) {
      return d;
    }
    double j = correction(d.df());
    return Estimate.of(d.n(), d.value() * j)
        .withInterval(d.interval().times(j))
        .withTest(Double.NaN, d.df(), Double.NaN)
        .because(d.validity());
  }

  /**
   * Hedges' exact correction \(J(\nu) = \Gamma(\nu/2)/(\sqrt{\nu/2}\,\Gamma((\nu-1)/2))\), 0 at one
   * degree of freedom; about 1e-15 relative.
   *
   * @param df ν ≥ 1
   */
  public static double correction(double df) {
    if (!(df >= 1)) {
      throw new IllegalArgumentException("df must be at least 1: " + df);
    }
    double a = df / 2;
    if (a == 0.5) {
      return 0;
    }
    double log = -(a - 1) * StrictMath.log1p(-0.5 / a) - 0.5;
    return StrictMath.exp(
        log + GammaFunction.stirlingError(a) - GammaFunction.stirlingError(a - 0.5));
  }

  private static Estimate standardized(
      long n, double difference, double variance, double df, double scale, double confidence) {
    if (df < 1) {
      return Estimate.undefined(n, Validity.TOO_FEW);
    }
    if (!Double.isFinite(difference) || !Double.isFinite(variance)) {
      return Estimate.undefined(n, Validity.NOT_FINITE);
    }
    if (variance == 0) {
      return Estimate.undefined(n, Validity.ZERO_VARIANCE);
    }
    double d = difference / Math.sqrt(variance);
    Interval ncp = NoncentralT.ncpInterval(d / scale, df, confidence);
    return Estimate.of(n, d).withInterval(ncp.times(scale)).withTest(Double.NaN, df, Double.NaN);
  }
}
