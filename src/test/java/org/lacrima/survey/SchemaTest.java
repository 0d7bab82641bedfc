package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.SchemaAgreement;

/**
 * The JSON Schemas say what the loaders say, as far as a schema can: structure. A schema never
 * refuses what the loader takes, and refuses every fault of structure that the loader refuses.
 */
class SchemaTest {

  private static final Path BAD = Path.of("src/test/resources/bad");

  /** What a schema can see: keys, kinds of values, fixed words. */
  private static final Set<String> STRUCTURAL =
      Set.of(
          "unknown-key",
          "missing-key",
          "not-a-mapping",
          "not-a-flag",
          "not-an-integer",
          "unknown-choice",
          "unknown-format",
          "two-answer-formats",
          "no-answer-format",
          "two-scorings",
          "no-scoring",
          "empty-scale",
          "too-few-options",
          "empty-block",
          "empty-page",
          "no-pages",
          "empty-vector",
          "bad-version",
          "bad-link");

  private static SchemaAgreement instruments() {
    return new SchemaAgreement("instrument", STRUCTURAL, SchemaTest::instrument);
  }

  /** Beside which file the survey stands decides which instruments it finds. */
  private static SchemaAgreement surveysBeside(Path file) {
    return new SchemaAgreement("survey", STRUCTURAL, node -> survey(file, node));
  }

  private static SchemaAgreement unread(String name) {
    return new SchemaAgreement(name, STRUCTURAL, node -> List.of());
  }

  @Test
  void the_schema_takes_every_good_file() throws IOException {
    for (Path file : good("instruments")) {
      assertThat(instruments().complaints(file)).as(file.toString()).isEmpty();
    }
    for (Path file : good("")) {
      assertThat(surveysBeside(file).complaints(file)).as(file.toString()).isEmpty();
    }
    for (Path file : SurveyFilesTest.files(SurveyFilesTest.SURVEYS.resolve("populations"))) {
      assertThat(unread("population").complaints(file)).as(file.toString()).isEmpty();
    }
    Path overlay = Path.of("src/test/resources/surveys/overlays/mood.yaml");
    assertThat(unread("overlay").complaints(overlay)).isEmpty();
  }

  @Test
  void the_schema_refuses_the_structural_faults_of_the_bad_files() throws IOException {
    List<String> disagreements = new ArrayList<>();
    SchemaAgreement instruments = instruments();
    SurveyFilesTest.files(BAD.resolve("instruments")).forEach(instruments::compare);
    disagreements.addAll(instruments.disagreements());
    for (Path file : SurveyFilesTest.files(BAD.resolve("surveys"))) {
      SchemaAgreement surveys = surveysBeside(file);
      surveys.compare(file);
      disagreements.addAll(surveys.disagreements());
    }
    assertThat(disagreements).isEmpty();
  }

  @Test
  void whatever_key_is_taken_away_or_added_schema_and_loader_agree() throws IOException {
    List<String> disagreements = new ArrayList<>();
    SchemaAgreement instruments = instruments();
    good("instruments").forEach(file -> instruments.compareMutants(file, 2));
    disagreements.addAll(instruments.disagreements());
    for (Path file : good("")) {
      SchemaAgreement surveys = surveysBeside(file);
      surveys.compareMutants(file, 2);
      disagreements.addAll(surveys.disagreements());
    }
    assertThat(disagreements).isEmpty();
  }

  private static List<Problem> instrument(Node node) {
    Problems problems = new Problems();
    new InstrumentReader(problems, Trial.NONE).instrument(node);
    return problems.all();
  }

  private static List<Problem> survey(Path file, Node node) {
    Problems problems = new Problems();
    new SurveyReader(Definitions.beside(file), problems, Trial.NONE).survey(node);
    return problems.all();
  }

  private static List<Path> good(String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    files.addAll(SurveyFilesTest.files(SurveyFilesTest.SURVEYS.resolve(folder)));
    files.addAll(SurveyFilesTest.files(Path.of("src/test/resources/surveys").resolve(folder)));
    return files;
  }
}
