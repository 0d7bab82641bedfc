package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R runs analysis.R on the same file and gives the same numbers. */
@Tag("referee")
class RScriptTest {

  /** R adds doubles; what both solve by iteration (omega, noncentral intervals) loses the most. */
  private static final double TOLERANCE = 1e-9;

  private static final List<String> KEY =
      List.of("analysis", "kind", "method", "term", "x", "y", "given", "level");
  private static final List<String> NUMBERS =
      List.of(
          "n",
          "estimate",
          "se",
          "statistic",
          "df",
          "df2",
          "p",
          "p_adjusted",
          "ci_level",
          "ci_low",
          "ci_high");

  @TempDir private Path folder = Path.of("");

  private static void run(Object... arguments) {
    StringWriter err = new StringWriter();
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(String.valueOf(argument));
    }
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            texts.toArray(new String[0]));
    assertThat(code).as(err.toString()).isZero();
  }

  private static List<Map<String, String>> rows(Path file) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVReader reader = new CSVReader(new StringReader(Files.readString(file)))) {
      String[] names = reader.readNext();
      for (String[] line = reader.readNext(); line != null; line = reader.readNext()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], line[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String key(List<String> names, Map<String, String> row) {
    return String.join(" | ", names.stream().map(name -> row.getOrDefault(name, "")).toList());
  }

  private void r(List<String> data, Path... outs) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("Rscript", "--vanilla", folder.resolve("out/analysis.R").toString()));
    command.addAll(data);
    List.of(outs).forEach(out -> command.add(out.toString()));
    Process r =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("r.log").toFile())
            .start();
    assertThat(r.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(r.exitValue()).as(Files.readString(folder.resolve("r.log"))).isZero();
  }

  private void analyze(Path spec, List<String> data) {
    List<Object> arguments = new ArrayList<>(List.of("analyze", spec));
    data.forEach(each -> arguments.addAll(List.of("--data", each)));
    arguments.addAll(List.of("--out", folder.resolve("out")));
    run(arguments.toArray());
  }

  /** What R and we say differently; empty where both agree. */
  private List<String> differences(Path spec, Path data) throws Exception {
    return differences(spec, List.of(data.toString()));
  }

  private List<String> differences(Path spec, List<String> data) throws Exception {
    analyze(spec, data);
    r(data, folder.resolve("R.csv"));
    return differences(KEY, folder.resolve("out/results.csv"), folder.resolve("R.csv"));
  }

  private static List<String> differences(List<String> key, Path ourFile, Path itsFile)
      throws Exception {
    Map<String, Map<String, String>> theirs = new LinkedHashMap<>();
    rows(itsFile).forEach(row -> theirs.putIfAbsent(key(key, row), row));
    List<String> differences = new ArrayList<>();
    List<Map<String, String>> all = rows(ourFile);
    assertThat(all).isNotEmpty();
    for (Map<String, String> ours : all) {
      Map<String, String> row = theirs.remove(key(key, ours));
      for (String name : NUMBERS) {
        String mine = ours.getOrDefault(name, "");
        String its = row == null ? "" : row.getOrDefault(name, "");
        boolean resampled = ours.getOrDefault("note", "").contains("bootstrap");
        if (resampled && (name.equals("se") || name.startsWith("ci"))) {
          assertThat(its).as("R draws other resamples").isEmpty();
        } else if (!same(ours, name, mine, its)) {
          differences.add(key(key, ours) + " " + name + ": ours " + mine + ", R " + its);
        }
      }
    }
    theirs.keySet().forEach(its -> differences.add(its + ": in R only"));
    return differences;
  }

  private static boolean same(Map<String, String> record, String name, String mine, String its) {
    if (mine.isEmpty() || its.isEmpty()) {
      return mine.equals(its) || name.equals("n") && empty(record);
    }
    double a = Double.parseDouble(mine);
    double b = Double.parseDouble(its);
    if ("fisher-monte-carlo".equals(record.get("method"))) {
      double error = Double.parseDouble(record.getOrDefault("se", "0"));
      return Math.abs(a - b) < 8 * error;
    }
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), 1e-2);
  }

  /** A record that could not be computed has its n only; R leaves it out. */
  private static boolean empty(Map<String, String> record) {
    return NUMBERS.stream().allMatch(n -> n.equals("n") || record.getOrDefault(n, "").isEmpty());
  }

  @Test
  void the_crying_study_comes_out_the_same() throws Exception {
    Path data = simulated("data.csv", 124, 7);
    assertThat(differences(Path.of("analysis-specs/katz-2024.yaml"), data)).isEmpty();
  }

  /** All formulas, all kinds, texts, hostile names; what a name says is not done. */
  @Test
  void every_kind_and_every_formula_comes_out_the_same() throws Exception {
    Path specs = Path.of("src/test/resources/scripts");
    assertThat(differences(specs.resolve("every.yaml"), specs.resolve("every.csv"))).isEmpty();
    assertThat(folder.resolve("owned")).doesNotExist();
    assertThat(Path.of("owned")).doesNotExist();
  }

  private Path simulated(String name, int n, int seed) {
    Path data = folder.resolve(name);
    run("simulate", "crying-in-therapy", "--n", n, "--seed", seed, "--out", data);
    return data;
  }

  @Test
  void three_samples_come_out_the_same_each_compared_and_pooled() throws Exception {
    List<String> data =
        List.of(
            "us=" + simulated("us.csv", 124, 7),
            "it=" + simulated("it.csv", 106, 8),
            "il=" + simulated("il.csv", 120, 9));
    assertThat(differences(Path.of("analysis-specs/three-samples.yaml"), data)).isEmpty();
    assertThat(Files.readString(folder.resolve("R.csv")))
        .contains("zero@us", "criers@il", "given-alliance@compared", "zero@pooled");
  }

  @Test
  void every_universe_comes_out_the_same() throws Exception {
    Path data = simulated("data.csv", 124, 7);
    assertThat(universes(Path.of("analysis-specs/crying-multiverse.yaml"), data)).isEmpty();
  }

  /** Samples of two rows and of none, by a column; choices that change whatever they can. */
  @Test
  void samples_and_universes_at_the_edge_come_out_the_same() throws Exception {
    Path specs = Path.of("src/test/resources/scripts");
    Path data = specs.resolve("decisions.csv");
    assertThat(universes(specs.resolve("decisions.yaml"), data)).isEmpty();
    assertThat(differences(KEY, folder.resolve("out/results.csv"), folder.resolve("R.csv")))
        .isEmpty();
  }

  private List<String> universes(Path spec, Path data) throws Exception {
    analyze(spec, List.of(data.toString()));
    r(List.of(data.toString()), folder.resolve("R.csv"), folder.resolve("universes.csv"));
    Path ours = folder.resolve("out/multiverse.csv");
    List<String> key = new ArrayList<>(rows(ours).get(0).keySet());
    key.removeAll(NUMBERS);
    key.removeAll(List.of("same_as", "note"));
    return differences(key, ours, folder.resolve("universes.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinds", "mtcars", "edge", "airquality", "sleep", "haireyecolor"})
  void the_references_come_out_the_same(String name) throws Exception {
    Path specs = Path.of("src/test/resources/reference/specs");
    assertThat(differences(specs.resolve(name + ".yaml"), specs.resolve(name + ".csv"))).isEmpty();
  }
}
