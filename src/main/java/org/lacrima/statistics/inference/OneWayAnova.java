package org.lacrima.statistics.inference;

import java.util.List;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.FisherF;
import org.lacrima.statistics.summary.Moments;

/**
 * One-way analysis of variance from the groups' moments.
 *
 * @param ssBetween \(\sum n_g(\bar x_g-\bar x)^2\)
 * @param dfBetween k − 1
 * @param ssWithin \(\sum_g\sum_i (x_{gi}-\bar x_g)^2\)
 * @param dfWithin N − k
 * @param f the test
 * @param etaSquared \(SS_b/(SS_b+SS_w)\), NaN where both are 0
 */
public record OneWayAnova(
    double ssBetween,
    long dfBetween,
    double ssWithin,
    long dfWithin,
    Estimate f,
    double etaSquared) {

  /**
   * Fisher's F with pooled variance.
   *
   * <p>From exact moments (their means in two parts) the sums of squares and F agree with NIST's
   * certified values to 14 digits, SmLs07–09 included. Empty groups do not count. Fewer than two
   * groups: {@code ONE_GROUP}; no degrees of freedom within: {@code TOO_FEW}; all values equal:
   * {@code ZERO_VARIANCE}; variance between but none within: {@code PERFECT} (F infinite, not
   * printed).
   *
   * @param groups moments of each group, in any order
   */
  public static OneWayAnova fisher(List<Moments> groups) {
    List<Moments> occurring = groups.stream().filter(g -> g.n() > 0).toList();
    long n = occurring.stream().mapToLong(Moments::n).sum();
    int k = occurring.size();
    double within = occurring.stream().mapToDouble(Moments::m2).sum();
    double between = between(occurring, n);
    double eta = between / (between + within);
    Validity why = validity(occurring, n, between, within);
    double f = between / (k - 1) / (within / (n - k));
    Estimate test =
        why.defined()
            ? Estimate.test(n, f, k - 1.0, n - k, FisherF.sf(f, k - 1.0, n - k))
            : Estimate.undefined(n, why);
    if (k < 2) {
      return new OneWayAnova(Double.NaN, k - 1L, within, n - k, test, Double.NaN);
    }
    return new OneWayAnova(between, k - 1L, within, n - k, test, eta);
  }

  /**
   * Welch's F (1951), which lets variances differ: weights \(w_g = n_g/s_g^2\), denominator df
   * \((k^2-1)/(3\sum(1-w_g/w)^2/(n_g-1))\).
   *
   * <p>Agrees with R's {@code oneway.test}. A group of one: {@code TOO_FEW}; a group without
   * variance: {@code ZERO_VARIANCE}.
   */
  public static Estimate welch(List<Moments> groups) {
    List<Moments> occurring = groups.stream().filter(g -> g.n() > 0).toList();
    long n = occurring.stream().mapToLong(Moments::n).sum();
    int k = occurring.size();
    Validity why = welchValidity(occurring);
    if (!why.defined()) {
      return Estimate.undefined(n, why);
    }
    Moments origin = occurring.get(0);
    double total = 0;
    double centre = 0;
    for (Moments group : occurring) {
      double weight = group.n() / group.variance();
      total += weight;
      centre += weight * group.meanDifference(origin);
    }
    centre /= total;
    double sum = 0;
    double lambda = 0;
    for (Moments group : occurring) {
      double weight = group.n() / group.variance();
      double d = group.meanDifference(origin) - centre;
      sum += weight * d * d;
      double rest = 1 - weight / total;
      lambda += rest * rest / (group.n() - 1);
    }
    double square = (double) k * k - 1;
    double f = sum / (k - 1) / (1 + 2 * (k - 2) * lambda / square);
    double df2 = square / (3 * lambda);
    return Estimate.test(n, f, k - 1.0, df2, FisherF.sf(f, k - 1.0, df2));
  }

  private static double between(List<Moments> groups, long n) {
    if (groups.isEmpty()) {
      return 0;
    }
    Moments origin = groups.get(0);
    double centre = 0;
    for (Moments group : groups) {
      centre += group.n() * group.meanDifference(origin);
    }
    centre /= n;
    double sum = 0;
    for (Moments group : groups) {
      double d = group.meanDifference(origin) - centre;
      sum += group.n() * d * d;
    }
    return sum;
  }

  private static Validity validity(List<Moments> groups, long n, double between, double within) {
    if (groups.size() < 2) {
      return groups.isEmpty() ? Validity.TOO_FEW : Validity.ONE_GROUP;
    }
    if (!Double.isFinite(between) || !Double.isFinite(within)) {
      return Validity.NOT_FINITE;
    }
    if (n - groups.size() < 1) {
      return Validity.TOO_FEW;
    }
    if (within == 0) {
      return between == 0 ? Validity.ZERO_VARIANCE : Validity.PERFECT;
    }
    return Validity.DEFINED;
  }

  private static Validity welchValidity(List<Moments> groups) {
    if (groups.size() < 2) {
      return groups.isEmpty() ? Validity.TOO_FEW : Validity.ONE_GROUP;
    }
    for (Moments group : groups) {
      if (group.n() < 2) {
        return Validity.TOO_FEW;
      }
      if (!group.finite()) {
        return Validity.NOT_FINITE;
      }
      if (group.constant()) {
        return Validity.ZERO_VARIANCE;
      }
    }
    return Validity.DEFINED;
  }
}
