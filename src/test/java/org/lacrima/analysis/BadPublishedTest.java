package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.published.PublishedReader;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/** Nothing of a published value is passed over in silence. */
class BadPublishedTest {

  private static List<String> codes(String value) {
    String text =
        """
        format: lacrima/published/1
        studies: {s: {citation: "Somebody (2020)"}}
        values:
          - {id: v, study: s, provenance: summary, %s}
        """
            .formatted(value);
    Problems problems = new Problems();
    PublishedReader.read(
        Objects.requireNonNull(Yaml.parse("p.yaml", text, problems)), "p.yaml", problems);
    return problems.all().stream().map(p -> p.code() + ":" + p.place().line()).toList();
  }

  @Test
  void a_number_without_the_one_that_it_belongs_to_is_a_problem() {
    assertThat(codes("mean: 3.2, count: 5")).containsExactly("without-its-number:4");
    assertThat(codes("percent: 32, sd: 1.5")).containsExactly("without-its-number:4");
    assertThat(codes("r: 0.3, items: 5")).containsExactly("without-its-number:4");
    assertThat(codes("mean: 3.2, sd: 1.5, items: 5")).isEmpty();
    assertThat(codes("percent: 50, count: 5")).isEmpty();
  }

  @Test
  void a_value_without_any_number_is_told_once() {
    assertThat(codes("n: 20")).containsExactly("no-published-number:4");
  }
}
