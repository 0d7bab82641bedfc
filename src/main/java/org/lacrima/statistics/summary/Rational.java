package org.lacrima.statistics.summary;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Quotients of integers as doubles, correctly rounded (to nearest, ties to even). */
final class Rational {

  private Rational() {}

  /**
   * The double nearest to {@code numerator / denominator}.
   *
   * @param denominator &gt; 0
   */
  static double toDouble(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() == 0) {
      return 0;
    }
    BigInteger top = numerator.abs();
    // 66 bits of quotient and a sticky bit: one rounding to 53 bits is then the right one
    int shift = 66 - (top.bitLength() - denominator.bitLength());
    BigInteger scaled = shift >= 0 ? top.shiftLeft(shift) : top;
    BigInteger divisor = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
    BigInteger[] parts = scaled.divideAndRemainder(divisor);
    BigInteger quotient = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) {
      quotient = quotient.or(BigInteger.ONE);
    }
    double magnitude = scale(quotient, -shift - 1);
    return numerator.signum() < 0 ? -magnitude : magnitude;
  }

  /** What {@code numerator / denominator} has beyond the double {@code rounded}. */
  static double rest(BigInteger numerator, BigInteger denominator, double rounded) {
    BigDecimal near = new BigDecimal(rounded);
    BigInteger unscaled = near.unscaledValue();
    BigInteger power = BigInteger.TEN.pow(Math.abs(near.scale()));
    // numerator/denominator − unscaled·10^−scale over a common denominator
    if (near.scale() >= 0) {
      return toDouble(
          numerator.multiply(power).subtract(unscaled.multiply(denominator)),
          denominator.multiply(power));
    }
    return toDouble(
        numerator.subtract(unscaled.multiply(power).multiply(denominator)), denominator);
  }

  private static double scale(BigInteger quotient, int exponent) {
    int length = quotient.bitLength();
    if (length + exponent > -1000) {
      return Math.scalb(quotient.doubleValue(), exponent);
    }
    // towards the subnormal numbers scalb would round a second time
    return new BigDecimal(quotient)
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)))
        .doubleValue();
  }
}
