package org.lacrima.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.NumberText;

/**
 * One score, or why there is none.
 *
 * @param text as it stands in a file: the number, or the missing code
 * @param missing null where there is a number
 */
public record Score(String text, @Nullable MissingCode missing) {

  /**
   * Digits of a quotient before it becomes a double. A quotient of a sum of short decimals by fewer
   * than 2^31 items is either a double's midpoint exactly, which has fewer digits than this, or too
   * far from one for the cut to matter.
   */
  private static final MathContext WIDE = new MathContext(80);

  static Score missing(MissingCode why) {
    return new Score(why.text(), why);
  }

  static Score of(double number) {
    return new Score(NumberText.of(number), null);
  }

  /** The double nearest to {@code numerator / denominator}, in the one way numbers are written. */
  static Score of(BigDecimal numerator, BigDecimal denominator) {
    return of(numerator.divide(denominator, WIDE).doubleValue());
  }
}
