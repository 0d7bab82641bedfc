package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;
import org.lacrima.statistics.Validity;

/** Every example of docs/analysis-specs.md is taken by the loader, and no kind is left out. */
class SpecDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/analysis-specs.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final List<String> HEADER =
      List.of(
          "duration_s",
          "zip",
          "gender",
          "age",
          "site",
          "ever_cried",
          "q1",
          "q2",
          "q3",
          "q4",
          "q5",
          "q6",
          "before",
          "after",
          "mood",
          "change",
          "bond",
          "task",
          "sessions",
          "Solar.R");

  private static String document() throws IOException {
    return Files.readString(DOCUMENT);
  }

  /** A whole spec, a part of one, or entries of {@code analyses}. */
  private static String spec(String example) {
    String text = example.startsWith("- ") ? "analyses:\n" + example.indent(2) : example;
    if (!text.contains("analyses:")) {
      text += "analyses: [{id: any, frequencies: {variables: [gender]}}]\n";
    }
    return text.startsWith("format:") ? text : Specs.header() + text;
  }

  @Test
  void every_example_is_a_good_spec() throws IOException {
    List<Problem> found = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(document());
    int examples = 0;
    while (matcher.find()) {
      Problems problems = new Problems();
      String example = Objects.requireNonNull(matcher.group(1));
      Node node = Yaml.parse("example: " + example, spec(example), problems);
      found.addAll(problems.all());
      if (node != null) {
        found.addAll(AnalysisSpecLoader.problems(node, HEADER, Specs.NO_SURVEYS));
      }
      examples++;
    }
    assertThat(examples).isGreaterThan(15);
    assertThat(found).isEmpty();
  }

  @Test
  void every_kind_and_every_note_of_a_result_is_described() throws IOException {
    String document = document();
    assertThat(AnalysisKinds.names())
        .allSatisfy(kind -> assertThat(document).contains("`" + kind + "`"));
    for (Validity validity : Validity.values()) {
      assertThat(document).contains("`" + validity.note());
    }
  }
}
