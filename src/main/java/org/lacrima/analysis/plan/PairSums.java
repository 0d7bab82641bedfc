package org.lacrima.analysis.plan;

import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.CrossProducts;
import org.lacrima.statistics.summary.ExactCrossProducts;

/**
 * All pairs of exact variables at once, each over its own complete cases. A missing value counts 0
 * in every product; the sums of the rows in which only the other variable is missing are taken off
 * again, and those rows are few.
 */
final class PairSums extends Accumulator {

  private final int[] columns;
  private final int[][] pairs;
  private final long[] pivots;
  private final double[][] deviations;
  private final double[][] squares;
  private final int[][] missingRows;
  private final int[] missing;
  private final long[][] missingBits;
  private final double[] sums;
  private final double[] squareSums;
  private final ExactCrossProducts[] exact;

  /**
   * @param pairs indexes into {@code columns}
   */
  PairSums(int[] columns, List<Shape> shapes, int[][] pairs, int capacity) {
    super(new int[0], capacity);
    int k = columns.length;
    this.columns = columns.clone();
    this.pairs = pairs.clone();
    this.pivots = new long[k];
    this.deviations = new double[k][capacity];
    this.squares = new double[k][capacity];
    this.missingRows = new int[k][capacity];
    this.missing = new int[k];
    this.missingBits = new long[k][capacity / 64 + 1];
    this.sums = new double[k];
    this.squareSums = new double[k];
    this.exact = new ExactCrossProducts[pairs.length];
    for (int p = 0; p < pairs.length; p++) {
      exact[p] =
          new ExactCrossProducts(
              shapes.get(pairs[p][0]).denominator(), 0, shapes.get(pairs[p][1]).denominator(), 0);
    }
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    int n = rows.n;
    for (int c = 0; c < columns.length; c++) {
      take(c, batch.columns[columns[c]], rows);
    }
    for (int p = 0; p < pairs.length; p++) {
      int x = pairs[p][0];
      int y = pairs[p][1];
      double sx = sums[x];
      double sxx = squareSums[x];
      double sy = sums[y];
      double syy = squareSums[y];
      long count = n;
      if (missing[x] + missing[y] > 0) {
        for (int m = 0; m < missing[y]; m++) {
          sx -= deviations[x][missingRows[y][m]];
          sxx -= squares[x][missingRows[y][m]];
        }
        for (int m = 0; m < missing[x]; m++) {
          sy -= deviations[y][missingRows[x][m]];
          syy -= squares[y][missingRows[x][m]];
        }
        int both = 0;
        for (int w = 0; w < missingBits[x].length; w++) {
          both += Long.bitCount(missingBits[x][w] & missingBits[y][w]);
        }
        count = n - missing[x] - missing[y] + both;
      }
      double sxy = Deviations.dot(deviations[x], deviations[y], n);
      exact[p].addSums(count, (long) sx, (long) sy, (long) sxx, (long) syy, (long) sxy);
    }
  }

  private void take(int c, Column column, Rows rows) {
    double[] d = deviations[c];
    double[] square = squares[c];
    Deviations.take(column, rows, pivots[c], d); // columns with larger bounds never come here
    int gone = 0;
    Arrays.fill(missingBits[c], 0);
    for (int k = 0; k < rows.n; k++) {
      square[k] = d[k] * d[k];
      if (column.units[rows.index[k]] == Column.MISSING) {
        missingRows[c][gone++] = k;
        missingBits[c][k >> 6] |= 1L << k;
      }
    }
    missing[c] = gone;
    sums[c] = Deviations.sum(d, rows.n);
    squareSums[c] = Deviations.sum(square, rows.n);
  }

  @Override
  void merge(Accumulator later) {
    PairSums other = (PairSums) later;
    for (int p = 0; p < exact.length; p++) {
      exact[p] = exact[p].merge(other.exact[p]);
    }
  }

  @Override
  CrossProductMatrix summary() {
    throw new IllegalStateException("These are the sums of many needs");
  }

  CrossProductMatrix summary(int pair) {
    return matrix(exact[pair].crossProducts());
  }

  static CrossProductMatrix matrix(CrossProducts p) {
    return new CrossProductMatrix(
        p.n(),
        new double[] {p.meanX(), p.meanY()},
        new double[][] {{p.sumXx(), p.sumXy()}, {p.sumXy(), p.sumYy()}});
  }
}
