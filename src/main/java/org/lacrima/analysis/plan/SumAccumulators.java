package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.CrossProducts;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProducts;
import org.lacrima.statistics.summary.ExactMoments;
import org.lacrima.statistics.summary.Moments;

/**
 * Accumulators that sum: exactly where the column is exact; else batch by batch in doubles, merged
 * in the order of the rows.
 */
final class SumAccumulators {

  /** Beyond this many units a pivot near the data keeps the sums in the fast range. */
  private static final long NEAR_ZERO = 1L << 12;

  private SumAccumulators() {}

  private static long pivot(Shape shape, long first) {
    return shape.bound() < NEAR_ZERO ? 0 : first;
  }

  /** Moments of one variable, or of one group. */
  private static final class Summer {
    private final Shape shape;
    private @org.jspecify.annotations.Nullable ExactMoments exact;
    private Moments real = Moments.EMPTY;

    Summer(Shape shape) {
      this.shape = shape;
    }

    ExactMoments exact(long first) {
      ExactMoments known = exact;
      if (known == null) {
        known = new ExactMoments(shape.denominator(), pivot(shape, first));
        exact = known;
      }
      return known;
    }

    void add(long[] units, int n) {
      if (n > 0) {
        exact(units[0]).add(units, 0, n);
      }
    }

    void add(double[] reals, int n) {
      if (n > 0) {
        real = real.merge(Moments.of(Arrays.copyOf(reals, n)));
      }
    }

    void merge(Summer other) {
      ExactMoments later = other.exact;
      if (later != null) {
        exact = exact == null ? later : exact.merge(later);
      }
      real = real.merge(other.real);
    }

    Moments moments() {
      ExactMoments known = exact;
      return known == null ? real : known.moments();
    }
  }

  static final class MomentsSum extends Accumulator {
    private final int column;
    private final Summer summer;
    private final long[] units;
    private final double[] reals;

    MomentsSum(int column, Shape shape, int[] complete, int capacity) {
      super(complete, capacity);
      this.column = column;
      this.summer = new Summer(shape);
      this.units = new long[shape.isExact() ? capacity : 0];
      this.reals = new double[shape.isExact() ? 0 : capacity];
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column values = batch.columns[column];
      if (values.shape.isExact()) {
        for (int k = 0; k < rows.n; k++) {
          units[k] = values.units[rows.index[k]];
        }
        summer.add(units, rows.n);
      } else {
        for (int k = 0; k < rows.n; k++) {
          reals[k] = values.reals[rows.index[k]];
        }
        summer.add(reals, rows.n);
      }
    }

    @Override
    void merge(Accumulator later) {
      summer.merge(((MomentsSum) later).summer);
    }

    @Override
    Moments summary() {
      return summer.moments();
    }
  }

  static final class GroupSum extends Accumulator {
    private final int outcome;
    private final int group;
    private final Shape shape;
    private final LevelIndex levels;
    private final List<Summer> summers = new ArrayList<>();
    private final double[] reals;
    private final int[] groupOf;

    GroupSum(int outcome, Shape shape, int group, Shape groupShape, int[] complete, int capacity) {
      super(complete, capacity);
      this.outcome = outcome;
      this.shape = shape;
      this.group = group;
      this.levels = new LevelIndex(groupShape);
      this.reals = new double[capacity];
      this.groupOf = new int[capacity];
    }

    private Summer summer(int id) {
      while (summers.size() <= id) {
        summers.add(new Summer(shape));
      }
      return summers.get(id);
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column values = batch.columns[outcome];
      Column groups = batch.columns[group];
      for (int k = 0; k < rows.n; k++) {
        groupOf[k] = levels.of(groups, rows.index[k]);
      }
      if (shape.isExact()) {
        for (int k = 0; k < rows.n; k++) {
          long unit = values.units[rows.index[k]];
          summer(groupOf[k]).exact(unit).add(unit);
        }
        return;
      }
      for (int id = 0; id < levels.size(); id++) {
        int n = 0;
        for (int k = 0; k < rows.n; k++) {
          if (groupOf[k] == id) {
            reals[n++] = values.reals[rows.index[k]];
          }
        }
        summer(id).add(reals, n);
      }
    }

    @Override
    void merge(Accumulator later) {
      GroupSum other = (GroupSum) later;
      int[] here = levels.take(other.levels);
      for (int id = 0; id < here.length; id++) {
        summer(here[id]).merge(other.summer(id));
      }
    }

    @Override
    Grouped<Moments> summary() {
      LevelIndex.Sorted sorted = levels.sorted();
      Summer[] ordered = new Summer[sorted.levels().size()];
      for (int id = 0; id < levels.size(); id++) {
        int rank = sorted.rank()[id];
        if (ordered[rank] == null) {
          ordered[rank] = summer(id);
        } else {
          ordered[rank].merge(summer(id));
        }
      }
      return new Grouped<>(sorted.levels(), Arrays.stream(ordered).map(Summer::moments).toList());
    }
  }

  /** Two exact variables: blocks of plain longs. */
  static final class ExactPair extends Accumulator {
    private final int x;
    private final int y;
    private final Shape shapeX;
    private final Shape shapeY;
    private final long[] unitsX;
    private final long[] unitsY;
    private @org.jspecify.annotations.Nullable ExactCrossProducts sums;

    ExactPair(int x, Shape shapeX, int y, Shape shapeY, int[] complete, int capacity) {
      super(complete, capacity);
      this.x = x;
      this.y = y;
      this.shapeX = shapeX;
      this.shapeY = shapeY;
      this.unitsX = new long[capacity];
      this.unitsY = new long[capacity];
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      long[] fromX = batch.columns[x].units;
      long[] fromY = batch.columns[y].units;
      for (int k = 0; k < rows.n; k++) {
        unitsX[k] = fromX[rows.index[k]];
        unitsY[k] = fromY[rows.index[k]];
      }
      ExactCrossProducts known = sums;
      if (known == null) {
        known =
            new ExactCrossProducts(
                shapeX.denominator(),
                pivot(shapeX, unitsX[0]),
                shapeY.denominator(),
                pivot(shapeY, unitsY[0]));
        sums = known;
      }
      known.add(unitsX, unitsY, 0, rows.n);
    }

    @Override
    void merge(Accumulator later) {
      ExactCrossProducts other = ((ExactPair) later).sums;
      if (other != null) {
        sums = sums == null ? other : sums.merge(other);
      }
    }

    @Override
    CrossProductMatrix summary() {
      ExactCrossProducts known = sums;
      CrossProducts p = known == null ? CrossProducts.EMPTY : known.crossProducts();
      return new CrossProductMatrix(
          p.n(),
          new double[] {p.meanX(), p.meanY()},
          new double[][] {{p.sumXx(), p.sumXy()}, {p.sumXy(), p.sumYy()}});
    }
  }

  /** Any number of variables; exact where all are. */
  static final class MatrixSum extends Accumulator {
    private final int[] columns;
    private final Shape[] shapes;
    private final boolean exact;
    private final long[] row;
    private @org.jspecify.annotations.Nullable ExactCrossProductMatrix exactSums;
    private @org.jspecify.annotations.Nullable CrossProductMatrix realSums;

    MatrixSum(int[] columns, Shape[] shapes, int[] complete, int capacity) {
      super(complete, capacity);
      this.columns = columns.clone();
      this.shapes = shapes.clone();
      this.row = new long[columns.length];
      boolean all = true;
      for (Shape shape : shapes) {
        all &= shape.isExact();
      }
      this.exact = all;
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      if (!exact) {
        double[][] values = new double[columns.length][rows.n];
        for (int c = 0; c < columns.length; c++) {
          for (int k = 0; k < rows.n; k++) {
            values[c][k] = batch.columns[columns[c]].number(rows.index[k]);
          }
        }
        CrossProductMatrix part = CrossProductMatrix.of(values);
        realSums = realSums == null ? part : realSums.merge(part);
        return;
      }
      for (int k = 0; k < rows.n; k++) {
        for (int c = 0; c < columns.length; c++) {
          row[c] = batch.columns[columns[c]].units[rows.index[k]];
        }
        ExactCrossProductMatrix known = exactSums;
        if (known == null) {
          long[] denominators = new long[columns.length];
          long[] pivots = new long[columns.length];
          for (int c = 0; c < columns.length; c++) {
            denominators[c] = shapes[c].denominator();
            pivots[c] = pivot(shapes[c], row[c]);
          }
          known = new ExactCrossProductMatrix(denominators, pivots);
          exactSums = known;
        }
        known.add(row);
      }
    }

    @Override
    void merge(Accumulator later) {
      MatrixSum other = (MatrixSum) later;
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

  /** Keeps the values themselves. */
  static final class CaseKeeper extends Accumulator {
    private final int[] columns;
    private final double[][] values;
    private int n;

    CaseKeeper(int[] columns, int[] complete, int capacity) {
      super(complete, capacity);
      this.columns = columns.clone();
      this.values = new double[columns.length][capacity];
    }

    private void ensure(int more) {
      for (int c = 0; c < values.length; c++) {
        if (n + more > values[c].length) {
          values[c] = Arrays.copyOf(values[c], Math.max(2 * values[c].length, n + more));
        }
      }
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      ensure(rows.n);
      for (int c = 0; c < columns.length; c++) {
        Column column = batch.columns[columns[c]];
        for (int k = 0; k < rows.n; k++) {
          values[c][n + k] = column.number(rows.index[k]);
        }
      }
      n += rows.n;
    }

    @Override
    void merge(Accumulator later) {
      CaseKeeper other = (CaseKeeper) later;
      ensure(other.n);
      for (int c = 0; c < values.length; c++) {
        System.arraycopy(other.values[c], 0, values[c], n, other.n);
      }
      n += other.n;
    }

    @Override
    double[][] summary() {
      double[][] kept = new double[columns.length][];
      for (int c = 0; c < columns.length; c++) {
        kept[c] = Arrays.copyOf(values[c], n);
      }
      return kept;
    }
  }
}
