package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Loaded;

/** Every file of the repository loads, and what it promises holds. */
class SurveyFilesTest {

  static final Path SURVEYS = Path.of("surveys");

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void every_survey_of_the_repository_loads() throws IOException {
    assertThat(files(SURVEYS)).isNotEmpty();
    for (Path file : files(SURVEYS)) {
      assertThat(SurveyLoader.load(file).problems()).as(file.toString()).isEmpty();
    }
  }

  @Test
  void every_instrument_of_the_repository_loads() throws IOException {
    for (Path file : files(SURVEYS.resolve("instruments"))) {
      assertThat(SurveyLoader.loadInstrument(file).problems()).as(file.toString()).isEmpty();
    }
  }

  @Test
  void a_stored_survey_is_the_same_survey_with_the_same_hash() throws IOException {
    for (Path file : files(SURVEYS)) {
      SurveyDefinition survey = SurveyLoader.load(file).get();
      Loaded<SurveyDefinition> restored = SurveyLoader.restore(survey.source());
      assertThat(restored.problems()).isEmpty();
      assertThat(restored.get().sha256()).isEqualTo(survey.sha256());
      assertThat(restored.get().variables()).isEqualTo(survey.variables());
    }
  }
}
