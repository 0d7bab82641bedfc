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
    // so that items may be added that it lays nothing over
    edit(folder.resolve("overlays/mood.yaml"), "wording: original", "wording: own");
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

  @Test
  void files_with_problems_in_every_section_tell_each_with_its_place() {
    Path folder = Path.of("src/test/resources/bad/many");
    List<String> told =
        CheckedSurveys.survey(folder.resolve("many.yaml")).problems().stream()
            .map(p -> p.place().toString().replace(folder + "/", "") + " " + p.code())
            .toList();
    assertThat(told)
        .containsExactly(
            "instruments/calm.yaml:4:10 bad-version",
            "instruments/calm.yaml:7:10 unknown-choice",
            "instruments/calm.yaml:8:9 missing-key",
            "instruments/calm.yaml:11:61 not-a-number",
            "instruments/calm.yaml:12:10 bad-name",
            "instruments/calm.yaml:12:17 bad-range",
            "instruments/calm.yaml:18:29 text-missing",
            "instruments/calm.yaml:19:14 duplicate-id",
            "instruments/calm.yaml:21:49 unknown-response-scale",
            "instruments/calm.yaml:22:56 bad-range",
            "instruments/calm.yaml:23:46 not-a-mapping",
            "instruments/calm.yaml:26:31 unknown-variable",
            "instruments/calm.yaml:28:9 no-answer-format",
            "instruments/calm.yaml:29:9 missing-key",
            "instruments/calm.yaml:33:57 duplicate-id",
            "instruments/calm.yaml:36:3 unused-item",
            "instruments/calm.yaml:36:65 unknown-item",
            "instruments/calm.yaml:36:83 reverse-outside-scale",
            "instruments/calm.yaml:36:99 bad-min",
            "instruments/calm.yaml:37:89 bad-min",
            "instruments/calm.yaml:38:27 text-missing",
            "instruments/calm.yaml:39:57 unknown-variable",
            "instruments/calm.yaml:40:43 item-not-numeric",
            "instruments/calm.yaml:40:70 bad-min",
            "instruments/calm.yaml:42:52 vector-fails",
            "instruments/calm.yaml:43:49 vector-outside-scale",
            "instruments/calm.yaml:43:72 vector-fails",
            "instruments/calm.yaml:43:89 unknown-scale",
            "instruments/calm.yaml:44:34 unknown-item",
            "instruments/calm.yaml:44:70 not-a-number",
            "instruments/calm.yaml:45:5 missing-key",
            "many.yaml:6:8 text-missing",
            "many.yaml:6:9 undeclared-language",
            "many.yaml:7:10 bad-range",
            "many.yaml:8:21 no-such-file",
            "many.yaml:12:9 place-missing",
            "many.yaml:16:65 bad-date",
            "many.yaml:19:40 unknown-block",
            "many.yaml:20:5 duplicate-id",
            "many.yaml:20:40 unknown-instrument",
            "many.yaml:21:67 show-if-reads-later",
            "many.yaml:22:5 empty-page",
            "many.yaml:22:23 text-missing",
            "many.yaml:22:46 text-where-number-needed");
  }

  @Test
  void an_item_that_cannot_be_read_keeps_its_place_and_its_name() throws Exception {
    edit(instrument, "text: {en: I was glad.}", "text: {en: I was glad.}, rating: agre");
    edit(instrument, "but: {mood_02: -99}", "but: {mood_01: 3, mood_02: 9}");
    edit(survey, "show: [mood]}", "show: [mood], show-if: mood_01 == 1}");
    assertThat(codes())
        .containsExactlyInAnyOrder(
            "unknown-response-scale", "vector-outside-scale", "show-if-reads-later");
  }

  @Test
  void an_item_without_a_name_hides_no_failing_vector_of_other_items() throws Exception {
    edit(
        instrument,
        "      - {id: mood_02",
        "      - {id: mood_01, text: {en: Again.}, unscored: true}\n      - {id: mood_02");
    edit(instrument, "expect: {mood_total: 2.5}", "expect: {mood_total: 1.5}");
    assertThat(codes()).containsExactlyInAnyOrder("duplicate-id", "vector-fails");
  }

  @Test
  void a_broken_response_scale_is_no_unknown_one_and_its_items_are_in_their_scales()
      throws Exception {
    edit(instrument, "{from: 1, to: 5,", "{from: 5, to: 1,");
    edit(instrument, "min: 1}", "min: 3}");
    assertThat(codes()).containsExactlyInAnyOrder("bad-range", "bad-min");
  }

  @Test
  void an_option_that_cannot_be_read_makes_no_vector_wrong() throws Exception {
    edit(
        instrument,
        "{from: 1, to: 5, low: {en: not at all}, high: {en: very much}}",
        "{options: [{value: 1, label: {en: no}}, {value: yes, label: {en: yes}}]}");
    assertThat(codes()).containsExactly("not-a-number");
  }

  @Test
  void a_missing_head_hides_no_vector_and_no_page() throws Exception {
    edit(instrument, "version: 1.0.0", "");
    edit(instrument, "licence: own", "licence: mine");
    edit(instrument, "wording: own", "");
    edit(instrument, "expect: {mood_total: 2.5}", "expect: {mood_total: 1.5}");
    edit(survey, "show: [mood]}", "show: [mood/mod, mood/mood/mood]}");
    assertThat(codes())
        .containsExactlyInAnyOrder(
            "missing-key",
            "missing-key",
            "unknown-choice",
            "vector-fails",
            "unknown-block",
            "unknown-block");
  }

  @Test
  void an_instrument_without_a_file_hides_no_problem_of_the_others_and_of_the_pages()
      throws Exception {
    edit(survey, "instruments: [mood]", "instruments: [mood, joy]");
    edit(survey, "show: [mood]}", "show: [joy, joy/one, moot/mood], show-if: joy_01 == 1}");
    edit(instrument, "expect: {mood_total: 2.5}", "expect: {mood_total: 1.5}");
    assertThat(codes())
        .containsExactlyInAnyOrder("no-such-file", "unknown-instrument", "vector-fails");
  }

  @Test
  void one_wrong_name_in_a_key_excuses_one_item_only() throws Exception {
    edit(
        instrument,
        "      - {id: mood_02",
        "      - {id: mood_10, text: {en: Ten.}}\n      - {id: mood_02");
    edit(instrument, "mean: [mood_01, mood_02]", "mean: [mood_01, mood_2]");
    assertThat(codes()).containsExactlyInAnyOrder("unknown-item", "unused-item");
  }

  @Test
  void a_broken_vector_leaves_the_others_to_be_tried() throws Exception {
    edit(instrument, "each: [2, 4], but: {mood_02: -99}", "each: [2, 9]");
    edit(instrument, "{name: lowest, each: 1, expect", "{each: 1, expect");
    edit(instrument, "expect: {mood_total: 2.5}", "expect: {mood_total: 1.5}");
    assertThat(codes())
        .containsExactlyInAnyOrder("vector-outside-scale", "missing-key", "vector-fails");
  }

  @Test
  void two_multiple_choices_of_one_name_are_told() throws Exception {
    String more = "      - {id: kind, unscored: true, text: {en: K}, multiple: {options: [%s]}}\n";
    String one = "{name: a, label: {en: A}}, {name: b, label: {en: B}}";
    String other = "{name: c, label: {en: C}}, {name: d, label: {en: D}}";
    edit(
        instrument,
        "      - {id: mood_02",
        more.formatted(one) + more.formatted(other) + "      - {id: mood_02");
    assertThat(codes()).containsExactly("duplicate-id");
  }
}
