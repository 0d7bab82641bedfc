package org.lacrima.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one way in which Lacrima writes a double for machines: the fewest of 15, 16 or 17 significant
 * digits that read back to the same double, decimal for 1e-5 ≤ |x| &lt; 1e15 and like {@code
 * 1.5e-10} otherwise. It does not depend on the JDK, as {@code Double.toString} does.
 */
public final class NumberText {

  private NumberText() {}

  /** The text of {@code x}; "" for NaN and the infinities, which no file of ours holds. */
  public static String of(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return "";
    }
    if (x == 0) {
      return "0";
    }
    if (x == Math.rint(x) && Math.abs(x) < 1e15) {
      return Long.toString((long) x);
    }
    BigDecimal exact = new BigDecimal(x);
    BigDecimal shortest = exact;
    for (int digits = 15; digits <= 17; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == x) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    double magnitude = Math.abs(x);
    if (magnitude >= 1e-5 && magnitude < 1e15) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (x < 0 ? "-" : "") + mantissa + "e" + exponent;
  }
}
