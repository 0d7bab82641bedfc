package org.lacrima.analysis.plan;

import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;

/**
 * The exact sums of one need: the sums of batches are added as longs, and settled in the statistics
 * room's unlimited ones before they could overflow.
 */
final class ExactProducts {

  /** Sums of one batch stay below 2^52, so that this many stay below 2^61. */
  private static final int MOST_BATCHES = 1 << 9;

  private final ExactCrossProductMatrix settled;
  private final long[] first;
  private final long[][] second;
  private long n;
  private int batches;

  /**
   * @param variables indexes into {@code columns}, whose pivots are known
   */
  ExactProducts(Deviations[] columns, int[] variables) {
    int k = variables.length;
    long[] denominators = new long[k];
    long[] pivots = new long[k];
    for (int i = 0; i < k; i++) {
      denominators[i] = columns[variables[i]].denominator();
      pivots[i] = columns[variables[i]].pivot();
    }
    this.settled = new ExactCrossProductMatrix(denominators, pivots);
    this.first = new long[k];
    this.second = new long[k][k];
  }

  /** Says that the sums of a batch with this many cases follow. */
  void count(int cases) {
    if (++batches > MOST_BATCHES) {
      settle();
      batches = 1;
    }
    n += cases;
  }

  void addFirst(int i, long sum) {
    first[i] += sum;
  }

  /** Adds a sum of products; i is at most j. */
  void addSecond(int i, int j, long sum) {
    second[i][j] += sum;
  }

  /** Adds one of the cases that were counted, in units. */
  void addCase(long[] units) {
    settled.add(units);
    n--;
  }

  private void settle() {
    settled.addSums(n, first, second);
    n = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = 0;
      java.util.Arrays.fill(second[i], 0);
    }
  }

  void merge(ExactProducts other) {
    settle();
    other.settle();
    settled.merge(other.settled);
  }

  CrossProductMatrix crossProducts() {
    settle();
    return settled.crossProducts();
  }
}
