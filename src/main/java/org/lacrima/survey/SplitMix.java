package org.lacrima.survey;

/**
 * Random numbers of a fixed definition, so that a seed gives the same bytes on every JDK.
 *
 * <p>SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators",
 * OOPSLA): the state grows by 0x9E3779B97F4A7C15 and is mixed by Stafford's variant 13. Normal
 * values by Box & Muller (1958), the cosine branch alone, with {@code StrictMath}.
 */
public final class SplitMix {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public SplitMix(long seed) {
    this.state = seed;
  }

  /** A stream of its own for each index: what comes out does not depend on how many others are. */
  public static SplitMix stream(long seed, long index) {
    return new SplitMix(mix(seed + GOLDEN * (index + 1)) ^ mix(index + GOLDEN));
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform on the multiples of 2^-53 in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Uniform on 0 … {@code n} − 1: the upper 63 bits modulo {@code n}, drawn again where they lie in
   * the last, incomplete round.
   */
  int below(int n) {
    while (true) {
      long bits = nextLong() >>> 1;
      long value = bits % n;
      if (bits - value + (n - 1) >= 0) {
        return (int) value;
      }
    }
  }

  public double nextGaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
