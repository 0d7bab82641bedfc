package org.lacrima.analysis.plan;

import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;

/**
 * Gathers one summary from rows. Where the order of rows could matter, because reals are rounded
 * when they are added, each part of the data has an accumulator of its own and they are merged in
 * the order of the parts; else each thread has one for all the parts it reads.
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

  /** Whether the summary depends on the order in which rows and other accumulators are added. */
  abstract boolean ordered();

  /** Takes over what another gathered for the same need; if ordered, from later rows. */
  abstract void merge(Accumulator later);

  /** The summary. */
  abstract Object summary();
}
