package org.lacrima.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.published.ClaimRule;
import org.lacrima.analysis.published.ClaimRule.Sign;
import org.lacrima.analysis.published.PublishedClaim;
import org.lacrima.analysis.published.Target;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.definition.Place;

class ClaimVerdictsTest {

  private static final double NO = Double.NaN;

  private static ResultRecord r(String analysis, String x, String y, double r, double p) {
    return record(analysis, "correlation", "r", x, y, "", 97, r, p, r - 0.1, r + 0.1);
  }

  private static ResultRecord record(
      String analysis,
      String kind,
      String term,
      String x,
      String y,
      String level,
      long n,
      double estimate,
      double p,
      double low,
      double high) {
    return new ResultRecord(
        analysis, kind, "", term, x, y, "", level, n, estimate, NO, NO, NO, NO, p, NO, .95, low,
        high, List.of());
  }

  private static Verdict of(ClaimRule rule, ResultRecord... records) {
    Map<String, List<ResultRecord>> byAnalysis = new java.util.LinkedHashMap<>();
    for (ResultRecord record : records) {
      byAnalysis.computeIfAbsent(record.analysis(), id -> new ArrayList<>()).add(record);
    }
    List<AnalysisResult> analyses = new ArrayList<>();
    byAnalysis.forEach(
        (id, each) ->
            analyses.add(
                new AnalysisResult(id, each.get(0).kind(), "", Map.of(), each, List.of())));
    AnalysisResults results =
        new AnalysisResults(
            "test",
            new AnalysisResults.Spec("spec", "Spec", "", "en", "", .95, .05),
            null,
            Map.of(),
            Map.of(),
            analyses,
            List.of());
    return new ClaimVerdicts(new Found(results), .05)
        .of(new PublishedClaim("C", "study", "abstract", "a claim"), rule);
  }

  private static Target target(String analysis, List<String> x, List<String> y, String level) {
    return new Target(analysis, x, y, level, "", Place.file("spec.yaml"));
  }

  private static Target all(String analysis) {
    return target(analysis, List.of(), List.of(), "");
  }

  @Test
  void an_x_counts_when_it_is_significant_with_every_y() {
    ResultRecord[] records = {
      r("a", "p", "change", .4, .001),
      r("a", "p", "alliance", .3, .01),
      r("a", "q", "change", .4, .001),
      r("a", "q", "alliance", .1, .4),
    };
    ClaimRule one = new ClaimRule.Significant(all("a"), Sign.POSITIVE, 1);
    ClaimRule both = new ClaimRule.Significant(all("a"), Sign.POSITIVE, null);
    assertThat(of(one, records).verdict()).isEqualTo(Answer.YES);
    assertThat(of(both, records).verdict()).isEqualTo(Answer.NO);
    assertThat(of(both, records).detail()).startsWith("1 of 2 positive and significant: p with");
  }

  @Test
  void significance_in_the_other_direction_does_not_count() {
    ClaimRule positive = new ClaimRule.Significant(all("a"), Sign.POSITIVE, null);
    ClaimRule negative = new ClaimRule.Significant(all("a"), Sign.NEGATIVE, null);
    ResultRecord record = r("a", "x", "y", -.4, .001);
    assertThat(of(positive, record).verdict()).isEqualTo(Answer.NO);
    assertThat(of(negative, record).verdict()).isEqualTo(Answer.YES);
    assertThat(of(negative, record).estimate()).isEqualTo(-.4);
  }

  @Test
  void an_adjusted_p_decides_where_there_is_one() {
    ResultRecord adjusted =
        new ResultRecord(
            "a",
            "correlation",
            "",
            "r",
            "x",
            "y",
            "",
            "",
            97,
            .2,
            NO,
            NO,
            NO,
            NO,
            .04,
            .12,
            .95,
            .01,
            .4,
            List.of());
    assertThat(of(new ClaimRule.Significant(all("a"), Sign.ANY, null), adjusted).verdict())
        .isEqualTo(Answer.NO);
  }

  @Test
  void all_but_one_is_one_and_neither_none_nor_two() {
    ClaimRule rule = new ClaimRule.StaysSignificant(all("a"), "b", 1);
    ResultRecord[] first = {
      r("a", "p", "y", .4, .001), r("a", "q", "y", .4, .001), r("a", "s", "y", .1, .4),
    };
    assertThat(of(rule, with(first, r("b", "p", "y", .3, .01), r("b", "q", "y", .1, .3))).verdict())
        .isEqualTo(Answer.YES);
    assertThat(
            of(rule, with(first, r("b", "p", "y", .3, .01), r("b", "q", "y", .3, .01))).verdict())
        .isEqualTo(Answer.UNCLEAR);
    assertThat(of(rule, with(first, r("b", "p", "y", .1, .3), r("b", "q", "y", .1, .3))).verdict())
        .isEqualTo(Answer.NO);
  }

  @Test
  void a_correlation_that_turns_has_not_stayed() {
    ClaimRule rule = new ClaimRule.StaysSignificant(all("a"), "b", 0);
    assertThat(of(rule, r("a", "p", "y", .4, .001), r("b", "p", "y", -.4, .001)).verdict())
        .isEqualTo(Answer.NO);
  }

  @Test
  void where_nothing_is_significant_nothing_can_stay_so() {
    ClaimRule rule = new ClaimRule.StaysSignificant(all("a"), "b", 0);
    assertThat(of(rule, r("a", "p", "y", .1, .4), r("b", "p", "y", .1, .4)).verdict())
        .isEqualTo(Answer.UNCLEAR);
  }

  /**
   * n = 97, r = .02 within .2: the larger one-sided p is pnorm((atanh(.02)-atanh(.2))*sqrt(94)).
   */
  @Test
  void near_zero_has_to_be_shown_and_not_only_not_refuted() {
    ClaimRule rule = new ClaimRule.NearZero(all("a"), new BigDecimal("0.2"));
    assertThat(of(rule, r("a", "x", "y", .02, .8)).verdict()).isEqualTo(Answer.YES);
    assertThat(of(rule, r("a", "x", "y", .10, .3)).verdict()).isEqualTo(Answer.UNCLEAR);
    assertThat(of(rule, r("a", "x", "y", .50, .001)).verdict()).isEqualTo(Answer.NO);
    assertThat(of(rule, r("a", "x", "y", .02, .8)).detail()).contains("p = .038");
  }

  @Test
  void the_larger_group_has_the_larger_mean_and_a_significant_test() {
    ResultRecord one = record("t", "t-test", "mean", "y", "g", "1", 50, 5, NO, NO, NO);
    ResultRecord zero = record("t", "t-test", "mean", "y", "g", "0", 50, 4, NO, NO, NO);
    ResultRecord test = record("t", "t-test", "difference", "y", "g", "", 100, -1, .01, -2, 0);
    ClaimRule larger = new ClaimRule.Larger(target("t", List.of("y"), List.of(), "1"));
    ClaimRule smaller = new ClaimRule.Larger(target("t", List.of("y"), List.of(), "0"));
    assertThat(of(larger, zero, one, test).verdict()).isEqualTo(Answer.YES);
    assertThat(of(smaller, zero, one, test).verdict()).isEqualTo(Answer.NO);
  }

  @Test
  void two_tests_of_the_same_means_are_told_by_name() {
    ResultRecord[] means = {
      record("t", "t-test", "mean", "y", "g", "1", 50, 5, NO, NO, NO),
      record("t", "t-test", "mean", "y", "g", "0", 50, 4, NO, NO, NO),
      new ResultRecord(
          "t",
          "t-test",
          "welch",
          "difference",
          "y",
          "g",
          "",
          "",
          100,
          1,
          NO,
          NO,
          NO,
          NO,
          .01,
          NO,
          .95,
          0,
          2,
          List.of()),
    };
    ClaimRule larger = new ClaimRule.Larger(target("t", List.of("y"), List.of(), "1"));
    ClaimRule significant = new ClaimRule.Significant(all("t"), Sign.ANY, null);
    assertThat(of(larger, means).detail()).endsWith("p = .010 (Welch’s t).");
    assertThat(of(significant, means).detail()).contains("p = .010 (Welch’s t)");
  }

  @Test
  void a_cell_is_larger_when_its_residual_is_positive_and_the_table_is_no_chance() {
    ResultRecord cell =
        record("c", "chi-square", "adjusted_residual", "g", "cried", "1:1", -1, 2.7, NO, NO, NO);
    ResultRecord chi2 = record("c", "chi-square", "chi2", "g", "cried", "", 113, 7, .006, NO, NO);
    ClaimRule rule = new ClaimRule.Larger(target("c", List.of(), List.of(), "1:1"));
    assertThat(of(rule, cell, chi2).verdict()).isEqualTo(Answer.YES);
  }

  @Test
  void signs_are_compared_pair_by_pair() {
    ClaimRule rule = new ClaimRule.SameSigns(all("us"), List.of("it", "il"), 0);
    ResultRecord[] same = {
      r("us", "x", "y", .4, .001), r("it", "x", "y", .1, .4), r("il", "x", "y", .3, .01),
    };
    assertThat(of(rule, same).verdict()).isEqualTo(Answer.YES);
    same[1] = r("it", "x", "y", -.1, .4);
    assertThat(of(rule, same).verdict()).isEqualTo(Answer.NO);
    assertThat(of(rule, same).detail()).contains("x with y in 'it'");
  }

  @Test
  void no_criers_make_a_claim_not_testable() {
    ClaimRule rule = new ClaimRule.Significant(all("a"), Sign.POSITIVE, null);
    assertThat(of(rule, r("a", "x", "y", NO, NO)).verdict()).isEqualTo(Answer.NOT_TESTABLE);
    assertThat(of(rule).verdict()).isEqualTo(Answer.NOT_TESTABLE);
  }

  @Test
  void where_nothing_was_tested_no_pattern_can_be_seen() {
    ClaimRule stays = new ClaimRule.StaysSignificant(all("a"), "b", 1);
    Verdict none = of(stays, r("a", "x", "y", NO, NO), r("b", "x", "y", NO, NO));
    assertThat(none.verdict()).isEqualTo(Answer.NOT_TESTABLE);
    assertThat(none.detail()).isEqualTo("The analysis 'a' gives no such test on these data.");
    Verdict lost = of(stays, r("a", "x", "y", .4, .001), r("b", "x", "y", NO, NO));
    assertThat(lost.verdict()).as("one claimed to be lost").isEqualTo(Answer.NOT_TESTABLE);
    assertThat(lost.detail()).contains("'b' gives no such test");
    ClaimRule signs = new ClaimRule.SameSigns(all("a"), List.of("b"), 0);
    assertThat(of(signs, r("a", "x", "y", NO, NO), r("b", "x", "y", .4, .001)).verdict())
        .isEqualTo(Answer.NOT_TESTABLE);
    assertThat(of(signs, r("a", "x", "y", .4, .001), r("b", "x", "y", NO, NO)).verdict())
        .isEqualTo(Answer.NOT_TESTABLE);
  }

  @Test
  void any_needs_one_and_all_need_every_one() {
    ClaimRule yes = new ClaimRule.Significant(all("a"), Sign.POSITIVE, null);
    ClaimRule no = new ClaimRule.Significant(all("a"), Sign.NEGATIVE, null);
    ClaimRule unknown = new ClaimRule.NotTestable("There is one sample.");
    ResultRecord record = r("a", "x", "y", .4, .001);
    assertThat(of(new ClaimRule.Any(List.of(yes, no)), record).verdict()).isEqualTo(Answer.YES);
    assertThat(of(new ClaimRule.All(List.of(yes, no)), record).verdict()).isEqualTo(Answer.NO);
    assertThat(of(new ClaimRule.All(List.of(yes, unknown)), record).verdict())
        .isEqualTo(Answer.UNCLEAR);
    assertThat(of(unknown, record).verdict()).isEqualTo(Answer.NOT_TESTABLE);
  }

  private static ResultRecord[] with(ResultRecord[] first, ResultRecord... more) {
    List<ResultRecord> both = new ArrayList<>(List.of(first));
    both.addAll(List.of(more));
    return both.toArray(new ResultRecord[0]);
  }

  @Test
  void a_printed_direction_is_open_where_ours_is_the_same_but_not_significant() {
    ClaimRule rule = new ClaimRule.Direction(all("a"), Sign.POSITIVE, List.of("Others (2021), I1"));
    assertThat(of(rule, r("a", "p", "change", .4, .001)).verdict()).isEqualTo(Answer.YES);
    Verdict open = of(rule, r("a", "p", "change", .4, .001), r("a", "p", "alliance", .1, .3));
    assertThat(open.verdict()).isEqualTo(Answer.UNCLEAR);
    assertThat(open.detail()).startsWith("2 of 2 positive, 1 of them significantly");
    assertThat(of(rule, r("a", "p", "change", -.1, .3)).verdict()).isEqualTo(Answer.NO);
    assertThat(of(rule, r("b", "p", "change", .4, .001)).verdict()).isEqualTo(Answer.NOT_TESTABLE);
  }
}
