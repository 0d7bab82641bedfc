package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problems;
import org.lacrima.definition.SchemaAgreement;
import org.lacrima.survey.SurveyLoader;

/** The JSON Schema of analysis specs and their loader take the same files, as far as it can see. */
class AnalysisSchemaTest {

  private static final Path BAD = Path.of("src/test/resources/bad/specs");
  private static final List<String> HEADER = List.of("id", "site", "x", "y", "z", "g");

  /** What a schema can see: keys, kinds of values, fixed words, bounds of numbers. */
  private static final Set<String> STRUCTURAL =
      Set.of(
          "unknown-key",
          "missing-key",
          "not-a-mapping",
          "not-a-text",
          "not-a-number",
          "not-a-flag",
          "not-an-integer",
          "unknown-choice",
          "unknown-format",
          "out-of-range",
          "two-kinds",
          "no-kind",
          "two-ways",
          "one-rule");

  private static SchemaAgreement of(List<String> header) {
    return new SchemaAgreement(
        "analysis",
        STRUCTURAL,
        node -> AnalysisSpecLoader.problems(node, header, (id, in) -> Loaded.of(survey(id))));
  }

  private static List<Variable> survey(String id) {
    return SurveyLoader.load(Path.of("surveys", id + ".yaml")).get().variables();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("published.yaml"))
          .sorted()
          .toList();
    }
  }

  private static List<String> header(Path spec) {
    if (spec.startsWith("analysis-specs")) {
      return survey("crying-in-therapy").stream().map(Variable::name).toList();
    }
    Path data = Path.of(spec.toString().replace(".yaml", ".csv"));
    CsvFile file = Files.exists(data) ? CsvFile.open(data, new Problems()) : null;
    return file == null ? HEADER : file.header();
  }

  private static List<Path> good() throws IOException {
    return Stream.of(Path.of("analysis-specs"), Specs.REFERENCE)
        .flatMap(
            folder -> {
              try {
                return files(folder).stream();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void the_schema_takes_every_good_file() throws IOException {
    assertThat(good()).isNotEmpty();
    for (Path file : good()) {
      assertThat(of(header(file)).complaints(file)).as(file.toString()).isEmpty();
    }
  }

  @Test
  void the_schema_refuses_the_structural_faults_of_the_bad_files() throws IOException {
    SchemaAgreement agreement = of(HEADER);
    files(BAD).forEach(agreement::compare);
    assertThat(agreement.disagreements()).isEmpty();
  }

  @Test
  void whatever_key_is_taken_away_or_added_schema_and_loader_agree() throws IOException {
    for (Path file : good()) {
      SchemaAgreement agreement = of(header(file));
      agreement.compareMutants(file, Integer.MAX_VALUE);
      assertThat(agreement.disagreements()).isEmpty();
    }
  }
}
