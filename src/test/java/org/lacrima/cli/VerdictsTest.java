package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crying study, as published, against people who were made up with and without its effects. */
class VerdictsTest {

  @TempDir private Path folder = Path.of("");

  private static void run(Object... arguments) {
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), texts);
    assertThat(code).as(err.toString()).isZero();
  }

  /** By "id criterion x": the verdict, and the sentence after a bar. */
  private Map<String, String> verdicts(String name, Object... options) throws Exception {
    Path data = folder.resolve(name + ".csv");
    Path results = folder.resolve(name);
    Object[] simulate = {"simulate", "crying-in-therapy", "--n", 124, "--seed", 7, "--out", data};
    Object[] all = Arrays.copyOf(simulate, simulate.length + options.length);
    System.arraycopy(options, 0, all, simulate.length, options.length);
    run(all);
    run("analyze", "analysis-specs/katz-2024.yaml", "--data", data, "--out", results);
    List<String> lines = Files.readAllLines(results.resolve("verdicts.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "id,study,criterion,published,analysis,x,y,n,estimate,ci_low,ci_high,verdict,detail");
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      assertThat(fields).hasSize(13);
      assertThat(fields.get(12)).as(line).isNotBlank();
      verdicts.put(
          fields.get(0) + " " + fields.get(2) + " " + fields.get(5),
          fields.get(11) + " | " + fields.get(12));
    }
    return verdicts;
  }

  private static List<String> fields(String line) throws Exception {
    try (com.opencsv.CSVReader reader = new com.opencsv.CSVReader(new java.io.StringReader(line))) {
      return List.of(reader.readNext());
    }
  }

  @Test
  void what_print_alone_can_tell_comes_out() throws Exception {
    Map<String, String> verdicts = verdicts("synthetic");
    assertThat(verdicts.get("sessions-criers grim ")).startsWith("yes");
    assertThat(verdicts.get("cry-4wk grim ")).startsWith("yes");
    assertThat(verdicts.get("sessions-noncriers grim ")).startsWith("yes");
    assertThat(verdicts.get("age grim ")).startsWith("yes").contains("could not have failed");
    assertThat(verdicts.get("cried grim "))
        .isEqualTo(
            "yes | The count is printed, so it is the count that is checked:"
                + " 97 of 124 are 78.2%, printed as 78%.");
    assertThat(verdicts.get("talked grim "))
        .startsWith("unclear")
        .contains("it fits n = 68, 81, 85, 98, 102, 115, 119");
    assertThat(verdicts.get("sessions reproduces "))
        .contains("t(122) = 1.43, p = .156", "t(102.08) = 2.68, p = .0087", "108-fold")
        .contains("The conclusion depends on the test");
    assertThat(verdicts.get("cried-us-italy reproduces "))
        .contains("97 of 124 (78.2%) against 88 of 106 (83.0%)")
        .contains("Pearson’s χ²(1) = 0.83, p = .361");
    assertThat(verdicts.get("talked grim ")).contains("74 are 76.3% and 75 are 77.3%");
    assertThat(verdicts.get("therapist-change-r reproduces "))
        .contains("r = .41: t(95) = 4.38, p = 3.0e-5, 95% CI [.23, .56]")
        .contains("r = .49: t(95) = 5.48, p = 3.5e-7, 95% CI [.32, .63]")
        .contains("n = 97 is assumed");
    assertThat(verdicts.get("therapist-change-given-alliance reproduces "))
        .contains(
            "With r(crying, change) = .41 and r(crying, alliance) = .45 the partial r is"
                + " .28 (p = .0055), .24 (p = .019), .20 (p = .056)"
                + " when r(alliance, change) is .40, .50, .60.")
        .contains("Assumed, not printed: r(crying, alliance), r(alliance, change).")
        .contains("Whether it is significant depends on what is assumed");
  }

  @Test
  void people_with_the_effects_and_people_without_give_different_verdicts() throws Exception {
    Map<String, String> with = verdicts("synthetic");
    Map<String, String> without = verdicts("null", "--effect", "none");
    for (String claim :
        List.of(
            "C1 claim cry_positive",
            "C9 claim cry_pos_01 cry_pos_02 cry_pos_03 cry_ther_01 cry_ther_02 cry_mean_05",
            "I2 claim cry_positive",
            "I3 claim cry_positive")) {
      assertThat(with.get(claim)).as(claim).startsWith("yes");
      assertThat(without.get(claim)).as(claim).startsWith("no");
    }
    String printed = "therapist-change same-direction-significant cry_ther_01";
    assertThat(with.get(printed)).startsWith("yes");
    assertThat(without.get(printed)).startsWith("no");
    assertThat(with.get("C10 claim cry_positive"))
        .startsWith("yes | 2 of 2 positive, 2 of them significantly")
        .contains("Genova et al. (2021), I1, I3");
    assertThat(without.get("C10 claim cry_positive")).doesNotStartWith("yes");
    assertThat(without.keySet().stream().filter(key -> key.contains(" claim "))).hasSize(14);
  }
}
