package org.lacrima.analysis.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

class SpecMeaningTest {

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: s
      title: Crying
      derive:
        total: mean(q1 .. q3, min = 2)
        double: total * 2
        unread: age + 1
      exclude:
        - {when: age < 18, reason: too young}
      defaults: {confidence: 0.95}
      families:
        both: {analyses: [r, t], adjust: holm}
      analyses:
        - {id: r, correlation: {x: [mood], y: [double]}, where: age > 30 and (site == 'Haifa')}
        - {id: t, t-test: {outcome: [mood], group: sex}}
        - {id: c, chi-square: {rows: sex, columns: site}}
        - {id: p, t-test: {summary: {outcome: mood, a: {n: 10, mean: 1.50, sd: 1}, b: {n: 9, mean: 2, sd: 1}}}}
      """;

  private static SpecMeaning meaning(String text) {
    Problems problems = new Problems();
    Node node = Yaml.parse("s.yaml", text, problems);
    assertThat(problems.all()).isEmpty();
    return SpecMeaning.of((Node.Mapping) Objects.requireNonNull(node), Measures.NONE);
  }

  /** What changed, analysis by analysis, when {@code from} is written {@code to}. */
  private static Map<String, List<String>> changed(String from, String to) {
    assertThat(SPEC).contains(from);
    SpecMeaning before = meaning(SPEC);
    SpecMeaning after = meaning(SPEC.replace(from, to));
    Map<String, List<String>> changed = new java.util.TreeMap<>();
    for (String id : before.analyses()) {
      Node.Mapping then = Objects.requireNonNull(before.analysis(id));
      Node.Mapping now = Objects.requireNonNull(after.analysis(id));
      List<String> words =
          Difference.between(then, now).stream().map(SealWords::difference).toList();
      if (!words.isEmpty()) {
        changed.put(id, words);
      }
    }
    return changed;
  }

  @Test
  void layout_order_of_keys_quotes_and_brackets_mean_nothing() {
    String other =
        """
        # a comment
        title:    "Crying"
        id: s
        format: lacrima/analysis/1
        analyses:
          - {where: "(age>30) and site=='Haifa'", correlation: {y: double, x: [ mood ]}, id: r}
          - id: t
            t-test:
              group: sex
              outcome:
                - mood
          - {id: c, chi-square: {columns: 'site', rows: sex}}
          - {id: p, t-test: {summary: {a: {mean: 1.5, n: 10, sd: 1.0}, outcome: mood, b: {n: 9, mean: 2, sd: 1}}}}
        defaults: {confidence: 0.950}
        exclude: [{reason: too young, when: "age<18.0"}]
        derive:
          total: mean( q1..q3 , min=2 )
          double: (total)*2
          unread: age+1
        families: {both: {adjust: holm, analyses: [r, t]}}
        """;
    assertThat(NodeText.hash(meaning(other).spec())).isEqualTo(NodeText.hash(meaning(SPEC).spec()));
  }

  @Test
  void brackets_that_change_the_result_change_the_meaning() {
    assertThat(FormulaForm.of("(a - b) - c", new Names(List.of())))
        .isEqualTo(FormulaForm.of("a - b - c", new Names(List.of())));
    assertThat(FormulaForm.of("a - (b - c)", new Names(List.of())))
        .isNotEqualTo(FormulaForm.of("a - b - c", new Names(List.of())));
    assertThat(FormulaForm.of("-(2 ^ 2)", new Names(List.of())))
        .isEqualTo(FormulaForm.of("-2 ^ 2", new Names(List.of())))
        .isNotEqualTo(FormulaForm.of("(-2) ^ 2", new Names(List.of())));
    assertThat(FormulaForm.of("not (a == 1 and b == 2)", new Names(List.of())))
        .isNotEqualTo(FormulaForm.of("not a == 1 and b == 2", new Names(List.of())));
  }

  @Test
  void a_change_of_one_option_is_told_by_name() {
    assertThat(changed("group: sex}", "group: site, variances: welch}"))
        .isEqualTo(
            Map.of(
                "t",
                List.of("t-test group: from 'sex' to 'site'", "t-test variances: added 'welch'")));
  }

  @Test
  void an_analysis_changes_with_what_its_variables_are_derived_from() {
    assertThat(changed("min = 2", "min = 3"))
        .isEqualTo(
            Map.of(
                "r",
                List.of(
                    "derive total: from 'mean(q1 .. q3, min = 2)' to 'mean(q1 .. q3, min = 3)'")));
    assertThat(changed("age + 1", "age + 2")).isEmpty();
  }

  @Test
  void exclusions_reach_every_analysis_of_data_and_none_of_print() {
    assertThat(changed("age < 18", "age < 21")).containsOnlyKeys("r", "t", "c");
    assertThat(changed("too young", "younger")).isEmpty();
  }

  @Test
  void defaults_reach_those_that_leave_them_open() {
    assertThat(changed("confidence: 0.95", "missing: listwise")).containsOnlyKeys("p", "r", "t");
    assertThat(changed("confidence: 0.95", "confidence: 0.9"))
        .containsEntry("c", List.of("confidence: from '0.95' to '0.9'"));
    assertThat(changed("adjust: holm", "adjust: bh")).containsOnlyKeys("r", "t");
  }

  @Test
  void what_no_analysis_reads_changes_the_whole_only() {
    assertThat(changed("title: Crying", "title: Weeping")).isEmpty();
    assertThat(NodeText.hash(meaning(SPEC.replace("title: Crying", "title: Weeping")).spec()))
        .isNotEqualTo(NodeText.hash(meaning(SPEC).spec()));
  }
}
