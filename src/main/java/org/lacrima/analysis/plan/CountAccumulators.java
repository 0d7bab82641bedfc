package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Accumulators that count. */
final class CountAccumulators {

  private CountAccumulators() {}

  static final class RowCounter extends Accumulator {
    private long n;

    RowCounter(int capacity) {
      super(new int[0], capacity);
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      n += rows.n;
    }

    @Override
    boolean ordered() {
      return false;
    }

    @Override
    void merge(Accumulator later) {
      n += ((RowCounter) later).n;
    }

    @Override
    Long summary() {
      return n;
    }
  }

  /** Counts the differences of two columns, exactly where both are exact. */
  static final class DifferenceCounter extends Accumulator {
    private final int x;
    private final int y;
    private final long factorX;
    private final long factorY;
    private final Column difference;
    private final LevelCounter counter;

    DifferenceCounter(int x, Shape shapeX, int y, Shape shapeY, int[] complete, int capacity) {
      super(complete, capacity);
      this.x = x;
      this.y = y;
      long gcd = gcd(shapeX.denominator(), shapeY.denominator());
      double common = (double) shapeX.denominator() / gcd * shapeY.denominator();
      double bound =
          shapeX.bound() * (common / shapeX.denominator())
              + shapeY.bound() * (common / shapeY.denominator());
      Shape shape =
          shapeX.isExact() && shapeY.isExact() ? Shape.exactIfSmall(common, bound) : Shape.REAL;
      this.factorX = shape.denominator() / shapeX.denominator();
      this.factorY = shape.denominator() / shapeY.denominator();
      this.difference = new Column(shape, capacity);
      this.counter = new LevelCounter(0, shape, new int[0], capacity);
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column a = batch.columns[x];
      Column b = batch.columns[y];
      for (int k = 0; k < rows.n; k++) {
        int row = rows.index[k];
        if (difference.shape.isExact()) {
          difference.units[k] = a.units[row] * factorX - b.units[row] * factorY;
        } else {
          difference.reals[k] = a.number(row) - b.number(row);
        }
        counter.count(difference, k);
      }
    }

    @Override
    boolean ordered() {
      return false;
    }

    @Override
    void merge(Accumulator later) {
      counter.merge(((DifferenceCounter) later).counter);
    }

    @Override
    Frequencies summary() {
      return counter.summary();
    }
  }

  static final class LevelCounter extends Accumulator {
    private final int column;
    private final LevelIndex levels;
    private long[] counts = new long[16];

    LevelCounter(int column, Shape shape, int[] complete, int capacity) {
      super(complete, capacity);
      this.column = column;
      this.levels = new LevelIndex(shape);
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column values = batch.columns[column];
      for (int k = 0; k < rows.n; k++) {
        count(levels.of(values, rows.index[k]), 1);
      }
    }

    void count(Column values, int row) {
      count(levels.of(values, row), 1);
    }

    private void count(int id, long times) {
      if (id >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(2 * counts.length, id + 1));
      }
      counts[id] += times;
    }

    @Override
    boolean ordered() {
      return false;
    }

    @Override
    void merge(Accumulator later) {
      LevelCounter other = (LevelCounter) later;
      int[] here = levels.take(other.levels);
      for (int id = 0; id < here.length; id++) {
        count(here[id], other.counts[id]);
      }
    }

    @Override
    Frequencies summary() {
      LevelIndex.Sorted sorted = levels.sorted();
      long[] ordered = new long[sorted.levels().size()];
      for (int id = 0; id < levels.size(); id++) {
        ordered[sorted.rank()[id]] += counts[id];
      }
      return new Frequencies(sorted.levels(), Arrays.stream(ordered).boxed().toList());
    }
  }

  /** Counts pairs of values by open addressing on the pair of their numbers. */
  static final class PairCounter extends Accumulator {
    private final int rowColumn;
    private final int columnColumn;
    private final LevelIndex rowLevels;
    private final LevelIndex columnLevels;
    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private int cells;

    PairCounter(
        int rows, Shape rowShape, int columns, Shape columnShape, int[] complete, int capacity) {
      super(complete, capacity);
      this.rowColumn = rows;
      this.columnColumn = columns;
      this.rowLevels = new LevelIndex(rowShape);
      this.columnLevels = new LevelIndex(columnShape);
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column x = batch.columns[rowColumn];
      Column y = batch.columns[columnColumn];
      for (int k = 0; k < rows.n; k++) {
        int row = rows.index[k];
        count(rowLevels.of(x, row), columnLevels.of(y, row), 1);
      }
    }

    private void count(int r, int c, long times) {
      if (2 * (cells + 1) > keys.length) {
        grow();
      }
      slot((long) r << 32 | c, times);
    }

    private void slot(long key, long times) {
      int mask = keys.length - 1;
      int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
      while (counts[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      if (counts[slot] == 0) {
        keys[slot] = key;
        cells++;
      }
      counts[slot] += times;
    }

    private void grow() {
      long[] oldKeys = keys;
      long[] oldCounts = counts;
      keys = new long[oldKeys.length * 2];
      counts = new long[oldKeys.length * 2];
      cells = 0;
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldCounts[i] != 0) {
          slot(oldKeys[i], oldCounts[i]);
        }
      }
    }

    @Override
    boolean ordered() {
      return false;
    }

    @Override
    void merge(Accumulator later) {
      PairCounter other = (PairCounter) later;
      int[] rowsHere = rowLevels.take(other.rowLevels);
      int[] columnsHere = columnLevels.take(other.columnLevels);
      for (int i = 0; i < other.keys.length; i++) {
        if (other.counts[i] != 0) {
          count(
              rowsHere[(int) (other.keys[i] >>> 32)],
              columnsHere[(int) other.keys[i]],
              other.counts[i]);
        }
      }
    }

    @Override
    Crosstab summary() {
      LevelIndex.Sorted rows = rowLevels.sorted();
      LevelIndex.Sorted columns = columnLevels.sorted();
      List<long[]> sorted = new ArrayList<>();
      for (int i = 0; i < keys.length; i++) {
        if (counts[i] != 0) {
          long r = rows.rank()[(int) (keys[i] >>> 32)];
          sorted.add(new long[] {r << 32 | columns.rank()[(int) keys[i]], counts[i]});
        }
      }
      sorted.sort((a, b) -> Long.compare(a[0], b[0]));
      int[] rowOf = new int[sorted.size()];
      int[] columnOf = new int[sorted.size()];
      long[] countOf = new long[sorted.size()];
      for (int i = 0; i < rowOf.length; i++) {
        rowOf[i] = (int) (sorted.get(i)[0] >>> 32);
        columnOf[i] = (int) sorted.get(i)[0];
        countOf[i] = sorted.get(i)[1];
      }
      return new Crosstab(rows.levels(), columns.levels(), rowOf, columnOf, countOf);
    }
  }
}
