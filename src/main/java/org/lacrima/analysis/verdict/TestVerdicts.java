package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.published.PrintedTest;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.analysis.verdict.Verdict.Criterion;
import org.lacrima.statistics.replication.ConventionSolver;
import org.lacrima.statistics.replication.ConventionSolver.Convention;
import org.lacrima.statistics.replication.Printed;
import org.lacrima.statistics.replication.PrintedGroup;
import org.lacrima.statistics.replication.PrintedP;
import org.lacrima.statistics.summary.ContingencyTable;

/** Whether a test recomputed from print gives the printed p, and under which convention. */
final class TestVerdicts {

  private TestVerdicts() {}

  static Verdict of(PrintedTest test, Published published, double alpha) {
    if (test instanceof PrintedTest.OfCorrelation correlation) {
      return CorrelationTestVerdicts.of(correlation, published);
    }
    return test instanceof PrintedTest.OfPartial partial
        ? CorrelationTestVerdicts.of(partial, published, alpha)
        : groups((PrintedTest.OfGroups) test, published, alpha);
  }

  private static Verdict groups(PrintedTest.OfGroups test, Published published, double alpha) {
    PublishedValue first = value(test.first(), published);
    PublishedValue second = value(test.second(), published);
    PrintedP p = test.p();
    List<Object> shown = new ArrayList<>();
    shown.addAll(List.of(first.quantity().printed(), " / ", second.quantity().printed()));
    if (p != null) {
      shown.addAll(List.of("; ", Statement.of("said.p", p)));
    }
    Statement printed = new Statement("", shown);
    List<Convention> conventions = conventions(first, second);
    if (conventions.isEmpty()) {
      return verdict(test, first, printed, Answer.NOT_TESTABLE, Statement.of("test.not-testable"));
    }
    Statement all =
        Statement.sentences(
            shares(first, second),
            all(conventions),
            ratio(first, second),
            depends(conventions, alpha));
    if (p == null) {
      return verdict(test, first, printed, Answer.NOT_TESTABLE, Statement.of("test.no-p", all));
    }
    List<Convention> giving = ConventionSolver.reproducing(p, conventions);
    return verdict(test, first, printed, Answer.of(!giving.isEmpty()), given(giving, all));
  }

  /** Which conventions give the printed p, and what all of them give. */
  static Statement given(List<Convention> giving, Statement all) {
    return giving.isEmpty()
        ? Statement.of("test.none", all)
        : Statement.of(
            "test.given", Said.list(giving.stream().map(TestVerdicts::name).toList()), all);
  }

  static PublishedValue value(String id, Published published) {
    return Objects.requireNonNull(published.values().get(id), id);
  }

  /** A verdict of the study that printed {@code of}. */
  static Verdict verdict(
      PrintedTest test, PublishedValue of, Statement printed, Answer answer, Statement said) {
    return Verdict.ofPrint(
        test.id(), of.study(), Criterion.REPRODUCES, printed, answer, said, test.values());
  }

  private static List<Convention> conventions(PublishedValue first, PublishedValue second) {
    PrintedGroup a = group(first);
    PrintedGroup b = group(second);
    if (a != null && b != null) {
      return ConventionSolver.ofTwoGroups(a, b);
    }
    Integer one = PrintVerdicts.count(first);
    Integer two = PrintVerdicts.count(second);
    Integer n1 = first.n();
    Integer n2 = second.n();
    if (one == null || two == null || n1 == null || n2 == null) {
      return List.of();
    }
    return ConventionSolver.ofCounts(
        new ContingencyTable(new long[][] {{one, n1 - one}, {two, n2 - two}}));
  }

  private static @Nullable PrintedGroup group(PublishedValue value) {
    Integer n = value.n();
    if (!(value.quantity() instanceof PublishedValue.Mean mean) || n == null || n < 2) {
      return null;
    }
    Printed sd = mean.sd();
    return sd == null ? null : new PrintedGroup(n, mean.mean(), sd);
  }

  private static Statement shares(PublishedValue first, PublishedValue second) {
    Integer one = PrintVerdicts.count(first);
    Integer two = PrintVerdicts.count(second);
    Integer n1 = first.n();
    Integer n2 = second.n();
    return one == null || two == null || n1 == null || n2 == null
        ? Statement.NOTHING
        : Statement.of(
            "test.shares",
            one,
            n1,
            Said.percent((double) one / n1),
            two,
            n2,
            Said.percent((double) two / n2));
  }

  private static Statement all(List<Convention> conventions) {
    List<Statement> said = new ArrayList<>();
    for (Convention each : conventions) {
      if (each.name().endsWith("one-sided")) {
        continue;
      }
      String df =
          Double.isNaN(each.df())
              ? ""
              : each.df() == StrictMath.rint(each.df())
                  ? "(" + Said.number(each.df(), 0) + ")"
                  : "(" + Said.number(each.df(), 2) + ")";
      said.add(
          Double.isNaN(each.statistic())
              ? Statement.of("test.alone", name(each), Said.p(each.p()))
              : Statement.of(
                  "test.with", name(each), df, Said.number(each.statistic(), 2), Said.p(each.p())));
    }
    return Statement.of("test.all", Statement.join(said, "; "));
  }

  private static Statement ratio(PublishedValue first, PublishedValue second) {
    PrintedGroup a = group(first);
    PrintedGroup b = group(second);
    if (a == null || b == null) {
      return Statement.NOTHING;
    }
    double one = a.sd().value().doubleValue();
    double two = b.sd().value().doubleValue();
    double most = Math.max(one, two);
    double least = Math.min(one, two);
    double fold = most * most / (least * least);
    return Double.isFinite(fold) && fold >= 2
        ? Statement.of("test.fold", Said.number(fold, 0))
        : Statement.NOTHING;
  }

  private static Statement depends(List<Convention> conventions, double alpha) {
    long significant =
        conventions.stream()
            .filter(each -> !each.name().endsWith("one-sided"))
            .filter(each -> each.p() < alpha)
            .count();
    long all = conventions.stream().filter(each -> !each.name().endsWith("one-sided")).count();
    return significant > 0 && significant < all ? Statement.of("test.depends") : Statement.NOTHING;
  }

  private static Statement name(Convention convention) {
    return Statement.of("test.name." + convention.name());
  }
}
