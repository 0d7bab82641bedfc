package org.lacrima.report;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.dataset.Variable;
import org.lacrima.statistics.distribution.StudentT;

/** Results made of R's numbers (reference/specs), so that reports are judged on true ones. */
final class ReferenceResults {

  private ReferenceResults() {}

  static AnalysisResults of(String name) {
    return of(name, Map.of(), 0);
  }

  static AnalysisResults of(String name, Map<String, Variable> variables, long synthetic) {
    List<ResultRecord> records = records(name);
    Map<String, List<ResultRecord>> byAnalysis = new LinkedHashMap<>();
    records.forEach(r -> byAnalysis.computeIfAbsent(r.analysis(), a -> new ArrayList<>()).add(r));
    List<AnalysisResult> analyses = new ArrayList<>();
    byAnalysis.forEach(
        (id, of) ->
            analyses.add(
                new AnalysisResult(
                    id, of.get(0).kind(), "", options(name, id), exact(name, id, of), List.of())));
    long rows = records.stream().mapToLong(ResultRecord::n).max().orElse(0);
    AnalysisResults.@Nullable Data data =
        name.equals("summary")
            ? null
            : new AnalysisResults.Data(
                name + ".csv",
                List.of(),
                "0123456789abcdef".repeat(4),
                rows + 3,
                synthetic,
                rows,
                List.of(new AnalysisResults.Exclusion("outside the age range", 3)));
    return results(name, data, variables, analyses);
  }

  /** The same results for a report in another language. */
  static AnalysisResults in(String language, AnalysisResults results) {
    AnalysisResults.Spec spec = results.spec();
    return new AnalysisResults(
        results.engine(),
        new AnalysisResults.Spec(
            spec.id(),
            spec.title(),
            spec.question(),
            language,
            spec.sha256(),
            spec.confidence(),
            spec.alpha()),
        results.data(),
        results.variables(),
        results.derived(),
        results.analyses(),
        results.notices());
  }

  static AnalysisResults results(
      String title,
      AnalysisResults.@Nullable Data data,
      Map<String, Variable> variables,
      List<AnalysisResult> analyses) {
    return new AnalysisResults(
        "lacrima 0.1.0",
        new AnalysisResults.Spec(title, title, "", "en", "fedcba9876543210".repeat(4), 0.95, 0.05),
        data,
        variables,
        Map.of("score", "mean(q1 .. q4, min = 3)"),
        analyses,
        List.of());
  }

  /** The line of the spec in which R's numbers were asked for. */
  private static String asked(String name, String id) {
    try (InputStream in =
        Objects.requireNonNull(
            ReferenceResults.class.getResourceAsStream("/reference/specs/" + name + ".yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("{id: " + id + ","))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> options(String name, String id) {
    Matcher alternative = Pattern.compile("alternative: (\\w+)").matcher(asked(name, id));
    return alternative.find() ? Map.of("alternative", alternative.group(1)) : Map.of();
  }

  private static List<ResultRecord> exact(String name, String id, List<ResultRecord> records) {
    return asked(name, id).contains("exact: true")
        ? records.stream().map(ReferenceResults::exact).toList()
        : records;
  }

  private static ResultRecord exact(ResultRecord r) {
    return new ResultRecord(
        r.analysis(),
        r.kind(),
        r.method(),
        r.term(),
        r.x(),
        r.y(),
        r.given(),
        r.level(),
        r.n(),
        r.estimate(),
        r.se(),
        r.statistic(),
        r.df(),
        r.df2(),
        r.p(),
        r.pAdjusted(),
        r.ciLevel(),
        r.ciLow(),
        r.ciHigh(),
        List.of("exact-p"));
  }

  static List<ResultRecord> records(String name) {
    String path = "/reference/specs/" + name + ".expected.csv";
    try (InputStream in = Objects.requireNonNull(ReferenceResults.class.getResourceAsStream(path));
        CSVReaderHeaderAware csv =
            new CSVReaderHeaderAware(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<ResultRecord> records = new ArrayList<>();
      for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
        records.add(record(row));
      }
      return records;
    } catch (IOException | com.opencsv.exceptions.CsvValidationException e) {
      throw new UncheckedIOException(new IOException(path, e));
    }
  }

  private static ResultRecord record(Map<String, String> row) {
    return new ResultRecord(
        text(row, "analysis"),
        text(row, "kind"),
        text(row, "method"),
        text(row, "term"),
        text(row, "x"),
        text(row, "y"),
        text(row, "given"),
        text(row, "level"),
        Long.parseLong(text(row, "n")),
        number(row, "estimate"),
        number(row, "se"),
        number(row, "statistic"),
        number(row, "df"),
        number(row, "df2"),
        number(row, "p"),
        number(row, "p_adjusted"),
        text(row, "ci_low").isEmpty() && text(row, "ci_high").isEmpty() ? Double.NaN : 0.95,
        number(row, "ci_low"),
        number(row, "ci_high"),
        List.of());
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static double number(Map<String, String> row, String column) {
    String text = text(row, column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  /** A correlation of 100 cases with its p, for tests about layout. */
  static ResultRecord correlation(String x, String y, double r, String... notes) {
    double t = r * StrictMath.sqrt(98 / (1 - r * r));
    return new ResultRecord(
        "r",
        "correlation",
        "pearson",
        "r",
        x,
        y,
        "",
        "",
        100,
        r,
        Double.NaN,
        t,
        98,
        Double.NaN,
        StudentT.twoSided(t, 98),
        Double.NaN,
        0.95,
        r - 0.1,
        StrictMath.min(1, r + 0.1),
        List.of(notes));
  }
}
