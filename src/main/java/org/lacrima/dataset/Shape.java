package org.lacrima.dataset;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How the values of a column are held.
 *
 * @param denominator of exact values: a value is {@code units / denominator}; 1 otherwise
 * @param bound no exact value has more units than this, in absolute value; 0 otherwise
 */
public record Shape(Kind kind, long denominator, long bound) {

  public enum Kind {
    /** Integers and short decimals, and the exact results made of them. */
    EXACT,
    /** Doubles. */
    REAL,
    TEXT
  }

  /** Sums of two numbers of units within this bound still fit into a long, with room to spare. */
  public static final long LARGEST_BOUND = 1L << 60;

  public static final long LARGEST_DENOMINATOR = 1L << 44;

  /** Up to here a double holds every integer, so that a quotient is rounded once. */
  private static final long INTEGERS = 1L << 53;

  public static final Shape REAL = new Shape(Kind.REAL, 1, 0);
  public static final Shape TEXT = new Shape(Kind.TEXT, 1, 0);

  public Shape {
    if (denominator < 1 || bound < 0) {
      throw new IllegalArgumentException("Not a shape: " + denominator + ", " + bound);
    }
  }

  public static Shape exact(long denominator, long bound) {
    return new Shape(Kind.EXACT, denominator, bound);
  }

  /** EXACT where denominator and bound allow it, else REAL. */
  public static Shape exactIfSmall(double denominator, double bound) {
    return denominator <= LARGEST_DENOMINATOR && bound <= LARGEST_BOUND
        ? exact((long) denominator, (long) bound)
        : REAL;
  }

  /**
   * Of decimal numbers with at most so many digits before and behind their point. There are a few
   * sizes only, so that one long number far down rarely makes a file be read twice.
   */
  public static Shape ofDecimals(int digits, int scale) {
    if (digits + scale > 18) {
      return REAL;
    }
    int roomy = digits <= 3 ? 3 : digits <= 6 ? 6 : digits <= 9 ? 9 : digits;
    return exactIfSmall(power(scale), power(Math.min(18, roomy + scale)) - 1);
  }

  /** A shape that holds what either holds; text if one is. */
  public Shape or(Shape other) {
    if (equals(other)) {
      return this;
    }
    if (isText() || other.isText()) {
      return TEXT;
    }
    if (!isExact() || !other.isExact()) {
      return REAL;
    }
    double finer = Math.max(denominator, other.denominator);
    double larger = Math.max((bound + 1.0) / denominator, (other.bound + 1.0) / other.denominator);
    return exactIfSmall(finer, larger * finer - 1);
  }

  private static double power(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** The double nearest to so many units. */
  public double number(long units) {
    return denominator == 1 || units >= -INTEGERS && units <= INTEGERS
        ? (double) units / denominator
        : BigDecimal.valueOf(units)
            .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
            .doubleValue();
  }

  public boolean isExact() {
    return kind == Kind.EXACT;
  }

  public boolean isText() {
    return kind == Kind.TEXT;
  }

  public boolean isNumber() {
    return kind != Kind.TEXT;
  }
}
