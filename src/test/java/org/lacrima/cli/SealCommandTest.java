package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody sees who seals a spec, collects data, and perhaps changes something. */
class SealCommandTest {

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: study
      title: Crying and change
      language: en
      exclude:
        - {when: age < 18, reason: too young}
      analyses:
        - {id: main, correlation: {x: [mood], y: [change]}}
        - {id: young, correlation: {x: [mood], y: [change]}, where: age < 40}
        - {id: printed, t-test: {summary: {outcome: sessions, group: cried, a: {n: 97, mean: 63.91, sd: 161.42}, b: {n: 27, mean: 19.33, sd: 15.54}}}}
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path spec(String text) throws Exception {
    return Files.writeString(folder.resolve("study.yaml"), text);
  }

  private Path data(String... times) throws Exception {
    StringBuilder csv = new StringBuilder("started_at,age,mood,change\n");
    for (int i = 0; i < 12; i++) {
      csv.append(times[i % times.length]).append(',').append(i % 2 == 0 ? 30 : 50).append(',');
      csv.append(i % 5).append(',').append(i * 7 % 5).append('\n');
    }
    return Files.writeString(folder.resolve("data.csv"), csv.toString());
  }

  private int seal(String time) {
    Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    CommandLine line = new CommandLine(new SealCommand(clock));
    line.registerConverter(Path.class, Path::of);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.append(String.valueOf(failure.getMessage()));
          return 1;
        });
    return line.execute(folder.resolve("study.yaml").toString());
  }

  private int analyze() {
    return Main.run(
        new PrintWriter(out),
        new PrintWriter(err),
        "analyze",
        folder.resolve("study.yaml").toString(),
        "--data",
        folder.resolve("data.csv").toString(),
        "--out",
        folder.resolve("out").toString());
  }

  private String json() throws Exception {
    return Files.readString(folder.resolve("out/results.json"));
  }

  /** {@code main confirmatory}, in the order of results.json. */
  private List<String> standings() throws Exception {
    assertThat(analyze()).as(err.toString()).isZero();
    Matcher matcher =
        Pattern.compile("\"analysis\" : \"(\\S+)\",\\s+\"status\" : \"(\\S+)\"").matcher(json());
    List<String> standings = new ArrayList<>();
    while (matcher.find()) {
      standings.add(matcher.group(1) + " " + matcher.group(2));
    }
    return standings;
  }

  private Path sealFile() {
    return folder.resolve("study.seal.yaml");
  }

  @Test
  void what_was_sealed_before_the_rows_began_is_confirmatory() throws Exception {
    spec(SPEC);
    assertThat(seal("2026-03-01T09:00:00Z")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("3 analyses", "Hash: ", "RFC 3161");
    data("2026-03-01T09:00:01Z", "2026-03-01T12:30:00+02:00", "2026-07-01T00:00:00Z");
    assertThat(standings())
        .containsExactly("main confirmatory", "young confirmatory", "printed sealed");
    assertThat(json()).contains("\"spec_unchanged\" : true", "\"rows_after_seal\" : 12");
    assertThat(Files.readString(folder.resolve("out/report.txt")).replaceAll("\\s+", " "))
        .contains("Confirmatory: 2 of 3 analyses", "confirmatory", "a clock can be set");
  }

  @Test
  void a_row_that_began_before_the_seal_is_counted_for_the_analyses_that_use_it() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    // every other row is of somebody aged 50, whom 'young' does not use
    data("2026-03-02T00:00:00Z", "2026-02-28T23:00:00Z");
    assertThat(standings())
        .containsExactly("main sealed-late", "young confirmatory", "printed sealed");
    assertThat(json()).contains("\"rows_before_seal\" : 6");
  }

  @Test
  void dates_alone_and_no_times_are_told_as_such() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    data("2026-03-01", "2026-03-02");
    assertThat(standings()).contains("main sealed-undated", "young sealed-undated");
    assertThat(json()).contains("\"rows_same_day\" : 6");
    data("22/11/2026");
    assertThat(standings()).contains("main sealed-undated");
    assertThat(json()).contains("\"rows_undated\" : 12");
    Path data = folder.resolve("data.csv");
    Files.writeString(data, Files.readString(data).replace("started_at", "begun"));
    assertThat(standings()).contains("main sealed-undated");
    assertThat(json()).contains("\"rows_undated\" : 12");
  }

  @Test
  void what_changed_is_told_analysis_by_analysis() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    data("2026-03-02T00:00:00Z");
    spec(
        SPEC.replace("y: [change]}, where: age < 40", "y: [change], method: kendall}")
                .replace("id: printed", "id: reprinted")
            + "  - {id: more, descriptives: {variables: [mood]}}\n");
    assertThat(standings())
        .containsExactly(
            "main confirmatory",
            "young changed",
            "reprinted added",
            "more added",
            "printed removed");
    String text = Files.readString(folder.resolve("out/report.txt")).replaceAll("\\s+", " ");
    assertThat(text).contains("correlation method: now kendall; where: was age < 40");
    assertThat(text).contains("Exploratory: 1 changed after they were sealed, 2 added.");
  }

  @Test
  void a_new_seal_follows_the_old_one_and_does_not_lend_its_date() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    String first = Files.readString(sealFile());
    assertThat(seal("2026-03-01T10:00:00Z")).isZero();
    assertThat(out.toString()).contains("Nothing has changed since seal 1");
    assertThat(sealFile()).hasContent(first);
    data("2026-04-01T00:00:00Z");
    spec(SPEC.replace("age < 40", "age < 35"));
    seal("2026-05-01T09:00:00Z");
    assertThat(out.toString()).contains("young: where: from 'age < 40' to 'age < 35'");
    assertThat(Files.readString(sealFile())).startsWith(first.strip());
    assertThat(standings())
        .containsExactly("main confirmatory", "young sealed-late", "printed sealed");
  }

  @Test
  void an_edited_seal_is_a_located_problem_and_nothing_is_written() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    data("2026-02-01T00:00:00Z");
    String sealed = Files.readString(sealFile());
    for (String[] edit :
        new String[][] {
          {"2026-03-01T09", "2026-01-01T09"}, {"age < 40", "age < 41"}, {"mood", "change"}
        }) {
      Files.writeString(sealFile(), sealed.replace(edit[0], edit[1]));
      err.getBuffer().setLength(0);
      assertThat(analyze()).isEqualTo(1);
      assertThat(err.toString())
          .containsPattern("study\\.seal\\.yaml:\\d+:\\d+: \\[broken-seal] Seal 1 was changed");
      assertThat(folder.resolve("out")).doesNotExist();
      assertThat(seal("2026-03-05T09:00:00Z")).isEqualTo(1);
      for (String checked : List.of("study.seal.yaml", "study.yaml")) {
        assertThat(CheckCommand.check(sealFile().resolveSibling(checked)))
            .as(checked)
            .singleElement()
            .satisfies(problem -> assertThat(problem.code()).isEqualTo("broken-seal"));
      }
    }
    Files.writeString(sealFile(), sealed.replace("  - hash", "  # moved by an editor\n  - hash"));
    assertThat(analyze()).as("layout is no edit").isZero();
    assertThat(CheckCommand.check(sealFile())).isEmpty();
  }

  @Test
  void a_seal_taken_out_of_the_middle_breaks_the_chain() throws Exception {
    for (int month = 1; month <= 3; month++) {
      spec(SPEC.replace("age < 40", "age < 4" + month));
      seal("2026-0" + month + "-01T09:00:00Z");
    }
    String text = Files.readString(sealFile());
    int second = text.indexOf("  - hash", text.indexOf("  - hash") + 1);
    int third = text.indexOf("  - hash", second + 1);
    Files.writeString(sealFile(), text.substring(0, second) + text.substring(third));
    assertThat(CheckCommand.check(sealFile()))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("does not follow"));
  }

  @Test
  void the_same_seal_and_data_give_the_same_bytes() throws Exception {
    spec(SPEC);
    seal("2026-03-01T09:00:00Z");
    data("2026-03-02T00:00:00Z");
    assertThat(analyze()).isZero();
    String json = json();
    assertThat(analyze()).isZero();
    assertThat(json()).isEqualTo(json);
  }

  @Test
  void the_hash_is_that_of_the_seal_as_one_line_of_json() throws Exception {
    spec(
        "format: lacrima/analysis/1\nid: s\ntitle: T\nanalyses:\n  - {id: p, power: {test: correlation, effect: 0.30, n: 64}}\n");
    seal("2026-03-01T09:00:00Z");
    String text = Files.readString(sealFile());
    String json =
        "{\"analyses-sha256\": {\"p\": \"%s\"}, \"engine\": \"%s\", \"previous\": \"none\", \"seal\": 1,"
            + " \"sealed-at\": \"2026-03-01T09:00:00Z\", \"spec\": {\"analyses\": {\"p\": {\"power\":"
            + " {\"effect\": 0.3, \"n\": 64, \"test\": \"correlation\"}}}, \"format\":"
            + " \"lacrima/analysis/1\", \"id\": \"s\", \"title\": \"T\"}, \"spec-sha256\": \"%s\"}";
    String filled =
        String.format(
            json,
            value(text, "      p: \"?([0-9a-f]{64})"),
            Engine.name(),
            value(text, "spec-sha256: \"?([0-9a-f]{64})"));
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(filled.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(out.toString()).contains("Hash: " + java.util.HexFormat.of().formatHex(digest));
  }

  private static String value(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void a_score_that_is_made_differently_changes_the_analyses_that_read_it() throws Exception {
    Path surveys = Files.createDirectories(folder.resolve("surveys/instruments"));
    try (var files = Files.list(Path.of("surveys/instruments"))) {
      for (Path file : files.toList()) {
        Files.copy(file, surveys.resolve(file.getFileName()));
      }
    }
    Files.copy(
        Path.of("surveys/crying-in-therapy.yaml"),
        folder.resolve("surveys/crying-in-therapy.yaml"));
    spec(
        """
        format: lacrima/analysis/1
        id: study
        title: T
        data: {survey: crying-in-therapy}
        analyses:
          - {id: bond, descriptives: {variables: [wai_bond]}}
          - {id: items, descriptives: {variables: [wai_01 .. wai_03]}}
          - {id: age, descriptives: {variables: [age]}}
        """);
    assertThat(seal("2025-12-01T09:00:00Z")).as(err.toString()).isZero();
    assertThat(
            Main.run(
                "simulate",
                "crying-in-therapy",
                "--n",
                "12",
                "--seed",
                "7",
                "--out",
                folder.resolve("data.csv").toString()))
        .isZero();
    assertThat(standings())
        .containsExactly("bond confirmatory", "items confirmatory", "age confirmatory");
    Path wai = surveys.resolve("wai-sr.yaml");
    String text = Files.readString(wai);
    String edited = text.replaceFirst("(?s)(id: wai_bond\\s.*?min: )3", "$12");
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(wai, edited);
    assertThat(standings())
        .containsExactly("bond changed", "items confirmatory", "age confirmatory");
    assertThat(json())
        .contains("\"survey_unchanged\" : false", "\"what\" : \"measure wai_bond min\"");
  }
}
