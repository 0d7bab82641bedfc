package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.effectsize.CramerV;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.reliability.Reliability;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** One small vector through every method; values from R 4.2.2, SPSS's formulas and SciPy. */
class SharedVectorTest {

  private static final double[] X = {2, 4, 4, 5, 7, 9, 10, 12, 13, 15};
  private static final double[] Y = {1, 3, 2, 6, 8, 7, 11, 9, 14, 13};
  private static final double[] W = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  private static final Moments FIRST = Moments.of(Arrays.copyOfRange(Y, 0, 4));
  private static final Moments SECOND = Moments.of(Arrays.copyOfRange(Y, 4, 10));
  private static final ContingencyTable TABLE = new ContingencyTable(new long[][] {{8, 3}, {2, 9}});
  private static final CrossProductMatrix XYW = CrossProductMatrix.of(new double[][] {X, Y, W});

  @Test
  void quartile_is_type_seven() {
    assertThat(FrequencyTable.of(X).quantile(.25)).isEqualTo(4.25);
    assertThat(FrequencyTable.of(X).median()).isEqualTo(8);
  }

  @Test
  void skewness_and_kurtosis_are_type_two_with_spss_errors() {
    Moments y = Moments.of(Y);
    close(Descriptives.skewness(y).value(), .0098644, 5e-8);
    close(Descriptives.skewness(y).se(), .687043, 5e-7);
    close(Descriptives.kurtosis(y).value(), -1.171110, 5e-7);
    close(Descriptives.kurtosis(y).se(), 1.334249, 5e-7);
  }

  @Test
  void student_and_welch_agree_with_r() {
    Estimate student = TTest.student(FIRST, SECOND, Alternative.TWO_SIDED, .95);
    close(student.statistic(), -4.4, 1e-14);
    assertThat(student.df()).isEqualTo(8);
    close(student.p(), .0022868, 5e-8);
    interval(student, -11.17667, -3.48999, 5e-6);
    Estimate welch = TTest.welch(FIRST, SECOND, Alternative.TWO_SIDED, .95);
    close(welch.statistic(), -4.658759, 5e-7);
    close(welch.df(), 7.698226, 5e-7);
    close(welch.p(), .0018014, 5e-8);
    interval(welch, -10.98812, -3.67854, 5e-6);
  }

  @Test
  void one_sided_intervals_leave_the_other_bound_open() {
    Estimate less = TTest.student(FIRST, SECOND, Alternative.LESS, .95);
    close(less.p(), .0022868 / 2, 5e-8);
    assertThat(less.interval().low()).isNaN();
    assertThat(less.interval().high()).isNegative();
    Estimate greater = Pearson.test(X, Y, Alternative.GREATER, .95);
    assertThat(greater.interval().high()).isNaN();
    close(Pearson.test(X, Y, Alternative.LESS, .95).p(), 1 - 5.945e-5 / 2, 1e-8);
  }

  @Test
  void cohens_d_is_pooled_with_a_noncentral_interval() {
    Estimate d = CohenD.pooled(FIRST, SECOND, .95);
    close(d.value(), -2.840188, 5e-7);
    // the limits of the noncentrality to 16 digits, times √(1/4 + 1/6)
    double scale = Math.sqrt(5 / 12.0);
    interval(d, -7.225110001319456 * scale, -1.455051200782613 * scale, 1e-13);
    Estimate g = CohenD.hedges(d);
    close(g.value(), -2.563847, 5e-7);
    close(g.interval().low(), -4.663788 * .902703334, 5e-6);
    close(CohenD.correction(8), .902703333676410059, 1e-15);
    close(CohenD.correction(58), .987003581027977401, 1e-15);
  }

  @Test
  void correlations_agree_with_r() {
    Estimate r = Pearson.test(X, Y, Alternative.TWO_SIDED, .95);
    close(r.value(), .9381344481, 5e-11);
    close(r.p(), 5.945e-5, 5e-9);
    interval(r, .753698, .985595, 5e-7);
    Estimate rho = Spearman.test(X, Y, Alternative.TWO_SIDED, .95);
    close(rho.value(), .9604908, 5e-8);
    close(rho.p(), 1.016e-5, 5e-9);
    Estimate tau = Kendall.test(X, Y, Alternative.TWO_SIDED);
    close(tau.value(), .8539865, 5e-8);
    close(tau.p(), .00064370, 5e-9);
  }

  @Test
  void the_table_of_a_pair_gives_what_the_pair_gives() {
    ContingencyTable pairs = ContingencyTable.of(X, W);
    assertThat(Spearman.test(pairs, Alternative.TWO_SIDED, .9))
        .isEqualTo(Spearman.test(X, W, Alternative.TWO_SIDED, .9));
    assertThat(Kendall.test(pairs, Alternative.LESS))
        .isEqualTo(Kendall.test(X, W, Alternative.LESS));
  }

  @Test
  void partial_correlation_counts_the_covariate_in_its_df() {
    Estimate r = PartialCorrelation.test(XYW, 0, 1, new int[] {2}, Alternative.TWO_SIDED, .95);
    close(r.value(), .945369943731902, 1e-14);
    close(r.statistic(), 7.67245, 5e-6);
    assertThat(r.df()).isEqualTo(7);
    close(r.p(), 1.18919e-4, 5e-10);
    interval(r, .75572, .98873, 5e-6);
  }

  @Test
  void partial_correlation_does_not_change_with_units() {
    double expected =
        PartialCorrelation.test(XYW, 0, 1, new int[] {2}, Alternative.TWO_SIDED, .95).value();
    for (double unit : new double[] {1e-4, 1e-5, 1e-8, 1e-30, 1e12}) {
      CrossProductMatrix scaled =
          CrossProductMatrix.of(new double[][] {scale(X, unit), Y, scale(W, unit)});
      close(
          PartialCorrelation.test(scaled, 0, 1, new int[] {2}, Alternative.TWO_SIDED, .95).value(),
          expected,
          1e-14);
    }
  }

  @Test
  void a_covariate_that_copies_x_is_singular() {
    CrossProductMatrix copy = CrossProductMatrix.of(new double[][] {X, Y, scale(X, 1 / 3.0), W});
    assertThat(
            PartialCorrelation.test(copy, 0, 1, new int[] {2, 3}, Alternative.TWO_SIDED, .95)
                .validity())
        .isEqualTo(Validity.SINGULAR);
  }

  @Test
  void chi_square_of_a_fourfold_table() {
    close(ChiSquare.pearson(TABLE).statistic(), 6.6, 1e-14);
    close(ChiSquare.pearson(TABLE).p(), .010198, 5e-7);
    close(ChiSquare.yates(TABLE).statistic(), 4.58333, 5e-6);
    close(ChiSquare.yates(TABLE).p(), .032284, 5e-7);
    close(CramerV.phi(TABLE).value(), .5477226, 5e-8);
    close(CramerV.of(TABLE, .95).value(), .5477226, 5e-8);
    close(ChiSquare.adjustedResidual(TABLE, 0, 0), 2.569047, 5e-7);
    ContingencyTable even = new ContingencyTable(new long[][] {{5, 5}, {5, 6}});
    assertThat(ChiSquare.yates(even).statistic()).isZero();
    assertThat(ChiSquare.yates(even).p()).isEqualTo(1);
  }

  @Test
  void alpha_with_feldts_interval() {
    Estimate alpha = Reliability.alpha(XYW, .95);
    close(alpha.value(), .7747524752, 5e-11);
    interval(alpha, .340, .939, 5e-4);
  }

  @Test
  void degenerate_input_is_a_result_with_its_reason() {
    double[] constant = new double[10];
    assertThat(Pearson.test(constant, Y, Alternative.TWO_SIDED, .95).validity())
        .isEqualTo(Validity.ZERO_VARIANCE);
    assertThat(Kendall.test(constant, Y, Alternative.TWO_SIDED).validity())
        .isEqualTo(Validity.ZERO_VARIANCE);
    assertThat(Pearson.test(new double[0], new double[0], Alternative.TWO_SIDED, .95).validity())
        .isEqualTo(Validity.TOO_FEW);
    Estimate two =
        Pearson.test(new double[] {1, 2}, new double[] {5, 3}, Alternative.TWO_SIDED, .95);
    assertThat(two.value()).isEqualTo(-1);
    assertThat(two.p()).isNaN();
    assertThat(two.validity()).isEqualTo(Validity.TOO_FEW);
    assertThat(TTest.welch(Moments.EMPTY, SECOND, Alternative.TWO_SIDED, .95).validity())
        .isEqualTo(Validity.ONE_GROUP);
    Moments same = Moments.of(3, 3, 3);
    Estimate flat = TTest.student(same, Moments.of(5, 5), Alternative.TWO_SIDED, .95);
    assertThat(flat.value()).isEqualTo(-2);
    assertThat(flat.p()).isNaN();
    assertThat(flat.validity()).isEqualTo(Validity.ZERO_VARIANCE);
    assertThat(Descriptives.skewness(same).validity()).isEqualTo(Validity.ZERO_VARIANCE);
    assertThat(
            Pearson.test(
                    new double[] {1, Double.POSITIVE_INFINITY, 3},
                    new double[] {1, 2, 4},
                    Alternative.TWO_SIDED,
                    .95)
                .validity())
        .isEqualTo(Validity.NOT_FINITE);
    ContingencyTable row = new ContingencyTable(new long[][] {{1, 2, 3}});
    assertThat(ChiSquare.pearson(row).validity()).isEqualTo(Validity.ONE_GROUP);
  }

  @Test
  void kendall_of_many_values_agrees_with_counting_pairs() {
    int n = 200;
    double[] x = IntStream.range(0, n).mapToDouble(i -> i * 37 % 101).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(i -> i * 53 % 97 % 31).toArray();
    long score = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        score += (long) (Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]));
      }
    }
    double tied =
        List.of(x, y).stream().mapToDouble(SharedVectorTest::untied).reduce(1, (a, b) -> a * b);
    close(Kendall.test(x, y, Alternative.TWO_SIDED).value(), score / Math.sqrt(tied), 1e-14);
  }

  private static double untied(double[] values) {
    double pairs = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < i; j++) {
        pairs += values[i] == values[j] ? 0 : 1;
      }
    }
    return pairs;
  }

  private static double[] scale(double[] values, double unit) {
    return Arrays.stream(values).map(v -> v * unit).toArray();
  }

  private static void interval(Estimate estimate, double low, double high, double tolerance) {
    close(estimate.interval().low(), low, tolerance);
    close(estimate.interval().high(), high, tolerance);
  }

  private static void close(double actual, double expected, double tolerance) {
    assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }
}
