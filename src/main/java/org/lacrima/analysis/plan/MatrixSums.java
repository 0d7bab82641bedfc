package org.lacrima.analysis.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;

/** Products of any number of variables over their complete cases; exact where all are exact. */
final class MatrixSums extends Accumulator {

  private final int[] columns;
  private final Shape[] shapes;
  private final boolean exact;
  private final long[] pivots;
  private final long[] row;
  private final double[][] deviations;
  private @Nullable ExactCrossProductMatrix exactSums;
  private @Nullable CrossProductMatrix realSums;

  MatrixSums(int[] columns, Shape[] shapes, int[] complete, int capacity) {
    super(complete, capacity);
    int k = columns.length;
    this.columns = columns.clone();
    this.shapes = shapes.clone();
    this.pivots = new long[k];
    this.row = new long[k];
    this.exact = Arrays.stream(shapes).allMatch(Shape::isExact);
    this.deviations = new double[exact ? k : 0][capacity];
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    if (!exact) {
      addReal(batch, rows);
      return;
    }
    ExactCrossProductMatrix sums = exactSums(batch, rows);
    boolean small = true;
    for (int c = 0; c < columns.length; c++) {
      small &= Deviations.take(batch.columns[columns[c]], rows, pivots[c], deviations[c]);
    }
    if (small) {
      addDeviations(sums, rows.n);
      return;
    }
    for (int k = 0; k < rows.n; k++) {
      for (int c = 0; c < columns.length; c++) {
        row[c] = batch.columns[columns[c]].units[rows.index[k]];
      }
      sums.add(row);
    }
  }

  private ExactCrossProductMatrix exactSums(Batch batch, Rows rows) {
    ExactCrossProductMatrix known = exactSums;
    if (known == null) {
      long[] denominators = new long[columns.length];
      for (int c = 0; c < columns.length; c++) {
        denominators[c] = shapes[c].denominator();
        if (!Deviations.smallAsTheyAre(shapes[c])) {
          pivots[c] = batch.columns[columns[c]].units[rows.index[0]];
        }
      }
      known = new ExactCrossProductMatrix(denominators, pivots);
      exactSums = known;
    }
    return known;
  }

  private void addDeviations(ExactCrossProductMatrix sums, int n) {
    int k = columns.length;
    long[] first = new long[k];
    long[][] second = new long[k][k];
    for (int i = 0; i < k; i++) {
      first[i] = (long) Deviations.sum(deviations[i], n);
      for (int j = i; j < k; j++) {
        second[i][j] = (long) Deviations.dot(deviations[i], deviations[j], n);
      }
    }
    sums.addSums(n, first, second);
  }

  private void addReal(Batch batch, Rows rows) {
    double[][] values = new double[columns.length][rows.n];
    for (int c = 0; c < columns.length; c++) {
      for (int k = 0; k < rows.n; k++) {
        values[c][k] = batch.columns[columns[c]].number(rows.index[k]);
      }
    }
    CrossProductMatrix part = CrossProductMatrix.of(values);
    CrossProductMatrix known = realSums;
    realSums = known == null ? part : known.merge(part);
  }

  @Override
  void merge(Accumulator later) {
    MatrixSums other = (MatrixSums) later;
    ExactCrossProductMatrix exactLater = other.exactSums;
    if (exactLater != null) {
      exactSums = exactSums == null ? exactLater : exactSums.merge(exactLater);
    }
    CrossProductMatrix realLater = other.realSums;
    if (realLater != null) {
      realSums = realSums == null ? realLater : realSums.merge(realLater);
    }
  }

  @Override
  CrossProductMatrix summary() {
    ExactCrossProductMatrix known = exactSums;
    if (known != null) {
      return known.crossProducts();
    }
    CrossProductMatrix real = realSums;
    int k = columns.length;
    double[] none = new double[k];
    Arrays.fill(none, Double.NaN);
    return real != null ? real : new CrossProductMatrix(0, none, new double[k][k]);
  }
}
