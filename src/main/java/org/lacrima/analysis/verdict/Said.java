package org.lacrima.analysis.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.lacrima.analysis.statement.Statement;

/** Numbers in the sentences of verdicts. */
final class Said {

  private Said() {}

  /** With so many digits after the point. */
  static String number(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
        : "?";
  }

  /** What cannot exceed 1: without the zero before the point. */
  static String below1(double value, int digits) {
    return number(value, digits).replaceFirst("^(-?)0\\.", "$1.");
  }

  static Statement p(double p) {
    return Statement.of("said.p", p < 0.001 ? "< .001" : "= " + below1(p, p < 0.0095 ? 4 : 3));
  }

  /** However small, as {@code 3.0e-5}. */
  static Statement smallP(double p) {
    if (!(p > 0 && p < 0.001)) {
      return p(p);
    }
    BigDecimal rounded = BigDecimal.valueOf(p).round(new MathContext(2, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(1, RoundingMode.HALF_EVEN);
    return Statement.of("said.p", "= " + mantissa.toPlainString() + "e" + exponent);
  }

  static String percent(double share) {
    return number(100 * share, 1) + "%";
  }

  static String interval(double low, double high, int digits) {
    return "[" + number(low, digits) + ", " + number(high, digits) + "]";
  }

  /** Of correlations. */
  static String intervalBelow1(double low, double high) {
    return "[" + below1(low, 2) + ", " + below1(high, 2) + "]";
  }

  static Statement list(List<?> items) {
    return items.isEmpty() ? Statement.of("said.none") : Statement.join(items, ", ");
  }
}
