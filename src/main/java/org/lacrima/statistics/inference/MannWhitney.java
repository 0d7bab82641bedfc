package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.FrequencyTable;

/** The Mann–Whitney test (Wilcoxon's rank sum). */
public final class MannWhitney {

  private MannWhitney() {}

  /** As {@link #test(FrequencyTable, FrequencyTable, Alternative)}, of two samples. */
  public static Estimate test(double[] first, double[] second, Alternative alternative) {
    return test(FrequencyTable.of(first), FrequencyTable.of(second), alternative);
  }

  /**
   * U of the first group, the pairs in which its value is the larger, ties half; p by the normal
   * approximation with tie-corrected variance and continuity correction, as R's {@code
   * wilcox.test(exact = FALSE)}.
   *
   * <p>An empty group: {@code ONE_GROUP}; all values equal: {@code ZERO_VARIANCE}.
   */
  public static Estimate test(
      FrequencyTable first, FrequencyTable second, Alternative alternative) {
    double a = first.n();
    double b = second.n();
    long n = first.n() + second.n();
    if (a == 0 || b == 0) {
      return Estimate.undefined(n, n == 0 ? Validity.TOO_FEW : Validity.ONE_GROUP);
    }
    double u = doubledU(first, second) / 2.0;
    double ties = first.merge(second).tieSum();
    double variance = a * b / 12 * (n + 1.0 - ties / (n * (n - 1.0)));
    // all tied: the correction is the whole, but for rounding
    if (first.merge(second).size() == 1) {
      variance = 0;
    }
    return RankTest.normal(n, u, u - a * b / 2, variance, alternative);
  }

  private static long doubledU(FrequencyTable first, FrequencyTable second) {
    long doubled = 0;
    long below = 0;
    int j = 0;
    for (int i = 0; i < first.size(); i++) {
      while (j < second.size() && second.value(j) < first.value(i)) {
        below += second.count(j++);
      }
      boolean tied = j < second.size() && second.value(j) == first.value(i);
      long wins = Math.addExact(2 * below, tied ? second.count(j) : 0);
      doubled = Math.addExact(doubled, Math.multiplyExact(first.count(i), wins));
    }
    return doubled;
  }
}
