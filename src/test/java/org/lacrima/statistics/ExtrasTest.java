package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.correlation.CorrelationComparison;
import org.lacrima.statistics.correlation.SemiPartialCorrelation;
import org.lacrima.statistics.effectsize.CorrelationMetaAnalysis;
import org.lacrima.statistics.inference.Equivalence;
import org.lacrima.statistics.inference.ExactRanks;
import org.lacrima.statistics.inference.Power;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Numbers that R's functions, psych and metafor gave (src/test/R/statistics-extras.R). */
class ExtrasTest {

  private static final Map<String, double[]> EXPECTED = expected();

  private static Map<String, double[]> expected() {
    Map<String, double[]> rows = new HashMap<>();
    for (String[] row : ReferenceNumbers.rows("extras.csv")) {
      rows.put(row[1], ReferenceNumbers.numbers(row, 2, row.length));
    }
    return rows;
  }

  private static void check(String key, double tolerance, double... actual) {
    double[] expected = Objects.requireNonNull(EXPECTED.get(key), key);
    assertThat(actual).as(key).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i] / expected[i]).as(key + " " + i).isCloseTo(1, within(tolerance));
    }
  }

  @Test
  void semi_partial_correlation_is_that_with_the_residuals() {
    double[] x = {2, 4, 4, 5, 7, 9, 10, 12, 13, 15};
    double[] y = {1, 3, 2, 6, 8, 7, 11, 9, 14, 13};
    double[] w = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    CrossProductMatrix m = CrossProductMatrix.of(new double[][] {x, y, w});
    Estimate xy = SemiPartialCorrelation.test(m, 0, 1, new int[] {2}, Alternative.TWO_SIDED);
    check("semi.xyw", 1e-13, xy.value());
    assertThat(xy.df()).isEqualTo(7);
    check(
        "semi.yxw",
        1e-13,
        SemiPartialCorrelation.test(m, 1, 0, new int[] {2}, Alternative.TWO_SIDED).value());
  }

  @Test
  void correlations_compare_as_in_psych() {
    Estimate independent =
        CorrelationComparison.independent(.5, 103, .3, 80, Alternative.TWO_SIDED, .95);
    check("independent", 1e-12, independent.statistic(), independent.p());
    assertThat(independent.interval().contains(.2)).isTrue();
    Estimate dependent =
        CorrelationComparison.dependent(.5, .3, .4, 103, Alternative.TWO_SIDED, .95);
    check("dependent", 1e-12, dependent.statistic(), dependent.p());
  }

  @Test
  void exact_rank_tests() {
    FrequencyTable u = FrequencyTable.of(1.1, 2.3, 3.7, 5.2, 8.1, 9.9, 12.5);
    FrequencyTable v = FrequencyTable.of(.4, .9, 1.6, 2.2, 4.8, 6.1);
    FrequencyTable d = FrequencyTable.of(1.5, -.2, 2.7, 3.1, -.9, 4.4, .6);
    String[] names = {"two.sided", "greater", "less"};
    for (Alternative alternative : Alternative.values()) {
      String name = names[alternative.ordinal()];
      check("exactu." + name, 1e-13, ExactRanks.mannWhitney(u, v, alternative).p());
      check("exactv." + name, 1e-13, ExactRanks.wilcoxon(d, alternative).p());
    }
  }

  @Test
  void exact_rank_tests_keep_their_tails_at_fifty_cases() {
    FrequencyTable low = FrequencyTable.of(IntStream.range(0, 50).asDoubleStream().toArray());
    FrequencyTable high = FrequencyTable.of(IntStream.range(50, 100).asDoubleStream().toArray());
    check("u.50", 1e-12, ExactRanks.mannWhitney(low, high, Alternative.TWO_SIDED).p());
    check("u.50", 1e-12, ExactRanks.mannWhitney(high, low, Alternative.TWO_SIDED).p());
    // U = 700: the first 36 below all, 14 above all
    double[] mixed = IntStream.range(0, 50).mapToDouble(i -> i < 36 ? i : i + 1000).toArray();
    check(
        "u.50.700",
        1e-11,
        ExactRanks.mannWhitney(FrequencyTable.of(mixed), high, Alternative.TWO_SIDED).p());
    // V = 200: ranks 1 to 19 make 190, and 10 is in: swap 10 for 20
    double[] signs =
        IntStream.rangeClosed(1, 50).mapToDouble(i -> i <= 20 && i != 10 ? i : -i).toArray();
    check(
        "v.50.200",
        1e-12,
        ExactRanks.wilcoxon(FrequencyTable.of(signs), Alternative.TWO_SIDED).p());
    assertThat(ExactRanks.wilcoxon(FrequencyTable.of(1, 1, 2), Alternative.TWO_SIDED).p())
        .isEqualTo(0.25);
    double[] tied = new double[101];
    assertThat(
            ExactRanks.mannWhitney(
                    FrequencyTable.of(tied), FrequencyTable.of(0, 1), Alternative.TWO_SIDED)
                .validity())
        .isEqualTo(Validity.TOO_MANY);
  }

  @Test
  void power_of_t_tests() {
    for (double[] g : new double[][] {{.5, 64}, {.2, 394}, {.8, 12}}) {
      long n = (long) g[1];
      check(
          "power." + g[0] + ".two.sided",
          1e-9,
          Power.ofTwoMeans(g[0], n, n, .05, Alternative.TWO_SIDED));
      check(
          "power." + g[0] + ".one.sided",
          1e-9,
          Power.ofTwoMeans(g[0], n, n, .05, Alternative.GREATER));
    }
    check("cases", 1e-15, Power.casesPerGroup(.5, .8, .05, Alternative.TWO_SIDED));
    // Cohen's (1988) table: r = .3 needs about 84 cases
    assertThat(Power.casesForCorrelation(.3, .8, .05, Alternative.TWO_SIDED)).isBetween(84L, 85L);
  }

  @Test
  void meta_analysis_of_correlations_as_in_metafor() {
    CorrelationMetaAnalysis m =
        CorrelationMetaAnalysis.of(
            new double[] {.32, .11, .45, -.05, .28, .51},
            new long[] {40, 95, 33, 120, 61, 28},
            .95);
    Interval prediction = m.prediction(.95);
    check(
        "meta",
        1e-8,
        m.z().value(),
        m.z().se(),
        m.z().statistic(),
        m.z().p(),
        m.z().interval().low(),
        m.z().interval().high(),
        m.tauSquared(),
        m.q().statistic(),
        m.q().p(),
        m.iSquared(),
        prediction.low(),
        prediction.high());
    CorrelationMetaAnalysis same =
        CorrelationMetaAnalysis.of(new double[] {.3, .31, .29}, new long[] {50, 60, 70}, .95);
    double[] expected = Objects.requireNonNull(EXPECTED.get("meta.homogeneous"));
    assertThat(same.z().value()).isCloseTo(expected[0], within(1e-12));
    assertThat(same.z().se()).isCloseTo(expected[1], within(1e-12));
    assertThat(same.tauSquared()).isZero();
  }

  @Test
  void equivalence_is_two_one_sided_tests() {
    double[] d = {.3, -.1, .4, .2, 0, .5, -.3, .25};
    Estimate t = TTest.paired(Moments.of(d), Alternative.TWO_SIDED, .95);
    Estimate tost = Equivalence.ofMeans(t, new Interval(-.5, .5), .05);
    check("tost", 1e-12, tost.p(), tost.interval().low(), tost.interval().high());
    Estimate r = Equivalence.ofCorrelation(.02, 400, new Interval(-.15, .15), .05);
    assertThat(r.p()).isLessThan(.05);
    assertThat(Arrays.asList(r.interval().low() > -.15, r.interval().high() < .15))
        .containsOnly(true);
  }
}
