package org.lacrima.analysis.plan;

import org.lacrima.dataset.Batch;

/** The rows of a batch that one filter leaves. Reused from batch to batch. */
final class Rows {

  final int[] index;
  int n;
  private final int capacity;

  Rows(int capacity) {
    this.capacity = capacity;
    this.index = new int[capacity];
  }

  /** Whether these are all rows of the batch, so that whole arrays can be added. */
  boolean all(Batch batch) {
    return n == batch.rows;
  }

  /** Adds the rows of a set of bits, ascending. */
  void addBits(long[] set) {
    int to = n;
    for (int word = 0; word < set.length; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        index[to++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
      }
    }
    n = to;
  }

  int capacity() {
    return capacity;
  }
}
