package org.lacrima.statistics.correlation;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Counts the permutations of n with each sum of squared rank differences, and wrote {@code
 * spearman.bin}: {@code java -cp target/test-classes -Xmx2g
 * org.lacrima.statistics.correlation.SpearmanCounts FILE}, half a minute or so.
 */
final class SpearmanCounts {

  private SpearmanCounts() {}

  public static void main(String[] args) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      for (int n = 2; n <= ExactSpearman.MOST_CASES; n++) {
        for (long count : of(n)) {
          out.writeLong(count);
        }
      }
    }
  }

  /**
   * The lower half of the distribution of Σd²/2. The first rows go to each set of columns, the last
   * rows, seen from the other end, to the rest; the products of both are summed.
   */
  static long[] of(int n) {
    int first = n / 2;
    int last = n - first;
    long[][] level = {{1}};
    int[] masks = {0};
    long[][] firsts = first == 0 ? level : null;
    int[] firstMasks = masks;
    for (int row = 1; row <= last; row++) {
      int[] next = masks(n, row);
      level = next(level, masks, next, row, n);
      masks = next;
      if (row == first) {
        firsts = level;
        firstMasks = masks;
      }
    }
    int squares = n * (n + 1) * (2 * n + 1) / 6;
    long[] counts = new long[n * (n * n - 1) / 12 + 1];
    for (int f = 0; f < firstMasks.length; f++) {
      int rest = mirrored(~firstMasks[f] & ((1 << n) - 1), n);
      long[] a = java.util.Objects.requireNonNull(firsts)[f];
      long[] b = level[Arrays.binarySearch(masks, rest)];
      int turned = last * (n + 1) * (n + 1) - (n + 1) * (last * (last + 1) / 2 + columns(rest));
      int most = squares - smallest(firstMasks[f]) - smallest(rest) - turned;
      // index into counts: most − i − j
      for (int i = 0; i < a.length; i++) {
        int from = Math.max(0, most - i - (counts.length - 1));
        for (int j = from; j < b.length; j++) {
          counts[most - i - j] += a[i] * b[j];
        }
      }
    }
    return counts;
  }

  private static long[][] next(long[][] level, int[] masks, int[] next, int row, int n) {
    long[][] made = new long[next.length][];
    for (int m = 0; m < next.length; m++) {
      int mask = next[m];
      int least = smallest(mask);
      long[] sums = new long[largest(mask) - least + 1];
      for (int column = 1; column <= n; column++) {
        if ((mask >> (column - 1) & 1) == 1) {
          int without = mask & ~(1 << (column - 1));
          long[] before = level[Arrays.binarySearch(masks, without)];
          int shift = smallest(without) + row * column - least;
          for (int i = 0; i < before.length; i++) {
            sums[shift + i] += before[i];
          }
        }
      }
      made[m] = sums;
    }
    return made;
  }

  private static int[] masks(int n, int size) {
    return java.util.stream.IntStream.range(0, 1 << n)
        .filter(mask -> Integer.bitCount(mask) == size)
        .toArray();
  }

  private static int mirrored(int mask, int n) {
    return Integer.reverse(mask) >>> (32 - n);
  }

  private static int columns(int mask) {
    int sum = 0;
    for (int left = mask; left != 0; left &= left - 1) {
      sum += Integer.numberOfTrailingZeros(left) + 1;
    }
    return sum;
  }

  /** The largest Σ row · column of rows 1, 2, … in these columns: in the same order. */
  private static int largest(int mask) {
    int sum = 0;
    int row = 1;
    for (int left = mask; left != 0; left &= left - 1) {
      sum += row++ * (Integer.numberOfTrailingZeros(left) + 1);
    }
    return sum;
  }

  private static int smallest(int mask) {
    return (Integer.bitCount(mask) + 1) * columns(mask) - largest(mask);
  }
}
