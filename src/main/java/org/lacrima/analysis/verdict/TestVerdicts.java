package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.published.PrintedTest;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedValue;
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

  private static final Map<String, String> NAMES =
      Map.of(
          "student", "Student's t",
          "welch", "Welch's t",
          "student-one-sided", "Student's t, one-sided",
          "welch-one-sided", "Welch's t, one-sided",
          "pearson", "Pearson's chi-square",
          "likelihood-ratio", "the likelihood ratio",
          "yates", "Yates' correction",
          "fisher", "Fisher's exact test");

  private TestVerdicts() {}

  static Verdict of(PrintedTest test, Published published, double alpha) {
    PublishedValue first =
        java.util.Objects.requireNonNull(published.values().get(test.values().get(0)));
    PublishedValue second =
        java.util.Objects.requireNonNull(published.values().get(test.values().get(1)));
    String shown = first.quantity().printed() + " / " + second.quantity().printed();
    PrintedP p = test.p();
    String printed = shown + (p == null ? "" : "; p " + p);
    List<Convention> conventions = conventions(first, second);
    if (conventions.isEmpty()) {
      return Verdict.ofPrint(
          test.id(),
          first.study(),
          Criterion.REPRODUCES,
          printed,
          Answer.NOT_TESTABLE,
          "A test needs two means with their standard deviations and n, or two shares with"
              + " their n.");
    }
    String all = all(conventions) + ratio(first, second) + depends(conventions, alpha);
    if (p == null) {
      return Verdict.ofPrint(
          test.id(),
          first.study(),
          Criterion.REPRODUCES,
          printed,
          Answer.NOT_TESTABLE,
          "No p was printed. Recomputed: " + all);
    }
    List<Convention> giving = ConventionSolver.reproducing(p, conventions);
    return Verdict.ofPrint(
        test.id(),
        first.study(),
        Criterion.REPRODUCES,
        printed,
        Answer.of(!giving.isEmpty()),
        (giving.isEmpty()
                ? "No convention gives the printed p. "
                : "Given by "
                    + String.join(", ", giving.stream().map(TestVerdicts::name).toList())
                    + ". ")
            + all);
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

  private static String all(List<Convention> conventions) {
    List<String> said = new ArrayList<>();
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
      String statistic =
          Double.isNaN(each.statistic()) ? "" : df + " = " + Said.number(each.statistic(), 2) + ",";
      said.add(name(each) + statistic + " " + Said.p(each.p()));
    }
    return String.join("; ", said) + ".";
  }

  private static String ratio(PublishedValue first, PublishedValue second) {
    PrintedGroup a = group(first);
    PrintedGroup b = group(second);
    if (a == null || b == null) {
      return "";
    }
    double one = a.sd().value().doubleValue();
    double two = b.sd().value().doubleValue();
    double most = Math.max(one, two);
    double least = Math.min(one, two);
    double fold = most * most / (least * least);
    return Double.isFinite(fold) && fold >= 2
        ? " The variances differ " + Said.number(fold, 0) + "-fold."
        : "";
  }

  private static String depends(List<Convention> conventions, double alpha) {
    long significant =
        conventions.stream()
            .filter(each -> !each.name().endsWith("one-sided"))
            .filter(each -> each.p() < alpha)
            .count();
    long all = conventions.stream().filter(each -> !each.name().endsWith("one-sided")).count();
    return significant > 0 && significant < all ? " The conclusion depends on the test." : "";
  }

  private static String name(Convention convention) {
    return NAMES.getOrDefault(convention.name(), convention.name());
  }
}
