package org.lacrima.analysis.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Products of any number of variables, some of them real, over their complete cases. */
final class RealProducts extends Accumulator {

  private final int[] columns;
  private @Nullable CrossProductMatrix sums;

  RealProducts(int[] columns, int[] complete, int capacity) {
    super(complete, capacity);
    this.columns = columns.clone();
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    double[][] values = new double[columns.length][rows.n];
    for (int c = 0; c < columns.length; c++) {
      for (int k = 0; k < rows.n; k++) {
        values[c][k] = batch.columns[columns[c]].number(rows.index[k]);
      }
    }
    add(CrossProductMatrix.of(values));
  }

  private void add(CrossProductMatrix part) {
    CrossProductMatrix known = sums;
    sums = known == null ? part : known.merge(part);
  }

  @Override
  boolean ordered() {
    return true;
  }

  @Override
  void merge(Accumulator later) {
    CrossProductMatrix part = ((RealProducts) later).sums;
    if (part != null) {
      add(part);
    }
  }

  @Override
  CrossProductMatrix summary() {
    CrossProductMatrix known = sums;
    int k = columns.length;
    double[] none = new double[k];
    Arrays.fill(none, Double.NaN);
    return known != null ? known : new CrossProductMatrix(0, none, new double[k][k]);
  }
}
