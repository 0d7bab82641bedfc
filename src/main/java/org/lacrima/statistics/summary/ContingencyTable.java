package org.lacrima.statistics.summary;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How often each combination of two variables' levels occurs; levels in ascending order. */
public final class ContingencyTable {

  private final long[][] counts;
  private final int columns;
  private final long[] rowTotals;
  private final long[] columnTotals;
  private final long n;

  /**
   * @param counts one row per level of the first variable; not negative, rows of equal length
   */
  public ContingencyTable(long[][] counts) {
    columns = counts.length == 0 ? 0 : counts[0].length;
    this.counts = new long[counts.length][];
    rowTotals = new long[counts.length];
    columnTotals = new long[columns];
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + counts[i].length + " columns, row 0 " + columns);
      }
      this.counts[i] = counts[i].clone();
      for (int j = 0; j < columns; j++) {
        long count = counts[i][j];
        if (count < 0) {
          throw new IllegalArgumentException("count " + i + ":" + j + " is negative: " + count);
        }
        rowTotals[i] = Math.addExact(rowTotals[i], count);
        columnTotals[j] = Math.addExact(columnTotals[j], count);
        total = Math.addExact(total, count);
      }
    }
    n = total;
  }

  /** Of two samples: every pair is one count. Levels are the distinct values, ascending. */
  public static ContingencyTable of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("x has " + x.length + " values, y " + y.length);
    }
    double[] rows = Arrays.stream(x).map(v -> v + 0.0).sorted().distinct().toArray();
    double[] cols = Arrays.stream(y).map(v -> v + 0.0).sorted().distinct().toArray();
    long[][] counts = new long[rows.length][cols.length];
    for (int i = 0; i < x.length; i++) {
      counts[Arrays.binarySearch(rows, x[i] + 0.0)][Arrays.binarySearch(cols, y[i] + 0.0)]++;
    }
    return new ContingencyTable(counts);
  }

  public int rows() {
    return counts.length;
  }

  public int columns() {
    return columns;
  }

  public long count(int row, int column) {
    return counts[row][column];
  }

  public long rowTotal(int row) {
    return rowTotals[row];
  }

  public long columnTotal(int column) {
    return columnTotals[column];
  }

  /** Number of cases in the table. */
  public long n() {
    return n;
  }

  /** Without the rows and columns that are empty: levels that are declared but do not occur. */
  public ContingencyTable withoutEmpty() {
    int[] r = occurring(rowTotals);
    int[] c = occurring(columnTotals);
    long[][] kept = new long[r.length][c.length];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < c.length; j++) {
        kept[i][j] = counts[r[i]][c[j]];
      }
    }
    return new ContingencyTable(kept);
  }

  private static int[] occurring(long[] totals) {
    return IntStream.range(0, totals.length).filter(i -> totals[i] > 0).toArray();
  }

  public ContingencyTable merge(ContingencyTable other) {
    if (other.rows() != rows() || other.columns != columns) {
      throw new IllegalArgumentException(
          rows() + "×" + columns + " here, " + other.rows() + "×" + other.columns + " there");
    }
    long[][] sum = new long[rows()][columns];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        sum[i][j] = Math.addExact(counts[i][j], other.counts[i][j]);
      }
    }
    return new ContingencyTable(sum);
  }

  public ContingencyTable transposed() {
    long[][] turned = new long[columns][rows()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        turned[j][i] = counts[i][j];
      }
    }
    return new ContingencyTable(turned);
  }

  /**
   * Exact sums of products when each level stands for a whole number of units.
   *
   * @param rowUnits units of the row levels
   * @param columnUnits units of the column levels
   */
  public ExactCrossProducts crossProducts(
      long rowDenominator, long[] rowUnits, long columnDenominator, long[] columnUnits) {
    ExactCrossProducts sums = new ExactCrossProducts(rowDenominator, 0, columnDenominator, 0);
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        sums.add(rowUnits[i], columnUnits[j], counts[i][j]);
      }
    }
    return sums;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContingencyTable
        && Arrays.deepEquals(counts, ((ContingencyTable) other).counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }
}
