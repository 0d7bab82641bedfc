package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.lacrima.analysis.published.PrintedTest;
import org.lacrima.analysis.published.PrintedTest.Coefficients;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.published.PublishedValue.NIs;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.replication.ConventionSolver;
import org.lacrima.statistics.replication.ConventionSolver.Convention;
import org.lacrima.statistics.replication.Printed;
import org.lacrima.statistics.replication.PrintedP;

/** What printed correlations alone can tell: their tests, their intervals, and partial ones. */
final class CorrelationTestVerdicts {

  private static final double CONFIDENCE = 0.95;

  /** Below it there is no interval. */
  private static final int FEWEST = 4;

  private CorrelationTestVerdicts() {}

  static Verdict of(PrintedTest.OfCorrelation test, Published published) {
    PublishedValue value = TestVerdicts.value(test.value(), published);
    int n = Objects.requireNonNull(value.n());
    PrintedP p = test.p();
    Statement shown = value.quantity().printed();
    Statement printed =
        p == null ? shown : Statement.join(List.of(shown, Statement.of("said.p", p)), "; ");
    List<Printed> coefficients = coefficients(value);
    if (n < FEWEST || coefficients.stream().anyMatch(r -> Math.abs(r.value().intValue()) == 1)) {
      return TestVerdicts.verdict(
          test, value, printed, Answer.NOT_TESTABLE, Statement.of("test.r.too-small", n));
    }
    List<Statement> each = new ArrayList<>();
    Set<Convention> giving = new LinkedHashSet<>();
    boolean first = true;
    for (Printed r : coefficients) {
      each.add(tested(r, n));
      if (p != null) {
        List<Convention> these =
            ConventionSolver.reproducing(p, ConventionSolver.ofCorrelation(r, n));
        Set<String> names = new TreeSet<>();
        these.forEach(convention -> names.add(convention.name()));
        if (first) {
          giving.addAll(these);
        }
        giving.removeIf(convention -> !names.contains(convention.name()));
        first = false;
      }
    }
    Statement all =
        Statement.sentences(
            Statement.of("test.all", Statement.join(each, "; ")), about(n, value.nIs()));
    return p == null
        ? TestVerdicts.verdict(
            test, value, printed, Answer.NOT_TESTABLE, Statement.of("test.no-p", all))
        : TestVerdicts.verdict(
            test,
            value,
            printed,
            Answer.of(!giving.isEmpty()),
            TestVerdicts.given(List.copyOf(giving), all));
  }

  private static Statement tested(Printed r, int n) {
    Estimate t = FisherZ.test(r.value().doubleValue(), n, 0, 1, Alternative.TWO_SIDED, CONFIDENCE);
    return Statement.of(
        "test.r",
        PublishedValue.below1(r),
        Said.number(t.df(), 0),
        Said.number(t.statistic(), 2),
        Said.smallP(t.p()),
        Said.intervalBelow1(t.interval().low(), t.interval().high()));
  }

  static Verdict of(PrintedTest.OfPartial test, Published published, double alpha) {
    List<PublishedValue> values =
        test.values().stream().map(id -> TestVerdicts.value(id, published)).toList();
    PublishedValue fewest = null;
    for (PublishedValue value : values) {
      Integer n = value.n();
      Integer least = fewest == null ? null : fewest.n();
      if (n != null && (least == null || n < least)) {
        fewest = value;
      }
    }
    Integer n = fewest == null ? null : fewest.n();
    List<Statement> sentences = new ArrayList<>();
    int significant = 0;
    int tested = 0;
    for (Printed xy : coefficients(test.xy(), published)) {
      for (Printed xGiven : coefficients(test.xGiven(), published)) {
        List<Statement> partials = new ArrayList<>();
        List<String> yGivens = new ArrayList<>();
        for (Printed yGiven : coefficients(test.yGiven(), published)) {
          double partial =
              PartialCorrelation.ofCorrelations(
                  xy.value().doubleValue(),
                  xGiven.value().doubleValue(),
                  yGiven.value().doubleValue());
          double p = Double.isNaN(partial) || n == null ? Double.NaN : p(partial, n);
          tested += Double.isNaN(p) ? 0 : 1;
          significant += p < alpha ? 1 : 0;
          partials.add(partial(partial, p));
          yGivens.add(PublishedValue.below1(yGiven));
        }
        sentences.add(
            Statement.of(
                "test.partial",
                Statement.name(test.x()),
                Statement.name(test.y()),
                PublishedValue.below1(xy),
                Statement.name(test.given()),
                PublishedValue.below1(xGiven),
                Statement.join(partials, ", "),
                String.join(", ", yGivens)));
      }
    }
    sentences.add(Statement.of("test.partial.assumed", assumed(test)));
    if (n != null && fewest != null) {
      sentences.add(about(n, fewest.nIs()));
    }
    if (significant > 0 && significant < tested) {
      sentences.add(Statement.of("test.partial.depends"));
    }
    List<Statement> printed = values.stream().map(value -> value.quantity().printed()).toList();
    return TestVerdicts.verdict(
        test,
        values.get(0),
        Statement.join(printed, " / "),
        Answer.NOT_TESTABLE,
        Statement.of(
            "test.partial.recomputed", Statement.sentences(sentences.toArray(Statement[]::new))));
  }

  private static double p(double partial, int n) {
    return FisherZ.test(partial, n, 1, 1, Alternative.TWO_SIDED, CONFIDENCE).p();
  }

  private static Statement partial(double partial, double p) {
    if (Double.isNaN(partial)) {
      return Statement.of("test.partial.impossible");
    }
    String r = Said.below1(partial, 2);
    return Double.isNaN(p) ? Statement.quoted(r) : Statement.of("test.partial.one", r, Said.p(p));
  }

  /** Those of the three that nobody printed. */
  private static Statement assumed(PrintedTest.OfPartial test) {
    List<Statement> assumed = new ArrayList<>();
    assumed(test.xy(), test.x(), test.y(), assumed);
    assumed(test.xGiven(), test.x(), test.given(), assumed);
    assumed(test.yGiven(), test.given(), test.y(), assumed);
    return Said.list(assumed);
  }

  private static void assumed(Coefficients r, String x, String y, List<Statement> assumed) {
    if (r.value().isEmpty()) {
      assumed.add(Statement.of("test.partial.r", Statement.name(x), Statement.name(y)));
    }
  }

  private static List<Printed> coefficients(Coefficients r, Published published) {
    return r.value().isEmpty()
        ? r.assumed().stream().map(Printed::new).toList()
        : coefficients(TestVerdicts.value(r.value(), published));
  }

  /** One, or the ends of a range. */
  private static List<Printed> coefficients(PublishedValue value) {
    PublishedValue.Correlation r = (PublishedValue.Correlation) value.quantity();
    return r.isRange() ? List.of(r.low(), r.high()) : List.of(r.low());
  }

  private static Statement about(int n, NIs is) {
    return switch (is) {
      case PRINTED -> Statement.of("test.n", n);
      case DERIVED -> Statement.of("test.n.derived", n);
      case ASSUMED -> Statement.of("test.n.assumed", n);
    };
  }
}
