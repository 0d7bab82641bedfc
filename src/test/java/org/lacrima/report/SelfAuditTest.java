package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.audit.PrintedStatistic;
import org.lacrima.analysis.audit.PrintedStatistic.Kind;
import org.lacrima.analysis.audit.PrintedStatistic.Outcome;
import org.lacrima.analysis.audit.PrintedStatistic.Sides;
import org.lacrima.definition.InvalidInputException;

/** A report that contradicts itself is not written. */
class SelfAuditTest {

  /** Values of R 4.2.2: pt, pf, pchisq, pnorm at the printed numbers and at half a digit beside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T    | 2.68 | 102.08 |    | .009   | TWO     | AGREES",
        "T    | 2.68 | 102.08 |    | .004   | GREATER | AGREES",
        "T    | 2.68 | 102.08 |    | .996   | LESS    | AGREES",
        "T    | 1.43 | 122    |    | .156   | TWO     | AGREES",
        "T    | 1.43 | 122    |    | .151   | TWO     | DISAGREES",
        "T    | 0.00 | 20     |    | > .999 | TWO     | AGREES",
        "T    | 9.99 | 20     |    | < .001 | TWO     | AGREES",
        "T    | 2.09 | 20     |    | < .001 | TWO     | DISAGREES",
        "R    | .44  | 95     |    | < .001 | TWO     | AGREES",
        "R    | .20  | 95     |    | .049   | TWO     | AGREES",
        "R    | .20  | 95     |    | .059   | TWO     | DISAGREES",
        "R    | 1.00 | 8      |    | < .001 | TWO     | AGREES",
        "F    | 3.37 | 2      | 57 | .041   | TWO     | AGREES",
        "F    | 3.37 | 2      | 57 | .021   | TWO     | DISAGREES",
        "CHI2 | 0.83 | 1      |    | .361   | TWO     | AGREES",
        "CHI2 | 7.54 | 1      |    | .016   | TWO     | DISAGREES",
        "Z    | 1.96 |        |    | .050   | TWO     | AGREES",
        "Z    | 1.96 |        |    | .025   | ONE     | AGREES",
        "Z    | ∞    |        |    | .050   | TWO     | UNREADABLE",
      })
  void p_follows_from_the_numbers_printed_beside_it_or_not(
      Kind kind, String value, String df, String df2, String p, Sides sides, Outcome outcome) {
    PrintedStatistic printed =
        new PrintedStatistic(kind, value, df == null ? "" : df, df2 == null ? "" : df2, p, sides);
    assertThat(printed.recomputed()).isEqualTo(outcome);
  }

  private static AnalysisResults results(ResultRecord... records) {
    return ReferenceResults.results(
        "t",
        null,
        Map.of(),
        List.of(new AnalysisResult("main", "t-test", "", List.of(records), List.of())));
  }

  private static ResultRecord welch(double p) {
    double none = Double.NaN;
    return new ResultRecord(
        "main",
        "t-test",
        "welch",
        "difference",
        "y",
        "g",
        "",
        "",
        124,
        44.58,
        16.65,
        2.6779,
        102.08,
        none,
        p,
        none,
        0.95,
        11.55,
        77.61,
        List.of());
  }

  @Test
  void a_report_whose_p_belongs_to_another_test_is_not_written() {
    assertThatThrownBy(() -> ReportWriter.of(Evidence.of(results(welch(0.156)))))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> {
              assertThat(refused.problems()).allMatch(each -> each.code().equals("self-audit"));
              // in the sentence of the first screen, in that of the section, and in the table
              assertThat(refused.problems()).hasSize(3);
              assertThat(refused.problems().get(0).message())
                  .contains("t(102.08) = 2.68, p = .156", "'main'");
            });
  }

  @Test
  void a_report_that_agrees_with_itself_says_how_many_tests_it_checked() {
    Report report = ReportBuilder.build(Evidence.of(results(welch(0.00864))));
    Section last = report.sections().get(report.sections().size() - 1);
    assertThat(last.id()).isEqualTo("audit");
    assertThat(((Block.Text) last.blocks().get(0)).text().text()).contains("3 of its tests");
  }

  @Test
  void every_kind_of_test_in_the_reference_reports_is_checked() {
    for (String name : List.of("airquality", "edge", "kinds", "mtcars", "sleep", "summary")) {
      Report report = ReportBuilder.build(Evidence.of(ReferenceResults.of(name)));
      Section last = report.sections().get(report.sections().size() - 1);
      assertThat(((Block.Text) last.blocks().get(0)).text().text())
          .as(name)
          .matches("Before this report was written, [1-9].*");
    }
  }
}
