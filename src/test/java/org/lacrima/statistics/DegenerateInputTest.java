package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.SemiPartialCorrelation;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.effectsize.CramerV;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.inference.ExactRanks;
import org.lacrima.statistics.inference.FisherExact;
import org.lacrima.statistics.inference.FisherMonteCarlo;
import org.lacrima.statistics.inference.Levene;
import org.lacrima.statistics.inference.MannWhitney;
import org.lacrima.statistics.inference.OneWayAnova;
import org.lacrima.statistics.inference.ShapiroWilk;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.inference.Wilcoxon;
import org.lacrima.statistics.reliability.Omega;
import org.lacrima.statistics.reliability.Reliability;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Every method on samples that are too small, too flat or too large: a result, and its reason. */
class DegenerateInputTest {

  private static final double[][] SAMPLES = {
    {},
    {5},
    {5, 5},
    {1, 2},
    {-1, 1, 0},
    {3, 3, 3},
    {0, 0, 0, 0},
    {1, 2, 3, 4},
    {4, 1, 3, 2},
    {1e308, -1e308, 1e308, 2},
    {1, Double.POSITIVE_INFINITY, 2, 3},
    {1e-300, 2e-300, 4e-300, 3e-300},
    {.1, .2, .3, .4, .5},
    {1e15, 1e15 + 1, 1e15 + 3, 1e15 + 2, 1e15},
  };

  @Test
  void every_result_is_complete_or_says_why_it_is_not() {
    for (double[] x : SAMPLES) {
      for (double[] y : SAMPLES) {
        for (Alternative alternative : Alternative.values()) {
          List<Estimate> results = new ArrayList<>();
          two(results, x, y, alternative);
          if (x.length == y.length) {
            pairs(results, x, y, alternative);
          }
          for (Estimate result : results) {
            assertThat(result.p()).isNotNegative();
            assertThat(result.validity() != Validity.DEFINED || result.p() <= 1)
                .as(result.toString())
                .isTrue();
          }
        }
        scales(x, y);
      }
      one(x);
    }
  }

  private static void two(List<Estimate> results, double[] x, double[] y, Alternative alternative) {
    Moments a = Moments.of(x);
    Moments b = Moments.of(y);
    FrequencyTable f = FrequencyTable.of(x);
    FrequencyTable g = FrequencyTable.of(y);
    results.add(TTest.student(a, b, alternative, .95));
    results.add(TTest.welch(a, b, alternative, .95));
    results.add(MannWhitney.test(f, g, alternative));
    results.add(ExactRanks.mannWhitney(f, g, alternative));
    results.add(OneWayAnova.fisher(List.of(a, b)).f());
    results.add(OneWayAnova.welch(List.of(a, b)));
    results.add(Levene.test(List.of(f, g), Levene.Centre.MEAN));
    Estimate d = CohenD.pooled(a, b, .95);
    assertThat(Double.isNaN(d.value())).isEqualTo(!d.validity().defined());
    CohenD.hedges(d);
  }

  private static void pairs(
      List<Estimate> results, double[] x, double[] y, Alternative alternative) {
    CrossProductMatrix m = CrossProductMatrix.of(new double[][] {x, y, y});
    results.add(Pearson.test(x, y, alternative, .95));
    results.add(Spearman.test(x, y, alternative, .95));
    results.add(Kendall.test(x, y, alternative));
    results.add(PartialCorrelation.test(m, 0, 1, new int[] {2}, alternative, .95));
    results.add(SemiPartialCorrelation.test(m, 0, 1, new int[] {2}, alternative));
  }

  private static void one(double[] x) {
    Moments m = Moments.of(x);
    FrequencyTable f = FrequencyTable.of(x);
    for (Estimate e :
        List.of(
            Descriptives.mean(m, .95),
            Descriptives.skewness(m),
            Descriptives.kurtosis(m),
            Descriptives.sd(m),
            ShapiroWilk.test(f),
            CohenD.oneSample(m, 0, .95))) {
      assertThat(Double.isNaN(e.value()) && e.validity().defined()).as(e.toString()).isFalse();
    }
    TTest.oneSample(m, 3, Alternative.TWO_SIDED, .95);
    Wilcoxon.test(f, Alternative.GREATER);
    ExactRanks.wilcoxon(f, Alternative.LESS);
  }

  private static void scales(double[] x, double[] y) {
    int n = Math.min(x.length, y.length);
    CrossProductMatrix items =
        CrossProductMatrix.of(
            new double[][] {
              Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(SAMPLES[12], n)
            });
    for (Estimate e :
        List.of(
            Reliability.alpha(items, .95),
            Reliability.itemTotal(items, 0),
            Reliability.alphaIfDropped(items, 1),
            Omega.of(items))) {
      assertThat(Double.isNaN(e.value())).as(e.toString()).isEqualTo(!e.validity().defined());
    }
  }

  @Test
  void tables_of_any_shape_have_a_result() {
    long[][][] tables = {
      {},
      {{}},
      {{3}},
      {{1, 2, 3}},
      {{0, 0}, {0, 0}},
      {{5, 0}, {0, 0}},
      {{5, 0}, {0, 5}},
      {{0, 5}, {5, 0}},
      {{1, 1}, {0, 0}},
      {{1_000_000, 2}, {3, 4_000_000_000L}},
      {{1, 0, 2}, {0, 0, 3}},
      {{1, 2}, {2, 1}, {0, 4}},
    };
    for (long[][] counts : tables) {
      ContingencyTable table = new ContingencyTable(counts);
      List<Estimate> results = new ArrayList<>();
      results.add(ChiSquare.pearson(table));
      results.add(ChiSquare.likelihoodRatio(table));
      results.add(CramerV.of(table, .95));
      if (table.n() < 1000) {
        results.add(FisherMonteCarlo.test(table, 10, 1));
      }
      if (table.rows() == 2 && table.columns() == 2) {
        results.add(ChiSquare.yates(table));
        results.add(FisherExact.test(table, Alternative.TWO_SIDED, .95));
        results.add(CramerV.phi(table));
      }
      for (Estimate result : results) {
        boolean empty = Double.isNaN(result.p()) && Double.isNaN(result.value());
        assertThat(empty).as(table.n() + " " + result).isEqualTo(!result.validity().defined());
      }
    }
  }
}
