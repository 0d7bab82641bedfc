package org.lacrima.statistics.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LevelBitsTest {

  private static int[] levels(Random random, int n, int most) {
    return random.ints(n, -1, most).toArray();
  }

  @Property(tries = 100)
  void common_bits_are_the_counts_of_rows(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 300) int n,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns) {
    Random random = new Random(seed);
    LevelBits x = new LevelBits(300);
    LevelBits y = new LevelBits(300);
    x.set(levels(random, 300, 5), 300, 5); // what was there before is forgotten
    int[] xs = levels(random, n, rows);
    int[] ys = levels(random, n, columns);
    x.set(xs, n, rows);
    y.set(ys, n, columns);
    long[] expected = new long[rows * columns];
    for (int i = 0; i < n; i++) {
      if (xs[i] >= 0 && ys[i] >= 0) {
        expected[xs[i] * columns + ys[i]]++;
      }
    }
    long[] counts = new long[rows * columns];
    x.count(y, counts, columns);
    assertThat(counts).isEqualTo(expected);
  }

  @Test
  void different_rows_have_nothing_in_common() {
    LevelBits x = new LevelBits(100);
    LevelBits y = new LevelBits(100);
    x.set(new int[100], 100, 1);
    y.set(new int[100], 30, 1);
    assertThatThrownBy(() -> x.count(y, new long[1], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
