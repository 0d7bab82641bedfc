package org.lacrima.statistics.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SummaryPropertiesTest {

  @Property(tries = 300)
  void exact_moments_are_the_same_bits_in_any_order_and_partition(
      @ForAll @Size(min = 1, max = 60) long[] any,
      @ForAll @IntRange(min = 0, max = 60) int cut,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long pivot) {
    long[] units = withoutMissing(any);
    ExactMoments whole = new ExactMoments(7, 0);
    whole.add(units, 0, units.length);
    int middle = Math.min(cut, units.length);
    ExactMoments left = new ExactMoments(7, pivot);
    for (int i = middle - 1; i >= 0; i--) {
      left.add(units[i]);
    }
    ExactMoments right = new ExactMoments(7, 3);
    right.add(units, middle, units.length);
    assertThat(right.merge(left).moments()).isEqualTo(whole.moments());
  }

  @Property(tries = 300)
  void small_values_take_the_fast_path_to_the_same_bits(
      @ForAll @Size(min = 1, max = 60) int[] any, @ForAll @IntRange(min = 0, max = 3) int kind) {
    int divisor = new int[] {1, 1 << 5, 1 << 20, 1 << 28}[kind];
    ExactMoments block = new ExactMoments(1, 2);
    ExactMoments single = new ExactMoments(1, -5);
    ExactMoments counted = new ExactMoments(1, 0);
    long[] units = new long[any.length];
    for (int i = 0; i < any.length; i++) {
      units[i] = any[i] / divisor;
      single.add(units[i]);
      counted.add(units[i], 1);
    }
    block.add(units, 0, units.length);
    assertThat(block.moments()).isEqualTo(single.moments()).isEqualTo(counted.moments());
  }

  @Property(tries = 200)
  void exact_variance_is_the_nearest_double(@ForAll @Size(min = 2, max = 20) int[] units) {
    ExactMoments exact = new ExactMoments(100, 17);
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    for (int unit : units) {
      exact.add(unit);
      sum = sum.add(BigInteger.valueOf(unit));
      squares = squares.add(BigInteger.valueOf(unit).pow(2));
    }
    BigInteger n = BigInteger.valueOf(units.length);
    BigDecimal m2 =
        new BigDecimal(n.multiply(squares).subtract(sum.pow(2)))
            .divide(new BigDecimal(n.multiply(BigInteger.valueOf(10000))), new MathContext(60));
    assertThat(exact.moments().m2()).isEqualTo(m2.doubleValue());
  }

  @Property(tries = 200)
  void merging_different_denominators_is_exact(
      @ForAll @Size(min = 1, max = 20) short[] tenths,
      @ForAll @Size(min = 1, max = 20) short[] sevenths) {
    ExactMoments a = new ExactMoments(10, 5);
    ExactMoments b = new ExactMoments(7, 1);
    ExactMoments all = new ExactMoments(70, -11);
    for (short unit : tenths) {
      a.add(unit);
      all.add(unit * 7L);
    }
    for (short unit : sevenths) {
      b.add(unit);
      all.add(unit * 10L);
    }
    assertThat(a.merge(b).moments()).isEqualTo(all.moments());
  }

  @Property(tries = 200)
  void exact_cross_products_do_not_depend_on_order_pivot_or_partition(
      @ForAll @Size(min = 4, max = 40) int[] x, @ForAll @Size(min = 40, max = 40) int[] y) {
    int n = x.length;
    ExactCrossProducts whole = new ExactCrossProducts(3, 1, 5, -7);
    ExactCrossProducts left = new ExactCrossProducts(3, 100, 5, 9);
    ExactCrossProducts right = new ExactCrossProducts(3, 0, 5, 0);
    long[] xs = new long[n];
    long[] ys = new long[n];
    ExactCrossProductMatrix matrix = new ExactCrossProductMatrix(new long[] {3, 5}, new long[2]);
    for (int i = 0; i < n; i++) {
      xs[i] = i % 3 == 0 ? x[i] : x[i] >> 10;
      ys[i] = i % 7 == 3 ? ExactMoments.MISSING : y[i] >> 12;
      (i % 2 == 0 ? left : right).add(xs[i], ys[i]);
      matrix.add(xs[i], ys[i]);
    }
    whole.add(xs, ys, 0, n);
    CrossProducts merged = right.merge(left).crossProducts();
    assertThat(merged).isEqualTo(whole.crossProducts());
    assertThat(matrix.crossProducts().pair(0, 1)).isEqualTo(merged);
  }

  @Property(tries = 200)
  void moments_in_doubles_agree_with_exact_ones_and_merge(
      @ForAll @Size(min = 3, max = 50) short[] units,
      @ForAll @IntRange(min = 1, max = 49) int cut) {
    double[] values = new double[units.length];
    ExactMoments exact = new ExactMoments(1, 0);
    for (int i = 0; i < units.length; i++) {
      values[i] = units[i];
      exact.add(units[i]);
    }
    Moments expected = exact.moments();
    int middle = Math.min(cut, values.length);
    Moments merged =
        Moments.of(Arrays.copyOfRange(values, 0, middle))
            .merge(Moments.of(Arrays.copyOfRange(values, middle, values.length)));
    same(Moments.of(values), expected);
    same(merged, expected);
    same(FrequencyTable.of(values).moments(), expected);
  }

  private static void same(Moments actual, Moments expected) {
    double scale = Math.max(1, Math.sqrt(expected.m2()));
    assertThat(actual.n()).isEqualTo(expected.n());
    assertThat(actual.mean()).isCloseTo(expected.mean(), within(1e-12 * scale));
    assertThat(actual.m2()).isCloseTo(expected.m2(), within(1e-12 * scale * scale));
    assertThat(actual.m3()).isCloseTo(expected.m3(), within(1e-11 * scale * scale * scale));
    assertThat(actual.m4()).isCloseTo(expected.m4(), within(1e-11 * Math.pow(scale, 4)));
  }

  private static long[] withoutMissing(long[] any) {
    long[] units = any.clone();
    for (int i = 0; i < units.length; i++) {
      units[i] = units[i] == ExactMoments.MISSING ? 1 : units[i];
    }
    return units;
  }
}
