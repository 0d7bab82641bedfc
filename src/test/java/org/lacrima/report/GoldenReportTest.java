package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;

/**
 * Reports of R's numbers, compared with the ones we looked at and found right. After a wanted
 * change: {@code ./mvnw test -Dtest=GoldenReportTest -Dgolden=update}, then read the difference.
 */
class GoldenReportTest {

  @TempDir private Path folder = Path.of("");

  private static final Path GOLDEN = Path.of("src/test/resources/golden/report");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "airquality",
        "attitude",
        "edge",
        "haireyecolor",
        "kinds",
        "mtcars",
        "sleep",
        "summary"
      })
  void reports_of_known_numbers_stay_as_they_are(String name) throws IOException {
    AnalysisResults results = ReferenceResults.of(name);
    StringBuilder html = new StringBuilder();
    ReportWriter.of(Evidence.of(results)).html(html);
    StringBuilder text = new StringBuilder();
    ReportWriter.of(Evidence.of(results)).text(text);
    StringBuilder terminal = new StringBuilder();
    TerminalSummary.write(results, 100, terminal);
    // The style is looked at in a browser, not here.
    String body = html.substring(html.indexOf("<body>"));
    compare(name + ".html", body);
    compare(name + ".txt", text.toString());
    compare(name + ".terminal.txt", terminal.toString());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "sleep, it",
    "sleep, he",
    "haireyecolor, it",
    "haireyecolor, he",
    "kinds, it",
    "kinds, he",
    "edge, it",
    "edge, he"
  })
  void reports_in_other_languages_stay_as_they_are(String name, String language)
      throws IOException {
    ReportWriter report =
        ReportWriter.of(
            Evidence.of(ReferenceResults.in(language, ReferenceResults.of(name, Map.of(), 1))));
    StringBuilder html = new StringBuilder();
    report.html(html);
    StringBuilder text = new StringBuilder();
    report.text(text);
    compare(name + "." + language + ".html", html.substring(html.indexOf("<body>")));
    compare(name + "." + language + ".txt", text.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void reports_with_figures_stay_as_they_are(String language) throws IOException {
    ReportWriter report = withFigures(language, folder);
    StringBuilder html = new StringBuilder();
    report.html(html);
    StringBuilder text = new StringBuilder();
    report.text(text);
    compare("figures." + language + ".html", html.substring(html.indexOf("<body>")));
    compare("figures." + language + ".txt", text.toString());
  }

  /** A figure of each kind, its variables and groups named in the language of the report. */
  static ReportWriter withFigures(String language, Path folder) throws IOException {
    List<String> words =
        switch (language) {
          case "it" -> List.of("Consumo", "Peso", "Cambio", "automatico", "manuale");
          case "he" ->
              List.of(
                  "\u05e6\u05e8\u05d9\u05db\u05d4",
                  "\u05de\u05e9\u05e7\u05dc",
                  "\u05d4\u05d9\u05dc\u05d5\u05db\u05d9\u05dd",
                  "\u05d0\u05d5\u05d8\u05d5\u05de\u05d8\u05d9",
                  "\u05d9\u05d3\u05e0\u05d9");
          default -> List.of("Consumption", "Weight", "Gears", "automatic", "manual");
        };
    String labelled =
        """
        format: lacrima/analysis/1
        id: figures
        title: mtcars
        language: %s
        plots: all
        data:
          variables:
            mpg: {label: %s}
            wt: {label: %s}
            am: {label: %s, labels: {0: %s, 1: %s}}
        analyses:
          - {id: d, descriptives: {variables: [gear]}}
          - {id: f, frequencies: {variables: [am]}}
          - {id: t, t-test: {outcome: [mpg], group: am}}
          - {id: r, correlation: {x: [wt], y: [mpg]}}
          - {id: m, correlation: {variables: [mpg, wt, hp], method: spearman}}
          - {id: c, chi-square: {rows: gear, columns: am}}
          - id: pooled
            meta-analysis:
              x: wt
              y: mpg
              studies: [{study: A, r: -0.3, n: 40}, {study: B, r: -0.1, n: 95}]
        """;
    List<Object> arguments = new ArrayList<>(List.of(language));
    arguments.addAll(words);
    String spec = String.format(Locale.ROOT, labelled, arguments.toArray());
    Path path = Files.writeString(folder.resolve("figures.yaml"), spec);
    Path data = Path.of("src/test/resources/reference/specs/mtcars.csv");
    CsvFile csv = Objects.requireNonNull(CsvFile.open(data, new Problems()));
    CsvSource source = new CsvSource(csv, "mtcars.csv", 1, read -> {});
    SpecFile file = AnalysisSpecLoader.load(path, source.header(), (survey, in) -> null).get();
    AnalysisResults results = SpecRun.run(file, source, "lacrima 0.1.0", Plots.ALL);
    return ReportWriter.of(Evidence.of(results).drawn(Plots.ALL));
  }

  private static void compare(String name, String actual) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(golden).hasContent(actual);
  }
}
