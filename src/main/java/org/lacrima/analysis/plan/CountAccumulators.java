package org.lacrima.analysis.plan;

import java.util.Arrays;
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
}
