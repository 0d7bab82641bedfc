package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.FrequencyTable;

/** Exact p-values of the rank tests, for samples without ties. */
public final class ExactRanks {

  private static final int MOST_CASES = 200;

  private ExactRanks() {}

  /**
   * Mann–Whitney's test with the exact distribution of U (as R's {@code wilcox.test(exact =
   * TRUE)}), counted by Mann and Whitney's recurrence. Ties, for which there is none, or more than
   * 200 cases in a group: {@code TOO_MANY}; otherwise as {@link MannWhitney}.
   */
  public static Estimate mannWhitney(
      FrequencyTable first, FrequencyTable second, Alternative alternative) {
    Estimate approximate = MannWhitney.test(first, second, alternative);
    int a = (int) Math.min(first.n(), MOST_CASES + 1);
    int b = (int) Math.min(second.n(), MOST_CASES + 1);
    if (!approximate.validity().defined()) {
      return approximate;
    }
    if (a > MOST_CASES || b > MOST_CASES || first.merge(second).tieSum() != 0) {
      return Estimate.undefined(approximate.n(), Validity.TOO_MANY);
    }
    return test(approximate, uProbabilities(a, b), alternative);
  }

  /**
   * Wilcoxon's signed-rank test with the exact distribution of V (as R's {@code wilcox.test(exact =
   * TRUE)}). Ties, zero differences or more than 200 of them: {@code TOO_MANY}; otherwise as {@link
   * Wilcoxon}.
   */
  public static Estimate wilcoxon(FrequencyTable differences, Alternative alternative) {
    Estimate approximate = Wilcoxon.test(differences, alternative);
    if (!approximate.validity().defined()) {
      return approximate;
    }
    FrequencyTable sizes = differences.map(Math::abs);
    if (sizes.n() > MOST_CASES || sizes.tieSum() != 0 || sizes.min() == 0) {
      return Estimate.undefined(approximate.n(), Validity.TOO_MANY);
    }
    return test(approximate, vProbabilities((int) sizes.n()), alternative);
  }

  private static Estimate test(Estimate test, double[] probabilities, Alternative alternative) {
    int observed = (int) test.statistic();
    double below = 0;
    double above = 0;
    for (int i = 0; i < probabilities.length; i++) {
      below += i <= observed ? probabilities[i] : 0;
      above += i >= observed ? probabilities[i] : 0;
    }
    double p = alternative.p(Math.min(1, below), Math.min(1, above));
    return Estimate.test(test.n(), test.statistic(), Double.NaN, Double.NaN, p);
  }

  // P(U = u) of a and b cases: the Gaussian binomial coefficient, multiplied out factor by factor.
  // Only the lower half, where nothing cancels; the upper one mirrors it.
  private static double[] uProbabilities(int a, int b) {
    int most = a * b;
    int half = most / 2;
    double[] p = new double[most + 1];
    p[0] = 1;
    for (int i = 1; i <= a; i++) {
      // times (1 − q^(b+i)), divided by (1 − q^i), scaled by i/(b+i)
      for (int u = half; u >= b + i; u--) {
        p[u] -= p[u - b - i];
      }
      for (int u = i; u <= half; u++) {
        p[u] += p[u - i];
      }
      for (int u = 0; u <= half; u++) {
        p[u] *= (double) i / (b + i);
      }
    }
    for (int u = half + 1; u <= most; u++) {
      p[u] = p[most - u];
    }
    return p;
  }

  // P(V = v) of n signs: each rank is in or out
  private static double[] vProbabilities(int n) {
    int most = n * (n + 1) / 2;
    double[] p = new double[most + 1];
    p[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int v = most; v >= rank; v--) {
        p[v] = (p[v] + p[v - rank]) / 2;
      }
      for (int v = rank - 1; v >= 0; v--) {
        p[v] /= 2;
      }
    }
    return p;
  }
}
