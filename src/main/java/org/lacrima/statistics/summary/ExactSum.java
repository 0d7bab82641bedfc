package org.lacrima.statistics.summary;

import java.math.BigInteger;

/**
 * A sum of integers that never rounds and never overflows: 128 bits in two longs, emptied into a
 * {@link BigInteger} before they could run over.
 */
final class ExactSum {

  private static final long NEARLY_FULL = 1L << 62;

  private BigInteger settled = BigInteger.ZERO;
  private long high;
  private long low;

  void add(long value) {
    long sum = low + value;
    high += (value >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    settleIfNearlyFull();
  }

  /** Adds a·b. */
  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  /** Adds the 128-bit number {@code high·2^64 + low} (low unsigned), at most 2^126 in magnitude. */
  void add(long addHigh, long addLow) {
    long sum = low + addLow;
    high += addHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    settleIfNearlyFull();
  }

  void add(BigInteger value) {
    settled = settled.add(value);
  }

  void add(ExactSum other) {
    settled = settled.add(other.value());
  }

  BigInteger value() {
    return settled.add(open());
  }

  private void settleIfNearlyFull() {
    // each addend is below 2^126 in magnitude, so that one more cannot run over
    if (high >= NEARLY_FULL || high < -NEARLY_FULL) {
      settled = settled.add(open());
      high = 0;
      low = 0;
    }
  }

  private BigInteger open() {
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1)));
  }
}
