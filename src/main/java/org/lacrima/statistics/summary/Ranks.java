package org.lacrima.statistics.summary;

import java.util.Arrays;

/** Ranks with ties: tied values share the mean of their places (midranks). */
public final class Ranks {

  private Ranks() {}

  /**
   * Twice the midrank of each value, 1 being the smallest: whole numbers, so that sums of ranks are
   * exact. O(n log n).
   *
   * @param values without NaN
   */
  public static long[] doubled(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value " + i + " is NaN");
      }
      sorted[i] = values[i] + 0.0; // −0 becomes 0
    }
    Arrays.sort(sorted);
    int size = 0;
    long[] ranks = new long[sorted.length];
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      sorted[size] = sorted[from];
      ranks[size++] = from + to + 1L;
      from = to;
    }
    long[] result = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = ranks[Arrays.binarySearch(sorted, 0, size, values[i] + 0.0)];
    }
    return result;
  }

  /** Exact sums of products of two variables' ranks. */
  public static CrossProducts crossProducts(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("x has " + x.length + " values, y " + y.length);
    }
    ExactCrossProducts sums = new ExactCrossProducts(2, x.length, 2, y.length);
    sums.add(doubled(x), doubled(y), 0, x.length);
    return sums.crossProducts();
  }

  /** Exact sums of products of the ranks that a contingency table of ordered levels gives. */
  public static CrossProducts crossProducts(ContingencyTable table) {
    long[] rows = new long[table.rows()];
    long before = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 2 * before + table.rowTotal(i) + 1;
      before += table.rowTotal(i);
    }
    long[] columns = new long[table.columns()];
    before = 0;
    for (int j = 0; j < columns.length; j++) {
      columns[j] = 2 * before + table.columnTotal(j) + 1;
      before += table.columnTotal(j);
    }
    return table.crossProducts(2, rows, 2, columns).crossProducts();
  }

  /** Exact sums of products of several variables' ranks over cases complete on all. */
  public static CrossProductMatrix crossProducts(double[][] columns) {
    int k = columns.length;
    long[] twos = new long[k];
    Arrays.fill(twos, 2);
    ExactCrossProductMatrix sums = new ExactCrossProductMatrix(twos, new long[k]);
    long[][] ranks = new long[k][];
    for (int i = 0; i < k; i++) {
      ranks[i] = doubled(columns[i]);
      if (ranks[i].length != ranks[0].length) {
        throw new IllegalArgumentException(
            "column " + i + " has " + ranks[i].length + " values, column 0 " + ranks[0].length);
      }
    }
    long[] units = new long[k];
    for (int c = 0; k > 0 && c < ranks[0].length; c++) {
      for (int i = 0; i < k; i++) {
        units[i] = ranks[i][c];
      }
      sums.add(units);
    }
    return sums.crossProducts();
  }
}
