package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.StudentT;
import org.lacrima.statistics.summary.Moments;

/** t tests of one mean, of paired and of two independent means, from moments or printed values. */
public final class TTest {

  private TTest() {}

  /**
   * Student's test with pooled variance: the difference \(\bar x_1-\bar x_2\), its standard error
   * \(s_p\sqrt{1/n_1+1/n_2}\), t with n₁ + n₂ − 2 df and the interval.
   *
   * <p>An empty group: {@code ONE_GROUP}; fewer than three cases in all: {@code TOO_FEW}, the
   * difference alone; no variance: {@code ZERO_VARIANCE}, the difference alone. A one-sided
   * interval leaves the other bound NaN. Agrees with R's {@code t.test} to 13 digits.
   */
  public static Estimate student(
      Moments first, Moments second, Alternative alternative, double confidence) {
    Estimate difference = difference(first, second);
    if (!difference.validity().defined()) {
      return difference;
    }
    double df = first.n() + second.n() - 2.0;
    if (df < 1) {
      return difference.because(Validity.TOO_FEW);
    }
    double pooled = (first.m2() + second.m2()) / df;
    double se = Math.sqrt(pooled * (1.0 / first.n() + 1.0 / second.n()));
    return test(difference, se, df, alternative, confidence);
  }

  /**
   * Welch's test, which lets the variances differ: standard error \(\sqrt{s_1^2/n_1+s_2^2/n_2}\),
   * df by Welch and Satterthwaite.
   *
   * <p>A group of one: {@code TOO_FEW}, the difference alone; otherwise as {@link #student}.
   */
  public static Estimate welch(
      Moments first, Moments second, Alternative alternative, double confidence) {
    Estimate difference = difference(first, second);
    if (!difference.validity().defined()) {
      return difference;
    }
    if (first.n() < 2 || second.n() < 2) {
      return difference.because(Validity.TOO_FEW);
    }
    double a = first.variance() / first.n();
    double b = second.variance() / second.n();
    double share = a / (a + b);
    double rest = b / (a + b);
    double df = 1 / (share * share / (first.n() - 1) + rest * rest / (second.n() - 1));
    return test(difference, Math.sqrt(a + b), df, alternative, confidence);
  }

  /**
   * One-sample test of a mean against μ: the difference \(\bar x-\mu\), se s/√n, n − 1 df. The
   * paired test is this of the differences against 0. Edge cases as for {@link #student}.
   */
  public static Estimate oneSample(
      Moments sample, double mu, Alternative alternative, double confidence) {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu must be finite: " + mu);
    }
    if (sample.n() == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    if (!sample.finite()) {
      return Estimate.undefined(sample.n(), Validity.NOT_FINITE);
    }
    Estimate difference = Estimate.of(sample.n(), sample.meanAbove(mu));
    if (sample.n() < 2) {
      return difference.because(Validity.TOO_FEW);
    }
    return test(difference, sample.se(), sample.n() - 1.0, alternative, confidence);
  }

  /**
   * The paired test: {@link #oneSample} of the differences (first less second) against 0.
   *
   * @param differences their moments
   */
  public static Estimate paired(Moments differences, Alternative alternative, double confidence) {
    return oneSample(differences, 0, alternative, confidence);
  }

  private static Estimate difference(Moments first, Moments second) {
    long n = first.n() + second.n();
    if (n == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    if (first.n() == 0 || second.n() == 0) {
      return Estimate.undefined(n, Validity.ONE_GROUP);
    }
    if (!first.finite() || !second.finite()) {
      return Estimate.undefined(n, Validity.NOT_FINITE);
    }
    return Estimate.of(n, first.meanDifference(second));
  }

  private static Estimate test(
      Estimate difference, double se, double df, Alternative alternative, double confidence) {
    double outside = Interval.outside(confidence, alternative);
    if (se == 0) {
      return difference.because(Validity.ZERO_VARIANCE);
    }
    double d = difference.value();
    double t = d / se;
    double half = -StudentT.quantile(outside, df) * se;
    return difference
        .withSe(se)
        .withTest(t, df, alternative.p(StudentT.cdf(t, df), StudentT.sf(t, df)))
        .withInterval(new Interval(d - half, d + half).facing(alternative));
  }
}
