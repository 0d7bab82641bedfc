package org.lacrima.analysis.plan;

import java.util.BitSet;
import java.util.TreeMap;
import org.lacrima.statistics.summary.LevelBits;

/**
 * Counts of the cells of one table: all cells in an array while they are few, else those that occur
 * by open addressing.
 */
final class CellCounts {

  private static final int MOST_DENSE = 1 << 12;

  private int rows;
  private int stride;

  /** The count of row r and column c is at {@code r * stride + c}; empty once it is too large. */
  private long[] dense = {};

  private long[] keys = {};
  private long[] counts = {};
  private int used;

  /** Is told a cell that occurs. */
  interface Cell {
    void take(int row, int column, long n);
  }

  /** Adds the rows in which both have a level. */
  void add(LevelBits x, LevelBits y) {
    makeRoom(x.levels(), y.levels());
    if (keys.length == 0) {
      x.count(y, dense, stride);
      return;
    }
    long[] counted = new long[x.levels() * y.levels()];
    x.count(y, counted, y.levels());
    for (int i = 0; i < counted.length; i++) {
      if (counted[i] > 0) {
        add(i / y.levels(), i % y.levels(), counted[i]);
      }
    }
  }

  /** Adds the first n cells, a row and a column each; those with a negative one are left out. */
  void add(int[] rowOf, int[] columnOf, int n) {
    for (int k = 0; k < n; k++) {
      if ((rowOf[k] | columnOf[k]) >= 0) {
        add(rowOf[k], columnOf[k], 1);
      }
    }
  }

  void add(int row, int column, long n) {
    makeRoom(row + 1, column + 1);
    if (keys.length == 0) {
      dense[row * stride + column] += n;
    } else {
      hash(row, column, n);
    }
  }

  private void makeRoom(int rowsNeeded, int columnsNeeded) {
    if (rowsNeeded <= rows && columnsNeeded <= stride || keys.length > 0) {
      return;
    }
    int newRows = rowsNeeded <= rows ? rows : Math.max(rowsNeeded, Math.max(8, 2 * rows));
    int newStride =
        columnsNeeded <= stride ? stride : Math.max(columnsNeeded, Math.max(8, 2 * stride));
    long[] before = dense;
    int oldStride = stride;
    if ((long) newRows * newStride <= MOST_DENSE) {
      long[] larger = new long[newRows * newStride];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(before, r * oldStride, larger, r * newStride, oldStride);
      }
      rows = newRows;
      stride = newStride;
      dense = larger;
      return;
    }
    keys = new long[64];
    counts = new long[64];
    dense = new long[0];
    for (int i = 0; i < before.length; i++) {
      if (before[i] > 0) {
        hash(i / oldStride, i % oldStride, before[i]);
      }
    }
  }

  private void hash(int row, int column, long n) {
    if (2 * (used + 1) > keys.length) {
      long[] oldKeys = keys;
      long[] oldCounts = counts;
      keys = new long[oldKeys.length * 2];
      counts = new long[oldKeys.length * 2];
      used = 0;
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldCounts[i] != 0) {
          slot(oldKeys[i], oldCounts[i]);
        }
      }
    }
    slot((long) row << 32 | column, n);
  }

  private void slot(long key, long n) {
    int mask = keys.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    if (counts[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    counts[slot] += n;
  }

  /** Every cell that occurs, in no particular order. */
  void each(Cell cell) {
    for (int i = 0; i < dense.length; i++) {
      if (dense[i] > 0) {
        cell.take(i / stride, i % stride, dense[i]);
      }
    }
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        cell.take((int) (keys[i] >>> 32), (int) keys[i], counts[i]);
      }
    }
  }

  /** The table of the levels that occur in it, in their own order. */
  Crosstab crosstab(LevelIndex.Sorted rowLevels, LevelIndex.Sorted columnLevels) {
    TreeMap<Long, Long> ordered = new TreeMap<>();
    BitSet rowsThere = new BitSet();
    BitSet columnsThere = new BitSet();
    each(
        (row, column, n) -> {
          int r = rowLevels.rank()[row];
          int c = columnLevels.rank()[column];
          rowsThere.set(r);
          columnsThere.set(c);
          ordered.merge((long) r << 32 | c, n, Long::sum);
        });
    int[] rowPlace = places(rowsThere);
    int[] columnPlace = places(columnsThere);
    int[] rowOf = new int[ordered.size()];
    int[] columnOf = new int[ordered.size()];
    long[] countOf = new long[ordered.size()];
    int at = 0;
    for (var cell : ordered.entrySet()) {
      rowOf[at] = rowPlace[(int) (cell.getKey() >>> 32)];
      columnOf[at] = columnPlace[cell.getKey().intValue()];
      countOf[at++] = cell.getValue();
    }
    return new Crosstab(
        rowsThere.stream().mapToObj(rowLevels.levels()::get).toList(),
        columnsThere.stream().mapToObj(columnLevels.levels()::get).toList(),
        rowOf,
        columnOf,
        countOf);
  }

  private static int[] places(BitSet there) {
    int[] places = new int[there.length()];
    int next = 0;
    for (int i = there.nextSetBit(0); i >= 0; i = there.nextSetBit(i + 1)) {
      places[i] = next++;
    }
    return places;
  }
}
