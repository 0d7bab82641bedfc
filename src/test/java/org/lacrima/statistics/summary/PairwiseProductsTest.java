package org.lacrima.statistics.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each pair over its own complete cases, against those cases alone in exact arithmetic. */
class PairwiseProductsTest {

  private static final int[][] PAIRS = {{0, 1}, {2, 0}, {1, 2}, {1, 1}};

  private static double[][] columns(long seed, int n, double gone) {
    Random random = new Random(seed);
    double[][] columns = new double[3][n];
    for (int i = 0; i < n; i++) {
      double common = random.nextGaussian();
      for (double[] column : columns) {
        column[i] = random.nextDouble() < gone ? Double.NaN : 100 + common + random.nextGaussian();
      }
    }
    return columns;
  }

  private static double[][] complete(double[] x, double[] y) {
    double[][] both = new double[2][x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i] + y[i])) {
        both[0][n] = x[i];
        both[1][n++] = y[i];
      }
    }
    return new double[][] {Arrays.copyOf(both[0], n), Arrays.copyOf(both[1], n)};
  }

  private static PairwiseProducts inBlocks(double[][] columns, int block) {
    PairwiseProducts products = new PairwiseProducts(3, PAIRS);
    for (int from = 0; from < columns[0].length; from += block) {
      double[][] some = new double[3][];
      int to = Math.min(columns[0].length, from + block);
      for (int c = 0; c < 3; c++) {
        some[c] = Arrays.copyOfRange(columns[c], from, to);
      }
      products.add(some, to - from);
    }
    return products;
  }

  private static void agree(CrossProductMatrix found, double[][] cases) {
    int n = cases[0].length;
    assertThat(found.n()).isEqualTo(n);
    double xx = CrossProductMatrixTest.centred(cases[0], cases[0]).doubleValue();
    double yy = CrossProductMatrixTest.centred(cases[1], cases[1]).doubleValue();
    double xy = CrossProductMatrixTest.centred(cases[0], cases[1]).doubleValue();
    assertThat(found.sum(0, 0)).isCloseTo(xx, within(2e-15 * xx));
    assertThat(found.sum(1, 1)).isCloseTo(yy, within(2e-15 * yy));
    assertThat(found.sum(0, 1)).isCloseTo(xy, within(2e-15 * Math.sqrt(xx * yy)));
    double mean = mean(cases[0]);
    assertThat(found.mean(0)).isCloseTo(mean, within(3 * Math.ulp(mean)));
  }

  private static double mean(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128).doubleValue();
  }

  @Property(tries = 60)
  void sums_of_a_pair_are_those_of_its_complete_cases(
      @ForAll long seed,
      @ForAll @IntRange(min = 20, max = 700) int n,
      @ForAll @IntRange(min = 0, max = 6) int tenths,
      @ForAll @IntRange(min = 7, max = 1024) int block) {
    double[][] columns = columns(seed, n, tenths / 10.0);
    PairwiseProducts products = inBlocks(columns, block);
    for (int p = 0; p < PAIRS.length; p++) {
      double[][] cases = complete(columns[PAIRS[p][0]], columns[PAIRS[p][1]]);
      if (cases[0].length > 1) {
        agree(products.pair(p), cases);
      }
    }
  }

  @Test
  void a_huge_value_of_a_case_that_does_not_count_costs_no_digits() {
    double[][] columns = columns(3, 500, 0.1);
    columns[0][77] = 1e14;
    columns[1][77] = Double.NaN;
    agree(inBlocks(columns, 1024).pair(0), complete(columns[0], columns[1]));
  }

  @Test
  void a_pair_without_a_common_case_is_empty() {
    double[][] columns = columns(4, 50, 0);
    Arrays.fill(columns[0], 0, 25, Double.NaN);
    Arrays.fill(columns[1], 25, 50, Double.NaN);
    PairwiseProducts products = inBlocks(columns, 50);
    assertThat(products.pair(0).n()).isZero();
    assertThat(products.pair(0).correlation(0, 1)).isNaN();
    assertThat(products.pair(2).n()).isEqualTo(25);
  }

  @Test
  void a_variable_that_is_missing_altogether_spoils_no_other() {
    double[][] columns = columns(5, 60, 0);
    Arrays.fill(columns[0], Double.NaN);
    PairwiseProducts products = inBlocks(columns, 20);
    assertThat(products.pair(0).n()).isZero();
    agree(products.pair(2), complete(columns[1], columns[2]));
  }
}
