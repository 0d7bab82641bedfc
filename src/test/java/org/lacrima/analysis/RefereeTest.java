package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R analyses data that it made up a moment ago, and both give the same numbers to 12 digits. */
@Tag("referee")
class RefereeTest {

  private static final String SPEC =
      """
      analyses:
        - {id: d, descriptives: {variables: [x, y, z, q2]}}
        - {id: r, correlation: {variables: [x, y, q1, q2, z]}}
        - {id: s, correlation: {variables: [x, y, q1, q2, z], method: spearman}}
        - {id: k, correlation: {variables: [x, y, q1, q2, z], method: kendall}}
        - {id: p, partial-correlation: {x: [x], y: [y], given: [q1, z]}}
        - {id: t, t-test: {outcome: [x, q2, z], group: g, tests: [t, levene, brown-forsythe, mann-whitney]}}
        - {id: a, anova: {outcome: [x, q2, z], group: s}}
        - {id: w, t-test: {paired: [[q1, q2]]}}
        - {id: c, chi-square: {rows: s, columns: g}}
        - {id: rel, reliability: {scales: {q: q1 .. q4}}}
      """;

  /** R adds doubles, which costs a few of its sixteen digits where a mean is far from 0. */
  private static final double TOLERANCE = 1e-12;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"1, 25", "2, 80", "3, 400", "4, 1500"})
  void r_gives_the_same_numbers(int seed, int n) throws Exception {
    List<String> expected = askR(seed, n);
    Path spec = Specs.write(folder, "spec.yaml", Specs.header() + SPEC);
    Map<String, Map<String, String>> ours = new HashMap<>();
    for (Map<String, String> row :
        Specs.rows(Specs.csv(Specs.run(spec, folder.resolve("data.csv"))))) {
      List<String> key =
          List.of("analysis", "method", "term", "x", "y").stream()
              .map(column -> row.getOrDefault(column, ""))
              .toList();
      ours.putIfAbsent(String.join(" ", key), row);
    }
    List<String> wrong = new ArrayList<>();
    for (String line : expected) {
      String[] fields = line.split(",");
      Map<String, String> row = ours.getOrDefault(fields[0], Map.of());
      for (int i = 1; i < fields.length; i++) {
        String[] number = fields[i].split("=");
        double theirs = Double.parseDouble(number[1]);
        double mine = Double.parseDouble(row.getOrDefault(number[0], "NaN"));
        if (!(Math.abs(mine - theirs) <= TOLERANCE * Math.max(Math.abs(theirs), 1e-2))) {
          wrong.add(fields[0] + " " + number[0] + ": R " + theirs + ", ours " + mine);
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  private List<String> askR(int seed, int n) throws IOException, InterruptedException {
    Process r =
        new ProcessBuilder(
                "Rscript",
                "src/test/R/referee.R",
                Integer.toString(seed),
                Integer.toString(n),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("r.log").toFile())
            .start();
    assertThat(r.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(r.exitValue()).as(Files.readString(folder.resolve("r.log"))).isZero();
    return Files.readAllLines(folder.resolve("expected.csv"));
  }
}
