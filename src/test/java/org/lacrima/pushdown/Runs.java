package org.lacrima.pushdown;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.ResultsCsv;
import org.lacrima.analysis.ResultsJson;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problems;

/** Runs of one spec on several sources, written so that they can be compared. */
final class Runs {

  private Runs() {}

  static SummarySource csv(Path csv, String name) {
    Problems problems = new Problems();
    CsvFile file = CsvFile.open(csv, problems);
    if (file == null) {
      throw new InvalidInputException(problems.all());
    }
    return new CsvSource(file, name, 1, bytes -> {});
  }

  /** Everything that is written for machines, but for the checksum of a file. */
  static String results(Path spec, SummarySource source) {
    AnalysisResults results =
        SpecRun.run(
            AnalysisSpecLoader.load(spec, source.header(), (survey, in) -> null).get(),
            source,
            "test");
    try {
      StringBuilder csv = new StringBuilder();
      ResultsCsv.write(results, csv);
      StringWriter json = new StringWriter();
      ResultsJson.write(results, json);
      return csv + json.toString().replaceAll("(?m)^.*\"sha256\".*\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first lines in which two results differ; a whole file in a message helps nobody. */
  static List<String> differences(String expected, String found) {
    List<String> a = expected.lines().toList();
    List<String> b = found.lines().toList();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()) && differences.size() < 8; i++) {
      String left = i < a.size() ? a.get(i) : "(end)";
      String right = i < b.size() ? b.get(i) : "(end)";
      if (!left.equals(right)) {
        differences.add("expected " + left + " but was " + right);
      }
    }
    return differences;
  }
}
