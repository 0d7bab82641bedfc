package org.lacrima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.definition.Problem;

/** One problem hides no other that is independent of it, and brings none that are not there. */
class AllProblemsTest {

  private static final Path MOODS = Path.of("src/test/resources/surveys/moods.yaml");

  @TempDir private Path folder = Path.of("");
  private Path survey = Path.of("");
  private Path instrument = Path.of("");

  @BeforeEach
  void copy() throws Exception {
    for (String file : List.of("moods.yaml", "instruments/mood.yaml", "overlays/mood.yaml")) {
      Path to = folder.resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(MOODS.resolveSibling(file), to);
    }
    survey = folder.resolve("moods.yaml");
    instrument = folder.resolve("instruments/mood.yaml");
  }

  private static void edit(Path file, String from, String to) throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private List<String> codes() {
    return CheckedSurveys.survey(survey).problems().stream().map(Problem::code).toList();
  }

  @Test
  void the_copy_is_good() {
    assertThat(codes()).isEmpty();
  }

  @Test
  void a_missing_text_hides_no_failing_vector_and_no_problem_of_the_survey() throws Exception {
    edit(instrument, "text: {en: I was glad.}", "text: {}");
    edit(
        instrument,
        "each: [5, 1], expect: {mood_total: 5}",
        "each: [5, 1], expect: {mood_total: 4}");
    edit(survey, "show: [mood]}", "show: [mood], show-if: nothing > 1}");
    assertThat(codes())
        .containsExactlyInAnyOrder("text-missing", "vector-fails", "unknown-variable");
  }

  @Test
  void an_unknown_item_in_a_key_hides_no_problem_of_vectors_or_pages() throws Exception {
    edit(instrument, "mean: [mood_01, mood_02]", "mean: [mood_01, mood_20]");
    edit(instrument, "but: {mood_02: -99}", "but: {mood_02: 9}");
    edit(survey, "show: [mood]}", "show: [mood/mod]}");
    assertThat(codes())
        .contains("unknown-item", "vector-outside-scale", "unknown-block")
        .doesNotContain("unknown-scale", "vectors-too-weak", "untested-scale", "unused-item");
  }

  @Test
  void a_name_taken_twice_hides_no_failing_vector() throws Exception {
    edit(instrument, "id: mood_total", "id: mood_01");
    edit(instrument, "{mood_total:", "{mood_01:");
    edit(instrument, "expect: {mood_01: 2.5}", "expect: {mood_01: 1.5}");
    assertThat(codes()).containsExactlyInAnyOrder("duplicate-id", "vector-fails");
  }
}
