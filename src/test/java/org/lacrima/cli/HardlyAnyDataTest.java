package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample without criers, a sample of one row, plots of one point, print without its n. */
class HardlyAnyDataTest {

  private static final String DATA =
      """
      site,cried,mood,change,bond
      a,1,1.5,3,4
      a,0,2,4,5
      a,1,2.5,5,4
      a,0,3,4,6
      a,1,1,2,3
      a,1,2,4,4
      b,0,1,2,3
      b,0,2,5,4
      b,0,3,4,5
      b,0,4,6,6
      c,1,2,3,4
      """;

  private static final String HEAD =
      """
      format: lacrima/analysis/1
      id: few
      title: Few
      plots: all
      """;

  private static final String KINDS =
      """
      analyses:
        - {id: how, WHERE frequencies: {variables: [cried, site]}}
        - {id: r, WHERE correlation: {x: [mood], y: [change, bond]}}
        - {id: rho, WHERE correlation: {x: [mood], y: [change], method: spearman}}
        - {id: tau, WHERE correlation: {variables: [mood, change, bond], method: kendall}}
        - {id: part, WHERE partial-correlation: {x: [mood], y: [change], given: [bond]}}
        - {id: t, WHERE t-test: {outcome: [change], group: cried}}
        - {id: pairs, WHERE t-test: {paired: [[change, bond]]}}
        - {id: one, WHERE t-test: {outcome: [change], mu: 2}}
        - {id: chi, WHERE chi-square: {rows: cried, columns: site}}
        - {id: an, WHERE anova: {outcome: [change], group: site}}
        - {id: d, WHERE descriptives: {variables: [mood]}}
        - {id: alpha, WHERE reliability: {scales: {s: [mood, change, bond]}}}
        - {id: eq, WHERE equivalence: {outcome: [change], group: cried, bounds: [-1, 1]}}
      """;

  @TempDir private Path folder = Path.of("");

  private String report(String spec) throws Exception {
    Files.writeString(folder.resolve("data.csv"), DATA);
    Path file = Files.writeString(folder.resolve("spec.yaml"), HEAD + spec);
    Path out = folder.resolve("out");
    Commands.Ended ended =
        Commands.run(
            "analyze", file.toString(), "--data=" + folder.resolve("data.csv"), "--out=" + out);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(out.resolve("results.csv"))).doesNotContain("NaN", "Infinity");
    assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("NaN", "Infinity");
    return Files.readString(out.resolve("report.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cried == 3", "site == 'c'"})
  void nobody_and_one_person_give_a_report_of_every_kind(String where) throws Exception {
    assertThat(report(KINDS.replace("WHERE", "where: \"" + where + "\",")))
        .contains("No test here has a result that a sentence could tell", "Too few cases");
  }

  @Test
  void samples_without_criers_or_of_one_row_are_left_out_and_told() throws Exception {
    String samples = "data: {samples: {column: site, levels: {a: a, none: b, single: c}}}\n";
    assertThat(report(samples + KINDS.replace("WHERE", "where: cried == 1,")))
        .contains("No two samples have a correlation that could be compared.")
        .containsPattern("cannot be used in the samples\\s+none,\\s+single")
        .doesNotContain("0 of ", "Of 0 comparisons");
  }

  @Test
  void a_figure_names_the_table_before_it_and_none_of_the_section_before() throws Exception {
    String text = report(KINDS.replace("WHERE ", ""));
    String title = text.substring(0, text.indexOf("\nFrequencies\n")).strip();
    String table = title.substring(title.lastIndexOf("Table "));
    assertThat(text.replaceAll("\\s+", " ")).contains("The numbers are in " + table.strip() + ".");
  }

  @Test
  void print_without_its_n_is_not_testable_where_n_is_needed() throws Exception {
    Files.writeString(
        folder.resolve("printed.yaml"),
        """
        format: lacrima/published/1
        studies: {s: {citation: Somebody (2020)}}
        values:
          - {id: m, study: s, mean: 3.52, sd: 1.1, provenance: summary}
          - {id: r, study: s, r: 0.41, provenance: summary}
        claims: []
        """);
    report(
        """
        analyses:
          - {id: d, descriptives: {variables: [mood]}}
          - {id: main, correlation: {x: [mood], y: [change]}}
        published:
          file: printed.yaml
          values: {m: {analysis: d, x: mood}, r: {analysis: main, x: mood, y: change}}
        """);
    assertThat(Files.readAllLines(folder.resolve("out/verdicts.csv")))
        .anyMatch(row -> row.startsWith("m,s,grim,") && row.contains(",not-testable,"))
        .anyMatch(
            row -> row.startsWith("m,s,in-prediction-interval,") && row.contains(",not-testable,"))
        .anyMatch(
            row -> row.startsWith("r,s,in-prediction-interval,") && row.contains(",not-testable,"));
  }
}
