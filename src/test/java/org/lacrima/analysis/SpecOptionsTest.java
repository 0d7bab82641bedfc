package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecOptionsTest {

  @TempDir private Path folder = Path.of("");

  private List<ResultRecord> run(String spec, String data) {
    return Specs.run(folder, spec, data).records();
  }

  @Test
  void a_byte_order_mark_crlf_quotes_and_a_missing_last_line_end_are_read() {
    List<ResultRecord> records =
        run(
            "analyses: [{id: f, frequencies: {variables: [site]}}]",
            "\uFEFFid,site\r\n1,\"Tel Aviv, Yafo\"\r\n2,\"say \"\"hi\"\"\"\r\n\r\n3,Roma");
    assertThat(records.stream().filter(r -> r.term().equals("count")))
        .extracting(ResultRecord::level)
        .containsExactly("Roma", "Tel Aviv, Yafo", "say \"hi\"");
  }

  @Test
  void levels_are_ordered_by_value_and_texts_by_code_point() {
    List<ResultRecord> numbers =
        run("analyses: [{id: f, frequencies: {variables: [g]}}]", "g\n10\n9\n0.5\n-1\n9.0\n");
    assertThat(numbers.stream().filter(r -> r.term().equals("count")))
        .extracting(r -> r.level() + "=" + (int) r.estimate())
        .containsExactly("-1=1", "0.5=1", "9=2", "10=1");
    List<ResultRecord> texts =
        run("analyses: [{id: f, frequencies: {variables: [g]}}]", "g\nb\na\nB\n\u00e9\n10\n9\n");
    assertThat(texts.stream().filter(r -> r.term().equals("count")))
        .extracting(ResultRecord::level)
        .containsExactly("10", "9", "B", "a", "b", "\u00e9");
  }

  @Test
  void declared_missing_codes_are_missing_also_as_text_and_with_decimals() {
    List<ResultRecord> records =
        run(
            "data: {missing-codes: [-99, NA]}\n"
                + "analyses: [{id: d, descriptives: {variables: [x], statistics: [n, missing, mean]}}]",
            "x\n1\n-99\n-99.0\nNA\n\n3\n");
    assertThat(records).extracting(ResultRecord::estimate).containsExactly(2.0, 4.0, 2.0);
  }

  @Test
  void declared_labels_that_do_not_occur_count_zero_and_are_left_out_of_tables() {
    String data = "g,h\n1,1\n1,2\n2,1\n2,2\n2,2\n";
    String declared = "data: {variables: {g: {labels: {1: one, 2: two, 3: three}}}}\n";
    assertThat(
            run(declared + "analyses: [{id: f, frequencies: {variables: [g]}}]", data).stream()
                .filter(r -> r.term().equals("count"))
                .map(ResultRecord::estimate))
        .containsExactly(2.0, 3.0, 0.0);
    List<ResultRecord> table =
        run(declared + "analyses: [{id: c, chi-square: {rows: g, columns: h}}]", data);
    assertThat(table).noneMatch(r -> r.level().startsWith("3:"));
    assertThat(table.stream().filter(r -> r.method().equals("pearson")).findFirst())
        .hasValueSatisfying(r -> assertThat(r.notes()).contains("empty-level", "expected-below-5"));
  }

  @Test
  void exclusions_are_counted_by_the_first_reason_that_holds_and_missing_does_not_exclude() {
    AnalysisResults results =
        Specs.run(
            folder,
            "exclude:\n  - {when: age > 75, reason: too old}\n  - {when: age < 18, reason: minor}\n"
                + "  - {when: x == 1, reason: one}\n"
                + "analyses: [{id: d, descriptives: {variables: [x]}}]",
            "age,x\n80,1\n10,2\n30,1\n,3\n40,4\n");
    AnalysisResults.Data data = java.util.Objects.requireNonNull(results.data());
    assertThat(data.rows()).isEqualTo(5);
    assertThat(data.analysed()).isEqualTo(2);
    assertThat(data.excluded())
        .extracting(e -> e.reason() + " " + e.n())
        .containsExactly("too old 1", "minor 1", "one 1");
  }

  @Test
  void standardize_uses_the_rows_left_after_exclude() {
    List<ResultRecord> records =
        run(
            "derive: {z: standardize(x), twice: standardize(z * 2)}\n"
                + "exclude: [{when: x > 50, reason: far}]\n"
                + "analyses: [{id: d, descriptives: {variables: [z, twice], statistics: [mean, sd]}}]",
            "x\n1\n2\n3\n4\n99\n");
    assertThat(records.get(0).estimate()).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(records.get(1).estimate()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(records.get(3).estimate()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-15));
  }

  @Test
  void divisions_by_zero_are_missing_and_counted() {
    AnalysisResults results =
        Specs.run(
            folder,
            "derive: {ratio: x / y, safe: 'if(y == 0, 0, x / y)', l: log(y)}\n"
                + "analyses: [{id: d, descriptives: {variables: [ratio, safe, l], statistics: [n]}}]",
            "x,y\n1,0\n1,2\n3,0\n,0\n");
    assertThat(results.records()).extracting(ResultRecord::estimate).containsExactly(1.0, 4.0, 1.0);
    assertThat(results.notices())
        .extracting(n -> n.about() + " " + n.code() + " " + n.message().replaceAll("\\D", ""))
        .containsExactly("ratio division-by-zero 2", "l outside-domain 30");
  }

  @Test
  void frequencies_of_nothing_and_yates_of_a_large_table_are_noted_records() {
    List<ResultRecord> none =
        run("analyses: [{id: f, frequencies: {variables: [e]}}]", "e,x\n,1\n,2\n");
    assertThat(none).extracting(ResultRecord::term).containsExactly("count", "proportion");
    assertThat(none).allSatisfy(r -> assertThat(r.notes()).containsExactly("n-too-small"));
    List<ResultRecord> large =
        run(
            "analyses: [{id: c, chi-square: {rows: g, columns: h, tests: [yates]}}]",
            "g,h\n1,1\n2,2\n3,3\n1,2\n");
    assertThat(large.stream().filter(r -> r.method().equals("yates")))
        .singleElement()
        .satisfies(r -> assertThat(r.notes()).containsExactly("not-two-by-two"));
  }

  @Test
  void a_perfect_table_has_a_phi_of_one() {
    List<ResultRecord> records =
        run(
            "analyses: [{id: c, chi-square: {rows: g, columns: h}}]",
            "g,h\n" + "1,2\n".repeat(7) + "2,1\n".repeat(3));
    assertThat(records.stream().filter(r -> r.term().equals("phi")).map(ResultRecord::estimate))
        .containsExactly(-1.0);
  }

  @Test
  void values_outside_a_declared_range_are_counted_and_kept() {
    AnalysisResults results =
        Specs.run(
            folder,
            "data: {variables: {Solar.R: {range: [18, 99]}}}\n"
                + "analyses: [{id: d, descriptives: {variables: [Solar.R], statistics: [n, max]}}]",
            "Solar.R\n17\n18\n99\n250\n\n");
    assertThat(results.records()).extracting(ResultRecord::estimate).containsExactly(4.0, 250.0);
    assertThat(results.notices())
        .extracting(Notice::code, Notice::about)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("out-of-range", "Solar.R"));
    assertThat(results.notices().get(0).message()).contains("in 2 rows");
  }

  @Test
  void the_most_specific_adjustment_wins() {
    String data = "x,y,z\n1,2,5\n2,1,4\n3,4,4\n4,3,1\n5,5,2\n6,7,1\n";
    List<ResultRecord> records =
        run(
            "families: {all: {analyses: [a, b], adjust: bonferroni}}\nanalyses:\n"
                + "  - {id: a, correlation: {x: [x], y: [y, z], adjust: none}}\n"
                + "  - {id: b, correlation: {x: [y], y: [z]}}\n",
            data);
    assertThat(records.get(0).pAdjusted()).isNaN();
    assertThat(records.get(1).pAdjusted()).isNaN();
    assertThat(records.get(2).pAdjusted()).isEqualTo(Math.min(1, 3 * records.get(2).p()));
  }

  @Test
  void listwise_uses_the_cases_complete_on_all_variables_of_the_analysis() {
    String data = "x,y,z\n1,2,\n2,1,4\n3,4,4\n4,,1\n5,5,2\n6,7,1\n";
    List<ResultRecord> pairwise =
        run("analyses: [{id: r, correlation: {variables: [x, y, z]}}]", data);
    List<ResultRecord> listwise =
        run("analyses: [{id: r, correlation: {variables: [x, y, z], missing: listwise}}]", data);
    assertThat(pairwise).extracting(ResultRecord::n).containsExactly(5L, 5L, 4L);
    assertThat(listwise).extracting(ResultRecord::n).containsExactly(4L, 4L, 4L);
  }

  @Test
  void three_groups_are_no_t_test_but_a_noted_record() {
    List<ResultRecord> records =
        run(
            "analyses: [{id: t, t-test: {outcome: [x], group: g}}]",
            "g,x\n1,1\n1,2\n2,3\n2,5\n3,1\n");
    assertThat(records.stream().filter(r -> r.term().equals("difference")))
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.p()).isNaN();
              assertThat(r.notes()).contains("more-than-two-groups");
            });
  }

  @Test
  void printed_groups_are_called_what_the_spec_calls_them(@TempDir Path printed) {
    String spec =
        """
        analyses:
          - {id: t, t-test: {summary: {outcome: x, group: g, a: {level: criers, n: 97, mean: 63.91, sd: 161.42}, b: {n: 27, mean: 19.33, sd: 15.54}}}}
        """;
    AnalysisResults results =
        Specs.run(Specs.write(printed, "s.yaml", Specs.header() + spec), null);
    assertThat(results.records().stream().filter(r -> r.term().equals("mean")))
        .extracting(ResultRecord::level)
        .containsExactly("criers", "b");
  }
}
