package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.analysis.AnalysisResults;

/**
 * Reports of R's numbers, compared with the ones we looked at and found right. After a wanted
 * change: {@code ./mvnw test -Dtest=GoldenReportTest -Dgolden=update}, then read the difference.
 */
class GoldenReportTest {

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
  @CsvSource({
    "sleep, it",
    "sleep, he",
    "haireyecolor, it",
    "haireyecolor, he",
    "kinds, it",
    "kinds, he"
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

  private static void compare(String name, String actual) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(golden).hasContent(actual);
  }
}
