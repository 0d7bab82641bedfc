package org.lacrima.statistics.summary;

/**
 * Steele, Lea and Flood's (2014) splittable generator: 64 bits of state, the same numbers for a
 * seed on any machine and JDK.
 */
public final class SplitMix64 {

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in (0, 1]: a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return ((nextLong() >>> 11) + 1) * 0x1p-53;
  }
}
