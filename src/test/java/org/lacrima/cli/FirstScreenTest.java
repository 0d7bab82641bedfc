package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads no further than the first screen, or the terminal. */
class FirstScreenTest {

  @TempDir private Path folder = Path.of("");

  private static String run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
    assertThat(code).as(err.toString()).isZero();
    return out.toString().replaceAll("\\s+", " ");
  }

  private Path people(String name, int n, int seed) {
    Path data = folder.resolve(name + ".csv");
    run("simulate", "crying-in-therapy", "--n", n, "--seed", seed, "--out", data);
    return data;
  }

  /** The first screen of report.txt: all before the first chapter. */
  private String firstScreen() throws Exception {
    String text = Files.readString(folder.resolve("out/report.txt")).replaceAll("\\s+", " ");
    return text.substring(0, text.indexOf("Verdicts, criterion by criterion"));
  }

  @Test
  void several_outcomes_are_told_by_the_strongest_and_their_number() throws Exception {
    Path data = people("us", 124, 7);
    run("analyze", "analysis-specs/katz-2024.yaml", "--data", data, "--out", folder.resolve("out"));
    assertThat(firstScreen())
        .contains("“Change in therapy” is lower for")
        .contains("the strongest of 3 comparisons, of which 1 reached significance at α = .05.")
        .contains("[criers]")
        .doesNotContain("“Sessions so far” does not differ");
  }

  @Test
  void items_and_answers_are_named_in_the_language_of_the_spec() throws Exception {
    Path data = people("it", 60, 7);
    Files.copy(Path.of("analysis-specs/published.yaml"), folder.resolve("published.yaml"));
    for (String[] told : new String[][] {{"it", "Donna"}, {"he", "אישה"}}) {
      Path spec = folder.resolve(told[0] + ".yaml");
      String english = Files.readString(Path.of("analysis-specs/katz-2024.yaml"));
      Files.writeString(spec, english.replace("language: en", "language: " + told[0]));
      run("analyze", spec, "--data", data, "--out", folder.resolve("out"));
      String report = Files.readString(folder.resolve("out/report.txt"));
      assertThat(report).contains(told[1]).doesNotContain("Woman", "I felt calm");
    }
  }

  @Test
  void each_sample_shows_its_direction() throws Exception {
    String terminal =
        run(
            "analyze",
            "analysis-specs/three-samples.yaml",
            "--data=us=" + people("us", 124, 7),
            "--data=it=" + people("it", 106, 8),
            "--data=il=" + people("il", 60, 9),
            "--out",
            folder.resolve("out"));
    String directions = "Change in therapy by Ever cried in therapy, No − Yes";
    assertThat(terminal).containsPattern(directions + ": us −\\d[.]\\d\\d · it \\S+ · il ");
    assertThat(firstScreen())
        .contains("In each sample")
        .containsPattern(" × “Change in therapy” — us [.]\\d\\d · it [.]\\d\\d · il ")
        .contains("7 of 8 correlations have the same sign in every sample.")
        .containsPattern("“Change in therapy by Ever cried in therapy”, “No − Yes” — us −0[.]");
  }

  @Test
  void each_claim_tells_in_how_many_universes_it_holds() throws Exception {
    String terminal =
        run(
            "analyze",
            "analysis-specs/crying-multiverse.yaml",
            "--data",
            people("us", 124, 7),
            "--out",
            folder.resolve("out"));
    assertThat(terminal).contains("C3: Holds in 18 of 24 combinations of decisions (75.0%).");
    assertThat(firstScreen())
        .containsPattern("C3.every significant.{60,200} Holds in 18 of 24 combinations")
        .contains("48 different analyses, all of which were done. [more]");
  }
}
