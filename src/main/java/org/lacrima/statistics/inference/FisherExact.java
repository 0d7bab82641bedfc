package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Roots;
import org.lacrima.statistics.summary.ContingencyTable;

/** Fisher's exact test of a 2×2 table and the odds ratio that belongs to it. */
public final class FisherExact {

  private static final double SLACK = 1 + 1e-7;

  // weights of the first cell's possible values under independence, relative to the likeliest
  private final double[] logWeights;
  private final int observed;
  // logarithm of the sample odds ratio, half a case added to each cell
  private final double start;

  private FisherExact(double[] logWeights, int observed, double start) {
    this.logWeights = logWeights;
    this.observed = observed;
    this.start = start;
  }

  /**
   * The conditional maximum likelihood odds ratio with its exact interval and p.
   *
   * <p>Given the margins the first cell is noncentral hypergeometric; the estimate makes its mean
   * the observed count, the limits make the tails (1−c)/2. Two-sided p sums the tables no more
   * likely than the observed one, with relative slack 1e-7 as in R. At the edge of the possible
   * counts the estimate and one limit are 0 or infinite. Solved to 1e-13 where R's {@code
   * fisher.test} stops at 1e-4.
   *
   * <p>An empty margin: {@code ONE_GROUP}; no cases: {@code TOO_FEW}. Other sizes than 2×2 are
   * misuse.
   */
  public static Estimate test(ContingencyTable table, Alternative alternative, double confidence) {
    ChiSquare.twoByTwo(table);
    double outside = Interval.outside(confidence, alternative);
    Validity why = ChiSquare.validity(table);
    if (!why.defined()) {
      return Estimate.undefined(table.n(), why);
    }
    FisherExact exact = of(table);
    return Estimate.of(table.n(), exact.oddsRatio())
        .withTest(Double.NaN, Double.NaN, exact.p(alternative))
        .withInterval(
            new Interval(exact.limit(outside, true), exact.limit(outside, false))
                .facing(alternative));
  }

  private static FisherExact of(ContingencyTable table) {
    long m = table.columnTotal(0);
    long k = table.rowTotal(0);
    long low = Math.max(0, k - table.columnTotal(1));
    long high = Math.min(k, m);
    double[] logs = new double[Math.toIntExact(high - low + 1)];
    double largest = 0;
    for (int i = 1; i < logs.length; i++) {
      double x = low + i;
      double up = (m - x + 1) * (k - x + 1);
      double down = x * (table.columnTotal(1) - k + x);
      logs[i] = logs[i - 1] + StrictMath.log(up / down);
      largest = Math.max(largest, logs[i]);
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= largest;
    }
    double start =
        StrictMath.log(
            (table.count(0, 0) + 0.5)
                / (table.count(0, 1) + 0.5)
                * ((table.count(1, 1) + 0.5) / (table.count(1, 0) + 0.5)));
    return new FisherExact(logs, Math.toIntExact(table.count(0, 0) - low), start);
  }

  private double p(Alternative alternative) {
    double total = 0;
    double counted = 0;
    double limit = StrictMath.exp(logWeights[observed]) * SLACK;
    for (int i = 0; i < logWeights.length; i++) {
      double weight = StrictMath.exp(logWeights[i]);
      total += weight;
      boolean extreme =
          switch (alternative) {
            case TWO_SIDED -> weight <= limit;
            case GREATER -> i >= observed;
            case LESS -> i <= observed;
          };
      counted += extreme ? weight : 0;
    }
    return Math.min(1, counted / total);
  }

  private double oddsRatio() {
    if (observed == 0) {
      return 0;
    }
    if (observed == logWeights.length - 1) {
      return Double.POSITIVE_INFINITY;
    }
    double log =
        Roots.newton(
            omega -> {
              double[] sums = sums(omega, observed);
              double mean = sums[1] / sums[0];
              return towards(-mean, sums[2] / sums[0] - mean * mean);
            },
            start,
            2);
    return StrictMath.exp(log);
  }

  /**
   * The odds ratio at which the tail from the observed count on (or up to it) is {@code outside}.
   */
  private double limit(double outside, boolean lower) {
    if (lower && observed == 0) {
      return 0;
    }
    if (!lower && observed == logWeights.length - 1) {
      return Double.POSITIVE_INFINITY;
    }
    double target = StrictMath.log(outside);
    double log =
        Roots.newton(
            omega -> {
              double[] sums = sums(omega, observed);
              double tail = lower ? sums[3] + sums[5] : sums[4] + sums[5];
              double part = lower ? sums[6] : sums[7];
              // d ln P(tail) / dω is the tail's mean less the mean
              double slope = part / tail - sums[1] / sums[0];
              double miss = target - StrictMath.log(tail / sums[0]);
              return lower ? towards(miss, slope) : towards(-miss, -slope);
            },
            start,
            2);
    return StrictMath.exp(log);
  }

  // where the slope has drowned in rounding, only the direction is left
  private static double towards(double miss, double slope) {
    return slope > 0 ? miss / slope : StrictMath.copySign(Double.POSITIVE_INFINITY, miss);
  }

  /**
   * Sums over the counts at log odds ratio ω, d the distance from the observed count: weights, d,
   * d², weights above, below and at 0, d above, d below.
   */
  private double[] sums(double omega, int origin) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logWeights.length; i++) {
      largest = Math.max(largest, logWeights[i] + omega * (i - origin));
    }
    double[] s = new double[8];
    for (int i = 0; i < logWeights.length; i++) {
      double d = i - origin;
      double weight = StrictMath.exp(logWeights[i] + omega * d - largest);
      s[0] += weight;
      s[1] += weight * d;
      s[2] += weight * d * d;
      int side = d > 0 ? 0 : d < 0 ? 1 : 2;
      s[3 + side] += weight;
      if (side < 2) {
        s[6 + side] += weight * d;
      }
    }
    return s;
  }
}
