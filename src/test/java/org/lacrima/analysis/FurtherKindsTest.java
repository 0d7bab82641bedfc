package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons, equivalence, exact tests, bootstrap, meta-analysis and power on hopeless input. */
class FurtherKindsTest {

  private static final String DATA =
      "x,y,z,c,copy,g,m\n1,2,3,5,1,a,\n2,1,1,5,2,b,\n3,5,2,5,3,a,\n4,3,4,5,4,b,\n5,4,9,5,5,a,\n";

  @TempDir private Path folder = Path.of("");

  private List<ResultRecord> run(String analysis) {
    return Specs.run(folder, "analyses: [{id: a, " + analysis + "}]", DATA).records();
  }

  private List<String> lastNotes(String analysis) {
    List<ResultRecord> records = run(analysis);
    return records.get(records.size() - 1).notes();
  }

  @Test
  void what_cannot_be_computed_is_an_empty_record_that_says_why() {
    assertThat(lastNotes("semi-partial-correlation: {x: [x], y: [c], given: [y]}"))
        .containsExactly("zero-variance");
    assertThat(lastNotes("semi-partial-correlation: {x: [x], y: [y], given: [copy]}"))
        .containsExactly("singular");
    assertThat(lastNotes("correlation-comparison: {pairs: [[x, y], [x, copy]]}"))
        .containsExactly("singular");
    assertThat(lastNotes("correlation-comparison: {pairs: [[x, y], [z, c]]}"))
        .containsExactly("zero-variance");
    assertThat(lastNotes("correlation-comparison: {printed: [{r: 1, n: 10}, {r: 0.3, n: 10}]}"))
        .containsExactly("perfect-fit");
    assertThat(lastNotes("equivalence: {outcome: [x], group: z, bounds: [-1, 1]}"))
        .containsExactly("more-than-two-groups");
    assertThat(lastNotes("equivalence: {outcome: [x], group: c, bounds: [-1, 1]}"))
        .containsExactly("one-group");
    assertThat(lastNotes("equivalence: {outcome: [m], mu: 1, bounds: [-1, 1]}"))
        .containsExactly("n-too-small");
    assertThat(lastNotes("equivalence: {x: [x], y: [copy], bounds: [-0.1, 0.1]}"))
        .containsExactly("perfect-fit");
    assertThat(lastNotes("meta-analysis: {studies: [{study: one, r: 0.2, n: 20}]}"))
        .containsExactly("n-too-small");
  }

  @Test
  void groups_that_share_cases_are_not_compared() {
    List<ResultRecord> records =
        run("correlation-comparison: {x: [x], y: [y], between: [x > 1, x < 5]}");
    ResultRecord difference = records.get(records.size() - 1);
    assertThat(difference.p()).isNaN();
    assertThat(difference.notes()).contains("groups-overlap");
  }

  @Test
  void a_bootstrap_of_hopeless_variables_has_no_interval() {
    for (String method : List.of("pearson", "spearman", "kendall")) {
      List<ResultRecord> records =
          run("correlation: {x: [x], y: [y, copy, c, m], interval: bca, method: " + method + "}");
      assertThat(records.get(0).notes()).containsExactly("bootstrap");
      assertThat(records.get(0).ciLow()).isBetween(-1.0, records.get(0).estimate());
      assertThat(records.get(2).notes()).containsExactly("zero-variance");
      assertThat(records.get(2).ciLow()).isNaN();
      assertThat(records.get(3).notes()).containsExactly("n-too-small");
    }
  }

  @Test
  void a_perfect_order_of_five_has_an_exact_p_of_two_in_factorial_five() {
    List<ResultRecord> records =
        run("correlation: {x: [x], y: [copy], method: spearman, exact: true}");
    assertThat(records.get(0).p()).isCloseTo(2 / 120.0, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(records.get(0).notes()).contains("exact-p");
  }

  @Test
  void the_largest_and_smallest_plans_have_an_answer() {
    assertThat(run("power: {test: two-means, effect: 10, n: 1000000}").get(3).estimate())
        .isEqualTo(1);
    assertThat(run("power: {test: two-means, effect: 0.001, power: 0.9999}").get(1).estimate())
        .isGreaterThan(6e7);
    assertThat(run("power: {test: correlation, effect: 0.999, power: 0.9}").get(1).estimate())
        .isEqualTo(4);
    assertThat(
            run("power: {test: one-mean, n: 1000000, power: 0.9, alternative: less}")
                .get(0)
                .estimate())
        .isNegative();
  }
}
