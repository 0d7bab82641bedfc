package org.lacrima.statistics.summary;

import java.util.Arrays;

/**
 * Number, mean and central sums of one variable: \(M_k = \sum (x_i - \bar x)^k\).
 *
 * <p>The mean is carried in two parts, so that the difference between two means survives a large
 * common offset (NIST SmLs07–09).
 *
 * @param n number of values
 * @param mean their mean, NaN where n is 0
 * @param meanRest what the exact mean has beyond {@code mean}, less than half its last unit
 * @param m2 sum of squared deviations
 * @param m3 sum of cubed deviations
 * @param m4 sum of fourth powers
 */
public record Moments(long n, double mean, double meanRest, double m2, double m3, double m4) {

  /** A sum of squares below this has lost digits where doubles end. */
  static final double LEAST = 1e-290;

  public static final Moments EMPTY = new Moments(0, Double.NaN, 0, 0, 0, 0);

  public Moments {
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative: " + n);
    }
    if (m2 < 0) {
      throw new IllegalArgumentException("m2 must not be negative: " + m2);
    }
  }

  public Moments(long n, double mean, double m2, double m3, double m4) {
    this(n, mean, 0, m2, m3, m4);
  }

  /**
   * From printed values: higher sums are unknown.
   *
   * @param sd standard deviation with n − 1
   */
  public static Moments printed(long n, double mean, double sd) {
    if (!(sd >= 0)) {
      throw new IllegalArgumentException("sd must not be negative: " + sd);
    }
    return new Moments(n, mean, 0, n < 2 ? 0 : sd * sd * (n - 1), Double.NaN, Double.NaN);
  }

  /**
   * Of a sample, in two passes about the first value with compensated sums; the same values in
   * another order may differ in the last bits (use {@link ExactMoments} where that matters). A NaN
   * or infinite value makes everything NaN; values that differ by so little that their squares are
   * no numbers make {@code m2} NaN.
   */
  public static Moments of(double... values) {
    int n = values.length;
    if (n == 0) {
      return EMPTY;
    }
    double pivot = values[0];
    TwoDoubles sum = new TwoDoubles();
    for (double value : values) {
      sum.addDifference(value, pivot);
    }
    TwoDoubles mean = sum.dividedBy(n);
    TwoDoubles m2 = new TwoDoubles();
    TwoDoubles m3 = new TwoDoubles();
    TwoDoubles m4 = new TwoDoubles();
    for (double value : values) {
      double d = (value - pivot) - mean.high() - mean.low();
      double square = d * d;
      m2.add(square);
      m3.add(square * d);
      m4.add(square * square);
    }
    mean.add(pivot);
    boolean lost = m2.high() < LEAST && Arrays.stream(values).anyMatch(v -> v != pivot);
    double squares = lost ? Double.NaN : Math.max(0, m2.high());
    return new Moments(n, mean.high(), mean.low(), squares, m3.high(), m4.high());
  }

  /**
   * The moments of both sets together (Chan, Golub and LeVeque 1979; Pébay 2008).
   *
   * <p>Associative and commutative up to rounding.
   */
  public Moments merge(Moments other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    long total = Math.addExact(n, other.n);
    double a = n;
    double b = other.n;
    double all = total;
    double d = other.mean - mean + (other.meanRest - meanRest);
    double share = d * (b / all);
    TwoDoubles sum = new TwoDoubles();
    sum.add(mean);
    sum.add(meanRest);
    sum.add(share);
    double cross = d * d * (a / all) * b;
    double squares = m2 + other.m2 + cross;
    double newM2 = squares < LEAST && d != 0 ? Double.NaN : squares;
    double newM3 =
        m3 + other.m3 + cross * d * ((a - b) / all) + 3 * d * (a * other.m2 - b * m2) / all;
    double newM4 =
        m4
            + other.m4
            + cross * d * d * ((a * a - a * b + b * b) / (all * all))
            + 6 * d * d * (a * a * other.m2 + b * b * m2) / (all * all)
            + 4 * d * (a * other.m3 - b * m3) / all;
    return new Moments(total, sum.high(), sum.low(), newM2, newM3, newM4);
  }

  /** The moments of {@code factor·x + shift}. */
  public Moments transformed(double factor, double shift) {
    double square = factor * factor;
    TwoDoubles sum = new TwoDoubles();
    sum.add(mean * factor);
    sum.add(Math.fma(mean, factor, -(mean * factor)));
    sum.add(meanRest * factor);
    sum.add(shift);
    return new Moments(
        n, sum.high(), sum.low(), m2 * square, m3 * square * factor, m4 * square * square);
  }

  /** {@code this.mean − other.mean}, keeping the digits that a common offset hides. */
  public double meanDifference(Moments other) {
    return mean - other.mean + (meanRest - other.meanRest);
  }

  /** {@code mean − value}. */
  public double meanAbove(double value) {
    return mean - value + meanRest;
  }

  /** Sample variance, divided by n − 1; NaN where n &lt; 2. */
  public double variance() {
    return n < 2 ? Double.NaN : m2 / (n - 1);
  }

  /** Sample standard deviation, √variance. */
  public double sd() {
    return Math.sqrt(variance());
  }

  /** Standard error of the mean, sd/√n. */
  public double se() {
    return Math.sqrt(variance() / n);
  }

  /** Whether all values are equal (true of an empty set). */
  public boolean constant() {
    return m2 == 0;
  }

  public boolean finite() {
    return n == 0 || Double.isFinite(mean) && Double.isFinite(m2);
  }
}
