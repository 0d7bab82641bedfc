package org.lacrima.statistics.correlation;

import java.util.Arrays;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Ranks;

/** Kendall's tau-b. */
public final class Kendall {

  private Kendall() {}

  /**
   * As {@link #test(ContingencyTable, Alternative)}, of two samples without missing values, in O(n
   * log n).
   */
  public static Estimate test(double[] x, double[] y, Alternative alternative) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("x has " + x.length + " values, y " + y.length);
    }
    long[] ranksX = Ranks.doubled(x);
    long[] ranksY = Ranks.doubled(y);
    return test(
        score(ranksX, ranksY),
        counts(FrequencyTable.of(x)),
        counts(FrequencyTable.of(y)),
        alternative);
  }

  /**
   * τ-b = \(S/\sqrt{(n_0-n_1)(n_0-n_2)}\), with S the concordant less the discordant pairs and n₁,
   * n₂ the pairs tied on either variable; z by the tie-corrected variance of S (Kendall 1970),
   * without continuity correction and without interval; O(cells). Agrees with R's {@code
   * cor.test(exact = FALSE)}.
   *
   * <p>n &lt; 2: {@code TOO_FEW}; a constant variable: {@code ZERO_VARIANCE}.
   *
   * @param table rows and columns in ascending order of their levels
   */
  public static Estimate test(ContingencyTable table, Alternative alternative) {
    long score = 0;
    long[] seen = new long[table.columns()];
    for (int i = 0; i < table.rows(); i++) {
      long below = 0;
      long above = Arrays.stream(seen).sum();
      for (int j = 0; j < table.columns(); j++) {
        above -= seen[j];
        score = Math.addExact(score, Math.multiplyExact(table.count(i, j), below - above));
        below += seen[j];
      }
      for (int j = 0; j < table.columns(); j++) {
        seen[j] += table.count(i, j);
      }
    }
    long[] rows = new long[table.rows()];
    Arrays.setAll(rows, table::rowTotal);
    long[] columns = new long[table.columns()];
    Arrays.setAll(columns, table::columnTotal);
    return test(score, rows, columns, alternative);
  }

  private static Estimate test(long score, long[] x, long[] y, Alternative alternative) {
    double n = Arrays.stream(x).sum();
    if (n < 2) {
      return Estimate.undefined((long) n, Validity.TOO_FEW);
    }
    double pairs = n * (n - 1);
    double tiedX = pairs(x);
    double tiedY = pairs(y);
    if (tiedX == pairs || tiedY == pairs) {
      return Estimate.undefined((long) n, Validity.ZERO_VARIANCE);
    }
    double tau = 2 * score / (Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY));
    double variance =
        (pairs * (2 * n + 5) - weighted(x) - weighted(y)) / 18 + tiedX * tiedY / (2 * pairs);
    if (n > 2) {
      variance += triples(x) * triples(y) / (9 * pairs * (n - 2));
    }
    double z = score / Math.sqrt(variance);
    double p = alternative.p(Normal.cdf(z), Normal.sf(z));
    return Estimate.of((long) n, Math.max(-1, Math.min(1, tau))).withTest(z, Double.NaN, p);
  }

  private static double pairs(long[] ties) {
    return Arrays.stream(ties).mapToDouble(t -> (double) t * (t - 1)).sum();
  }

  private static double weighted(long[] ties) {
    return Arrays.stream(ties).mapToDouble(t -> (double) t * (t - 1) * (2 * t + 5)).sum();
  }

  private static double triples(long[] ties) {
    return Arrays.stream(ties).mapToDouble(t -> (double) t * (t - 1) * (t - 2)).sum();
  }

  private static long[] counts(FrequencyTable table) {
    long[] counts = new long[table.size()];
    Arrays.setAll(counts, table::count);
    return counts;
  }

  // concordant less discordant pairs: cases in order of x, a Fenwick tree over y of those before
  private static long score(long[] x, long[] y) {
    int n = x.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(x[a], x[b]));
    int[] tree = new int[n + 2];
    long score = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && x[order[to]] == x[order[from]]) {
        int place = place(y[order[to]]);
        score += sum(tree, place - 1) - (from - (long) sum(tree, place));
        to++;
      }
      for (; from < to; from++) {
        for (int i = place(y[order[from]]); i < tree.length; i += i & -i) {
          tree[i]++;
        }
      }
    }
    return score;
  }

  // doubled midranks of distinct values differ by 2 at least
  private static int place(long doubledRank) {
    return (int) (doubledRank / 2);
  }

  private static int sum(int[] tree, int to) {
    int sum = 0;
    for (int i = to; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }
}
