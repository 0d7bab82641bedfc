package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.ExactMoments;
import org.lacrima.statistics.summary.Moments;

/**
 * Accumulators that sum: exactly where the column is exact; else batch by batch in doubles, merged
 * in the order of the rows.
 */
final class SumAccumulators {

  /** Beyond this many units a pivot near the data keeps the sums in the fast range. */
  private static final long NEAR_ZERO = 1L << 20;

  /** Up to here, going once over the rows for each group is faster than value by value. */
  private static final int MANY_GROUPS = 12;

  private SumAccumulators() {}

  private static long pivot(Shape shape, long first) {
    return shape.bound() < NEAR_ZERO ? 0 : first;
  }

  /** Moments of one variable, or of it within one group. */
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
      super(alone(column, shape, complete) ? new int[0] : complete, capacity);
      this.column = column;
      this.summer = new Summer(shape);
      this.units = new long[shape.isExact() ? capacity : 0];
      this.reals = new double[shape.isExact() ? 0 : capacity];
    }

    /** Whether only its own missing values matter, which the sums skip by themselves. */
    private static boolean alone(int column, Shape shape, int[] complete) {
      return shape.isExact()
          && shape.bound() < NEAR_ZERO
          && complete.length == 1
          && complete[0] == column;
    }

    @Override
    void addComplete(Batch batch, Rows rows) {
      Column values = batch.columns[column];
      if (!values.shape.isExact()) {
        for (int k = 0; k < rows.n; k++) {
          reals[k] = values.reals[rows.index[k]];
        }
        summer.add(reals, rows.n);
      } else if (rows.all(batch)) {
        summer.add(values.units, rows.n);
      } else {
        for (int k = 0; k < rows.n; k++) {
          units[k] = values.units[rows.index[k]];
        }
        summer.add(units, rows.n);
      }
    }

    @Override
    boolean ordered() {
      return !summer.shape.isExact();
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

  /** Moments of one variable within each group. */
  static final class GroupSum extends Accumulator {
    private final int outcome;
    private final int group;
    private final Shape shape;
    private final LevelIndex levels;
    private final List<Summer> summers = new ArrayList<>();
    private final double[] reals;
    private final long[] units;
    private final int[] groupOf;

    GroupSum(int outcome, Shape shape, int group, Shape groupShape, int[] complete, int capacity) {
      super(complete, capacity);
      this.outcome = outcome;
      this.shape = shape;
      this.group = group;
      this.levels = new LevelIndex(groupShape);
      this.reals = new double[shape.isExact() ? 0 : capacity];
      this.units = new long[shape.isExact() ? capacity : 0];
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
      levels.of(groups, rows, groupOf);
      if (shape.isExact() && levels.size() > MANY_GROUPS) {
        for (int k = 0; k < rows.n; k++) {
          long unit = values.units[rows.index[k]];
          summer(groupOf[k]).exact(unit).add(unit);
        }
        return;
      }
      for (int id = 0; id < levels.size(); id++) {
        addGroup(id, values, rows);
      }
    }

    private void addGroup(int id, Column values, Rows rows) {
      int n = 0;
      for (int k = 0; k < rows.n; k++) {
        if (groupOf[k] != id) {
          continue;
        }
        if (shape.isExact()) {
          units[n++] = values.units[rows.index[k]];
        } else {
          reals[n++] = values.reals[rows.index[k]];
        }
      }
      if (shape.isExact()) {
        summer(id).add(units, n);
      } else {
        summer(id).add(reals, n);
      }
    }

    @Override
    boolean ordered() {
      return !shape.isExact();
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
    boolean ordered() {
      return true;
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
