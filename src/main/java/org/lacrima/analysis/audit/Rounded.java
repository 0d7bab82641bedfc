package org.lacrima.analysis.audit;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All numbers that a printed one may stand for: {@code .44} is [.435, .445]. */
record Rounded(double low, double high) {

  private static final Pattern NUMBER =
      Pattern.compile("([\u2212-]?)((?:\\d[\\d,]*)?(?:[.]\\d+)?(?:e-\\d{1,3})?)");

  /** Null where this is no plain decimal number. */
  static @Nullable Rounded of(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    if (!number.matches() || number.group(2).isEmpty()) {
      return null;
    }
    BigDecimal value = new BigDecimal(number.group(2).replace(",", ""));
    BigDecimal half = BigDecimal.valueOf(5, value.scale() + 1);
    BigDecimal signed = number.group(1).isEmpty() ? value : value.negate();
    return new Rounded(signed.subtract(half).doubleValue(), signed.add(half).doubleValue());
  }

  /** Degrees of freedom: whole ones are exact, others are rounded. */
  static @Nullable Rounded ofDf(String text) {
    Rounded df = of(text);
    if (df == null || text.contains(".")) {
      return df;
    }
    double exact = (df.low + df.high) / 2;
    return new Rounded(exact, exact);
  }

  /** {@code = .032}, {@code .032}, {@code < .001}, {@code > .999}. */
  static @Nullable Rounded ofP(String text) {
    String p = text.replace('\u00a0', ' ').strip();
    String number = p.replaceFirst("^[<>=] ?", "");
    Rounded rounded = of(number);
    if (rounded == null) {
      return null;
    }
    double middle = (rounded.low + rounded.high) / 2;
    return p.startsWith("<")
        ? new Rounded(0, middle)
        : p.startsWith(">") ? new Rounded(middle, 1) : rounded;
  }

  boolean meets(Rounded other) {
    return low <= other.high && other.low <= high;
  }
}
