package org.lacrima.statistics.correlation;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.CrossProducts;

/** The exact p of Spearman's correlation: all orders of one variable are equally likely. */
public final class ExactSpearman {

  /** Cases up to which the distribution is known. */
  public static final int MOST_CASES = 20;

  private static final int FEWEST_CASES = 2;

  private ExactSpearman() {}

  /**
   * The same estimate with the exact p instead of that of the t approximation, whose statistic and
   * df are left out; the two-sided p doubles the smaller tail.
   *
   * <p>The counts of permutations with each sum of squared rank differences were computed once, by
   * joining the two halves of a permutation (van de Wiel and Di Bucchianico 2001 use the same
   * split), and are kept for n to 20. Agrees with R's {@code cor.test(method = "spearman", exact =
   * TRUE)} where that enumerates, n to 9. Ties or more than 20 cases: {@code TOO_MANY}.
   *
   * @param estimate of {@link Spearman}
   * @param ranks sums of products of the midranks, in units of half ranks or of ranks
   */
  public static Estimate test(Estimate estimate, CrossProducts ranks, Alternative alternative) {
    int n = (int) Math.min(estimate.n(), MOST_CASES + 1);
    double untied = n * (n * (double) n - 1) / 12;
    if (n > MOST_CASES
        || n < FEWEST_CASES
        || tied(ranks.sumXx(), untied)
        || tied(ranks.sumYy(), untied)) {
      return Estimate.undefined(estimate.n(), Validity.TOO_MANY);
    }
    long[] counts = Table.COUNTS[n];
    // Σd² = (1 − ρ) (n³ − n) / 6 is even; counts are by its half
    int half = (int) Math.rint((1 - estimate.value()) * untied);
    double all = 0;
    double larger = 0;
    double smaller = 0;
    int last = (int) Math.rint(2 * untied);
    for (int k = 0; k <= last; k++) {
      double count = counts[Math.min(k, last - k)];
      all += count;
      larger += k <= half ? count : 0;
      smaller += k >= half ? count : 0;
    }
    double p = alternative.p(smaller / all, larger / all);
    return estimate.withTest(Double.NaN, Double.NaN, p);
  }

  /** The lower half of the counts by Σd²/2, of n cases. */
  static long[] counts(int n) {
    return Table.COUNTS[n].clone();
  }

  private static boolean tied(double squares, double untied) {
    return Math.abs(squares - untied) > 1e-6;
  }

  /** Counts by half of Σd², of each n the lower half; the upper one mirrors it. */
  private static final class Table {
    static final long[][] COUNTS = read();

    private Table() {}

    private static long[][] read() {
      long[][] counts = new long[MOST_CASES + 1][];
      try (InputStream in = ExactSpearman.class.getResourceAsStream("spearman.bin");
          DataInputStream data = new DataInputStream(java.util.Objects.requireNonNull(in))) {
        for (int n = FEWEST_CASES; n <= MOST_CASES; n++) {
          counts[n] = new long[n * (n * n - 1) / 12 + 1];
          for (int k = 0; k < counts[n].length; k++) {
            counts[n][k] = data.readLong();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return counts;
    }
  }
}
