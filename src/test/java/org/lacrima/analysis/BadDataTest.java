package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problem;

/** What is wrong with a data file is told with its line, and nothing is computed. */
class BadDataTest {

  private static final String MEAN = "analyses: [{id: d, descriptives: {variables: [x]}}]";

  @TempDir private Path folder = Path.of("");

  private List<Problem> problems(String spec, String data) {
    InvalidInputException failure =
        catchThrowableOfType(InvalidInputException.class, () -> Specs.run(folder, spec, data));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  @Test
  void a_ragged_row_is_told_with_its_line_also_behind_quoted_line_ends() {
    List<Problem> problems = problems(MEAN, "id,x\n\"a\nb\",1\nc\nd,3,4\n");
    assertThat(problems).extracting(Problem::code).containsExactly("ragged-row", "ragged-row");
    assertThat(problems).extracting(p -> p.place().line()).containsExactly(4, 5);
  }

  @Test
  void text_in_a_numeric_column_is_told_with_its_line_and_value() {
    List<Problem> problems = problems(MEAN, "x\n1\n2\nthree\n4\n");
    assertThat(problems).extracting(Problem::code).containsExactly("text-where-number-needed");
    assertThat(problems.get(0).place().line()).isEqualTo(4);
    assertThat(problems.get(0).message()).contains("'three'");
  }

  @Test
  void a_leading_zero_makes_a_column_text_wherever_it_stands() {
    StringBuilder data = new StringBuilder("x\n");
    data.append("12\n".repeat(50_000)).append("007\n");
    List<Problem> problems = problems(MEAN, data.toString());
    assertThat(problems).extracting(Problem::code).containsExactly("text-where-number-needed");
    assertThat(problems.get(0).place().line()).isEqualTo(50_002);
  }

  @Test
  void a_formula_on_text_is_told() {
    List<Problem> problems =
        problems(
            "derive: {y: site + 1}\nanalyses: [{id: d, descriptives: {variables: [y]}}]",
            "site\nRoma\n");
    assertThat(problems).extracting(Problem::code).containsExactly("text-where-number-needed");
    assertThat(problems.get(0).place().line()).isEqualTo(4);
  }

  @Test
  void standardizing_text_is_told_and_so_is_a_derived_text_that_is_computed_with() {
    String analyses = "\nanalyses: [{id: d, descriptives: {variables: [z]}}]";
    for (String formula : List.of("standardize(t)", "standardize('a')", "if(x > 1, t, 'b')")) {
      List<Problem> problems =
          problems("derive: {z: \"" + formula + "\"}" + analyses, "x,t\n1,a\n2,b\n");
      assertThat(problems)
          .as(formula)
          .extracting(Problem::code)
          .containsOnly("text-where-number-needed");
      assertThat(problems.get(0).place().line()).as(formula).isEqualTo(4);
    }
  }

  @Test
  void lines_that_end_with_a_carriage_return_alone_tabs_and_endless_numbers_are_told() {
    assertThat(problems(MEAN, "x,y\r1,2\r3,4\r"))
        .extracting(Problem::code)
        .containsExactly("bad-header");
    assertThat(problems(MEAN, "x\ty\n1\t2\n"))
        .extracting(Problem::code)
        .contains("wrong-separator");
    List<Problem> endless = problems(MEAN, "x\n1\n" + "9".repeat(400) + "\n");
    assertThat(endless).extracting(Problem::code).containsExactly("text-where-number-needed");
    assertThat(endless.get(0).remedy())
        .isEqualTo("A number has at most 308 digits before its point here.");
    assertThat(endless.get(0).message()).hasSizeLessThan(300);
    assertThat(problems(MEAN, "x\n1e308\nInf\n").get(0).remedy())
        .isEqualTo("Numbers are plain decimals here, not in scientific notation.");
  }

  @Test
  void quotes_that_do_not_close_or_stand_inside_are_told() {
    assertThat(problems(MEAN, "x\n\"1\n2\n")).extracting(Problem::code).contains("bad-quote");
    assertThat(problems(MEAN, "x\n1\n5\" tall\n")).extracting(Problem::code).contains("bad-quote");
  }

  @Test
  void an_empty_file_a_folder_and_no_file_are_told() throws Exception {
    Path spec = Specs.write(folder, "s.yaml", Specs.header() + MEAN);
    Path empty = Specs.write(folder, "empty.csv", "");
    for (var entry :
        List.of(
            new String[] {empty.toString(), "empty-file"},
            new String[] {folder.toString(), "not-a-file"},
            new String[] {folder.resolve("none.csv").toString(), "no-such-file"})) {
      InvalidInputException failure =
          catchThrowableOfType(
              InvalidInputException.class, () -> Specs.run(spec, Path.of(entry[0])));
      assertThat(failure.problems()).extracting(Problem::code).containsExactly(entry[1]);
    }
  }

  @Test
  void other_encodings_are_told_with_their_line() throws Exception {
    Path spec =
        Specs.write(
            folder,
            "s.yaml",
            Specs.header() + "analyses: [{id: f, frequencies: {variables: [x]}}]");
    Path data = folder.resolve("latin.csv");
    Files.write(data, "x\na\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    InvalidInputException failure =
        catchThrowableOfType(InvalidInputException.class, () -> Specs.run(spec, data));
    assertThat(failure.problems()).extracting(Problem::code).containsExactly("not-utf8");
    assertThat(failure.problems().get(0).place().line()).isEqualTo(3);
    Files.write(data, "x\n1\n".getBytes(StandardCharsets.UTF_16));
    assertThat(
            catchThrowableOfType(InvalidInputException.class, () -> Specs.run(spec, data))
                .problems())
        .extracting(Problem::code)
        .containsExactly("not-utf8");
  }

  @Test
  void a_header_with_semicolons_or_the_same_name_twice_is_told() {
    assertThat(problems(MEAN, "x;y\n1;2\n")).extracting(Problem::code).contains("wrong-separator");
    assertThat(problems(MEAN, "x,x\n1,2\n")).extracting(Problem::code).contains("duplicate-column");
  }

  @Test
  void a_file_of_a_header_alone_gives_empty_records_and_notes() {
    AnalysisResults results =
        Specs.run(
            folder,
            "analyses:\n"
                + "  - {id: d, descriptives: {variables: [x]}}\n"
                + "  - {id: r, correlation: {variables: [x, y]}}\n"
                + "  - {id: t, t-test: {outcome: [x], group: y}}\n"
                + "  - {id: c, chi-square: {rows: x, columns: y}}\n"
                + "  - {id: a, anova: {outcome: [x], group: y}}\n"
                + "  - {id: p, t-test: {paired: [[x, y]]}}\n"
                + "  - {id: g, chi-square: {variable: x}}\n"
                + "  - {id: k, correlation: {variables: [x, y], method: kendall}}\n"
                + "  - {id: s, correlation: {variables: [x, y], method: spearman}}\n"
                + "  - {id: q, partial-correlation: {x: [x], y: [y], given: [z], method: spearman}}\n"
                + "  - {id: o, t-test: {outcome: [x], mu: 1}}\n"
                + "  - {id: rel, reliability: {scales: {s: [x, y, z]}}}\n",
            "x,y,z\n");
    assertThat(results.records()).isNotEmpty();
    assertThat(Specs.csv(results)).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(results.records().stream().filter(r -> r.term().equals("r")).findFirst())
        .hasValueSatisfying(r -> assertThat(r.notes()).containsExactly("n-too-small"));
  }
}
