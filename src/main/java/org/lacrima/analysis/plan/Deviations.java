package org.lacrima.analysis.plan;

import java.util.Arrays;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * Deviations of one column's exact units from a pivot, 0 where the value is missing. Below 2^21 in
 * magnitude, the products of two, summed over a batch of at most 2^10 rows, stay below 2^52, so
 * that doubles add them without rounding, in any order, several at a time; smaller ones are added
 * as ints. Of a column that is not exact only its missing values are known.
 */
final class Deviations {

  /** Deviations must be smaller than this. */
  private static final long LIMIT = 1L << 21;

  private final int column;
  private final Shape shape;
  private final long[] missing;
  private final Rows missingRows;
  private boolean anyMissing;
  private boolean missingListed;
  private boolean pivotKnown;
  private long pivot;
  private long total;
  private final Sequence values;

  Deviations(int column, Shape shape, int capacity) {
    this.column = column;
    this.shape = shape;
    this.values = new Sequence(shape.isExact() ? capacity : 0);
    this.missing = new long[capacity / Long.SIZE + 1];
    this.missingRows = new Rows(capacity);
    this.pivotKnown = shape.bound() < LIMIT;
  }

  /** Integers, and the same as doubles once they are asked for. */
  static final class Sequence {
    final int[] ints;
    private final double[] doubles;
    private boolean converted;
    private long magnitude;
    int n;

    Sequence(int capacity) {
      this.ints = new int[capacity];
      this.doubles = new double[capacity];
    }

    /** Takes over another's integers, but 0 in some rows. */
    void copyWithout(Sequence other, Rows rows) {
      n = other.n;
      magnitude = other.magnitude;
      converted = false;
      System.arraycopy(other.ints, 0, ints, 0, n);
      for (int k = 0; k < rows.n; k++) {
        ints[rows.index[k]] = 0;
      }
    }

    private double[] doubles() {
      if (!converted) {
        for (int k = 0; k < n; k++) {
          doubles[k] = ints[k];
        }
        converted = true;
      }
      return doubles;
    }

    long dot(Sequence other) {
      return magnitude * other.magnitude * n <= Integer.MAX_VALUE
          ? dot(ints, other.ints, n)
          : (long) dot(doubles(), other.doubles(), n);
    }

    private static int dot(int[] x, int[] y, int n) {
      int sum = 0;
      for (int k = 0; k < n; k++) {
        sum += x[k] * y[k];
      }
      return sum;
    }

    /** Eight sums side by side: exact, so their order does not matter. */
    private static double dot(double[] x, double[] y, int n) {
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

    long sumAt(Rows rows) {
      long sum = 0;
      for (int k = 0; k < rows.n; k++) {
        sum += ints[rows.index[k]];
      }
      return sum;
    }

    long dotAt(Sequence other, Rows rows) {
      long sum = 0;
      for (int k = 0; k < rows.n; k++) {
        int row = rows.index[k];
        sum += (long) ints[row] * other.ints[row];
      }
      return sum;
    }
  }

  long denominator() {
    return shape.denominator();
  }

  /** Known when rows have been taken; differs from thread to thread where values are large. */
  long pivot() {
    return pivot;
  }

  /** Whether all deviations of these rows are small; if not, their sequence is of no use. */
  boolean fits() {
    return values.magnitude < LIMIT;
  }

  /** Those of the rows last taken, in their order. */
  Sequence values() {
    return values;
  }

  /** The sum of the values. */
  long sum() {
    return total;
  }

  long unit(Batch batch, int row) {
    return batch.columns[column].units[row];
  }

  void take(Batch batch, Rows rows) {
    Column from = batch.columns[column];
    anyMissing = false;
    missingListed = false;
    Arrays.fill(missing, 0);
    if (!shape.isExact()) {
      takeMissing(from, rows);
      return;
    }
    if (!pivotKnown) {
      findPivot(from, rows);
    }
    total = 0;
    values.n = rows.n;
    values.magnitude = 0;
    values.converted = false;
    for (int start = 0; start < rows.n; start += Long.SIZE) {
      takeWord(from.units, rows.index, start, Math.min(rows.n, start + Long.SIZE));
    }
  }

  /** Takes up to 64 rows, without a branch. */
  private void takeWord(long[] units, int[] index, int from, int to) {
    int[] ints = values.ints;
    long bits = 0;
    long magnitudes = 0;
    long sum = 0;
    for (int k = from; k < to; k++) {
      long unit = units[index[k]];
      long absent =
          (unit & -unit) >>> 63; // only MISSING has its lowest bit where others have their sign
      long d = (unit - pivot) & absent - 1;
      bits |= absent << k;
      magnitudes |= d ^ d >> 63;
      sum += d;
      ints[k] = (int) d;
    }
    missing[from / Long.SIZE] = bits;
    anyMissing |= bits != 0;
    values.magnitude |= magnitudes;
    total += sum;
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

  /** The rows whose value is missing. */
  Rows missingRows() {
    if (!missingListed) {
      missingRows.n = 0;
      if (anyMissing) {
        missingRows.addBits(missing);
      }
      missingListed = true;
    }
    return missingRows;
  }

  /** In how many of the rows this value or the other is missing. */
  int incompleteWith(Deviations other) {
    int n = 0;
    if (anyMissing || other.anyMissing) {
      for (int word = 0; word < missing.length; word++) {
        n += Long.bitCount(missing[word] | other.missing[word]);
      }
    }
    return n;
  }

  /** Adds the rows whose value is missing to a set of bits. */
  void addMissing(long[] union) {
    if (anyMissing) {
      for (int word = 0; word < union.length; word++) {
        union[word] |= missing[word];
      }
    }
  }
}
