package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;

/** Whole reports with figures. */
class FiguresTest {

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: figures
      title: Figures
      language: LANGUAGE
      plots: all
      analyses:
        - {id: d, descriptives: {variables: [age, mood]}}
        - {id: f, frequencies: {variables: [site]}}
        - {id: one, correlation: {x: [mood], y: [age]}}
        - {id: matrix, correlation: {variables: [mood, change, age]}}
        - {id: ranks, correlation: {x: [mood, age], y: [change], method: spearman}}
        - {id: part, partial-correlation: {x: [mood, age, change], y: [other], given: [same]}}
        - {id: t, t-test: {outcome: [change, mood], group: cried}}
        - {id: p, t-test: {paired: [[change, mood]]}}
        - {id: m, t-test: {outcome: [mood], mu: 4}}
        - {id: a, anova: {outcome: [change], group: site}}
        - {id: c, chi-square: {rows: site, columns: cried}}
        - {id: constant, correlation: {x: [same], y: [mood]}}
        - {id: none, correlation: {x: [mood], y: [change]}, where: age > 999}
        - {id: single, correlation: {x: [mood], y: [change]}, where: age == 17}
        - id: pooled
          meta-analysis:
            x: crying
            y: change
            studies: [{study: A <1>, r: 0.3, n: 40}, {study: B, r: 0.1, n: 95}, {study: C, r: 0.4, n: 33}]
      """;

  @TempDir private Path folder = Path.of("");

  private String data(int n) {
    Random random = new Random(5);
    StringBuilder csv =
        new StringBuilder("age,mood,change,other,same,cried,site\n17,4,4.25,1,3,1,A\n");
    for (int i = 1; i < n; i++) {
      double z = random.nextGaussian();
      csv.append(18 + random.nextInt(60)).append(',');
      csv.append(StrictMath.max(1, StrictMath.min(7, StrictMath.round(4 + z)))).append(',');
      csv.append(StrictMath.round((4 + z * 0.5 + random.nextGaussian()) * 16) / 16.0).append(',');
      csv.append(random.nextInt(1000) / 7).append(",3,").append(random.nextInt(2)).append(',');
      csv.append("ABC".charAt(random.nextInt(3))).append('\n');
    }
    return csv.toString();
  }

  private AnalysisResults results(String language, int n, int threads, Plots plots)
      throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), data(n));
    Path path = Files.writeString(folder.resolve("spec.yaml"), SPEC.replace("LANGUAGE", language));
    Problems problems = new Problems();
    CsvFile csv = Objects.requireNonNull(CsvFile.open(file, problems));
    CsvSource source = new CsvSource(csv, "data.csv", threads, read -> {});
    SpecFile spec = AnalysisSpecLoader.load(path, source.header(), (survey, in) -> null).get();
    assertThat(spec.plots()).isEqualTo(Plots.ALL);
    return SpecRun.run(spec, source, "lacrima test", plots);
  }

  private String html(String language, int n, int threads) throws IOException {
    StringBuilder html = new StringBuilder();
    AnalysisResults results = results(language, n, threads, Plots.ALL);
    ReportWriter.of(Evidence.of(results).drawn(Plots.ALL)).html(html);
    return html.toString();
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void a_report_has_a_figure_for_what_can_be_drawn(String language) throws IOException {
    String html = html(language, 120, 1);
    assertThat(found("(<figure)", html)).hasSizeGreaterThan(14);
    assertThat(found("\\bid=\"([^\"]*)\"", html)).doesNotHaveDuplicates();
    assertThat(html).doesNotContain("<script").doesNotContain("NaN").doesNotContain("{0}");
    assertThat(found("(?:href|src)=\"([^\"]*)\"", html)).allMatch(link -> link.startsWith("#"));
    assertThat(found("(https?:[^\"]*)", html)).allMatch("http://www.w3.org/2000/svg"::equals);
    assertThat(found("<svg [^>]*(role=\"img\")", html)).hasSameSizeAs(found("(<svg )", html));
    String in = Messages.of(language).text("figure.numbers.table", "N");
    assertThat(found("(?s)<figure>(.*?)</figure>", html))
        .allMatch(figure -> figure.contains("<details>") || figure.contains(in.split("N", -1)[0]));
  }

  @Test
  void the_same_data_draw_the_same_bytes_whatever_the_threads() throws IOException {
    String first = html("en", 5_000, 1);
    assertThat(html("en", 5_000, 3)).isEqualTo(first);
  }

  @Test
  void a_report_of_many_rows_is_not_longer_than_one_of_few() throws IOException {
    int few = html("en", 2_000, 1).length();
    assertThat(html("en", 40_000, 2).length()).isLessThan(few);
  }

  @Test
  void two_hundred_variables_are_one_figure_at_a_glance_and_tables_to_open() throws IOException {
    int k = 200;
    List<ResultRecord> records = new ArrayList<>();
    for (int x = 0; x < k; x++) {
      for (int y = x + 1; y < k; y++) {
        double r = (x / 10 == y / 10 ? 0.5 : 0) + (x * 7 + y * 13) % 19 / 100.0;
        records.add(ReferenceResults.correlation("v" + x, "v" + y, r));
      }
    }
    AnalysisResult all = new AnalysisResult("r", "correlation", "", Map.of(), records, List.of());
    AnalysisResults results = ReferenceResults.results("wide", null, Map.of(), List.of(all));
    StringBuilder html = new StringBuilder();
    ReportWriter.of(Evidence.of(results).drawn(Plots.MAIN)).html(html);
    assertThat(found("(<figure>)", html.toString())).hasSize(11);
    assertThat(found("(<details>)", html.toString())).hasSize(17);
    assertThat(html).contains("all 200 variables", "Tables 1 to 17", ">181</text>");
    assertThat(html.length()).isLessThan(1_200_000);
  }

  @Test
  void without_plots_nothing_is_asked_for_and_nothing_shown() throws IOException {
    AnalysisResults results = results("en", 120, 1, Plots.NONE);
    assertThat(results.analyses()).allMatch(analysis -> analysis.drawn().isEmpty());
    StringBuilder html = new StringBuilder();
    ReportWriter.of(Evidence.of(results)).html(html);
    assertThat(html.toString()).doesNotContain("<svg").doesNotContain(".plot");
  }
}
