package org.lacrima.statistics.effectsize;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.ChiSquared;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.Roots;
import org.lacrima.statistics.distribution.StudentT;

/**
 * Random-effects meta-analysis of correlations on Fisher's z scale (variance 1/(n−3)).
 *
 * @param z the pooled z with se, interval and Hartung and Knapp's t (2001), k − 1 df
 * @param r the pooled correlation and its interval, tanh of the former
 * @param tauSquared variance between studies, by restricted maximum likelihood
 * @param q Cochran's test of heterogeneity, k − 1 df
 * @param iSquared share of the variance that lies between studies, in [0, 1] (Higgins and Thompson
 *     2002, from τ²)
 */
public record CorrelationMetaAnalysis(
    Estimate z, Estimate r, double tauSquared, Estimate q, double iSquared) {

  /**
   * Pools correlations; agrees with metafor's {@code rma(method = "REML", test = "knha")}.
   *
   * <p>Fewer than two studies, or one of fewer than four cases: {@code TOO_FEW}; a correlation of
   * ±1, or studies that all agree so that the standard error is 0: {@code PERFECT}.
   *
   * @param r within (−1, 1)
   * @param n cases of each study
   */
  public static CorrelationMetaAnalysis of(double[] r, long[] n, double confidence) {
    double[] v = new double[n.length];
    long cases = 0;
    for (int i = 0; i < n.length; i++) {
      v[i] = 1.0 / (n[i] - 3);
      cases += n[i];
    }
    return of(r, v, cases, confidence);
  }

  /**
   * The same for correlations of any kind, as long as their variance on Fisher's z scale is known:
   * 1/(n−3−k) with k covariates, (1+ρ²/2)/(n−3) for Spearman's (Bonett and Wright 2000).
   *
   * @param v variances on the z scale; not positive or not finite: {@code TOO_FEW}
   * @param cases of all studies
   */
  public static CorrelationMetaAnalysis of(double[] r, double[] v, long cases, double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    int k = r.length;
    if (v.length != k) {
      throw new IllegalArgumentException(k + " correlations but " + v.length + " variances");
    }
    Validity why = k < 2 ? Validity.TOO_FEW : Validity.DEFINED;
    double[] z = new double[k];
    for (int i = 0; i < k; i++) {
      boolean known = v[i] > 0 && v[i] < Double.POSITIVE_INFINITY;
      why = !known ? Validity.TOO_FEW : Math.abs(r[i]) >= 1 ? Validity.PERFECT : why;
      z[i] = FisherZ.z(r[i]);
    }
    if (!why.defined()) {
      Estimate none = Estimate.undefined(cases, why);
      return new CorrelationMetaAnalysis(none, none, Double.NaN, none, Double.NaN);
    }
    double fixed = sums(z, v, 0)[1];
    double statistic = 0;
    for (int i = 0; i < k; i++) {
      statistic += (z[i] - fixed) * (z[i] - fixed) / v[i];
    }
    double df = k - 1.0;
    Estimate q = Estimate.test(cases, statistic, df, Double.NaN, ChiSquared.sf(statistic, df));
    double tau = tauSquared(z, v);
    double[] sums = sums(z, v, tau);
    double pooled = sums[1];
    double spread = 0;
    double weights = 0;
    double squares = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau);
      spread += w * (z[i] - pooled) * (z[i] - pooled);
      weights += 1 / v[i];
      squares += 1 / (v[i] * v[i]);
    }
    double se = Math.sqrt(spread / df / sums[0]);
    double t = pooled / se;
    double half = -StudentT.quantile(outside, df) * se;
    Interval interval = new Interval(pooled - half, pooled + half);
    double p = StudentT.twoSided(t, df);
    double typical = df * weights / (weights * weights - squares);
    Validity fit = se == 0 ? Validity.PERFECT : Validity.DEFINED;
    Estimate onZ =
        Estimate.of(cases, pooled)
            .withSe(se)
            .withTest(t, df, p)
            .withInterval(interval)
            .because(fit);
    Estimate onR =
        Estimate.of(cases, FisherZ.r(pooled))
            .withTest(t, df, p)
            .withInterval(new Interval(FisherZ.r(interval.low()), FisherZ.r(interval.high())))
            .because(fit);
    return new CorrelationMetaAnalysis(onZ, onR, tau, q, tau / (tau + typical));
  }

  /**
   * The interval in which a new study's true correlation lies (t with k − 1 df, as metafor with
   * Hartung and Knapp's test).
   */
  public Interval prediction(double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    if (!z.validity().defined()) {
      return Interval.NONE;
    }
    double half = -StudentT.quantile(outside, z.df()) * Math.sqrt(tauSquared + z.se() * z.se());
    return new Interval(FisherZ.r(z.value() - half), FisherZ.r(z.value() + half));
  }

  /** The z of a fixed-effect meta-analysis: weights n − 3. */
  public static Estimate fixed(double[] r, long[] n, double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    double weights = 0;
    double sum = 0;
    long cases = 0;
    for (int i = 0; i < r.length; i++) {
      cases += n[i];
      if (n[i] < 4 || Math.abs(r[i]) >= 1) {
        return Estimate.undefined(cases, n[i] < 4 ? Validity.TOO_FEW : Validity.PERFECT);
      }
      weights += n[i] - 3;
      sum += (n[i] - 3) * FisherZ.z(r[i]);
    }
    if (weights == 0) {
      return Estimate.undefined(cases, Validity.TOO_FEW);
    }
    double z = sum / weights;
    double se = 1 / Math.sqrt(weights);
    double half = -Normal.quantile(outside) * se;
    return Estimate.of(cases, z)
        .withSe(se)
        .withTest(z / se, Double.NaN, Normal.twoSided(z / se))
        .withInterval(new Interval(z - half, z + half));
  }

  // Σw and the weighted mean
  private static double[] sums(double[] z, double[] v, double tau) {
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double w = 1 / (v[i] + tau);
      weights += w;
      sum += w * z[i];
    }
    return new double[] {weights, sum / weights};
  }

  // Fisher scoring on the restricted likelihood; 0 where its slope there is not upwards
  private static double tauSquared(double[] z, double[] v) {
    if (!(score(z, v, 0) > 0)) {
      return 0;
    }
    double start = 0;
    for (double value : v) {
      start = Math.max(start, value);
    }
    return Math.max(0, Roots.newton(tau -> score(z, v, Math.max(0, tau)), start, start * 4));
  }

  private static double score(double[] z, double[] v, double tau) {
    double[] sums = sums(z, v, tau);
    double w2 = 0;
    double w3 = 0;
    double spread = 0;
    for (int i = 0; i < z.length; i++) {
      double w = 1 / (v[i] + tau);
      double d = z[i] - sums[1];
      w2 += w * w;
      w3 += w * w * w;
      spread += w * w * d * d;
    }
    double trace = sums[0] - w2 / sums[0];
    double information = w2 - 2 * w3 / sums[0] + w2 * w2 / (sums[0] * sums[0]);
    return (spread - trace) / information;
  }
}
