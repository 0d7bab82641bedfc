package org.lacrima.statistics.replication;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a printed mean or percentage can exist (granularity-related inconsistency of means; Brown
 * &amp; Heathers 2017, doi 10.1177/1948550616673876).
 *
 * <p>The mean of n whole numbers is a whole number divided by n; with a score that is itself the
 * mean of k items, by n·k. A printed mean is possible if one of these fractions lies within its
 * rounding interval. A percentage is the mean of zeros and ones times 100.
 *
 * <p>Where the fractions lie closer together than the last printed digit, every printed number is
 * possible and the check cannot fail; {@link #chanceToPass} says how much passing it means.
 */
public final class Grim {

  private Grim() {}

  /**
   * Whether n·k whole numbers can have this mean.
   *
   * @param n cases, at least 1
   * @param items whole-number items that each case's value is the mean of, at least 1
   */
  public static boolean isPossibleMean(Printed mean, long n, int items) {
    return !totals(mean, n, items).isEmpty();
  }

  /** Whether a count of n cases can be this percentage, from 0 to 100. */
  public static boolean isPossiblePercentage(Printed percentage, long n) {
    return !counts(percentage, n).isEmpty();
  }

  /** The whole-number totals that give this mean, ascending; empty if none does. */
  public static List<BigInteger> totals(Printed mean, long n, int items) {
    return multiples(mean, BigDecimal.valueOf(checked(n, items)), BigDecimal.ONE);
  }

  /** The counts, 0 to n, that give this percentage. */
  public static List<BigInteger> counts(Printed percentage, long n) {
    BigInteger most = BigInteger.valueOf(n);
    return multiples(percentage, BigDecimal.valueOf(checked(n, 1)), BigDecimal.valueOf(100))
        .stream()
        .filter(count -> count.signum() >= 0 && count.compareTo(most) <= 0)
        .toList();
  }

  /** The sizes from {@code from} to {@code to} at which the percentage is possible. */
  public static List<Long> sizesOfPercentage(Printed percentage, long from, long to) {
    List<Long> sizes = new ArrayList<>();
    for (long n = Math.max(1, from); n <= to; n++) {
      if (isPossiblePercentage(percentage, n)) {
        sizes.add(n);
      }
    }
    return sizes;
  }

  /** The sizes from {@code from} to {@code to} at which the mean is possible. */
  public static List<Long> sizesOfMean(Printed mean, int items, long from, long to) {
    List<Long> sizes = new ArrayList<>();
    for (long n = Math.max(1, from); n <= to; n++) {
      if (isPossibleMean(mean, n, items)) {
        sizes.add(n);
      }
    }
    return sizes;
  }

  /**
   * The share of all printed means with so many decimals that are possible, at most 1: n·k/10^d. At
   * 1 the check cannot fail.
   */
  public static double chanceToPass(Printed mean, long n, int items) {
    return Math.min(1, checked(n, items) / StrictMath.pow(10, mean.decimals()));
  }

  /** The same for a percentage: n/10^(d+2). */
  public static double chanceToPassPercentage(Printed percentage, long n) {
    return Math.min(1, checked(n, 1) / StrictMath.pow(10, percentage.decimals() + 2.0));
  }

  private static List<BigInteger> multiples(Printed printed, BigDecimal parts, BigDecimal unit) {
    BigInteger first =
        printed
            .low()
            .multiply(parts)
            .divide(unit, 40, RoundingMode.CEILING)
            .setScale(0, RoundingMode.CEILING)
            .toBigInteger();
    BigInteger last =
        printed
            .high()
            .multiply(parts)
            .divide(unit, 40, RoundingMode.FLOOR)
            .setScale(0, RoundingMode.FLOOR)
            .toBigInteger();
    List<BigInteger> found = new ArrayList<>();
    for (BigInteger each = first; each.compareTo(last) <= 0; each = each.add(BigInteger.ONE)) {
      found.add(each);
    }
    return found;
  }

  private static long checked(long n, int items) {
    if (n < 1 || items < 1) {
      throw new IllegalArgumentException("n and items must be at least 1: " + n + ", " + items);
    }
    return Math.multiplyExact(n, items);
  }
}
