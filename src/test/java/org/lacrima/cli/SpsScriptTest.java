package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PSPP runs analysis.sps on the same file, without a complaint, and prints the same numbers. It
 * prints p and r with three decimals, most others in full when asked to.
 */
@Tag("referee")
class SpsScriptTest {

  /** By kind and term: which numbers PSPP prints too. */
  private static final Map<String, List<String>> PRINTED = new HashMap<>();

  static {
    for (String term : List.of("mean", "skewness", "kurtosis")) {
      PRINTED.put("descriptives " + term, List.of("estimate", "se"));
    }
    for (String term :
        List.of(
            "descriptives sd",
            "descriptives variance",
            "descriptives median",
            "frequencies count",
            "correlation tau",
            "t-test mean",
            "t-test sd",
            "anova mean",
            "anova sd",
            "anova ss_between",
            "anova ss_within",
            "chi-square count",
            "chi-square expected",
            "chi-square adjusted_residual",
            "chi-square cramer_v",
            "reliability alpha",
            "reliability item_total",
            "reliability alpha_if_dropped")) {
      PRINTED.put(term, List.of("estimate"));
    }
    PRINTED.put("correlation r", List.of("estimate", "p", "n"));
    PRINTED.put("correlation rho", List.of("estimate", "p", "n"));
    PRINTED.put("partial-correlation r", List.of("statistic", "p"));
    PRINTED.put(
        "t-test difference",
        List.of("estimate", "se", "statistic", "df", "p", "ci_low", "ci_high"));
    PRINTED.put("t-test levene", List.of("statistic", "p"));
    PRINTED.put("anova f", List.of("statistic", "p"));
    PRINTED.put("anova levene", List.of("statistic", "p"));
    PRINTED.put("chi-square chi2", List.of("statistic", "df", "p"));
    PRINTED.put("chi-square odds_ratio", List.of("p"));
  }

  /** Tested on one side, where PSPP's p and interval are of both: the script says so. */
  private static final Set<String> ONE_SIDED = Set.of("rg", "sp", "ps", "ts", "pp");

  /** Computed from print: its statistics, df and p are printed, what went in is not. */
  private static final Set<String> FROM_PRINT = Set.of("ps2", "printed-sessions");

  @TempDir private Path folder = Path.of("");

  private record Printed(double value, int decimals) {

    boolean is(double mine) {
      return Math.abs(mine - value)
          <= 0.5000001 * Math.pow(10, -decimals) + 1e-11 * Math.max(1, Math.abs(mine));
    }
  }

  private static void run(Object... arguments) {
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), texts);
    assertThat(code).as(err.toString()).isZero();
  }

  private static List<String[]> lines(Path file) throws Exception {
    try (CSVReader reader = new CSVReader(new StringReader(Files.readString(file)))) {
      return reader.readAll();
    }
  }

  private List<Map<String, String>> results() throws Exception {
    List<String[]> lines = lines(folder.resolve("results.csv"));
    List<Map<String, String>> results = new ArrayList<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, String> result = new LinkedHashMap<>();
      for (int i = 0; i < line.length; i++) {
        result.put(lines.get(0)[i], line[i]);
      }
      results.add(result);
    }
    return results;
  }

  /** The numbers that PSPP prints for each analysis. */
  private Map<String, List<Printed>> pspp(Set<String> ids) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("full.sps"),
            Files.readString(folder.resolve("analysis.sps"))
                .replace("SET DECIMAL=DOT.", "SET DECIMAL=DOT.\nSET FORMAT=F40.16.")
                .replace("(F16.6)", "(F40.16)"));
    Process pspp =
        new ProcessBuilder("pspp", "-O", "format=csv", "-o", "pspp.csv", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pspp.log").toFile())
            .start();
    assertThat(pspp.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve("pspp.csv"));
    assertThat(said.lines().filter(line -> line.matches(".*(error|warning):.*"))).isEmpty();
    assertThat(pspp.exitValue()).isZero();
    Map<String, List<Printed>> numbers = new HashMap<>();
    String current = "";
    for (String[] line : lines(folder.resolve("pspp.csv"))) {
      String begin = line.length == 1 ? line[0].replaceAll(": .*", "") : "";
      current = ids.contains(begin) ? begin : current;
      for (String field : line) {
        String number = field.strip().replaceAll("\\[[a-z]]|%$", "");
        if (number.matches("-?[0-9]*[.]?[0-9]+")) {
          int decimals = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
          numbers
              .computeIfAbsent(current, id -> new ArrayList<>())
              .add(new Printed(Double.parseDouble(number), decimals));
        }
      }
    }
    return numbers;
  }

  private static boolean asked(Map<String, String> record, String number) {
    String id = record.getOrDefault("analysis", "");
    boolean sided = number.equals("p") || number.startsWith("ci");
    boolean own = List.of("statistic", "df", "p").contains(number);
    boolean welchF = "welch".equals(record.get("method")) && "anova".equals(record.get("kind"));
    return !(ONE_SIDED.contains(id) && sided) && !(FROM_PRINT.contains(id) && !own) && !welchF;
  }

  private void agrees(int atLeast) throws Exception {
    List<Map<String, String>> results = results();
    Set<String> ids =
        new java.util.HashSet<>(results.stream().map(r -> r.getOrDefault("analysis", "")).toList());
    Map<String, List<Printed>> theirs = pspp(ids);
    List<String> absent = new ArrayList<>();
    int inFull = 0;
    for (Map<String, String> record : results) {
      String what = record.get("kind") + " " + record.get("term");
      for (String number : PRINTED.getOrDefault(what, List.of())) {
        String mine = record.getOrDefault(number, "");
        if (mine.isEmpty() || !asked(record, number)) {
          continue;
        }
        double value = Double.parseDouble(mine);
        List<Printed> same =
            theirs.getOrDefault(record.getOrDefault("analysis", ""), List.of()).stream()
                .filter(printed -> printed.is(value))
                .toList();
        if (same.isEmpty()) {
          absent.add(record + ": " + number);
        }
        inFull += same.stream().anyMatch(printed -> printed.decimals() > 6) ? 1 : 0;
      }
    }
    assertThat(absent).isEmpty();
    assertThat(inFull).as("compared in full").isGreaterThan(atLeast);
  }

  @Test
  void the_crying_study_comes_out_the_same() throws Exception {
    Path data = folder.resolve("data.csv");
    run("simulate", "crying-in-therapy", "--n", 124, "--seed", 7, "--out", data);
    run("analyze", "analysis-specs/katz-2024.yaml", "--data", data, "--out", folder);
    agrees(350);
  }

  @Test
  void each_of_three_samples_comes_out_the_same() throws Exception {
    List<Object> arguments =
        new ArrayList<>(List.of("analyze", "analysis-specs/three-samples.yaml"));
    int seed = 7;
    for (String sample : List.of("us", "it", "il")) {
      Path data = folder.resolve(sample + ".csv");
      run("simulate", "crying-in-therapy", "--n", 110, "--seed", seed++, "--out", data);
      arguments.addAll(List.of("--data", sample + "=" + data));
    }
    arguments.addAll(List.of("--out", folder));
    run(arguments.toArray());
    agrees(60);
  }

  /** All formulas, all kinds, texts, hostile names; what a name says is not done. */
  @Test
  void every_kind_and_every_formula_comes_out_the_same() throws Exception {
    Path specs = Path.of("src/test/resources/scripts");
    Files.copy(specs.resolve("every.csv"), folder.resolve("every.csv"));
    run(
        "analyze",
        specs.resolve("every.yaml"),
        "--data",
        folder.resolve("every.csv"),
        "--out",
        folder);
    agrees(300);
    assertThat(folder.resolve("owned")).doesNotExist();
  }
}
