package org.lacrima.statistics.replication;

import org.lacrima.statistics.summary.Moments;

/**
 * What is printed of one group.
 *
 * @param n cases, at least 2
 * @param sd sample standard deviation, not negative
 */
public record PrintedGroup(long n, Printed mean, Printed sd) {

  public PrintedGroup {
    if (n < 2 || sd.value().signum() < 0) {
      throw new IllegalArgumentException("n is 2 or more, sd not negative: " + n + ", " + sd);
    }
  }

  /** As if nothing had been rounded. */
  Moments asPrinted() {
    return Moments.printed(n, mean.value().doubleValue(), sd.value().doubleValue());
  }

  /** At one corner of what the rounding leaves open. */
  Moments corner(boolean highMean, boolean highSd) {
    return Moments.printed(
        n,
        (highMean ? mean.high() : mean.low()).doubleValue(),
        Math.max(0, (highSd ? sd.high() : sd.low()).doubleValue()));
  }
}
