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

  private static final MathContext CUT = new MathContext(18, RoundingMode.DOWN);

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
    BigDecimal shortest = shortest(Math.abs(x));
    if (x < 0) {
      shortest = shortest.negate();
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

  /**
   * Rounds the exact value once to 18 digits, and from those, knowing whether anything was cut off,
   * to 15, 16 and 17, half to even.
   */
  private static BigDecimal shortest(double x) {
    BigDecimal exact = new BigDecimal(x);
    BigDecimal cut = exact.round(CUT);
    boolean more = exact.precision() > CUT.getPrecision();
    long digits = cut.unscaledValue().longValue();
    BigDecimal candidate = cut;
    for (int keep = 15; keep <= 17; keep++) {
      int drop = cut.precision() - keep;
      if (drop <= 0) {
        return cut;
      }
      long unit = drop == 3 ? 1000 : drop == 2 ? 100 : 10;
      long kept = digits / unit;
      long rest = digits % unit;
      if (rest > unit / 2 || rest == unit / 2 && (more || kept % 2 == 1)) {
        kept++;
      }
      candidate = BigDecimal.valueOf(kept, cut.scale() - drop);
      if (candidate.doubleValue() == x) {
        return candidate;
      }
    }
    return candidate;
  }
}
