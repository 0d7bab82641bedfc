package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PSPP reads the exact file as SPSS would, and computes the same analyses by itself. */
@Tag("referee")
class PsppTest {

  private static final Path ITS_OWN = Path.of("src/test/pspp");
  private static final Set<String> TEXT =
      Set.of(
          "response_id",
          "study_version",
          "language",
          "started_at",
          "submitted_at",
          "status",
          "order_seed",
          "consent_version");

  /** Sixteen decimals are printed; PSPP adds doubles, which costs a digit or two. */
  private static final Offset<Double> PRINTED_IN_FULL = within(1e-12);

  /** Three decimals are printed: half a unit of the last. */
  private static final Offset<Double> THREE_DECIMALS = within(5.000001e-4);

  @TempDir private Path folder = Path.of("");
  private final Map<String, Map<String, String>> ours = new HashMap<>();
  private List<String> theirs = List.of();

  private static void run(Object... arguments) {
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), texts);
    assertThat(code).as(err.toString()).isZero();
  }

  @BeforeEach
  void both_analyse_the_same_file() throws Exception {
    Path data = folder.resolve("exact.csv");
    run("simulate", "crying-in-therapy", "--n", 124, "--seed", 7, "--out", data);
    run("analyze", ITS_OWN.resolve("pspp.yaml"), "--data", data, "--out", folder, "--format=csv");
    List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      Map<String, String> result = new HashMap<>();
      for (int i = 0; i < fields.length; i++) {
        result.put(names.get(i), fields[i]);
      }
      ours.put(
          String.join(
              " ",
              result.get("term"),
              result.get("method"),
              result.get("x"),
              result.get("y"),
              result.get("level")),
          result);
    }
    theirs = pspp(data);
  }

  private List<String> pspp(Path data) throws Exception {
    String columns =
        Arrays.stream(Files.readAllLines(data).get(0).split(","))
            .map(name -> name + (TEXT.contains(name) ? " A40" : " F40.0"))
            .collect(Collectors.joining("\n    "));
    Path syntax =
        Files.writeString(
            folder.resolve("analyze.sps"),
            Files.readString(ITS_OWN.resolve("analyze.sps"))
                .replace("FILE='FILE'", "FILE='" + data + "'")
                .replace("COLUMNS", columns));
    Path out = folder.resolve("pspp.csv");
    Process pspp =
        new ProcessBuilder("pspp", "-O", "format=csv", "-o", out.toString(), syntax.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pspp.log").toFile())
            .start();
    assertThat(pspp.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pspp.exitValue()).as(Files.readString(folder.resolve("pspp.log"))).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).noneMatch(line -> line.contains("error:") || line.contains("warning:"));
    return lines;
  }

  /** The fields of a line of one of PSPP's tables, counted from the line that begins so. */
  private List<String> line(String table, String begin, int further) {
    int title = theirs.indexOf("Table: " + table);
    assertThat(title).as(table).isNotNegative();
    for (int i = title + 1; i < theirs.size(); i++) {
      if (theirs.get(i).startsWith(begin + ",")) {
        return List.of(theirs.get(i + further).split(",", -1));
      }
    }
    throw new AssertionError("PSPP prints no " + begin + " in its " + table);
  }

  private double our(String column, String term, String method, String x, String y, String level) {
    Map<String, String> result =
        ours.getOrDefault(String.join(" ", term, method, x, y, level), Map.of());
    assertThat(result).as(term + " of " + x).containsKey(column);
    return Double.parseDouble(String.valueOf(result.get(column)));
  }

  private static void same(double mine, String printed, Offset<Double> precision) {
    assertThat(mine).isCloseTo(Double.parseDouble(printed.replace("[a]", "")), precision);
  }

  @Test
  void descriptives_are_the_same() {
    List<String> head = line("Descriptive Statistics", "", 0);
    Map<String, String> terms =
        Map.of(
            "N", "n",
            "Mean", "mean",
            "Std Dev", "sd",
            "Variance", "variance",
            "Skewness", "skewness",
            "Kurtosis", "kurtosis",
            "Minimum", "min",
            "Maximum", "max");
    assertThat(head).containsAll(terms.keySet());
    for (String x : List.of("age", "cry_positive", "wai_total", "ctsc_total")) {
      List<String> row = line("Descriptive Statistics", x, 0);
      terms.forEach(
          (theirName, term) ->
              same(
                  our("estimate", term, "", x, "", ""),
                  row.get(head.indexOf(theirName)),
                  PRINTED_IN_FULL));
      for (String term : List.of("mean", "skewness", "kurtosis")) {
        String theirName = Map.of("mean", "S.E. Mean", "skewness", "S.E. Skew").get(term);
        same(
            our("se", term, "", x, "", ""),
            row.get(head.indexOf(theirName == null ? "S.E. Kurt" : theirName)),
            PRINTED_IN_FULL);
      }
    }
  }

  @Test
  void t_tests_are_the_same_with_equal_and_unequal_variances() {
    for (String x : List.of("ctsc_total", "wai_total")) {
      List<String> levene = line("Independent Samples Test", x, 0);
      same(our("statistic", "levene", "levene", x, "ever_cried", ""), levene.get(2), within(1e-12));
      same(our("p", "levene", "levene", x, "ever_cried", ""), levene.get(3), THREE_DECIMALS);
      for (String method : List.of("student", "welch")) {
        List<String> row = line("Independent Samples Test", x, method.equals("student") ? 0 : 1);
        List<String> columns =
            List.of("statistic", "df", "p", "estimate", "se", "ci_low", "ci_high");
        for (int i = 0; i < columns.size(); i++) {
          same(
              our(columns.get(i), "difference", method, x, "ever_cried", ""),
              row.get(4 + i),
              columns.get(i).equals("p") ? THREE_DECIMALS : PRINTED_IN_FULL);
        }
      }
      for (int level = 0; level < 2; level++) {
        List<String> group = line("Group Statistics", x, level);
        String l = Integer.toString(level);
        same(our("estimate", "mean", "", x, "ever_cried", l), group.get(3), PRINTED_IN_FULL);
        same(our("estimate", "sd", "", x, "ever_cried", l), group.get(4), PRINTED_IN_FULL);
        same(our("n", "mean", "", x, "ever_cried", l), group.get(2), PRINTED_IN_FULL);
      }
    }
  }

  @Test
  void correlations_are_the_same_each_over_its_own_cases() {
    List<String> head = line("Correlations", "", 0);
    List<List<String>> pairs =
        List.of(
            List.of("cry_positive", "wai_total"),
            List.of("cry_positive", "ctsc_total"),
            List.of("wai_total", "ctsc_total"));
    for (List<String> pair : pairs) {
      int column = head.indexOf(pair.get(1));
      String x = pair.get(0);
      String y = pair.get(1);
      double r = our("estimate", "r", "pearson", x, y, "");
      same(r, line("Correlations", x, 0).get(column), THREE_DECIMALS);
      same(
          our("p", "r", "pearson", x, y, ""),
          line("Correlations", x, 1).get(column),
          THREE_DECIMALS);
      same(our("n", "r", "pearson", x, y, ""), line("Correlations", x, 4).get(column), within(0.0));
    }
    // where nobody is missing, its covariance and standard deviations give r in full
    double covariance =
        Double.parseDouble(line("Correlations", "wai_total", 3).get(head.indexOf("ctsc_total")));
    int sd = line("Descriptive Statistics", "", 0).indexOf("Std Dev");
    double deviations =
        Double.parseDouble(line("Descriptive Statistics", "wai_total", 0).get(sd))
            * Double.parseDouble(line("Descriptive Statistics", "ctsc_total", 0).get(sd));
    assertThat(our("estimate", "r", "pearson", "wai_total", "ctsc_total", ""))
        .isCloseTo(covariance / deviations, PRINTED_IN_FULL);
  }
}
