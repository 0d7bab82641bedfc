package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.report.ReferenceResults.correlation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Notice;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.dataset.Variable;
import org.lacrima.statistics.Validity;

class HtmlReportTest {

  private static String html(AnalysisResults results) throws IOException {
    StringBuilder out = new StringBuilder();
    ReportWriter.of(Evidence.of(results)).html(out);
    return out.toString();
  }

  private static String text(AnalysisResults results) throws IOException {
    StringBuilder out = new StringBuilder();
    ReportWriter.of(Evidence.of(results)).text(out);
    return out.toString();
  }

  private static AnalysisResults correlations(
      Map<String, Variable> variables, List<ResultRecord> records) {
    return ReferenceResults.results(
        "<b>title</b>",
        new AnalysisResults.Data("a&b.csv", List.of(), "", 100, 0, 100, List.of()),
        variables,
        List.of(
            new AnalysisResult(
                "r<1>",
                "correlation",
                "x < 3 and y > '2'",
                Map.of("missing", "listwise"),
                records,
                List.of(new Notice("n", "r<1>", Statement.quoted("look at <this>"))))));
  }

  private static List<ResultRecord> matrix(int variables) {
    List<ResultRecord> records = new ArrayList<>();
    for (int i = 0; i < variables; i++) {
      for (int j = i + 1; j < variables; j++) {
        records.add(correlation("v" + i, "v" + j, (i * 31 + j * 17) % 90 / 100.0));
      }
    }
    return records;
  }

  @Test
  void texts_of_authors_and_files_cannot_become_markup() throws IOException {
    String evil = "<script>alert(1)</script>\"'&*x*`y`{0}";
    Variable x = new Variable("x", evil, null, false, Map.of("1", evil), null, List.of());
    String page = html(correlations(Map.of("x", x), List.of(correlation("x", "<i>y</i>", 0.5))));
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("<i>y</i>")
        .doesNotContain("<this>")
        .doesNotContain("<b>title</b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;*x*`y`{0}")
        .contains("<code>x &lt; 3 and y &gt; &#39;2&#39;</code>");
  }

  @Test
  void file_reaches_for_nothing_outside_itself() throws IOException {
    assertThat(html(ReferenceResults.of("edge")))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .contains("default-src 'none'");
  }

  @Test
  void synthetic_responses_are_said_before_anything_is_found() throws IOException {
    String page = html(ReferenceResults.of("edge", Map.of(), 161));
    assertThat(page).contains("<strong>Synthetic responses.</strong> Nobody answered");
    assertThat(page.indexOf("Synthetic responses")).isLessThan(page.indexOf("What came out"));
    assertThat(html(ReferenceResults.of("edge", Map.of(), 1))).contains("1 of ");
    assertThat(html(ReferenceResults.of("edge"))).doesNotContain("Synthetic responses");
  }

  @Test
  void each_variable_of_a_small_matrix_meets_each_other_with_interval_and_p() throws IOException {
    String page = html(correlations(Map.of(), matrix(4)));
    assertThat(page.split("\\[", -1).length - 1).isGreaterThanOrEqualTo(6);
    assertThat(page).contains("1. v0").contains("4. v3").contains("Missing values listwise");
  }

  @Test
  void two_hundred_variables_come_in_tables_that_fit_a_page() throws IOException {
    String page = html(correlations(Map.of(), matrix(200)));
    assertThat(page).contains("columns 193 to 200").contains("200. v199");
    for (String head : page.substring(page.indexOf("<thead>\n")).split("<thead>\n")) {
      assertThat(head.split("</tr>", 2)[0].split("<th ").length - 1).isLessThanOrEqualTo(13);
    }
    assertThat(text(correlations(Map.of(), matrix(200))).lines())
        .allMatch(line -> line.codePointCount(0, line.length()) <= 100);
  }

  @Test
  void numbers_that_do_not_exist_are_dashes_with_their_reason() throws IOException {
    ResultRecord none = correlation("x", "y", Double.NaN, "zero-variance", "never-heard-of");
    assertThat(text(correlations(Map.of(), List.of(none))).replaceAll("\\s+", " "))
        .contains("—")
        .contains("All values are equal, so nothing can be computed: x × y")
        .contains("“never heard of”")
        .doesNotContain("NaN");
  }

  @Test
  void a_bootstrap_interval_is_not_said_to_be_fishers() throws IOException {
    ResultRecord r = correlation("x", "y", 0.5, "bootstrap");
    String text = text(correlations(Map.of(), List.of(r))).replaceAll("\\s+", " ");
    assertThat(text).contains("Intervals are bootstrap (BCa).").doesNotContain("Fisher");
  }

  @Test
  void kinds_that_have_no_form_of_their_own_are_printed_number_by_number() throws IOException {
    ResultRecord r = correlation("x", "y", 0.5);
    AnalysisResults results =
        ReferenceResults.results(
            "t",
            null,
            Map.of(),
            List.of(new AnalysisResult("m", "mediation", "", List.of(r), List.of())));
    assertThat(html(results)).contains("mediation").contains("x × y").contains(">.50<");
  }

  @Test
  void sentence_says_when_the_conclusion_depends_on_the_test() throws IOException {
    assertThat(text(ReferenceResults.of("summary")).replaceAll("\\s+", " "))
        .contains("Welch’s t(102.08) = 2.68, p = .009")
        .contains("decides otherwise (p = .156): the conclusion depends on the test");
  }

  @Test
  void levels_with_colons_find_their_cells_again() {
    List<ResultRecord> cells = new ArrayList<>();
    int n = 0;
    for (String row : List.of("a:b", "a", "c")) {
      for (String column : List.of("x", "y:z")) {
        cells.add(
            new ResultRecord(
                "c",
                "chi-square",
                "",
                "count",
                "r",
                "k",
                "",
                row + ":" + column,
                21,
                ++n,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of()));
      }
    }
    Crosstab table = Crosstab.of(new Records(cells));
    assertThat(table.rows()).containsExactly("a:b", "a", "c");
    assertThat(table.columns()).containsExactly("x", "y:z");
    assertThat(table.count("c", "y:z")).isEqualTo(6);
    assertThat(table.columnTotal("x")).isEqualTo(9);
  }

  @Test
  void each_reason_for_an_undefined_number_is_put_in_words() {
    Messages messages = Messages.of("en");
    for (Validity validity : Validity.values()) {
      if (!validity.defined()) {
        assertThat(messages.has("notice." + validity.note())).as(validity.note()).isTrue();
      }
    }
  }

  @Test
  void long_labels_give_way_to_names_and_are_told_at_the_end() throws IOException {
    String asked = "Have you ever cried in a session with your present therapist, or nearly so?";
    Variable x = new Variable("cried", asked, null, false, Map.of(), null, List.of());
    Variable y =
        new Variable("calm", "\u2026 I felt calm.", null, false, Map.of(), null, List.of());
    String page =
        html(
            correlations(
                Map.of("cried", x, "calm", y), List.of(correlation("cried", "calm", 0.5))));
    assertThat(page)
        .contains("Higher <b>cried</b> goes with higher <b>I felt calm</b>")
        .contains("<dt><code>cried</code></dt><dd>" + asked + "</dd>")
        .doesNotContain("<code>calm</code>");
  }
}
