package org.lacrima.analysis;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problems;

/** Runs specs in tests, as the command line does. */
final class Specs {

  static final Path REFERENCE = Path.of("src/test/resources/reference/specs");
  static final AnalysisSpecLoader.Surveys NO_SURVEYS = (survey, in) -> null;

  private Specs() {}

  static AnalysisResults run(Path spec, @Nullable Path data) {
    return run(spec, data, 2);
  }

  static AnalysisResults run(Path spec, @Nullable Path data, int threads) {
    CsvFile file = null;
    if (data != null) {
      Problems problems = new Problems();
      file = CsvFile.open(data, problems);
      if (file == null) {
        throw new InvalidInputException(problems.all());
      }
    }
    SpecFile loaded =
        AnalysisSpecLoader.load(spec, file == null ? null : file.header(), NO_SURVEYS).get();
    return SpecRun.run(
        loaded,
        file == null ? null : new CsvSource(file, "data.csv", threads, bytes -> {}),
        "lacrima test");
  }

  /** Runs a spec written in the test on data written in the test. */
  static AnalysisResults run(Path folder, String spec, String data) {
    return run(write(folder, "spec.yaml", header() + spec), write(folder, "data.csv", data));
  }

  static String header() {
    return "format: lacrima/analysis/1\nid: test\ntitle: Test\n";
  }

  static Path write(Path folder, String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String csv(AnalysisResults results) {
    try {
      StringBuilder out = new StringBuilder();
      ResultsCsv.write(results, out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, String>> rows(String csv) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(new StringReader(csv))) {
      Map<String, String> row = reader.readMap();
      while (row != null) {
        rows.add(row);
        row = reader.readMap();
      }
    } catch (IOException | CsvValidationException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
