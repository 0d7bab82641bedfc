package org.lacrima.statistics.summary;

import java.util.Arrays;

/**
 * Correlations from the counts of the cells of two variables, many times over with other counts of
 * the same cells: in doubles, O(cells), without making anything. For the estimate itself the exact
 * sums are used; this is for resamples.
 */
public final class CellCorrelation {

  private final int[] rowOf;
  private final int[] columnOf;
  private final double[] x;
  private final double[] y;
  private final long[] counts;
  private final double[] rowTotals;
  private final double[] columnTotals;
  private final double[] tree;

  /**
   * @param rowOf the row of each cell, ascending
   * @param columnOf the column of each cell, ascending within a row
   * @param counts cases of each cell, positive
   * @param rows values of the rows, ascending
   * @param columns values of the columns, ascending
   */
  public CellCorrelation(
      int[] rowOf, int[] columnOf, long[] counts, double[] rows, double[] columns) {
    if (rowOf.length != columnOf.length || rowOf.length != counts.length) {
      throw new IllegalArgumentException("a row, a column and a count for each cell");
    }
    this.rowOf = rowOf.clone();
    this.columnOf = columnOf.clone();
    this.counts = counts.clone();
    rowTotals = new double[rows.length];
    columnTotals = new double[columns.length];
    tree = new double[columns.length + 1];
    total(counts);
    x = centred(rows, rowTotals);
    y = centred(columns, columnTotals);
  }

  // about the mean of the data, so that squares of large values cannot swallow their differences
  private static double[] centred(double[] values, double[] totals) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < values.length; i++) {
      sum += totals[i] * (values[i] - values[0]);
      n += totals[i];
    }
    double mean = sum / n;
    return Arrays.stream(values).map(value -> value - values[0] - mean).toArray();
  }

  /** The counts of the data; a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /** Pearson's r at these counts; NaN where a variable is constant. */
  public double pearson(long[] n) {
    total(n);
    return correlation(n, x, y, rowTotals, columnTotals);
  }

  /** Spearman's ρ at these counts; NaN where a variable is constant. */
  public double spearman(long[] n) {
    total(n);
    return correlation(n, ranks(rowTotals), ranks(columnTotals), rowTotals, columnTotals);
  }

  /** Kendall's τ-b at these counts; NaN where a variable is constant. */
  public double kendall(long[] n) {
    total(n);
    double all = Arrays.stream(rowTotals).sum();
    double pairs = all * (all - 1) / 2;
    double tiedX = tied(rowTotals);
    double tiedY = tied(columnTotals);
    if (pairs == tiedX || pairs == tiedY) {
      return Double.NaN;
    }
    Arrays.fill(tree, 0);
    double score = 0;
    double seen = 0;
    for (int from = 0; from < n.length; ) {
      int to = from;
      for (; to < n.length && rowOf[to] == rowOf[from]; to++) {
        if (n[to] > 0) {
          score += n[to] * (before(columnOf[to]) - (seen - before(columnOf[to] + 1)));
        }
      }
      for (; from < to; from++) {
        seen += n[from];
        for (int i = columnOf[from] + 1; i < tree.length; i += i & -i) {
          tree[i] += n[from];
        }
      }
    }
    double tau = score / (Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY));
    return Math.max(-1, Math.min(1, tau));
  }

  private double before(int column) {
    double sum = 0;
    for (int i = column; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static double tied(double[] totals) {
    double pairs = 0;
    for (double t : totals) {
      pairs += t * (t - 1) / 2;
    }
    return pairs;
  }

  private void total(long[] n) {
    Arrays.fill(rowTotals, 0);
    Arrays.fill(columnTotals, 0);
    for (int i = 0; i < n.length; i++) {
      rowTotals[rowOf[i]] += n[i];
      columnTotals[columnOf[i]] += n[i];
    }
  }

  // centred midranks: cases before less cases after
  private static double[] ranks(double[] totals) {
    double[] ranks = new double[totals.length];
    double all = Arrays.stream(totals).sum();
    double before = 0;
    for (int i = 0; i < totals.length; i++) {
      ranks[i] = 2 * before + totals[i] - all;
      before += totals[i];
    }
    return ranks;
  }

  private double correlation(long[] n, double[] u, double[] v, double[] us, double[] vs) {
    double all = 0;
    double sumU = 0;
    double squaresU = 0;
    int levels = 0;
    for (int i = 0; i < u.length; i++) {
      all += us[i];
      sumU += us[i] * u[i];
      squaresU += us[i] * u[i] * u[i];
      levels += us[i] > 0 ? 1 : 0;
    }
    double sumV = 0;
    double squaresV = 0;
    int columns = 0;
    for (int i = 0; i < v.length; i++) {
      sumV += vs[i] * v[i];
      squaresV += vs[i] * v[i] * v[i];
      columns += vs[i] > 0 ? 1 : 0;
    }
    if (levels < 2 || columns < 2) {
      return Double.NaN;
    }
    double products = 0;
    for (int i = 0; i < n.length; i++) {
      products += n[i] * u[rowOf[i]] * v[columnOf[i]];
    }
    double r =
        (products - sumU * sumV / all)
            / (Math.sqrt(squaresU - sumU * sumU / all) * Math.sqrt(squaresV - sumV * sumV / all));
    return Math.max(-1, Math.min(1, r));
  }
}
