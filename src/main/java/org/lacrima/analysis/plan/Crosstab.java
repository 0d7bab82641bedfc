package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacrima.statistics.summary.ContingencyTable;

/**
 * The cells of two variables that occur: cell {@code i} has row level {@code rowOf[i]}, column
 * level {@code columnOf[i]} and {@code countOf[i]} cases; ordered by row, then by column.
 */
public record Crosstab(
    List<Level> rows, List<Level> columns, int[] rowOf, int[] columnOf, long[] countOf) {

  private static final long LARGEST_TABLE = 10_000;

  public Crosstab {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  public long total() {
    return Arrays.stream(countOf).sum();
  }

  /** The whole table; only sensible where both variables have few levels. */
  public long[][] counts() {
    long[][] counts = new long[rows.size()][columns.size()];
    for (int i = 0; i < countOf.length; i++) {
      counts[rowOf[i]][columnOf[i]] = countOf[i];
    }
    return counts;
  }

  /** The distribution of the row variable within one column. */
  public Frequencies withinColumn(int column) {
    List<Level> levels = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < countOf.length; i++) {
      if (columnOf[i] == column) {
        levels.add(rows.get(rowOf[i]));
        counts.add(countOf[i]);
      }
    }
    return new Frequencies(levels, counts);
  }

  /** Whether the whole table is worth making: otherwise almost every value is its own level. */
  public boolean isSmall() {
    return (long) rows.size() * columns.size() <= Math.max(LARGEST_TABLE, 4L * countOf.length);
  }

  public ContingencyTable table() {
    return new ContingencyTable(counts());
  }

  /** The row variable's value of every case, in the order of cells. */
  public double[] xs() {
    return expanded(rows, rowOf);
  }

  /** The column variable's value of every case, in the same order. */
  public double[] ys() {
    return expanded(columns, columnOf);
  }

  private double[] expanded(List<Level> levels, int[] of) {
    double[] values = new double[Math.toIntExact(total())];
    int at = 0;
    for (int i = 0; i < of.length; i++) {
      double value = levels.get(of[i]).number();
      for (long k = 0; k < countOf[i]; k++) {
        values[at++] = value;
      }
    }
    return values;
  }
}
