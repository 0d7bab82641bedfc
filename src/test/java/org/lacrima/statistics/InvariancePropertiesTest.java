package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.MannWhitney;
import org.lacrima.statistics.inference.OneWayAnova;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.Moments;

/** What must not change when nothing about the question has changed. */
class InvariancePropertiesTest {

  @Property(tries = 200)
  void swapping_the_groups_turns_the_sign_and_nothing_else(
      @ForAll @Size(min = 2, max = 30) byte[] a, @ForAll @Size(min = 2, max = 30) byte[] b) {
    Moments first = Moments.of(doubles(a));
    Moments second = Moments.of(doubles(b));
    Assume.that(!first.constant() && !second.constant());
    Estimate there = TTest.welch(first, second, Alternative.TWO_SIDED, .95);
    Estimate back = TTest.welch(second, first, Alternative.TWO_SIDED, .95);
    same(back.statistic(), -there.statistic());
    same(back.df(), there.df());
    same(back.p(), there.p());
    same(back.interval().low(), -there.interval().high());
    Estimate u = MannWhitney.test(doubles(a), doubles(b), Alternative.GREATER);
    Estimate v = MannWhitney.test(doubles(b), doubles(a), Alternative.LESS);
    assertThat(u.statistic() + v.statistic()).isEqualTo((double) a.length * b.length);
    same(u.p(), v.p());
  }

  @Property(tries = 200)
  void f_of_two_groups_is_t_squared(
      @ForAll @Size(min = 2, max = 30) byte[] a, @ForAll @Size(min = 2, max = 30) byte[] b) {
    Moments first = Moments.of(doubles(a));
    Moments second = Moments.of(doubles(b));
    Assume.that(!first.constant() && !second.constant());
    double t = TTest.student(first, second, Alternative.TWO_SIDED, .95).statistic();
    same(OneWayAnova.fisher(List.of(first, second)).f().statistic(), t * t);
    double w = TTest.welch(first, second, Alternative.TWO_SIDED, .95).statistic();
    same(OneWayAnova.welch(List.of(second, first)).statistic(), w * w);
  }

  @Property(tries = 200)
  void correlations_do_not_change_with_shift_and_unit(
      @ForAll @Size(min = 8, max = 40) byte[] x,
      @ForAll @Size(min = 40, max = 40) byte[] y,
      @ForAll @IntRange(min = -8, max = 8) int exponent,
      @ForAll @IntRange(min = -1000, max = 1000) int shift) {
    double[] a = doubles(x);
    double[] b = doubles(Arrays.copyOf(y, x.length));
    double unit = StrictMath.pow(10, exponent);
    double[] moved = Arrays.stream(a).map(v -> (v + shift) * unit).toArray();
    Estimate r = Pearson.test(a, b, Alternative.TWO_SIDED, .95);
    Estimate again = Pearson.test(moved, b, Alternative.TWO_SIDED, .95);
    assertThat(again.validity()).isEqualTo(r.validity());
    same(again.value(), r.value());
    assertThat(Spearman.test(moved, b, Alternative.GREATER, .9))
        .isEqualTo(Spearman.test(a, b, Alternative.GREATER, .9));
    assertThat(Kendall.test(moved, b, Alternative.LESS))
        .isEqualTo(Kendall.test(a, b, Alternative.LESS));
  }

  @Property(tries = 100)
  void the_order_of_the_covariates_does_not_matter(
      @ForAll @Size(min = 50, max = 50) byte[] values) {
    double[][] columns = new double[5][10];
    for (int i = 0; i < 50; i++) {
      columns[i % 5][i / 5] = values[i];
    }
    CrossProductMatrix products = CrossProductMatrix.of(columns);
    Estimate r = partial(products, 2, 3, 4);
    Estimate again = partial(products, 4, 2, 3);
    assertThat(again.validity()).isEqualTo(r.validity());
    same(again.value(), r.value());
  }

  private static Estimate partial(CrossProductMatrix products, int... given) {
    return PartialCorrelation.test(products, 0, 1, given, Alternative.TWO_SIDED, .95);
  }

  @Property(tries = 200)
  void chi_square_does_not_know_the_order_of_levels(
      @ForAll @Size(min = 6, max = 6) List<@IntRange(min = 1, max = 500) Integer> cells) {
    long[] c = cells.stream().mapToLong(i -> i).toArray();
    ContingencyTable table =
        new ContingencyTable(new long[][] {{c[0], c[1], c[2]}, {c[3], c[4], c[5]}});
    ContingencyTable turned =
        new ContingencyTable(new long[][] {{c[5], c[3], c[4]}, {c[2], c[0], c[1]}});
    same(ChiSquare.pearson(turned).statistic(), ChiSquare.pearson(table).statistic());
    same(
        ChiSquare.likelihoodRatio(turned).statistic(),
        ChiSquare.likelihoodRatio(table).statistic());
    same(ChiSquare.pearson(table.transposed()).p(), ChiSquare.pearson(table).p());
  }

  private static void same(double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
      return;
    }
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1e-2, Math.abs(expected))));
  }

  private static double[] doubles(byte[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
