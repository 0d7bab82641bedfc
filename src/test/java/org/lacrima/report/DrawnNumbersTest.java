package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;

/** The numbers beside a figure, held against those that R gives of mtcars. */
class DrawnNumbersTest {

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: numbers
      title: Numbers
      plots: all
      analyses:
        - {id: d, descriptives: {variables: [gear]}}
        - {id: t, t-test: {outcome: [mpg], group: am}}
        - {id: r, correlation: {x: [wt], y: [mpg]}}
        - {id: s, correlation: {x: [gear], y: [wt], method: spearman}}
        - {id: m, correlation: {variables: [mpg, wt, hp]}}
        - {id: c, chi-square: {rows: am, columns: vs}}
      """;

  @TempDir private Path folder = Path.of("");

  private String text() throws IOException {
    Path path = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    CsvFile csv =
        Objects.requireNonNull(
            CsvFile.open(Path.of("src/test/resources/reference/specs/mtcars.csv"), new Problems()));
    CsvSource source = new CsvSource(csv, "mtcars.csv", 1, read -> {});
    SpecFile spec = AnalysisSpecLoader.load(path, source.header(), (survey, in) -> null).get();
    StringBuilder text = new StringBuilder();
    ReportWriter.of(
            Evidence.of(SpecRun.run(spec, source, "lacrima test", Plots.ALL)).drawn(Plots.ALL))
        .text(text);
    return text.toString();
  }

  /** The cells of the line below the title that starts so. */
  private static List<List<String>> lines(String text, String title) {
    String table = text.substring(text.indexOf("\n" + title + "\n"));
    return table
        .lines()
        .skip(4)
        .dropWhile(line -> !line.startsWith("\u2500"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("\u2500"))
        .map(line -> List.of(line.strip().split("\\s{2,}", -1)))
        .toList();
  }

  @Test
  void a_cloud_has_the_quartiles_that_r_gives() throws IOException {
    // tapply(mpg, am, summary); t.test(mpg[am == 0])$conf.int
    assertThat(lines(text(), "mpg by am: quartiles"))
        .containsExactly(
            List.of(
                "am = 0",
                "19",
                "10.40",
                "14.95",
                "17.30",
                "19.20",
                "24.40",
                "17.15",
                "[15.30, 19.00]"),
            List.of(
                "am = 1", "13", "15", "21", "22.80", "30.40", "33.90", "24.39", "[20.67, 28.12]"));
  }

  @Test
  void a_line_is_that_of_r_with_its_interval() throws IOException {
    // coef(lm(mpg ~ wt)); predict(…, interval = "confidence")
    List<List<String>> lines = lines(text(), "Lines of least squares");
    assertThat(lines.get(0)).contains("32", "\u22125.34", "37.29", "x = 1.51", "x = 5.42");
    assertThat(lines.get(1)).startsWith("29.20").endsWith("8.30");
    assertThat(lines.get(2)).startsWith("[26.96, 31.43]").endsWith("[5.55, 11.05]");
  }

  @Test
  void cases_without_a_line_are_told_by_their_quartiles() throws IOException {
    // tapply(wt, gear, quantile)
    assertThat(lines(text(), "wt by gear: quartiles"))
        .containsExactly(
            List.of("3", "15", "2.47", "3.45", "3.73", "3.96", "5.42"),
            List.of("4", "12", "1.62", "2.13", "2.70", "3.16", "3.44"),
            List.of("5", "5", "1.51", "2.14", "2.77", "3.17", "3.57"));
  }

  @Test
  void the_columns_of_a_histogram_are_told() throws IOException {
    // table(gear)
    assertThat(lines(text(), "gear: cases by range"))
        .containsExactly(
            List.of("2.5", "3.5", "15"), List.of("3.5", "4.5", "12"), List.of("4.5", "5.5", "5"));
  }

  @Test
  void a_figure_whose_numbers_stand_in_a_table_says_in_which() throws IOException {
    String text = text().replaceAll("\\s+", " ");
    for (String[] each :
        new String[][] {
          {"Matrix of 3 correlations", "Pearson Correlations Variable"},
          {"vs by am. Bars are", "am by vs"}
        }) {
      String after = text.substring(text.indexOf(each[0]));
      Matcher told = Pattern.compile("The numbers are in (Table \\d+)[.]").matcher(after);
      assertThat(told.find()).isTrue();
      assertThat(told.start()).isLessThan(500);
      assertThat(text.replace("\u2500", "").replaceAll(" +", " "))
          .containsIgnoringCase(told.group(1) + " " + each[1]);
    }
  }
}
