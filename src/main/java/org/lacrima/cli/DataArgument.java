package org.lacrima.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.pushdown.JdbcSource;

/** What {@code --data} names: a file, a table of a database, or a file for each sample. */
final class DataArgument {

  private static final Pattern NAMED = Pattern.compile("([\\p{L}\\p{N}_-]+)=(.+)");

  private DataArgument() {}

  /**
   * Opens it.
   *
   * @param given as often as the option was; null where nothing was
   */
  static @Nullable SummarySource open(List<String> given) {
    if (given.isEmpty()) {
      return null;
    }
    String first = given.get(0);
    if (given.size() == 1 && first.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      return JdbcSource.open(first);
    }
    int threads = Runtime.getRuntime().availableProcessors();
    if (given.size() == 1 && (!NAMED.matcher(first).matches() || Files.exists(Path.of(first)))) {
      Problems problems = new Problems();
      CsvFile file = CsvFile.open(Path.of(first), problems);
      if (file == null) {
        throw new InvalidInputException(problems.all());
      }
      Path path = Path.of(first);
      return new CsvSource(file, path.getFileName().toString(), threads, ReadingProgress.of(path));
    }
    return samples(given, threads);
  }

  private static SummarySource samples(List<String> given, int threads) {
    Problems problems = new Problems();
    Map<String, CsvFile> files = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (String each : given) {
      Matcher named = NAMED.matcher(each);
      if (!named.matches()) {
        problems.add(
            "unnamed-sample",
            Place.file(each),
            "Of several files each needs the name of its sample.",
            "Maybe --data NAME=" + each + ".");
        continue;
      }
      Path path = Path.of(named.group(2));
      CsvFile file = CsvFile.open(path, problems);
      if (file != null && file.header().contains(CsvSource.SAMPLE)) {
        problems.add(
            "duplicate-column",
            Place.line(path.toString(), 1),
            "There is a column '" + CsvSource.SAMPLE + "' already, which would name the file.");
      } else if (file != null && files.put(named.group(1), file) != null) {
        problems.add(
            "duplicate-id", Place.file(each), "Two samples are called '" + named.group(1) + "'.");
      }
      names.put(each, path.getFileName().toString());
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems.all());
    }
    return new CsvSource(files, String.join(", ", names.values()), threads);
  }
}
