package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hopeless data through the whole line: each number that cannot be is a record that says why. */
class BadInputTest {

  private static final String HEADER =
      "id,x,y,z,copy,constant,none,one_group,two,three,far,long,small,once,alone\n";

  private static final String DATA =
      HEADER
          + row(1, "2,1,5,2,7,,a,a,a", "", 1, "3.1", ",a")
          + row(2, "3,1,4,3,7,,a,b,b", "-", 2, "3.2", ",b")
          + row(3, "1,5,9,1,7,,a,a,c", "", 3, "3.3", "4,b")
          + row(4, "6,2,2,6,7,,a,b,a", "-", 4, "3.4", ",b")
          + row(5, "4,4,6,4,7,,a,a,b", "", 5, "3.5", ",b")
          + row(6, "5,3,1,5,7,,a,b,c", "", 9, "3.6", ",b");

  private static final List<String> VARIABLES =
      List.of("constant", "none", "far", "long", "small", "once", "infinite", "copy");

  /** One of each kind, form and method that reads a variable V. */
  private static final Map<String, String> OF_ONE_VARIABLE =
      Map.ofEntries(
          Map.entry("descriptives", "descriptives: {variables: [V]}"),
          Map.entry("frequencies", "frequencies: {variables: [V]}"),
          Map.entry("pearson", "correlation: {x: [x], y: [V]}"),
          Map.entry("spearman", "correlation: {x: [x], y: [V], method: spearman, exact: true}"),
          Map.entry("kendall", "correlation: {x: [x], y: [V], method: kendall}"),
          Map.entry("bca", "correlation: {x: [x], y: [V], interval: bca, samples: 200}"),
          Map.entry("partial", "partial-correlation: {x: [x], y: [y], given: [V]}"),
          Map.entry("ranks", "partial-correlation: {x: [x], y: [V], given: [y], method: spearman}"),
          Map.entry("semi", "semi-partial-correlation: {x: [x], y: [y], given: [V]}"),
          Map.entry("student", "t-test: {outcome: [V], group: two, tests: ALL, exact: true}"),
          Map.entry("grouped", "t-test: {outcome: [x], group: V}"),
          Map.entry("paired", "t-test: {paired: [[x, V]], exact: true}"),
          Map.entry("single", "t-test: {outcome: [V], mu: 7}"),
          Map.entry("anova", "anova: {outcome: [V], group: three}"),
          Map.entry("by", "anova: {outcome: [x], group: V}"),
          Map.entry("table", "chi-square: {rows: V, columns: two}"),
          Map.entry("fisher", "chi-square: {rows: three, columns: V, tests: [fisher]}"),
          Map.entry("fit", "chi-square: {variable: V}"),
          Map.entry("reliability", "reliability: {scales: {s: [x, y, V], t: [x, V]}}"),
          Map.entry(
              "independent",
              "correlation-comparison: {x: [x], y: [V], between: [id > 3, id <= 3]}"),
          Map.entry("shared", "correlation-comparison: {pairs: [[x, y], [x, V]]}"),
          Map.entry("apart", "correlation-comparison: {pairs: [[x, y], [z, V]]}"),
          Map.entry("same", "equivalence: {outcome: [V], group: two, bounds: [-1, 1]}"),
          Map.entry("pairs", "equivalence: {paired: [[x, V]], bounds: [-1, 1]}"),
          Map.entry("value", "equivalence: {outcome: [V], mu: 7, bounds: [-1, 1]}"),
          Map.entry("related", "equivalence: {x: [x], y: [V], bounds: [-0.1, 0.1]}"));

  @TempDir private Path folder = Path.of("");

  /** far: 307 digits before the point; long: 40 digits; small: 307 zeros behind the point. */
  private static String row(
      int id, String start, String sign, int digit, String small, String end) {
    String far = sign + digit + "0".repeat(307);
    String longest = "123456789012345678901234567890123456789" + digit;
    String least = "0." + "0".repeat(307) + small.replace(".", "");
    return id + "," + start + "," + far + "," + longest + "," + least + "," + end + "\n";
  }

  private AnalysisResults run(String analyses, String data) {
    return Specs.run(folder, "derive: {infinite: exp(x * 1000)}\nanalyses:\n" + analyses, data);
  }

  private static String ofEach(String where) {
    StringBuilder analyses = new StringBuilder();
    for (String variable : VARIABLES) {
      OF_ONE_VARIABLE.forEach(
          (id, analysis) ->
              analyses
                  .append("  - {id: ")
                  .append(id)
                  .append('-')
                  .append(variable)
                  .append(", ")
                  .append(
                      analysis
                          .replace("V", variable)
                          .replace("ALL", "[t, levene, brown-forsythe, mann-whitney]"))
                  .append(where)
                  .append("}\n"));
    }
    return analyses.toString();
  }

  /** No number is infinite, and a record without any number has a note. */
  private static void assertHonest(AnalysisResults results, String about) {
    assertThat(Specs.csv(results)).doesNotContain("NaN").doesNotContain("Infinity");
    List<String> silent = new ArrayList<>();
    for (ResultRecord r : results.records()) {
      boolean empty =
          Double.isNaN(r.estimate()) && Double.isNaN(r.statistic()) && Double.isNaN(r.p());
      if (empty && r.notes().isEmpty()) {
        silent.add(about + r);
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void each_kind_has_a_record_and_a_reason_for_each_hopeless_variable() {
    AnalysisResults results = run(ofEach(""), DATA);
    assertThat(results.analyses()).hasSize(VARIABLES.size() * OF_ONE_VARIABLE.size());
    assertThat(results.analyses())
        .allSatisfy(
            analysis ->
                assertThat(analysis.records().isEmpty() && analysis.notices().isEmpty())
                    .as(analysis.id())
                    .isFalse());
    assertHonest(results, "");
  }

  @Test
  void each_kind_has_a_record_and_a_reason_for_none_to_three_cases() {
    for (int n = 0; n <= 3; n++) {
      assertHonest(run(ofEach(", where: id <= " + n), DATA), n + " cases: ");
    }
    assertHonest(run(ofEach(", where: missing(id)"), DATA), "no cases: ");
    assertHonest(run(ofEach(""), HEADER), "no rows: ");
  }

  private List<String> notes(String analysis, String term) {
    return run("  - {id: a, " + analysis + "}\n", DATA).records().stream()
        .filter(r -> r.term().equals(term))
        .reduce((first, last) -> last)
        .orElseThrow()
        .notes();
  }

  @Test
  void the_reason_is_the_right_one() {
    assertThat(notes("correlation: {x: [x], y: [constant]}", "r")).containsExactly("zero-variance");
    assertThat(notes("correlation: {x: [x], y: [none]}", "r")).containsExactly("n-too-small");
    assertThat(notes("correlation: {x: [x], y: [far]}", "r")).containsExactly("not-finite");
    assertThat(notes("correlation: {x: [x], y: [copy]}", "r")).containsExactly("perfect-fit");
    assertThat(notes("partial-correlation: {x: [x], y: [y], given: [copy]}", "r"))
        .containsExactly("singular");
    assertThat(notes("descriptives: {variables: [small]}", "sd")).containsExactly("not-finite");
    assertThat(notes("descriptives: {variables: [small]}", "mean")).containsExactly("not-finite");
    assertThat(notes("descriptives: {variables: [small]}", "median")).isEmpty();
    assertThat(notes("descriptives: {variables: [constant]}", "mean")).isEmpty();
    assertThat(notes("t-test: {outcome: [x], group: one_group}", "difference"))
        .containsExactly("one-group");
    assertThat(notes("t-test: {outcome: [constant], group: two}", "levene"))
        .containsExactly("zero-variance");
    assertThat(notes("anova: {outcome: [x], group: one_group}", "ss_between"))
        .containsExactly("one-group");
    assertThat(notes("anova: {outcome: [none], group: three}", "ss_within"))
        .containsExactly("n-too-small");
    assertThat(notes("chi-square: {rows: one_group, columns: three}", "adjusted_residual"))
        .containsExactly("one-group");
    assertThat(notes("chi-square: {rows: one_group, columns: three}", "cramer_v"))
        .containsExactly("one-group");
    assertThat(notes("chi-square: {variable: three, expected: [0.5, 0.5]}", "expected"))
        .containsExactly("expected-do-not-fit");
    assertThat(notes("reliability: {scales: {s: [x, y]}}", "omega"))
        .containsExactly("too-few-items");
    assertThat(notes("reliability: {scales: {s: [x, y]}}", "alpha_if_dropped"))
        .containsExactly("too-few-items");
    assertThat(notes("equivalence: {paired: [[x, copy]], bounds: [-1, 1]}", "equivalence"))
        .containsExactly("zero-variance");
  }

  @Test
  void three_groups_are_named_where_two_are_needed() {
    for (String analysis :
        List.of(
            "t-test: {outcome: [x], group: three, tests: [t, levene, brown-forsythe]}",
            "equivalence: {outcome: [x], group: three, bounds: [-1, 1]}")) {
      AnalysisResult result = run("  - {id: a, " + analysis + "}\n", DATA).analyses().get(0);
      assertThat(result.notices())
          .filteredOn(notice -> notice.code().equals("more-than-two-groups"))
          .singleElement()
          .satisfies(n -> assertThat(n.message()).contains("'three' has 3 levels (a, b, c)"));
      assertThat(result.records().stream().filter(r -> r.level().isEmpty()))
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.n()).isEqualTo(6))
          .allSatisfy(r -> assertThat(r.notes()).containsExactly("more-than-two-groups"));
    }
  }

  @Test
  void a_vector_that_does_not_fit_names_the_levels_that_occur() {
    AnalysisResults results =
        run("  - {id: a, chi-square: {variable: three, expected: [0.5, 0.5]}}\n", DATA);
    assertThat(results.analyses().get(0).notices())
        .singleElement()
        .satisfies(
            n ->
                assertThat(n.message())
                    .isEqualTo(
                        "'expected' has 2 shares, but 3 levels of 'three' occur (a, b, c)."));
  }

  @Test
  void a_group_of_one_has_a_pooled_test_and_no_welch_test() {
    // R: t.test(2, c(3, 1, 6, 4, 5), var.equal = TRUE)
    List<ResultRecord> records =
        run("  - {id: a, t-test: {outcome: [x], group: alone, tests: [t]}}\n", DATA).records();
    ResultRecord student = only("student", records);
    ResultRecord welch = only("welch", records);
    assertThat(student.statistic()).isCloseTo(-0.85424219617724906, within(1e-14));
    assertThat(student.p()).isCloseTo(0.44111280912130429, within(1e-14));
    assertThat(student.notes()).isEmpty();
    assertThat(welch.estimate()).isEqualTo(student.estimate());
    assertThat(welch.notes()).containsExactly("n-too-small");
  }

  private static ResultRecord only(String method, List<ResultRecord> records) {
    return records.stream().filter(r -> r.method().equals(method)).findFirst().orElseThrow();
  }
}
