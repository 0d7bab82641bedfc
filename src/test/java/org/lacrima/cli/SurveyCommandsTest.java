package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.definition.InvalidInputException;
import picocli.CommandLine;

/** {@code simulate}, {@code score} and {@code check} as their users call them. */
class SurveyCommandsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/simulated-seed-7.csv");

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Callable<Integer> command, Object... arguments) {
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(
        (failure, cause, parsed) -> {
          if (failure instanceof InvalidInputException invalid) {
            ProblemList.print(invalid.problems(), cause.getErr());
            return 1;
          }
          throw failure;
        });
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = String.valueOf(arguments[i]);
    }
    return line.execute(texts);
  }

  private Path simulated(int n) {
    Path file = folder.resolve("data-" + n + ".csv");
    assertThat(
            run(
                new SimulateCommand(),
                "surveys/crying-in-therapy.yaml",
                "--n",
                n,
                "--seed",
                7,
                "--out",
                file))
        .isZero();
    return file;
  }

  /** The columns up to the first score: what {@code score} is given. */
  private Path raw(Path exact) throws Exception {
    List<String> lines = Files.readAllLines(exact);
    int items = List.of(lines.get(0).split(",", -1)).indexOf("cry_positive");
    Path raw = folder.resolve("raw.csv");
    Files.write(
        raw,
        lines.stream()
            .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, items)))
            .toList());
    return raw;
  }

  @Test
  void a_seed_gives_the_same_bytes_in_any_locale_and_time_zone() throws Exception {
    byte[] here = Files.readAllBytes(simulated(5));
    if ("update".equals(System.getProperty("golden"))) {
      Files.write(GOLDEN, here);
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(new Locale("ar", "EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(Files.readAllBytes(simulated(5))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(new String(here, StandardCharsets.UTF_8)).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void every_simulated_response_says_that_it_is_synthetic() throws Exception {
    List<String> lines = Files.readAllLines(simulated(30));
    assertThat(lines).hasSize(31);
    assertThat(lines.subList(1, 31)).allMatch(line -> line.contains(",synthetic,"));
  }

  @Test
  void no_effect_and_an_effect_are_different_data_and_other_effects_are_wrong_usage() {
    Path none = folder.resolve("none.csv");
    Object[] usual = {
      "crying-in-therapy", "--n", 5, "--seed", 7, "--out", none, "--effect", "none"
    };
    assertThat(run(new SimulateCommand(), usual)).isZero();
    assertThat(none).content().isNotEqualTo(contentOf(simulated(5)));
    usual[8] = "some";
    assertThat(run(new SimulateCommand(), usual)).isEqualTo(2);
    usual[8] = "none";
    usual[2] = 0;
    assertThat(run(new SimulateCommand(), usual)).isEqualTo(2);
  }

  private static String contentOf(Path file) {
    return org.assertj.core.util.Files.contentOf(file.toFile(), StandardCharsets.UTF_8);
  }

  @Test
  void scores_made_from_the_raw_items_are_those_of_the_export() throws Exception {
    Path exact = simulated(124);
    Path scored = folder.resolve("scored.csv");
    assertThat(run(new ScoreCommand(), "crying-in-therapy", "--data", raw(exact), "--out", scored))
        .as(err.toString())
        .isZero();
    List<String> all = Files.readAllLines(exact);
    // how it was asked and answered follows the scores, and is not made from raw items
    int scores = List.of(all.get(0).split(",", -1)).indexOf("order_seed");
    assertThat(Files.readAllLines(scored))
        .isEqualTo(
            all.stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, scores)))
                .toList());
  }

  @Test
  @Tag("referee")
  void r_scores_the_raw_items_alike() throws Exception {
    Path exact = simulated(2000);
    Path theirs = folder.resolve("r.csv");
    Process r =
        new ProcessBuilder(
                "Rscript", "src/test/R/score.R", raw(exact).toString(), theirs.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("r.log").toFile())
            .start();
    assertThat(r.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(r.exitValue()).as(Files.readString(folder.resolve("r.log"))).isZero();
    List<String> ours = Files.readAllLines(exact);
    List<String> expected = Files.readAllLines(theirs);
    int first = List.of(ours.get(0).split(",", -1)).indexOf("cry_positive");
    for (int i = 1; i < expected.size(); i++) {
      String[] right = expected.get(i).split(",", -1);
      String[] mine = ours.get(i).split(",", -1);
      for (int k = 1; k < right.length; k++) {
        // one division in R, one rounding here: the same double
        assertThat(Double.parseDouble(mine[first + k - 1]))
            .as("row %s, score %s", i, k)
            .isEqualTo(Double.parseDouble(right[k]));
      }
    }
  }

  private int score(String text) throws Exception {
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    return run(
        new ScoreCommand(),
        "src/test/resources/surveys/moods.yaml",
        "--data",
        in,
        "--out",
        folder.resolve("out.csv"));
  }

  @Test
  void other_columns_pass_through_and_empty_fields_are_missing() throws Exception {
    String text =
        "\uFEFFid,mood_01,note,mood_02\r\n1,5,\"a, b\",1\r\n2,,x,2\r\n3,-77,y,-77\r\n\r\n";
    assertThat(score(text)).as(err.toString()).isZero();
    assertThat(folder.resolve("out.csv"))
        .content()
        .isEqualTo(
            "id,mood_01,note,mood_02,mood_total\r\n"
                + "1,5,\"a, b\",1,5\r\n"
                + "2,,x,2,4\r\n"
                + "3,-77,y,-77,-77\r\n");
  }

  @Test
  void bad_input_is_told_with_its_line_and_nothing_is_written() throws Exception {
    assertThat(score("id,mood_01,mood_02\n1,5,1\n2,6,1\n3,2\n4,two,3.0\n")).isEqualTo(1);
    assertThat(err.toString())
        .contains("in.csv:3: [value-outside-scale] '6' in the column 'mood_01'")
        .contains("in.csv:4: [ragged-row] This row has 2 fields, the header 3.")
        .contains("in.csv:5: [value-outside-scale] 'two'")
        .contains("in.csv:5: [value-outside-scale] '3.0'")
        .contains("4 problems.");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
  }

  @Test
  void wrong_headers_are_told() throws Exception {
    assertThat(score("id,mood_1,mood_02,mood_total,id\n")).isEqualTo(1);
    assertThat(err.toString())
        .contains("[missing-column] The column 'mood_01' is missing")
        .contains("Maybe you meant 'mood_1'.")
        .contains("[column-exists]")
        .contains("[duplicate-column]");
  }

  @Test
  void what_is_no_csv_is_told() throws Exception {
    assertThat(score("")).isEqualTo(1);
    assertThat(err.toString()).contains("[empty-file]");
    assertThat(score("mood_01,mood_02\n1,\"2\n")).isEqualTo(1);
    assertThat(err.toString()).contains("in.csv:2: [not-csv]");
    Files.write(folder.resolve("latin.csv"), new byte[] {'m', (byte) 0xFC, '\n'});
    Object[] latin = {
      "src/test/resources/surveys/moods.yaml",
      "--data",
      folder.resolve("latin.csv"),
      "--out",
      folder.resolve("out.csv")
    };
    assertThat(run(new ScoreCommand(), latin)).isEqualTo(1);
    assertThat(err.toString()).contains("[not-utf8]");
    latin[2] = folder;
    assertThat(run(new ScoreCommand(), latin)).isEqualTo(1);
    assertThat(err.toString()).contains("[not-a-file]");
    latin[2] = folder.resolve("nowhere.csv");
    assertThat(run(new ScoreCommand(), latin)).isEqualTo(1);
    assertThat(err.toString()).contains("[no-such-file]");
  }

  @Test
  void a_survey_that_is_not_there_is_told() {
    assertThat(run(new ScoreCommand(), "no-such-survey", "--data", "a.csv", "--out", "b.csv"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("[no-such-survey]");
  }

  @Test
  void check_says_that_all_is_well_or_every_problem() {
    assertThat(run(new CheckCommand(), "surveys")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("files, no problem.");
    assertThat(run(new CheckCommand(), "src/test/resources/bad/instruments/vector-fails.yaml"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("vector-fails.yaml:24:54:").contains("1 problem.");
    assertThat(run(new CheckCommand(), "pom.xml")).isEqualTo(1);
    assertThat(run(new CheckCommand(), "nowhere")).isEqualTo(1);
    assertThat(err.toString()).contains("[no-such-file]");
  }
}
