package org.lacrima.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.lacrima.dataset.NumberText;

/**
 * Numbers as APA style (7th edition, section 6.36) writes them: two decimals as a rule, no zero
 * before the point where a number cannot exceed one, a true minus sign, commas between thousands.
 *
 * <p>Rounding is half up on the shortest decimal that reads back to the double, so a reader who
 * rounds results.csv by hand comes to the same digits.
 */
final class ApaNumber {

  static final String MINUS = "\u2212";
  static final String NONE = "\u2014";
  static final String INFINITY = "\u221e";

  private static final double SMALLEST = 1e-5;
  private static final double LARGEST = 1e12;

  private static final double EASY = 1e11;
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7};

  private ApaNumber() {}

  /**
   * A number that cannot exceed one: r, α, V, a proportion. {@code .44}, {@code −.08}, {@code
   * 1.00}.
   */
  static String bounded(double x) {
    return bounded(x, 2);
  }

  static String bounded(double x, int decimals) {
    if (Double.isNaN(x)) {
      return NONE;
    }
    String text = fixed(x, decimals);
    int digits = text.startsWith(MINUS) ? 1 : 0;
    return text.startsWith("0.", digits)
        ? text.substring(0, digits) + text.substring(digits + 1)
        : text;
  }

  /** {@code .032}, {@code < .001}, {@code > .999}: the relation is part of it only when needed. */
  static String p(double p) {
    if (Double.isNaN(p)) {
      return NONE;
    }
    if (p < 0.001) {
      return "< .001";
    }
    return p > 0.999 ? "> .999" : bounded(p, 3);
  }

  /** A number in its own units; its size alone decides how many decimals it needs. */
  static String amount(double x) {
    return amount(x, x);
  }

  /**
   * A number in units whose size is known.
   *
   * @param scale the spread that the reader compares x with, a standard deviation: below 0.1 more
   *     than two decimals are needed to tell values apart; NaN: x itself
   */
  static String amount(double x, double scale) {
    if (Double.isNaN(x)) {
      return NONE;
    }
    double size = Math.abs(Double.isNaN(scale) || scale == 0 ? x : scale);
    if (size != 0 && size < SMALLEST || Math.abs(x) >= LARGEST) {
      return x == 0 ? "0" : scientific(x);
    }
    return fixed(x, decimals(size));
  }

  private static int decimals(double size) {
    int decimals = 2;
    for (double limit = 0.0995; size != 0 && size < limit && decimals < 7; limit /= 10) {
      decimals++;
    }
    return decimals;
  }

  /** A value of the data, a median or a minimum: whole numbers stay whole. */
  static String value(double x) {
    return x == StrictMath.rint(x) && Math.abs(x) < LARGEST ? fixed(x, 0) : amount(x);
  }

  /** t, F, χ², U: two decimals, more digits where the size leaves no room for them. */
  static String statistic(double x) {
    return Double.isNaN(x) ? NONE : Math.abs(x) >= LARGEST ? scientific(x) : fixed(x, 2);
  }

  /** Degrees of freedom: whole, or with two decimals. APA sets no comma in them. */
  static String df(double x) {
    if (Double.isNaN(x)) {
      return NONE;
    }
    return (x == StrictMath.rint(x) ? fixed(x, 0) : fixed(x, 2)).replace(",", "");
  }

  static String count(long n) {
    return n < 0 ? NONE : grouped(Long.toString(n));
  }

  /** A share of one as a percentage: {@code 21.6}. */
  static String percent(double share) {
    return Double.isNaN(share) ? NONE : fixed(share * 100, 1);
  }

  /** 0.95 as {@code 95%}. */
  static String level(double share) {
    return decimal(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  private static BigDecimal decimal(double x) {
    String text = NumberText.of(x);
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static String fixed(double x, int decimals) {
    if (Double.isInfinite(x)) {
      return x < 0 ? MINUS + INFINITY : INFINITY;
    }
    double scaled = Math.abs(x) * POWERS[decimals];
    long whole = (long) scaled;
    double rest = scaled - whole;
    // Far from a tie the product cannot err; near one the digits of results.csv decide.
    if (scaled < EASY && Math.abs(rest - 0.5) > 1e-3) {
      return ordinary(rest > 0.5 ? whole + 1 : whole, decimals, x < 0);
    }
    BigDecimal rounded = decimal(x).setScale(decimals, RoundingMode.HALF_UP);
    String text = grouped(rounded.abs().toPlainString());
    return rounded.signum() < 0 ? MINUS + text : text;
  }

  private static String ordinary(long digits, int decimals, boolean negative) {
    StringBuilder text = new StringBuilder(Long.toString(digits));
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    if (decimals > 0) {
      text.insert(text.length() - decimals, '.');
    }
    String grouped = grouped(text.toString());
    return negative && digits != 0 ? MINUS + grouped : grouped;
  }

  /** Commas between thousands; String.format would cost more than all the rest of a report. */
  private static String grouped(String number) {
    int point = number.indexOf('.');
    int end = point < 0 ? number.length() : point;
    if (end <= 3) {
      return number;
    }
    StringBuilder text = new StringBuilder(number);
    for (int i = end - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  private static String scientific(double x) {
    BigDecimal rounded = decimal(x).round(new MathContext(3, RoundingMode.HALF_UP));
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    StringBuilder text = new StringBuilder(rounded.signum() < 0 ? MINUS : "");
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(" \u00d7 10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(
          c == '-'
              ? '\u207b'
              : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
    }
    return text.toString();
  }
}
