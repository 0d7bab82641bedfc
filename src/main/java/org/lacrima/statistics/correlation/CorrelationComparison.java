package org.lacrima.statistics.correlation;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/** Whether two correlations differ. The estimate is the first less the second. */
public final class CorrelationComparison {

  private CorrelationComparison() {}

  /**
   * Two correlations from independent samples: \(z = (z_1-z_2)/\sqrt{1/(n_1-3)+1/(n_2-3)}\); the
   * interval of r₁ − r₂ is Zou's (2007), from the intervals of both. Agrees with psych's {@code
   * r.test}. A sample below four: {@code TOO_FEW}; a correlation of ±1: {@code PERFECT}.
   */
  public static Estimate independent(
      double r1, long n1, double r2, long n2, Alternative alternative, double confidence) {
    return independent(r1, 1.0 / (n1 - 3), r2, 1.0 / (n2 - 3), n1 + n2, alternative, confidence);
  }

  /**
   * The same for correlations of any kind, as long as their variance on Fisher's z scale is known:
   * 1/(n−3−k) with k covariates, (1+ρ²/2)/(n−3) for Spearman's (Bonett and Wright 2000).
   *
   * @param v1 variance of the first on the z scale; not positive or not finite: {@code TOO_FEW}
   * @param n cases of both
   */
  public static Estimate independent(
      double r1,
      double v1,
      double r2,
      double v2,
      long n,
      Alternative alternative,
      double confidence) {
    double outside = Interval.outside(confidence, alternative);
    Estimate difference = Estimate.of(n, r1 - r2);
    if (!(v1 > 0 && v2 > 0 && v1 + v2 < Double.POSITIVE_INFINITY)) {
      return difference.because(Validity.TOO_FEW);
    }
    if (Math.abs(r1) >= 1 || Math.abs(r2) >= 1) {
      return difference.because(Validity.PERFECT);
    }
    double z = (FisherZ.z(r1) - FisherZ.z(r2)) / Math.sqrt(v1 + v2);
    return difference
        .withTest(z, Double.NaN, alternative.p(Normal.cdf(z), Normal.sf(z)))
        .withInterval(zou(r1, v1, r2, v2, 0, outside).facing(alternative));
  }

  /**
   * Two correlations of one sample that share a variable, r(x, y) and r(x, z): Williams' t (1959;
   * Steiger 1980, eq. 7) with n − 3 df; Zou's interval with the correlation of both. Agrees with
   * psych's {@code r.test}.
   *
   * @param rxy the first
   * @param rxz the second
   * @param ryz of the two that are not shared
   */
  public static Estimate dependent(
      double rxy, double rxz, double ryz, long n, Alternative alternative, double confidence) {
    double outside = Interval.outside(confidence, alternative);
    Estimate difference = Estimate.of(n, rxy - rxz);
    if (n < 4) {
      return difference.because(Validity.TOO_FEW);
    }
    double determinant = 1 - rxy * rxy - rxz * rxz - ryz * ryz + 2 * rxy * rxz * ryz;
    if (Math.abs(rxy) >= 1 || Math.abs(rxz) >= 1 || Math.abs(ryz) >= 1 || determinant <= 0) {
      return difference.because(Validity.SINGULAR);
    }
    double mean = (rxy + rxz) / 2;
    double rest = 1 - ryz;
    double t =
        (rxy - rxz)
            * Math.sqrt(
                (n - 1.0)
                    * (1 + ryz)
                    / (2 * determinant * (n - 1.0) / (n - 3.0) + mean * mean * rest * rest * rest));
    double df = n - 3.0;
    double joint =
        ((ryz - rxy * rxz / 2) * (1 - rxy * rxy - rxz * rxz - ryz * ryz) + ryz * ryz * ryz)
            / ((1 - rxy * rxy) * (1 - rxz * rxz));
    return difference
        .withTest(t, df, alternative.p(StudentT.cdf(t, df), StudentT.sf(t, df)))
        .withInterval(
            zou(rxy, 1 / (n - 3.0), rxz, 1 / (n - 3.0), joint, outside).facing(alternative));
  }

  /**
   * Two correlations of one sample without a shared variable, r₁₂ and r₃₄: Steiger's z (1980, eq.
   * 15), whose covariance takes the mean of both; Zou's interval. Agrees with psych's {@code
   * r.test}. Fewer than four cases: {@code TOO_FEW}; a correlation of ±1: {@code SINGULAR}.
   *
   * @param r12 the first
   * @param r34 the second
   * @param r13 and the other four of the four variables
   */
  public static Estimate dependent(
      double r12,
      double r34,
      double r13,
      double r14,
      double r23,
      double r24,
      long n,
      Alternative alternative,
      double confidence) {
    double outside = Interval.outside(confidence, alternative);
    Estimate difference = Estimate.of(n, r12 - r34);
    if (n < 4) {
      return difference.because(Validity.TOO_FEW);
    }
    double mean = (r12 + r34) / 2;
    double rest = 1 - mean * mean;
    double pooled = covariance(mean, mean, r13, r14, r23, r24) / (rest * rest);
    if (Math.abs(r12) >= 1 || Math.abs(r34) >= 1 || !(pooled < 1)) {
      return difference.because(Validity.SINGULAR);
    }
    double z = (FisherZ.z(r12) - FisherZ.z(r34)) * Math.sqrt(n - 3.0) / Math.sqrt(2 * (1 - pooled));
    double joint = covariance(r12, r34, r13, r14, r23, r24) / ((1 - r12 * r12) * (1 - r34 * r34));
    return difference
        .withTest(z, Double.NaN, alternative.p(Normal.cdf(z), Normal.sf(z)))
        .withInterval(
            zou(r12, 1 / (n - 3.0), r34, 1 / (n - 3.0), joint, outside).facing(alternative));
  }

  // n times the asymptotic covariance of r₁₂ and r₃₄ (Pearson and Filon 1898)
  private static double covariance(
      double r12, double r34, double r13, double r14, double r23, double r24) {
    return ((r13 - r12 * r23) * (r24 - r23 * r34)
            + (r14 - r13 * r34) * (r23 - r12 * r13)
            + (r13 - r14 * r34) * (r24 - r12 * r14)
            + (r14 - r12 * r24) * (r23 - r24 * r34))
        / 2;
  }

  private static Interval zou(
      double r1, double v1, double r2, double v2, double joint, double outside) {
    double q = -Normal.quantile(outside);
    double h1 = q * Math.sqrt(v1);
    double h2 = q * Math.sqrt(v2);
    double low1 = r1 - FisherZ.r(FisherZ.z(r1) - h1);
    double high1 = FisherZ.r(FisherZ.z(r1) + h1) - r1;
    double low2 = r2 - FisherZ.r(FisherZ.z(r2) - h2);
    double high2 = FisherZ.r(FisherZ.z(r2) + h2) - r2;
    double low = Math.sqrt(low1 * low1 + high2 * high2 - 2 * joint * low1 * high2);
    double high = Math.sqrt(high1 * high1 + low2 * low2 - 2 * joint * high1 * low2);
    return new Interval(r1 - r2 - low, r1 - r2 + high);
  }
}
