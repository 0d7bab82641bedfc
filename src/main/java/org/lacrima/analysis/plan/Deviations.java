package org.lacrima.analysis.plan;

import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * Deviations of exact units from a pivot, as doubles that hold integers: below 2^21 in magnitude,
 * the products of two, summed over a batch of at most 2^10 rows, stay below 2^52, so that doubles
 * add them without rounding, in any order, several at a time.
 */
final class Deviations {

  /** Deviations must be smaller than this. */
  static final long LIMIT = 1L << 21;

  private Deviations() {}

  /** Units of this shape need no pivot. */
  static boolean smallAsTheyAre(Shape shape) {
    return shape.isExact() && shape.bound() < LIMIT;
  }

  /**
   * Takes the rows' deviations.
   *
   * @return false where one is too large; {@code out} is then of no use
   */
  static boolean take(Column column, Rows rows, long pivot, double[] out) {
    long[] units = column.units;
    int[] index = rows.index;
    boolean fits = true;
    for (int k = 0; k < rows.n; k++) {
      long unit = units[index[k]];
      long d = unit == Column.MISSING ? 0 : unit - pivot;
      fits &= d > -LIMIT & d < LIMIT;
      out[k] = d;
    }
    return fits;
  }

  /** Four sums side by side: exact, so their order does not matter. */
  static double dot(double[] x, double[] y, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = 0;
    for (; k + 4 <= n; k += 4) {
      a += x[k] * y[k];
      b += x[k + 1] * y[k + 1];
      c += x[k + 2] * y[k + 2];
      d += x[k + 3] * y[k + 3];
    }
    for (; k < n; k++) {
      a += x[k] * y[k];
    }
    return a + b + (c + d);
  }

  static double sum(double[] x, int n) {
    double a = 0;
    double b = 0;
    int k = 0;
    for (; k + 2 <= n; k += 2) {
      a += x[k];
      b += x[k + 1];
    }
    if (k < n) {
      a += x[k];
    }
    return a + b;
  }
}
