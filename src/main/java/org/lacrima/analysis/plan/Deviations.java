package org.lacrima.analysis.plan;

import java.util.Arrays;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * Deviations of one column's exact units from a pivot, as doubles that hold integers, 0 where the
 * value is missing. Below 2^21 in magnitude, the products of two, summed over a batch of at most
 * 2^10 rows, stay below 2^52, so that doubles add them without rounding, in any order, several at a
 * time. Of a column that is not exact only its missing values are known.
 */
final class Deviations {

  /** Deviations must be smaller than this. */
  private static final long LIMIT = 1L << 21;

  /** Values of the rows last taken, in their order. */
  final double[] values;

  private final int column;
  private final Shape shape;
  private final long[] missing;
  private boolean anyMissing;
  private boolean pivotKnown;
  private long pivot;
  private boolean fits;
  private double sum;

  Deviations(int column, Shape shape, int capacity) {
    this.column = column;
    this.shape = shape;
    this.values = new double[shape.isExact() ? capacity : 0];
    this.missing = new long[capacity / Long.SIZE + 1];
    this.pivotKnown = shape.bound() < LIMIT;
  }

  long denominator() {
    return shape.denominator();
  }

  /** Known when rows have been taken; differs from thread to thread where values are large. */
  long pivot() {
    return pivot;
  }

  /** Whether all deviations of these rows are small; if not, the values are of no use. */
  boolean fits() {
    return fits;
  }

  /** The sum of the values. */
  double sum() {
    return sum;
  }

  long unit(Batch batch, int row) {
    return batch.columns[column].units[row];
  }

  void take(Batch batch, Rows rows) {
    Column from = batch.columns[column];
    Arrays.fill(missing, 0);
    anyMissing = false;
    if (!shape.isExact()) {
      takeMissing(from, rows);
      return;
    }
    if (!pivotKnown) {
      findPivot(from, rows);
    }
    long largest = 0;
    for (int start = 0; start < rows.n; start += Long.SIZE) {
      largest |= takeWord(from.units, rows.index, start, Math.min(rows.n, start + Long.SIZE));
    }
    fits = largest < LIMIT;
    sum = fits ? sum(values, rows.n) : 0;
  }

  /** Takes up to 64 rows; gives the bits of the deviations' magnitudes. */
  private long takeWord(long[] units, int[] index, int from, int to) {
    long bits = 0;
    long magnitudes = 0;
    for (int k = from; k < to; k++) {
      long unit = units[index[k]];
      if (unit == Column.MISSING) {
        bits |= 1L << k;
        values[k] = 0;
      } else {
        long d = unit - pivot;
        magnitudes |= d ^ d >> 63;
        values[k] = d;
      }
    }
    missing[from / Long.SIZE] = bits;
    anyMissing |= bits != 0;
    return magnitudes;
  }

  private void takeMissing(Column from, Rows rows) {
    for (int k = 0; k < rows.n; k++) {
      if (from.isMissing(rows.index[k])) {
        missing[k / Long.SIZE] |= 1L << k;
        anyMissing = true;
      }
    }
  }

  /** Takes the first value as the pivot, so that what is far from 0 is small all the same. */
  private void findPivot(Column from, Rows rows) {
    for (int k = 0; k < rows.n; k++) {
      long unit = from.units[rows.index[k]];
      if (unit != Column.MISSING) {
        pivot = unit;
        pivotKnown = true;
        return;
      }
    }
  }

  /** Adds the rows whose value is missing to a set of bits. */
  void addMissing(long[] union) {
    if (anyMissing) {
      for (int word = 0; word < union.length; word++) {
        union[word] |= missing[word];
      }
    }
  }

  /** Eight sums side by side: exact, so their order does not matter. */
  static double dot(double[] x, double[] y, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int k = 0;
    for (; k + 8 <= n; k += 8) {
      a += x[k] * y[k];
      b += x[k + 1] * y[k + 1];
      c += x[k + 2] * y[k + 2];
      d += x[k + 3] * y[k + 3];
      e += x[k + 4] * y[k + 4];
      f += x[k + 5] * y[k + 5];
      g += x[k + 6] * y[k + 6];
      h += x[k + 7] * y[k + 7];
    }
    for (; k < n; k++) {
      a += x[k] * y[k];
    }
    return a + b + (c + d) + (e + f + (g + h));
  }

  static double sum(double[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = 0;
    for (; k + 4 <= n; k += 4) {
      a += x[k];
      b += x[k + 1];
      c += x[k + 2];
      d += x[k + 3];
    }
    for (; k < n; k++) {
      a += x[k];
    }
    return a + b + (c + d);
  }

  static double sumAt(double[] x, Rows rows) {
    double sum = 0;
    for (int k = 0; k < rows.n; k++) {
      sum += x[rows.index[k]];
    }
    return sum;
  }

  static double dotAt(double[] x, double[] y, Rows rows) {
    double sum = 0;
    for (int k = 0; k < rows.n; k++) {
      int row = rows.index[k];
      sum += x[row] * y[row];
    }
    return sum;
  }

  static void zeroAt(double[] x, Rows rows) {
    for (int k = 0; k < rows.n; k++) {
      x[rows.index[k]] = 0;
    }
  }
}
