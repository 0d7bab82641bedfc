package org.lacrima.statistics.inference;

import java.util.HashMap;
import java.util.Map;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.FrequencyTable;

/** Wilcoxon's signed-rank test. */
public final class Wilcoxon {

  private Wilcoxon() {}

  /** As {@link #test(FrequencyTable, Alternative)}, of a sample of differences. */
  public static Estimate test(double[] differences, Alternative alternative) {
    return test(FrequencyTable.of(differences), alternative);
  }

  /**
   * V, the sum of the ranks of the positive differences; zero differences are dropped. p by the
   * normal approximation with tie-corrected variance and continuity correction, as R's {@code
   * wilcox.test(paired = TRUE, exact = FALSE)}.
   *
   * <p>No differences: {@code TOO_FEW}; all zero: {@code ZERO_VARIANCE}. n of the result counts the
   * zeros too.
   */
  public static Estimate test(FrequencyTable differences, Alternative alternative) {
    if (differences.n() == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    Map<Double, Long> positive = new HashMap<>();
    double[] sizes = new double[differences.size()];
    long[] counts = new long[differences.size()];
    for (int i = 0; i < sizes.length; i++) {
      double d = differences.value(i);
      sizes[i] = Math.abs(d);
      counts[i] = d == 0 ? 0 : differences.count(i);
      if (d > 0) {
        positive.put(d, differences.count(i));
      }
    }
    FrequencyTable ranked = FrequencyTable.of(sizes, counts);
    double n = ranked.n();
    if (n == 0) {
      return Estimate.undefined(differences.n(), Validity.ZERO_VARIANCE);
    }
    double doubled = 0;
    long before = 0;
    for (int i = 0; i < ranked.size(); i++) {
      long rank = 2 * before + ranked.count(i) + 1;
      before += ranked.count(i);
      doubled += (double) rank * positive.getOrDefault(ranked.value(i), 0L);
    }
    double v = doubled / 2;
    double variance = n * (n + 1) * (2 * n + 1) / 24 - ranked.tieSum() / 48;
    return RankTest.normal(differences.n(), v, v - n * (n + 1) / 4, variance, alternative);
  }
}
