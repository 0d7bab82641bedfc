package org.lacrima.statistics.summary;

import java.util.Arrays;

/**
 * Which of some rows have which level of one variable: a bit a row, a set of bits a level. The
 * table of two variables is then a count of common bits for each cell, 64 rows at a time, which is
 * several times faster than row by row where there are few levels (bit slicing).
 */
public final class LevelBits {

  private final int words;
  private long[] bits;
  private int levels;
  private int used;

  /**
   * @param mostRows that will be set at once
   */
  public LevelBits(int mostRows) {
    words = (mostRows + Long.SIZE - 1) / Long.SIZE;
    bits = new long[8 * words];
  }

  /**
   * Takes new rows, forgetting those before.
   *
   * @param levelOf the level of each row, 0 … {@code levels} − 1; negative where it is missing
   * @param n number of rows
   */
  public void set(int[] levelOf, int n, int levels) {
    if (levels * words > bits.length) {
      bits = new long[levels * words];
    }
    this.levels = levels;
    used = (n + Long.SIZE - 1) / Long.SIZE;
    Arrays.fill(bits, 0, levels * words, 0);
    for (int row = 0; row < n; row++) {
      int level = levelOf[row];
      if (level >= 0) {
        bits[level * words + (row >> 6)] |= 1L << row;
      }
    }
  }

  public int levels() {
    return levels;
  }

  /**
   * Adds the number of rows in which this variable has level i and {@code other} has level j to
   * {@code counts[i·stride + j]}.
   */
  public void count(LevelBits other, long[] counts, int stride) {
    if (other.used != used) {
      throw new IllegalArgumentException("Not the same rows");
    }
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < other.levels; j++) {
        counts[i * stride + j] += common(bits, i * words, other.bits, j * other.words, used);
      }
    }
  }

  private static int common(long[] x, int xFrom, long[] y, int yFrom, int words) {
    int n = 0;
    for (int w = 0; w < words; w++) {
      n += Long.bitCount(x[xFrom + w] & y[yFrom + w]);
    }
    return n;
  }
}
