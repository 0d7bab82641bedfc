package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;
import org.lacrima.statistics.summary.Moments;

/** Estimates that describe one variable. */
public final class Descriptives {

  /** A sum of fourth powers below this has lost digits where doubles end. */
  private static final double LEAST = 1e-290;

  private Descriptives() {}

  /**
   * The mean with its standard error s/√n and its t interval. n = 0: {@code TOO_FEW}; n = 1: the
   * mean alone, {@code TOO_FEW}; without variance se is 0 and the interval is the point; squares
   * that doubles cannot hold: the mean alone, {@code NOT_FINITE}.
   */
  public static Estimate mean(Moments moments, double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    long n = moments.n();
    if (n == 0 || !Double.isFinite(moments.mean())) {
      return Estimate.undefined(n, n == 0 ? Validity.TOO_FEW : Validity.NOT_FINITE);
    }
    Estimate mean = Estimate.of(n, moments.mean());
    if (!moments.finite()) {
      return mean.because(Validity.NOT_FINITE);
    }
    if (n < 2) {
      return mean.because(Validity.TOO_FEW);
    }
    double half = -StudentT.quantile(outside, n - 1.0) * moments.se();
    return mean.withSe(moments.se())
        .withInterval(new Interval(moments.mean() - half, moments.mean() + half));
  }

  /** The sample standard deviation (n − 1). n &lt; 2: {@code TOO_FEW}. */
  public static Estimate sd(Moments moments) {
    return spread(moments, moments.sd());
  }

  /** The sample variance (n − 1). n &lt; 2: {@code TOO_FEW}. */
  public static Estimate variance(Moments moments) {
    return spread(moments, moments.variance());
  }

  private static Estimate spread(Moments moments, double value) {
    long n = moments.n();
    if (n < 2) {
      return Estimate.undefined(n, Validity.TOO_FEW);
    }
    return moments.finite() ? Estimate.of(n, value) : Estimate.undefined(n, Validity.NOT_FINITE);
  }

  /**
   * Skewness of type 2 (SPSS, SAS), \(G_1 = \frac{n\sqrt{n-1}}{n-2}\,M_3/M_2^{3/2}\), with SPSS's
   * standard error \(\sqrt{6n(n-1)/((n-2)(n+1)(n+3))}\). n &lt; 3: {@code TOO_FEW}; {@code
   * ZERO_VARIANCE}.
   */
  public static Estimate skewness(Moments moments) {
    double n = moments.n();
    Validity why = shape(moments, 3);
    if (!why.defined()) {
      return Estimate.undefined(moments.n(), why);
    }
    double ratio = moments.m3() / moments.m2() / Math.sqrt(moments.m2());
    return Estimate.of(moments.n(), n * Math.sqrt(n - 1) / (n - 2) * ratio)
        .withSe(skewnessError(n));
  }

  /**
   * Excess kurtosis of type 2 (SPSS, SAS), \(G_2 =
   * \frac{n-1}{(n-2)(n-3)}\left((n+1)(nM_4/M_2^2-3)+6\right)\), with SPSS's standard error \(2\,
   * SE_{G_1}\sqrt{(n^2-1)/((n-3)(n+5))}\). n &lt; 4: {@code TOO_FEW}; {@code ZERO_VARIANCE}.
   */
  public static Estimate kurtosis(Moments moments) {
    double n = moments.n();
    Validity why = shape(moments, 4);
    if (!why.defined()) {
      return Estimate.undefined(moments.n(), why);
    }
    double ratio = n * (moments.m4() / moments.m2() / moments.m2()) - 3;
    double g2 = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * ratio + 6);
    double se = 2 * skewnessError(n) * Math.sqrt((n * n - 1) / ((n - 3) * (n + 5)));
    return Estimate.of(moments.n(), g2).withSe(se);
  }

  /**
   * A proportion with Wilson's (1927) score interval, which stays within [0, 1] and exists at 0 and
   * 1. n = 0: {@code TOO_FEW}.
   */
  public static Estimate proportion(long count, long n, double confidence) {
    if (count < 0 || count > n) {
      throw new IllegalArgumentException("count must lie in [0, n = " + n + "]: " + count);
    }
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    if (n == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    double p = (double) count / n;
    double z = Normal.quantile(outside);
    double square = z * z / n;
    double centre = (p + square / 2) / (1 + square);
    double half = -z * Math.sqrt(p * (1 - p) / n + square / n / 4) / (1 + square);
    // at 0 and n one bound is exactly that
    double low = count == 0 ? 0 : centre - half;
    double high = count == n ? 1 : centre + half;
    return Estimate.of(n, p).withInterval(new Interval(low, high));
  }

  private static double skewnessError(double n) {
    return Math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
  }

  private static Validity shape(Moments moments, int least) {
    if (moments.n() < least) {
      return Validity.TOO_FEW;
    }
    if (!moments.finite() || !Double.isFinite(moments.m3()) || !Double.isFinite(moments.m4())) {
      return Validity.NOT_FINITE;
    }
    if (moments.constant()) {
      return Validity.ZERO_VARIANCE;
    }
    return moments.m4() < LEAST ? Validity.NOT_FINITE : Validity.DEFINED;
  }
}
