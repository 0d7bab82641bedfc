package org.lacrima.statistics.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.FrequencyTable;

/**
 * Exact p-values of the rank tests. With ties they are conditional on the ranks that occur: all
 * ways of giving these midranks to the groups, or signs to them, are equally likely.
 */
public final class ExactRanks {

  private static final int MOST_CASES = 200;
  private static final int MOST_TIED_CASES = 100;

  private ExactRanks() {}

  /**
   * Mann–Whitney's test with the exact distribution of U: without ties counted by Mann and
   * Whitney's recurrence (as R's {@code wilcox.test(exact = TRUE)}), with ties by adding case after
   * case; the two-sided p doubles the smaller tail. More than 200 cases in a group, or with ties
   * more than 100 in both: {@code TOO_MANY}; otherwise as {@link MannWhitney}.
   */
  public static Estimate mannWhitney(
      FrequencyTable first, FrequencyTable second, Alternative alternative) {
    Estimate approximate = MannWhitney.test(first, second, alternative);
    if (!approximate.validity().defined()) {
      return approximate;
    }
    FrequencyTable both = first.merge(second);
    boolean tied = both.tieSum() != 0;
    if (first.n() > MOST_CASES || second.n() > MOST_CASES || tied && both.n() > MOST_TIED_CASES) {
      return Estimate.undefined(approximate.n(), Validity.TOO_MANY);
    }
    int a = (int) first.n();
    double u = approximate.statistic();
    return tied
        ? test(approximate, 2 * u + a * (a + 1.0), rankSums(both, a), alternative)
        : test(approximate, u, uProbabilities(a, (int) second.n()), alternative);
  }

  /**
   * Wilcoxon's signed-rank test with the exact distribution of V (without ties as R's {@code
   * wilcox.test(exact = TRUE)}); zero differences are dropped. More than 200 of the others: {@code
   * TOO_MANY}; otherwise as {@link Wilcoxon}.
   */
  public static Estimate wilcoxon(FrequencyTable differences, Alternative alternative) {
    Estimate approximate = Wilcoxon.test(differences, alternative);
    if (!approximate.validity().defined()) {
      return approximate;
    }
    int[] ranks = doubledRanks(differences.map(Math::abs), true);
    if (ranks.length > MOST_CASES) {
      return Estimate.undefined(approximate.n(), Validity.TOO_MANY);
    }
    return test(approximate, 2 * approximate.statistic(), signedSums(ranks), alternative);
  }

  private static Estimate test(
      Estimate test, double observed, double[] probabilities, Alternative alternative) {
    double below = 0;
    double above = 0;
    for (int i = 0; i < probabilities.length; i++) {
      below += i <= observed ? probabilities[i] : 0;
      above += i >= observed ? probabilities[i] : 0;
    }
    double p = alternative.p(Math.min(1, below), Math.min(1, above));
    return Estimate.test(test.n(), test.statistic(), Double.NaN, Double.NaN, p);
  }

  /** Twice the midrank of every case, ascending; of a zero none where zeros are dropped. */
  private static int[] doubledRanks(FrequencyTable table, boolean withoutZero) {
    int from = withoutZero && table.size() > 0 && table.value(0) == 0 ? 1 : 0;
    IntStream.Builder ranks = IntStream.builder();
    long before = 0;
    for (int i = from; i < table.size(); i++) {
      for (long k = 0; k < table.count(i) && before < 2 * MOST_CASES; k++) {
        ranks.add((int) (2 * before + table.count(i) + 1));
      }
      before += table.count(i);
    }
    return ranks.build().toArray();
  }

  // P(sum of doubled midranks of a of the cases = s): a case is in or out
  private static double[] rankSums(FrequencyTable both, int a) {
    int[] ranks = doubledRanks(both, false);
    int most = Arrays.stream(ranks).sum();
    double[][] ways = new double[a + 1][most + 1];
    ways[0][0] = 1;
    int sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += ranks[i];
      for (int k = Math.min(a, i + 1); k >= 1; k--) {
        for (int s = sum; s >= ranks[i]; s--) {
          ways[k][s] += ways[k - 1][s - ranks[i]];
        }
      }
    }
    double all = Arrays.stream(ways[a]).sum();
    return Arrays.stream(ways[a]).map(w -> w / all).toArray();
  }

  // P(sum of the positive doubled midranks = s): each has either sign
  private static double[] signedSums(int[] ranks) {
    int most = Arrays.stream(ranks).sum();
    double[] p = new double[most + 1];
    p[0] = 1;
    for (int rank : ranks) {
      for (int s = most; s >= rank; s--) {
        p[s] = (p[s] + p[s - rank]) / 2;
      }
      for (int s = rank - 1; s >= 0; s--) {
        p[s] /= 2;
      }
    }
    return p;
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
}
