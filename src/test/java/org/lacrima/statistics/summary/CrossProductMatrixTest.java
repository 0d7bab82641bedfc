package org.lacrima.statistics.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Products of doubles against exact decimal arithmetic, which every double has. */
class CrossProductMatrixTest {

  private static final MathContext DIGITS = new MathContext(60);

  private static double[][] columns(long seed, int k, int n, double mean, double sd) {
    Random random = new Random(seed);
    double[][] columns = new double[k][n];
    for (int i = 0; i < n; i++) {
      double common = random.nextGaussian();
      for (int c = 0; c < k; c++) {
        columns[c][i] = mean + sd * (common * c / k + random.nextGaussian());
      }
    }
    return columns;
  }

  static BigDecimal centred(double[] x, double[] y) {
    BigDecimal xs = BigDecimal.ZERO;
    BigDecimal ys = BigDecimal.ZERO;
    BigDecimal products = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      BigDecimal a = new BigDecimal(x[i]);
      BigDecimal b = new BigDecimal(y[i]);
      xs = xs.add(a);
      ys = ys.add(b);
      products = products.add(a.multiply(b));
    }
    return products.subtract(xs.multiply(ys).divide(BigDecimal.valueOf(x.length), DIGITS));
  }

  private static double exactCorrelation(double[] x, double[] y) {
    BigDecimal squares = centred(x, x).multiply(centred(y, y));
    return centred(x, y).divide(squares.sqrt(DIGITS), DIGITS).doubleValue();
  }

  @Property(tries = 60)
  void correlations_of_doubles_are_those_of_exact_arithmetic(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 1500) int n,
      @ForAll @IntRange(min = -140, max = 140) int exponent,
      @ForAll @IntRange(min = 0, max = 5) int offset) {
    double sd = StrictMath.pow(10, exponent);
    double[][] columns = columns(seed, 5, n, sd * StrictMath.pow(10, offset) - sd, sd);
    CrossProductMatrix products = CrossProductMatrix.of(columns);
    for (int i = 0; i < 5; i++) {
      for (int j = i + 1; j < 5; j++) {
        double r = exactCorrelation(columns[i], columns[j]);
        assertThat(products.correlation(i, j)).isCloseTo(r, within(4e-16));
      }
    }
  }

  @Test
  void a_large_common_offset_costs_no_digits_in_many_blocks() {
    double[][] columns = columns(7, 2, 20_000, 1e9, 1);
    CrossProductMatrix products = CrossProductMatrix.of(columns);
    double exact = centred(columns[0], columns[1]).doubleValue();
    assertThat(products.sum(0, 1)).isCloseTo(exact, within(1e-15 * products.sum(0, 0)));
    assertThat(products.sum(0, 0))
        .isCloseTo(centred(columns[0], columns[0]).doubleValue(), within(5e-12));
  }

  @Test
  void one_value_far_from_all_others_costs_no_digits() {
    double[][] columns = columns(8, 3, 900, 3, 1);
    columns[1][17] = 1e12;
    CrossProductMatrix products = CrossProductMatrix.of(columns);
    assertThat(products.correlation(0, 2))
        .isCloseTo(exactCorrelation(columns[0], columns[2]), within(4e-16));
    assertThat(products.correlation(0, 1))
        .isCloseTo(exactCorrelation(columns[0], columns[1]), within(4e-16));
  }

  @Test
  void a_pair_has_the_same_bits_whatever_stands_beside_it() {
    double[][] columns = columns(9, 7, 3000, 2, 1);
    CrossProductMatrix all = CrossProductMatrix.of(columns);
    CrossProductMatrix pair = CrossProductMatrix.of(new double[][] {columns[2], columns[6]});
    assertThat(all.pair(2, 6)).isEqualTo(pair.pair(0, 1));
  }

  @Test
  void the_number_of_threads_does_not_change_a_bit() throws Exception {
    double[][] columns = columns(10, 3, 50_000, 2, 1);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      CrossProductMatrix alone = one.submit(() -> CrossProductMatrix.of(columns)).get();
      CrossProductMatrix together = four.submit(() -> CrossProductMatrix.of(columns)).get();
      assertThat(together.pair(0, 2)).isEqualTo(alone.pair(0, 2));
      assertThat(together.pair(1, 1)).isEqualTo(alone.pair(1, 1));
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  @Test
  void a_value_that_is_no_number_spoils_its_own_column_only() {
    double[][] columns = columns(11, 3, 2000, 0, 1);
    columns[1][5] = Double.NaN;
    CrossProductMatrix products = CrossProductMatrix.of(columns);
    assertThat(products.correlation(0, 1)).isNaN();
    assertThat(products.correlation(0, 2))
        .isCloseTo(exactCorrelation(columns[0], columns[2]), within(4e-16));
    columns[1][5] = Double.POSITIVE_INFINITY;
    assertThat(CrossProductMatrix.of(columns).correlation(1, 2)).isNaN();
  }

  @Test
  void a_constant_has_no_correlation() {
    double[][] columns = columns(12, 2, 1500, 0, 1);
    Arrays.fill(columns[0], 0.1);
    assertThat(CrossProductMatrix.of(columns).sum(0, 0)).isZero();
    assertThat(CrossProductMatrix.of(columns).correlation(0, 1)).isNaN();
  }
}
