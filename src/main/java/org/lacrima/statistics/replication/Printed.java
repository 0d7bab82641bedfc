package org.lacrima.statistics.replication;

import java.math.BigDecimal;

/**
 * A number as it stands in print: what was rounded to it lies half a unit of its last digit around
 * it, so {@code .32} stands for [.315, .325]. Both ends belong to it, because authors and programs
 * round a half up, down or to even.
 *
 * @param value with the digits that were printed: {@code 11.10} is not {@code 11.1}
 */
public record Printed(BigDecimal value) {

  /**
   * @throws NumberFormatException if the text is no decimal number
   */
  public static Printed of(String text) {
    return new Printed(new BigDecimal(text.strip()));
  }

  /** Digits after the point. */
  public int decimals() {
    return Math.max(0, value.scale());
  }

  /** Half a unit of the last digit. */
  private BigDecimal half() {
    return BigDecimal.ONE.scaleByPowerOfTen(-decimals()).divide(BigDecimal.valueOf(2));
  }

  public BigDecimal low() {
    return value.subtract(half());
  }

  public BigDecimal high() {
    return value.add(half());
  }

  /** Whether a computed number rounds to what was printed. */
  public boolean standsFor(double computed) {
    return computed >= low().doubleValue() && computed <= high().doubleValue();
  }

  /** Whether some number of a closed interval rounds to what was printed. */
  public boolean touches(double from, double to) {
    return to >= low().doubleValue() && from <= high().doubleValue();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
