package org.lacrima.statistics.replication;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Whether a printed standard deviation can exist beside its mean (GRIMMER; Anaya 2016, doi
 * 10.7287/peerj.preprints.2400v1, in the analytic form of Allard 2018).
 *
 * <p>For n whole numbers with total T, the sum of squares Q = (n−1)s² + T²/n is a whole number, has
 * the parity of T (a square is odd exactly when its root is), and is at least what n whole numbers
 * as equal as can be have: T²/n rounded to the next possible. The sample standard deviation is
 * possible if for one possible total such a Q lies where the rounding interval of s puts it.
 */
public final class Grimmer {

  private Grimmer() {}

  /**
   * Whether n whole numbers can have this mean and this sample standard deviation (n − 1).
   *
   * @param n cases, at least 2
   * @param sd not negative
   */
  public static boolean isPossible(Printed mean, Printed sd, long n) {
    if (n < 2) {
      throw new IllegalArgumentException("n must be at least 2: " + n);
    }
    if (sd.value().signum() < 0) {
      throw new IllegalArgumentException("a standard deviation is not negative: " + sd);
    }
    return Grim.totals(mean, n, 1).stream().anyMatch(total -> isPossible(total, sd, n));
  }

  private static boolean isPossible(BigInteger total, Printed sd, long n) {
    BigDecimal cases = BigDecimal.valueOf(n);
    BigDecimal free = BigDecimal.valueOf(n - 1);
    // times n, so that everything is whole but the bounds: n·Q = n(n−1)s² + T²
    BigDecimal square = new BigDecimal(total.multiply(total));
    BigDecimal low = sd.low().max(BigDecimal.ZERO);
    BigDecimal from = low.multiply(low).multiply(free).multiply(cases).add(square);
    BigDecimal to = sd.high().multiply(sd.high()).multiply(free).multiply(cases).add(square);
    BigInteger first = from.divide(cases, 0, RoundingMode.CEILING).toBigInteger();
    BigInteger last = to.divide(cases, 0, RoundingMode.FLOOR).toBigInteger();
    first = first.max(leastSquares(total, n));
    if (first.testBit(0) != total.testBit(0)) {
      first = first.add(BigInteger.ONE);
    }
    return first.compareTo(last) <= 0;
  }

  /** Of n whole numbers with this total, as equal as can be: r of them q+1, the others q. */
  private static BigInteger leastSquares(BigInteger total, long n) {
    BigInteger cases = BigInteger.valueOf(n);
    BigInteger rest = total.mod(cases);
    BigInteger each = total.subtract(rest).divide(cases);
    BigInteger more = each.add(BigInteger.ONE);
    return cases
        .subtract(rest)
        .multiply(each)
        .multiply(each)
        .add(rest.multiply(more).multiply(more));
  }
}
