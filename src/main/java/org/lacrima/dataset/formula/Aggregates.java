package org.lacrima.dataset.formula;

import java.util.Arrays;
import java.util.Locale;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Operators over several variables of one row. */
final class Aggregates {

  private Aggregates() {}

  /** How many operands are not missing. */
  static final class Counting extends Operator {
    Counting(int capacity, Operator... operands) {
      super(new Column(Shape.exact(1, operands.length), capacity), operands);
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int n = 0;
        for (Operator operand : operands) {
          n += operand.out.isMissing(i) ? 0 : 1;
        }
        out.units[i] = n;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.counted(operandsIn(notation));
    }
  }

  /**
   * Mean or sum of exact operands over one denominator. The mean of k of m values is an integer
   * over {@code lcm(min … m)}, so {@code factors[k]} turns the sum into units.
   */
  static final class ExactSum extends Operator {
    private final int min;
    private final long[] factors;
    private final long[] sums;
    private final long[] counts;

    ExactSum(Shape shape, long[] factors, int min, int capacity, Operator... operands) {
      super(new Column(shape, capacity), operands);
      this.factors = factors.clone();
      this.min = min;
      this.sums = new long[capacity];
      this.counts = new long[capacity];
    }

    @Override
    void compute(Batch batch) {
      Arrays.fill(sums, 0, batch.rows, 0);
      Arrays.fill(counts, 0, batch.rows, 0);
      for (Operator operand : operands) {
        addPresent(operand.out.units, sums, counts, batch.rows);
      }
      scale(batch.rows);
    }

    /** Without a branch, so that the compiler takes several rows at a time. */
    private static void addPresent(long[] units, long[] sums, long[] counts, int rows) {
      for (int i = 0; i < rows; i++) {
        long unit = units[i];
        // only MISSING has its lowest bit where others have their sign
        long present = ((unit & -unit) >>> 63) - 1;
        sums[i] += unit & present;
        counts[i] -= present;
      }
    }

    private void scale(int rows) {
      for (int i = 0; i < rows; i++) {
        int count = (int) counts[i];
        out.units[i] = count < min ? Column.MISSING : sums[i] * factors[count];
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.exactSum(operandsIn(notation), factors.clone(), min, shape());
    }
  }

  /** The smallest or largest of exact operands over one denominator. */
  static final class ExactExtreme extends Operator {
    private final boolean largest;
    private final int min;

    ExactExtreme(boolean largest, Shape shape, int min, int capacity, Operator... operands) {
      super(new Column(shape, capacity), operands);
      this.largest = largest;
      this.min = min;
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int n = 0;
        long extreme = 0;
        for (Operator operand : operands) {
          long x = operand.out.units[i];
          if (x != Column.MISSING) {
            extreme = n == 0 ? x : largest ? Math.max(extreme, x) : Math.min(extreme, x);
            n++;
          }
        }
        out.units[i] = n < min ? Column.MISSING : extreme;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.extreme(operandsIn(notation), largest, min, shape());
    }
  }

  /** Any aggregation of reals; sums are compensated (Neumaier 1974), sd is two-pass. */
  static final class RealAggregate extends Operator {
    private final Expression.Aggregation aggregation;
    private final int min;
    private final double[] row;

    RealAggregate(Expression.Aggregation aggregation, int min, int capacity, Operator... operands) {
      super(new Column(Shape.REAL, capacity), operands);
      this.aggregation = aggregation;
      this.min = min;
      this.row = new double[operands.length];
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int n = 0;
        for (Operator operand : operands) {
          double x = operand.out.reals[i];
          if (!Double.isNaN(x)) {
            row[n++] = x;
          }
        }
        out.reals[i] = n < min ? Double.NaN : finite(aggregate(n));
      }
    }

    private double aggregate(int n) {
      return switch (aggregation) {
        case MEAN -> sum(n) / n;
        case SUM -> sum(n);
        case MIN -> extreme(n, false);
        case MAX -> extreme(n, true);
        case SD -> sd(n);
        case COUNT -> n;
      };
    }

    private double sum(int n) {
      double sum = 0;
      double lost = 0;
      for (int k = 0; k < n; k++) {
        double next = sum + row[k];
        lost += Math.abs(sum) >= Math.abs(row[k]) ? (sum - next) + row[k] : (row[k] - next) + sum;
        sum = next;
      }
      return sum + lost;
    }

    private double extreme(int n, boolean largest) {
      double extreme = row[0];
      for (int k = 1; k < n; k++) {
        extreme = largest ? Math.max(extreme, row[k]) : Math.min(extreme, row[k]);
      }
      return extreme;
    }

    private double sd(int n) {
      if (n < 2) {
        return Double.NaN;
      }
      double mean = sum(n) / n;
      double squares = 0;
      double rest = 0;
      for (int k = 0; k < n; k++) {
        squares += (row[k] - mean) * (row[k] - mean);
        rest += row[k] - mean;
      }
      return Math.sqrt(Math.max(0, squares - rest * rest / n) / (n - 1));
    }

    private static double finite(double x) {
      return Double.isInfinite(x) ? Double.NaN : x;
    }

    @Override
    <E> E in(Notation<E> notation) {
      String name = aggregation.name().toLowerCase(Locale.ROOT);
      return notation.realAggregate(name, operandsIn(notation), min);
    }
  }
}
