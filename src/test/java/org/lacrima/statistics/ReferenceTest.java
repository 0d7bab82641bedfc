package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.inference.FisherExact;
import org.lacrima.statistics.inference.FisherMonteCarlo;
import org.lacrima.statistics.inference.Levene;
import org.lacrima.statistics.inference.MannWhitney;
import org.lacrima.statistics.inference.OneWayAnova;
import org.lacrima.statistics.inference.ShapiroWilk;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.inference.Wilcoxon;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.reliability.Omega;
import org.lacrima.statistics.reliability.Reliability;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Numbers that R's own functions gave (src/test/R/statistics.R wrote them). */
class ReferenceTest {

  /** R sums in doubles, so that its last two or three digits are its own. */
  private static final double TOLERANCE = 1e-11;

  private static final Map<String, double[]> DATA = rows("data");
  private static final Map<String, double[]> EXPECTED = rows("expect");

  private final List<String> wrong = new ArrayList<>();

  @AfterEach
  void all_numbers_agree() {
    assertThat(wrong).isEmpty();
  }

  private static Map<String, double[]> rows(String kind) {
    Map<String, double[]> rows = new HashMap<>();
    for (String[] row : ReferenceNumbers.rows("r.csv")) {
      if (row[0].equals(kind)) {
        rows.put(row[1], IntStream.range(2, row.length).mapToDouble(i -> number(row[i])).toArray());
      }
    }
    return rows;
  }

  private static double number(String text) {
    return switch (text) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static double[] data(String name) {
    return Objects.requireNonNull(DATA.get(name), name);
  }

  private void check(String key, double tolerance, double... actual) {
    double[] expected = Objects.requireNonNull(EXPECTED.get(key), key);
    assertThat(expected).as(key).hasSameSizeAs(actual);
    for (int i = 0; i < actual.length; i++) {
      // an open bound is ±Inf, ±1 or 0 in R and empty here
      if (!Double.isNaN(actual[i])
          && actual[i] != expected[i]
          && !(Math.abs(actual[i] - expected[i])
              <= tolerance * Math.max(1e-3, Math.abs(expected[i])))) {
        wrong.add(key + "[" + i + "] " + actual[i] + ", R " + expected[i]);
      }
    }
  }

  private static Alternative alternative(String key) {
    return switch (key.substring(key.lastIndexOf('.', key.length() - 2) + 1)) {
      case "sided" -> Alternative.TWO_SIDED;
      case "greater" -> Alternative.GREATER;
      default -> Alternative.LESS;
    };
  }

  private static List<String> keys(String start) {
    List<String> keys =
        EXPECTED.keySet().stream().filter(k -> k.startsWith(start)).sorted().toList();
    assertThat(keys).isNotEmpty();
    return keys;
  }

  @Test
  void correlations_of_all_kinds_and_alternatives() {
    for (String key : keys("pearson.")) {
      String[] part = key.split("\\.");
      Estimate r = Pearson.test(data(part[1]), data(part[2]), alternative(key), .95);
      check(
          key, TOLERANCE, r.value(), r.statistic(), r.p(), r.interval().low(), r.interval().high());
    }
    for (String key : keys("spearman.")) {
      String[] part = key.split("\\.");
      Estimate r = Spearman.test(data(part[1]), data(part[2]), alternative(key), .95);
      check(key, TOLERANCE, r.value(), r.statistic(), r.p());
    }
    for (String key : keys("kendall.")) {
      String[] part = key.split("\\.");
      Estimate r = Kendall.test(data(part[1]), data(part[2]), alternative(key));
      check(key, TOLERANCE, r.value(), r.statistic(), r.p());
    }
  }

  @Test
  void partial_correlations() {
    for (String key : keys("partial.")) {
      String[] part = key.split("\\.");
      double[][] columns = new double[part.length - 1][];
      for (int i = 1; i < part.length; i++) {
        columns[i - 1] = data(part[i]);
      }
      int[] given = IntStream.range(2, columns.length).toArray();
      Estimate r =
          PartialCorrelation.test(
              CrossProductMatrix.of(columns), 0, 1, given, Alternative.TWO_SIDED, .95);
      check(
          key,
          TOLERANCE,
          r.value(),
          r.statistic(),
          r.df(),
          r.p(),
          r.interval().low(),
          r.interval().high());
    }
  }

  @Test
  void paired_tests() {
    for (String key : keys("paired.")) {
      String[] part = key.split("\\.");
      check(
          key, TOLERANCE, mean(TTest.paired(Moments.of(differences(part)), alternative(key), .95)));
    }
    for (String key : keys("wilcoxon.")) {
      Estimate v = Wilcoxon.test(differences(key.split("\\.")), alternative(key));
      check(key, TOLERANCE, v.statistic(), v.p());
    }
  }

  private static double[] differences(String[] part) {
    double[] x = data(part[1]);
    double[] y = data(part[2]);
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
  }

  private static double[] mean(Estimate t) {
    return new double[] {
      t.value(), t.se(), t.statistic(), t.df(), t.p(), t.interval().low(), t.interval().high()
    };
  }

  @Test
  void tests_of_two_groups() {
    for (String key : keys("student.")) {
      String outcome = key.split("\\.")[1];
      Moments first = Moments.of(group(outcome, 1));
      Moments second = Moments.of(group(outcome, 2));
      check(key, TOLERANCE, mean(TTest.student(first, second, alternative(key), .95)));
      check(
          key.replace("student", "welch"),
          TOLERANCE,
          mean(TTest.welch(first, second, alternative(key), .95)));
      Estimate u = MannWhitney.test(group(outcome, 1), group(outcome, 2), alternative(key));
      check(key.replace("student", "mannwhitney"), TOLERANCE, u.statistic(), u.p());
    }
  }

  private static double[] group(String outcome, int level) {
    double[] g = data("g");
    double[] y = data(outcome);
    return IntStream.range(0, y.length).filter(i -> g[i] == level).mapToDouble(i -> y[i]).toArray();
  }

  @Test
  void analyses_of_variance_and_levene() {
    for (String o : List.of("a", "z", "w")) {
      List<double[]> groups = IntStream.rangeClosed(1, 3).mapToObj(l -> group(o, l)).toList();
      List<Moments> moments = groups.stream().map(Moments::of).toList();
      OneWayAnova anova = OneWayAnova.fisher(moments);
      check(
          "anova." + o,
          TOLERANCE,
          anova.ssBetween(),
          anova.ssWithin(),
          anova.f().statistic(),
          anova.f().p(),
          anova.etaSquared());
      Estimate welch = OneWayAnova.welch(moments);
      check("anova.welch." + o, TOLERANCE, welch.statistic(), welch.df(), welch.df2(), welch.p());
      List<FrequencyTable> tables = groups.stream().map(FrequencyTable::of).toList();
      for (Levene.Centre centre : Levene.Centre.values()) {
        Estimate levene = Levene.test(tables, centre);
        check(
            "levene." + centre.name().toLowerCase(Locale.ROOT) + "." + o,
            TOLERANCE,
            levene.statistic(),
            levene.p());
      }
    }
  }

  @Test
  void descriptives() {
    for (String o : List.of("a", "z", "w")) {
      Moments moments = FrequencyTable.of(data(o)).moments();
      Estimate mean = Descriptives.mean(moments, .95);
      check(
          "mean." + o,
          TOLERANCE,
          mean.value(),
          moments.sd(),
          mean.interval().low(),
          mean.interval().high());
      check(
          "shape." + o,
          TOLERANCE,
          Descriptives.skewness(moments).value(),
          Descriptives.kurtosis(moments).value());
      FrequencyTable table = FrequencyTable.of(data(o));
      check(
          "quantiles." + o,
          TOLERANCE,
          DoubleStream.of(.1, .25, .5, .75, .93).map(table::quantile).toArray());
    }
    for (int count : new int[] {0, 1, 7, 33, 40}) {
      Interval wilson = Descriptives.proportion(count, 40, .95).interval();
      check("wilson." + count, TOLERANCE, wilson.low(), wilson.high());
    }
  }

  @Test
  void shapiro_wilk_at_all_branches_of_the_algorithm() {
    for (String key : keys("shapiro.")) {
      String[] part = key.split("\\.");
      int n = Integer.parseInt(part[2]);
      double[] sample =
          part[1].equals("power")
              ? IntStream.rangeClosed(1, n).mapToDouble(i -> StrictMath.pow(i, 1.3)).toArray()
              : Arrays.copyOf(data(part[1]), n);
      Estimate w = ShapiroWilk.test(sample);
      // at n = 3 p is an arc sine at the end of its range: R's own digits are fewer there
      check(key, 1e-8, w.value(), w.p());
    }
  }

  private static ContingencyTable table(String name) {
    double[] row = data("table." + name);
    long[][] counts = new long[(int) row[0]][(int) row[1]];
    for (int i = 2; i < row.length; i++) {
      counts[(i - 2) / (int) row[1]][(i - 2) % (int) row[1]] = (long) row[i];
    }
    return new ContingencyTable(counts);
  }

  @Test
  void contingency_tables() {
    for (String key : keys("chi2.")) {
      String name = key.substring(5);
      ContingencyTable table = table(name);
      Estimate chi2 = ChiSquare.pearson(table);
      check(key, TOLERANCE, chi2.statistic(), chi2.df(), chi2.p());
      Estimate g2 = ChiSquare.likelihoodRatio(table);
      check("g2." + name, TOLERANCE, g2.statistic(), g2.p());
      double[] residuals = new double[table.rows() * table.columns()];
      double[] expected = new double[residuals.length];
      for (int i = 0; i < residuals.length; i++) {
        int row = i / table.columns();
        int column = i % table.columns();
        residuals[i] = ChiSquare.adjustedResidual(table, row, column);
        expected[i] = ChiSquare.expected(table, row, column);
      }
      check("stdres." + name, TOLERANCE, residuals);
      check("expected." + name, TOLERANCE, expected);
      if (residuals.length == 4) {
        Estimate yates = ChiSquare.yates(table);
        check("yates." + name, TOLERANCE, yates.statistic(), yates.p());
      }
    }
    Estimate fit = ChiSquare.goodnessOfFit(new long[] {20, 30, 44}, new double[] {.2, .3, .5});
    check("gof", TOLERANCE, fit.statistic(), fit.df(), fit.p());
  }

  @Test
  void fishers_exact_test() {
    for (String key : keys("fisher.")) {
      String[] part = key.split("\\.");
      ContingencyTable table = table(part[1]);
      if (part.length == 2) {
        Estimate p = FisherMonteCarlo.test(table, 100_000, 1);
        double expected = Objects.requireNonNull(EXPECTED.get(key))[0];
        assertThat(Math.abs(p.p() - expected)).as(key).isLessThan(4 * p.se());
        assertThat(FisherMonteCarlo.test(table, 1000, 7))
            .isEqualTo(FisherMonteCarlo.test(table, 1000, 7));
        continue;
      }
      Estimate fisher = FisherExact.test(table, alternative(key), .95);
      check(key, TOLERANCE, fisher.p(), Double.NaN, Double.NaN, Double.NaN);
      // dhyper's logarithms and uniroot leave R about ten digits
      check(
          key, 1e-9, Double.NaN, fisher.value(), fisher.interval().low(), fisher.interval().high());
    }
  }

  @Test
  void reliability_of_four_items() {
    CrossProductMatrix items = items("a", "b", "c", "h");
    Estimate alpha = Reliability.alpha(items, .95);
    check("alpha", TOLERANCE, alpha.value(), alpha.interval().low(), alpha.interval().high());
    check("alpha.psych", TOLERANCE, alpha.value());
    check(
        "alpha.dropped",
        TOLERANCE,
        IntStream.range(0, 4)
            .mapToDouble(i -> Reliability.alphaIfDropped(items, i).value())
            .toArray());
    check(
        "item.total",
        TOLERANCE,
        IntStream.range(0, 4).mapToDouble(i -> Reliability.itemTotal(items, i).value()).toArray());
  }

  @Test
  void omega_of_the_one_factor_model() {
    for (String key : keys("omega.")) {
      Estimate omega = Omega.of(items(key.substring(6).split("\\.")));
      // the minimum is flat: half the digits of the likelihood remain
      check(key, 1e-7, omega.value());
      assertThat(omega.validity()).isEqualTo(Validity.DEFINED);
    }
  }

  private static CrossProductMatrix items(String... names) {
    double[][] columns = new double[names.length][];
    for (int i = 0; i < names.length; i++) {
      columns[i] = data(names[i]);
    }
    return CrossProductMatrix.of(columns);
  }

  @Test
  void adjusted_p_values_leave_missing_ones_out_of_the_family() {
    double[] p = {.01, .04, .03, .2, .001, .04, Double.NaN, .9, .6};
    for (Adjustment adjustment : Adjustment.values()) {
      if (adjustment != Adjustment.NONE) {
        check(
            "adjust." + adjustment.name().toLowerCase(Locale.ROOT),
            TOLERANCE,
            DoubleStream.of(adjustment.adjust(p)).map(v -> Double.isNaN(v) ? -1 : v).toArray());
      }
    }
  }
}
