package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.Drawn;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.report.Evidence;
import org.lacrima.report.ReportWriter;

/** Above the few thousand cases that are drawn one by one: the same bins and the same drawings. */
class DrawnFromDatabasesTest {

  private static final int ROWS = 6_000;

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: drawn
      title: Drawn
      plots: all
      derive:
        both: mean(mood, change)
      analyses:
        - {id: d, descriptives: {variables: [real, money, mood]}}
        - {id: pairs, correlation: {x: [real, money], y: [tiny]}}
        - {id: one, correlation: {x: [mood], y: [both]}}
        - {id: all, correlation: {variables: [real, money, mood, both]}}
        - {id: t, t-test: {outcome: [real, money, both], group: arm}}
        - {id: p, t-test: {paired: [[money, real]]}}
        - {id: c, chi-square: {rows: arm, columns: mood}}
      """;

  @TempDir private static Path folder = Path.of("");

  private static final Databases DATABASES = new Databases();

  @BeforeAll
  static void fill() throws IOException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("real,money,tiny,mood,change,arm\n");
    for (int i = 0; i < ROWS; i++) {
      double z = random.nextGaussian();
      csv.append(i % 97 == 0 ? "" : plain(z * 1e3 + random.nextDouble())).append(',');
      // far outliers leave most bins between them empty
      csv.append(i % 1_000 == 0 ? "-98765.4321" : plain(random.nextInt(2_000_000) / 1e4))
          .append(',');
      csv.append(plain((z + random.nextGaussian()) * 1e-9)).append(',');
      csv.append(1 + random.nextInt(7)).append(',').append(1 + random.nextInt(70) / 10.0);
      csv.append(',').append("AB".charAt(random.nextInt(2))).append('\n');
    }
    Path file = Files.writeString(folder.resolve("drawn.csv"), csv);
    for (Databases.Kind kind : Databases.Kind.values()) {
      for (String type : List.of("double precision", "text")) {
        DATABASES.load(kind, "drawn_" + type, file, column -> column.equals("arm") ? "text" : type);
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    DATABASES.close();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private static AnalysisResults results(SummarySource source) {
    try {
      Path spec = Files.writeString(folder.resolve("drawn.yaml"), SPEC);
      return SpecRun.run(
          AnalysisSpecLoader.load(spec, source.header(), (survey, in) -> null).get(),
          source,
          "test",
          Plots.ALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> drawings(AnalysisResults results) {
    StringBuilder html = new StringBuilder();
    try {
      ReportWriter.of(Evidence.of(results).drawn(Plots.ALL)).html(html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> found = new ArrayList<>();
    Matcher figure = Pattern.compile("(?s)<figure>.*?</figure>").matcher(html);
    while (figure.find()) {
      found.add(figure.group());
    }
    return found;
  }

  /** The cells with every digit. */
  private static List<String> cells(AnalysisResults results) {
    List<String> cells = new ArrayList<>();
    for (AnalysisResult analysis : results.analyses()) {
      for (Drawn drawn : analysis.drawn()) {
        Grid grid = drawn.cells();
        Crosstab of = grid.cells();
        cells.add(
            analysis.id()
                + (" " + grid.rowWidth() + " " + grid.columnWidth())
                + (" " + of.rows() + " " + of.columns())
                + (" " + Arrays.toString(of.rowOf()) + " " + Arrays.toString(of.columnOf()))
                + (" " + Arrays.toString(of.countOf())));
      }
    }
    return cells;
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, double precision",
    "POSTGRESQL, text",
    "DUCKDB, double precision",
    "DUCKDB, text"
  })
  void a_table_is_drawn_as_the_file_is(Databases.Kind kind, String type) {
    AnalysisResults fromFile = results(Runs.csv(folder.resolve("drawn.csv"), "drawn"));
    String table = ("drawn_" + type).replace(" ", "%20");
    AnalysisResults fromTable = results(JdbcSource.open(DATABASES.url(kind, table)));
    List<String> cells = cells(fromFile);
    assertThat(cells).anyMatch(each -> !each.matches("\\w+ 0[.]0 .*"));
    List<String> others = cells(fromTable);
    assertThat(others).hasSameSizeAs(cells);
    for (int i = 0; i < cells.size(); i++) {
      assertThat(others.get(i).equals(cells.get(i))).as(cells.get(i).substring(0, 40)).isTrue();
    }
    assertThat(drawings(fromTable).equals(drawings(fromFile))).isTrue();
  }
}
