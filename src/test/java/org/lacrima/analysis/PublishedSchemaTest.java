package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.published.PublishedReader;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.SchemaAgreement;

/** The JSON Schema of published values and their reader take the same files. */
class PublishedSchemaTest {

  private static final Path FILE = Path.of("analysis-specs/published.yaml");

  private static final Set<String> STRUCTURAL =
      Set.of(
          "unknown-key",
          "missing-key",
          "not-a-mapping",
          "not-a-text",
          "not-a-number",
          "not-an-integer",
          "unknown-choice",
          "unknown-format",
          "out-of-range",
          "no-published-number");

  private static List<Problem> problems(Node node) {
    Problems problems = new Problems();
    PublishedReader.read(node, "published.yaml", problems);
    return problems.all();
  }

  @Test
  void the_schema_takes_the_published_values_of_the_study() throws IOException {
    SchemaAgreement agreement =
        new SchemaAgreement("published", STRUCTURAL, PublishedSchemaTest::problems);
    assertThat(agreement.complaints(FILE)).isEmpty();
  }

  @Test
  void whatever_key_is_taken_away_or_added_schema_and_reader_agree() throws IOException {
    SchemaAgreement agreement =
        new SchemaAgreement("published", STRUCTURAL, PublishedSchemaTest::problems);
    agreement.compareMutants(FILE, Integer.MAX_VALUE);
    assertThat(agreement.disagreements()).isEmpty();
  }
}
