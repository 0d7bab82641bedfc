package org.lacrima.analysis.plan;

import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.PairwiseProducts;

/** Products of many pairs of variables, some of them real, each over its own complete cases. */
final class RealPairs extends Accumulator {

  private final int[] columns;
  private final double[][] values;
  private final PairwiseProducts sums;

  /**
   * @param pairs indexes into {@code columns}
   */
  RealPairs(int[] columns, int[][] pairs, int[] complete, int capacity) {
    super(complete, capacity);
    this.columns = columns.clone();
    this.values = new double[columns.length][];
    this.sums = new PairwiseProducts(columns.length, pairs);
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    for (int c = 0; c < columns.length; c++) {
      Column column = batch.columns[columns[c]];
      values[c] = new double[rows.n];
      for (int k = 0; k < rows.n; k++) {
        values[c][k] = column.number(rows.index[k]);
      }
    }
    sums.add(values, rows.n);
  }

  @Override
  boolean ordered() {
    return true;
  }

  @Override
  void merge(Accumulator later) {
    sums.merge(((RealPairs) later).sums);
  }

  @Override
  CrossProductMatrix summary() {
    throw new IllegalStateException("These are the sums of many needs");
  }

  /** The summary of one pair. */
  CrossProductMatrix summary(int pair) {
    return sums.pair(pair);
  }
}
