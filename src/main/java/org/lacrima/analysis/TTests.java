package org.lacrima.analysis;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;

/** What the forms of the t-test share: independent groups, pairs, one sample, printed summaries. */
public final class TTests {

  static final String KIND = "t-test";

  /** Which tests are computed; {@code T} stands for means, difference and effect sizes. */
  public enum Test {
    T,
    LEVENE,
    BROWN_FORSYTHE,
    MANN_WHITNEY,
    WILCOXON
  }

  public enum Variances {
    STUDENT,
    WELCH,
    BOTH
  }

  private static final List<String> FORMS = List.of("group", "paired", "mu", "summary");

  private TTests() {}

  static @Nullable AnalysisSpec read(Options options) {
    List<String> forms = FORMS.stream().filter(options::has).toList();
    if (forms.size() != 1) {
      options
          .problems()
          .add(
              "two-ways",
              options.place(),
              "A t-test has exactly one of "
                  + String.join(", ", FORMS)
                  + (forms.isEmpty() ? "." : ", not " + String.join(" and ", forms) + "."));
      // what else is wrong is told too
      options.choice("variances", Variances.class, Variances.BOTH);
      options.choices("tests", Test.class, EnumSet.allOf(Test.class));
      options.alternative();
      options.missing();
      options.adjust();
      options.confidence();
      options.has("outcome");
      options.has("exact");
      return null;
    }
    return switch (forms.get(0)) {
      case "group" -> IndependentTTestSpec.read(options);
      case "paired" -> PairedTTestSpec.read(options);
      case "mu" -> OneSampleTTestSpec.read(options);
      default -> PrintedTTestSpec.read(options);
    };
  }

  /** The tests of a form of the t-test, all of them unless some are chosen. */
  static Set<Test> tests(Options options, Test first, Test... others) {
    Set<Test> all = EnumSet.of(first, others);
    return tests(options, all, all);
  }

  /**
   * @param usual what is computed when nothing is chosen
   * @param possible what may be chosen
   */
  static Set<Test> tests(Options options, Set<Test> usual, Set<Test> possible) {
    Set<Test> chosen = options.choices("tests", Test.class, usual);
    if (!possible.containsAll(chosen)) {
      options.problem(
          "unknown-choice",
          "tests",
          "This form of the t-test has only the tests " + written(possible) + ".",
          "");
    }
    return chosen;
  }

  private static String written(Set<Test> tests) {
    return String.join(", ", tests.stream().map(org.lacrima.definition.Fields::written).toList());
  }

  /**
   * The exact p of a rank test where it was asked for; where there are too many cases, the
   * approximate one and a note that says so.
   */
  static void ranks(
      Records.Entry entry,
      String method,
      String term,
      boolean exact,
      Supplier<Estimate> exactTest,
      Supplier<Estimate> approximateTest) {
    Estimate test = exact ? exactTest.get() : approximateTest.get();
    if (test.validity() == Validity.TOO_MANY) {
      entry.note("no-exact-p").add(method, term, approximateTest.get());
    } else {
      entry.note(exact && test.validity().defined() ? "exact-p" : "").add(method, term, test);
    }
  }

  /** An effect size prints its estimate and interval, not the df that it was made with. */
  static Estimate withoutTest(Estimate effect) {
    return effect.withTest(Double.NaN, Double.NaN, Double.NaN);
  }
}
