package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;

/**
 * A statistic stands beside its own p, and the adjusted p is marked as such; records without
 * variables have a name all the same. The numbers are made up: only their places are judged.
 */
class AdjustedAndUnnamedTest {

  private static final double NONE = Double.NaN;

  private static ResultRecord record(
      String method, String term, double estimate, double f, double df2, double p, double pAdj) {
    return new ResultRecord(
        "aov",
        "anova",
        method,
        term,
        "y",
        "g",
        "",
        "",
        60,
        estimate,
        NONE,
        f,
        term.equals("ss_within") ? 57 : 2,
        df2,
        p,
        pAdj,
        NONE,
        NONE,
        NONE,
        List.of());
  }

  private static AnalysisResults anova(double fisher, double welch) {
    return results(
        new AnalysisResult(
            "aov",
            "anova",
            "",
            List.of(
                record("fisher", "ss_between", 20, NONE, NONE, NONE, NONE),
                record("fisher", "ss_within", 200, NONE, NONE, NONE, NONE),
                record("fisher", "f", NONE, 3.37, 57, 0.041, fisher),
                record("welch", "f", NONE, 3.21, 37, 0.052, welch)),
            List.of()));
  }

  private static AnalysisResults results(AnalysisResult analysis) {
    return ReferenceResults.results("t", null, Map.of(), List.of(analysis));
  }

  private static String summary(AnalysisResults results, int width) throws IOException {
    StringBuilder out = new StringBuilder();
    TerminalSummary.write(results, width, out);
    return out.toString();
  }

  @Test
  void an_anova_table_shows_p_and_adjusted_p() throws IOException {
    StringBuilder text = new StringBuilder();
    ReportWriter.of(Evidence.of(anova(0.123, 0.156))).text(text);
    assertThat(text.toString())
        .containsPattern("SS +df +MS +F +p +p adjusted +η²")
        .containsPattern("3\\.37 +\\.041 +\\.123")
        .containsPattern("3\\.21 +\\.052 +\\.156");
    StringBuilder html = new StringBuilder();
    ReportWriter.of(Evidence.of(anova(0.123, 0.156))).html(html);
    assertThat(html.toString()).containsPattern("\\.041</td>\\s*<td[^>]*>\\.123</td>");
  }

  @Test
  void an_anova_table_without_adjustment_has_no_column_for_it() throws IOException {
    StringBuilder text = new StringBuilder();
    ReportWriter.of(Evidence.of(anova(NONE, NONE))).text(text);
    assertThat(text.toString()).containsPattern("F +p +η²").doesNotContain("adjusted");
  }

  @Test
  void a_terminal_shows_the_p_of_its_statistic_and_the_adjusted_one_beside_it() throws IOException {
    assertThat(summary(anova(0.123, 0.156), 100))
        .containsPattern("p +p adjusted\n")
        .containsPattern("3\\.37 +\\.041 +\\.123\n");
  }

  @Test
  void a_narrow_terminal_shows_the_p_of_its_statistic_alone() throws IOException {
    assertThat(summary(wide(), 60)).contains(".041").doesNotContain("adjusted", ".123");
    assertThat(summary(wide(), 100)).contains(".041", "p adjusted", ".123");
  }

  /** A t-test, whose interval leaves a narrow terminal no room. */
  private static AnalysisResults wide() {
    ResultRecord r =
        new ResultRecord(
            "t",
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
            2.68,
            102.08,
            NONE,
            0.041,
            0.123,
            0.95,
            11.55,
            77.61,
            List.of());
    return results(new AnalysisResult("t", "t-test", "", List.of(r), List.of()));
  }

  private static ResultRecord printed(String term, String level) {
    return new ResultRecord(
        "printed",
        "correlation-comparison",
        "fisher-z",
        term,
        "",
        "",
        "",
        level,
        3,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        List.of("n-too-small"));
  }

  @Test
  void a_note_about_a_record_without_variables_names_its_sample_or_its_analysis() {
    List<ResultRecord> records = List.of(printed("r", "A"), printed("r_difference", ""));
    AnalysisResult analysis =
        new AnalysisResult("printed", "correlation-comparison", "", records, List.of());
    assertThat(Notes.of(analysis, Setting.of(results(analysis)), List.of()))
        .extracting(Phrase::text)
        .containsExactly("Too few cases: A; printed.");
  }
}
