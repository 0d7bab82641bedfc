package org.lacrima.statistics.replication;

import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/**
 * Where the estimate of a replication is expected, given the original and both sample sizes, if
 * both estimate the same thing. Wider than the confidence interval of the original, because the
 * replication errs as well.
 */
public final class PredictionInterval {

  private PredictionInterval() {}

  /**
   * Of a correlation: \(\tanh(\operatorname{artanh} r_o \pm z\sqrt{1/(n_o-3-k)+1/(n_r-3-k)})\)
   * (Patil, Peng &amp; Leek 2016, doi 10.1177/1745691616646366).
   *
   * @param r of the original, within (−1, 1)
   * @param n cases of the original
   * @param replication cases of the replication
   * @param k covariates held constant in both
   * @return {@link Interval#NONE} where one of them has too few cases
   */
  public static Interval ofCorrelation(
      double r, long n, long replication, int k, double confidence) {
    long first = n - 3 - k;
    long second = replication - 3 - k;
    if (!(Math.abs(r) < 1)) {
      throw new IllegalArgumentException("r must lie within (-1, 1): " + r);
    }
    if (first < 1 || second < 1) {
      return Interval.NONE;
    }
    double half = quantile(confidence) * Math.sqrt(1.0 / first + 1.0 / second);
    return new Interval(FisherZ.r(FisherZ.z(r) - half), FisherZ.r(FisherZ.z(r) + half));
  }

  /**
   * Of a mean: \(m_o \pm t_{n_o-1}\, s_o\sqrt{1/n_o+1/n_r}\) (Spence &amp; Stanley 2016, doi
   * 10.1371/journal.pone.0162874).
   *
   * @param sd of the original, not negative
   */
  public static Interval ofMean(
      double mean, double sd, long n, long replication, double confidence) {
    if (n < 2 || replication < 1) {
      return Interval.NONE;
    }
    double t = -StudentT.quantile((1 - confidence) / 2, n - 1.0);
    double half = t * sd * Math.sqrt(1.0 / n + 1.0 / replication);
    return new Interval(mean - half, mean + half);
  }

  /**
   * Of a proportion, on the arcsine scale, where its variance is 1/(4n) whatever it is:
   * \(\sin^2(\arcsin\sqrt{p_o} \pm z\sqrt{1/(4n_o)+1/(4n_r)})\), cut at 0 and 1.
   *
   * @param proportion of the original, in [0, 1]
   */
  public static Interval ofProportion(
      double proportion, long n, long replication, double confidence) {
    if (!(proportion >= 0 && proportion <= 1)) {
      throw new IllegalArgumentException("a proportion lies in [0, 1]: " + proportion);
    }
    if (n < 1 || replication < 1) {
      return Interval.NONE;
    }
    double centre = StrictMath.asin(Math.sqrt(proportion));
    double half = quantile(confidence) * Math.sqrt(0.25 / n + 0.25 / replication);
    double low = StrictMath.sin(Math.max(0, centre - half));
    double high = StrictMath.sin(Math.min(Math.PI / 2, centre + half));
    return new Interval(low * low, high * high);
  }

  private static double quantile(double confidence) {
    return -Normal.quantile((1 - confidence) / 2);
  }
}
