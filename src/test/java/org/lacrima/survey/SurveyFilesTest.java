package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void the_study_is_whole_in_english_italian_and_hebrew() throws IOException {
    SurveyDefinition study = SurveyLoader.load(SURVEYS.resolve("crying-in-therapy.yaml")).get();
    assertThat(study.languages()).containsExactly("en", "it", "he");
    String text = ": \"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
    Matcher texts =
        Pattern.compile("\"en\"" + text + ", \"it\"" + text + ", \"he\"" + text)
            .matcher(study.source());
    int found = 0;
    while (texts.find()) {
      found++;
      assertThat(texts.group(3)).as(texts.group(1)).containsPattern("[\u05D0-\u05EA]");
      assertThat(texts.group(2)).as(texts.group(1)).doesNotContainPattern("[\u05D0-\u05EA]");
      if (!List.of("No", "Queer").contains(texts.group(1))) {
        assertThat(texts.group(2)).isNotEqualTo(texts.group(1));
      }
    }
    // every text, and not only those that stand like this
    assertThat(found)
        .isEqualTo(study.source().split("\"en\": \"", -1).length - 1)
        .isGreaterThan(150);
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
