package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped specs of three samples and of all alternatives, on people who were made up. */
class ThreeSamplesTest {

  @TempDir private Path folder = Path.of("");

  private static String run(int code, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), texts))
        .as(err.toString())
        .isEqualTo(code);
    return err.toString();
  }

  private Path people(String name, int n, int seed, String language, String... more) {
    Path data = folder.resolve(name + ".csv");
    Object[] simulate = {
      "simulate",
      "crying-in-therapy",
      "--n",
      n,
      "--seed",
      seed,
      "--language",
      language,
      "--out",
      data
    };
    Object[] all = Arrays.copyOf(simulate, simulate.length + more.length);
    System.arraycopy(more, 0, all, simulate.length, more.length);
    run(0, all);
    return data;
  }

  private List<String> lines(String file) throws Exception {
    return Files.readAllLines(folder.resolve("out").resolve(file));
  }

  @Test
  void three_samples_are_analysed_compared_and_pooled() throws Exception {
    Path us = people("us", 124, 7, "en");
    Path it = people("it", 106, 8, "it");
    Path il = people("il", 60, 9, "he");
    assertThat(Files.readString(il)).contains(",he,");
    run(
        0,
        "analyze",
        "analysis-specs/three-samples.yaml",
        "--data=us=" + us,
        "--data=it=" + it,
        "--data=il=" + il,
        "--out",
        folder.resolve("out"));
    List<String> results = lines("results.csv");
    assertThat(results)
        .anyMatch(line -> line.startsWith("zero,correlation,pearson,r,cry_positive"));
    for (String id : List.of("zero@us", "zero@it", "zero@il", "criers@il", "cried@it")) {
      assertThat(results).anyMatch(line -> line.startsWith(id + ","));
    }
    assertThat(results)
        .anyMatch(
            line ->
                line.startsWith(
                    "zero@compared,correlation-comparison,fisher-z,r_difference,cry_positive,"
                        + "ctsc_total,,us:il,"))
        .anyMatch(
            line ->
                line.startsWith(
                    "zero@pooled,meta-analysis,reml-hartung-knapp,pooled_r,cry_positive,ctsc_total"));
    assertThat(lines("verdicts.csv"))
        .anyMatch(line -> line.startsWith("C10,") && line.matches(".*,(yes|no),.*"));
    assertThat(String.join("\n", lines("report.html"))).containsIgnoringCase("synthetic");
  }

  @Test
  void a_sample_without_criers_breaks_nothing() throws Exception {
    Path us = people("us", 124, 7, "en");
    Path it = folder.resolve("it.csv");
    List<String> all = Files.readAllLines(people("some", 60, 8, "it"));
    int column = Arrays.asList(all.get(0).split(",")).indexOf("ever_cried");
    List<String> dry = all.stream().filter(line -> !line.split(",")[column].equals("1")).toList();
    Files.write(it, dry);
    Path il = folder.resolve("il.csv");
    Files.write(il, all.subList(0, 1));
    run(
        0,
        "analyze",
        "analysis-specs/three-samples.yaml",
        "--data=us=" + us,
        "--data=it=" + it,
        "--data=il=" + il,
        "--out",
        folder.resolve("out"));
    assertThat(String.join("\n", lines("results.csv")))
        .contains("sample-left-out")
        .doesNotContain("NaN");
    assertThat(lines("verdicts.csv"))
        .anyMatch(line -> line.startsWith("C10,") && line.matches(".*,(unclear|not-testable),.*"));
    assertThat(String.join("\n", lines("results.json"))).contains("empty-sample");
  }

  @Test
  void an_empty_sample_does_not_read_as_one_that_disagrees() throws Exception {
    Path il = folder.resolve("il.csv");
    Path us = people("us", 124, 7, "en");
    Files.write(il, Files.readAllLines(us).subList(0, 1));
    run(
        0,
        "analyze",
        "analysis-specs/three-samples.yaml",
        "--data=us=" + us,
        "--data=it=" + people("it", 106, 8, "it"),
        "--data=il=" + il,
        "--out",
        folder.resolve("out"));
    assertThat(String.join(" ", lines("report.txt")).replaceAll("\\s+", " "))
        .contains(
            "Of 8 of 8 correlations it cannot be said whether they have the same sign in every"
                + " sample, because there is no estimate in il. In the samples that have one,")
        .doesNotContain("0 of 8 correlations have");
  }

  @Test
  void the_shipped_multiverse_has_its_file() throws Exception {
    Path us = people("us", 124, 7, "en");
    run(
        0,
        "analyze",
        "analysis-specs/crying-multiverse.yaml",
        "--data",
        us,
        "--out",
        folder.resolve("out"));
    List<String> multiverse = lines("multiverse.csv");
    assertThat(multiverse.get(0))
        .startsWith("universe,attachment,fast-answers,method,missing,variances,analysis,term,x,y,");
    assertThat(multiverse.stream().skip(1).map(line -> line.split(",")[0]).distinct()).hasSize(48);
  }

  @Test
  void files_without_names_and_specs_without_samples_are_told() {
    Path us = people("us", 10, 7, "en");
    assertThat(run(1, "analyze", "analysis-specs/three-samples.yaml", "--data", us, "--data", us))
        .contains("unnamed-sample");
    assertThat(run(1, "analyze", "analysis-specs/three-samples.yaml", "--data", us))
        .contains("no-samples", "three-samples.yaml:");
    assertThat(
            run(
                2,
                "simulate",
                "crying-in-therapy",
                "--n",
                3,
                "--seed",
                1,
                "--language",
                "xx",
                "--out",
                folder.resolve("x.csv")))
        .contains("en, it, he");
  }
}
