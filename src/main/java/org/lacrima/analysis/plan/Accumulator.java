package org.lacrima.analysis.plan;

import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;

/**
 * Gathers one summary from the rows of one part of the data, and takes over what another gathered
 * from the part behind it.
 */
abstract class Accumulator {

  /** Columns that must not be missing in a row that counts. */
  final int[] complete;

  private final Rows counted;

  Accumulator(int[] complete, int capacity) {
    this.complete = complete.clone();
    this.counted = new Rows(capacity);
  }

  /** Adds those of the rows in which nothing is missing. */
  final void add(Batch batch, Rows rows) {
    if (complete.length == 0) {
      if (rows.n > 0) {
        addComplete(batch, rows);
      }
      return;
    }
    int[] index = counted.index;
    int n = rows.n;
    System.arraycopy(rows.index, 0, index, 0, n);
    for (int c : complete) {
      Column column = batch.columns[c];
      int kept = 0;
      switch (column.shape.kind()) {
        case EXACT -> {
          long[] units = column.units;
          for (int k = 0; k < n; k++) {
            int row = index[k];
            index[kept] = row;
            kept += units[row] == Column.MISSING ? 0 : 1;
          }
        }
        case REAL -> {
          double[] reals = column.reals;
          for (int k = 0; k < n; k++) {
            int row = index[k];
            index[kept] = row;
            kept += Double.isNaN(reals[row]) ? 0 : 1;
          }
        }
        case TEXT -> {
          for (int k = 0; k < n; k++) {
            int row = index[k];
            index[kept] = row;
            kept += column.texts[row] == null ? 0 : 1;
          }
        }
      }
      n = kept;
    }
    counted.n = n;
    if (n > 0) {
      addComplete(batch, counted);
    }
  }

  abstract void addComplete(Batch batch, Rows rows);

  /** Takes over what the accumulator of a later part gathered for the same need. */
  abstract void merge(Accumulator later);

  /** The summary. */
  abstract Object summary();
}
