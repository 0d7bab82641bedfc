package org.lacrima.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.published.PrintedTest;
import org.lacrima.analysis.published.PrintedTest.Coefficients;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedStudy;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.published.PublishedValue.NIs;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.definition.Place;
import org.lacrima.statistics.replication.Printed;
import org.lacrima.statistics.replication.PrintedP;

/** Numbers by R 4.2.2: pt(), atanh(), and solve() of the three correlations. */
class CorrelationTestVerdictsTest {

  private static Verdict of(PrintedTest test, String low, String high, int n) {
    PublishedValue value =
        new PublishedValue(
            "printed",
            "study",
            "",
            n,
            NIs.PRINTED,
            "summary",
            new PublishedValue.Correlation(Printed.of(low), Printed.of(high)),
            Place.file("published.yaml"));
    Published published =
        new Published(
            "published.yaml",
            "",
            Map.of("study", new PublishedStudy("study", "Study", null, "", null)),
            Map.of("printed", value),
            Map.of(),
            List.of());
    return TestVerdicts.of(test, published, .05);
  }

  private static PrintedTest correlation(String p) {
    return new PrintedTest.OfCorrelation("t", "printed", PrintedP.of(p));
  }

  private static Coefficients assumed(String... numbers) {
    return new Coefficients("", List.of(numbers).stream().map(BigDecimal::new).toList());
  }

  private static PrintedTest partial(String xGiven, String... yGiven) {
    return new PrintedTest.OfPartial(
        "t",
        "crying",
        "change",
        "alliance",
        new Coefficients("printed", List.of()),
        assumed(xGiven),
        assumed(yGiven));
  }

  @Test
  void the_p_of_a_printed_correlation_is_given_or_not() {
    assertThat(of(correlation("< .001"), ".41", ".49", 97).verdict()).isEqualTo(Answer.YES);
    assertThat(of(correlation("= .05"), ".20", ".20", 97).verdict()).isEqualTo(Answer.YES);
    assertThat(of(correlation("< .001"), ".20", ".20", 97).verdict()).isEqualTo(Answer.NO);
    Verdict ends = of(correlation("< .001"), ".20", ".49", 97);
    assertThat(ends.verdict()).as("both ends of a range").isEqualTo(Answer.NO);
    assertThat(ends.values()).containsExactly("printed");
  }

  @Test
  void too_few_cases_and_perfect_correlations_have_no_test() {
    assertThat(of(correlation("< .001"), ".9", ".9", 3).verdict()).isEqualTo(Answer.NOT_TESTABLE);
    assertThat(of(correlation("< .001"), "1.00", "1.00", 30).detail()).contains("nothing to");
  }

  @Test
  void a_partial_correlation_follows_what_is_assumed() {
    Verdict seen = of(partial("0.45", "0.40", "0.50", "0.60"), ".41", ".41", 97);
    assertThat(seen.detail())
        .contains("is .28 (p = .0055), .24 (p = .019), .20 (p = .056) when")
        .contains("depends on what is assumed");
    assertThat(of(partial("0.1", "0.1"), ".41", ".41", 97).detail())
        .contains("is .40 (p < .001) when")
        .doesNotContain("depends on what is assumed");
  }

  @Test
  void three_correlations_that_no_variables_can_have_are_told() {
    assertThat(of(partial("0.9", "-0.9"), ".41", ".41", 97).detail())
        .contains("the partial r is impossible when");
  }
}
