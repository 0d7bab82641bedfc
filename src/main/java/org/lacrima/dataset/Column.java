package org.lacrima.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of one variable. Only the array of its shape is used; the others are empty. Missing is
 * {@link #MISSING} among units, NaN among reals, null among texts.
 */
public final class Column {

  public static final long MISSING = Long.MIN_VALUE;

  private static final long[] NO_UNITS = {};
  private static final double[] NO_REALS = {};
  private static final @Nullable String[] NO_TEXTS = {};

  public final Shape shape;
  public final long[] units;
  public final double[] reals;
  public final @Nullable String[] texts;

  public Column(Shape shape, int capacity) {
    this.shape = shape;
    this.units = shape.isExact() ? new long[capacity] : NO_UNITS;
    this.reals = shape.kind() == Shape.Kind.REAL ? new double[capacity] : NO_REALS;
    this.texts = shape.isText() ? new @Nullable String[capacity] : NO_TEXTS;
  }

  public boolean isMissing(int row) {
    return switch (shape.kind()) {
      case EXACT -> units[row] == MISSING;
      case REAL -> Double.isNaN(reals[row]);
      case TEXT -> texts[row] == null;
    };
  }

  public void setMissing(int row) {
    switch (shape.kind()) {
      case EXACT -> units[row] = MISSING;
      case REAL -> reals[row] = Double.NaN;
      case TEXT -> texts[row] = null;
    }
  }

  /** The number in this row, NaN where it is missing; units are divided once, correctly rounded. */
  public double number(int row) {
    if (shape.isExact()) {
      long unit = units[row];
      return unit == MISSING ? Double.NaN : shape.number(unit);
    }
    return reals[row];
  }
}
