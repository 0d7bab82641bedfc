package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Problem;

class SurveyLoaderTest {

  private static final Path MOODS = Path.of("src/test/resources/surveys/moods.yaml");

  @TempDir private Path folder = Path.of("");

  private Path copy() throws Exception {
    for (String file : List.of("moods.yaml", "instruments/mood.yaml", "overlays/mood.yaml")) {
      Path to = folder.resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(MOODS.resolveSibling(file), to);
    }
    return folder.resolve("moods.yaml");
  }

  private static void edit(Path file, String from, String to) throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void comments_layout_and_line_ends_do_not_make_another_version() throws Exception {
    Path file = copy();
    String before = SurveyLoader.load(file).get().sha256();
    Files.writeString(file, "\uFEFF# a comment\r\n" + Files.readString(file).replace("\n", "\r\n"));
    edit(file, "minutes: 1", "minutes:    1");
    assertThat(SurveyLoader.load(file).get().sha256()).isEqualTo(before);
  }

  @Test
  void a_word_in_the_survey_its_instrument_or_its_overlay_makes_another_version() throws Exception {
    Path file = copy();
    String before = SurveyLoader.load(file).get().sha256();
    edit(file, "Hello.", "Hello!");
    String landing = SurveyLoader.load(file).get().sha256();
    edit(folder.resolve("instruments/mood.yaml"), "I was glad.", "I was happy.");
    String instrument = SurveyLoader.load(file).get().sha256();
    edit(folder.resolve("overlays/mood.yaml"), "I have been sad.", "I felt sad.");
    String overlay = SurveyLoader.load(file).get().sha256();
    assertThat(List.of(before, landing, instrument, overlay)).doesNotHaveDuplicates();
  }

  @Test
  void the_consent_has_a_hash_of_its_own_that_filling_places_does_not_change() throws Exception {
    Path file = copy();
    Consent before = SurveyLoader.load(file).get().consent();
    edit(file, "consent:\n", "consent:\n  places: {ethics-board: The board}\n");
    Consent filled = SurveyLoader.load(file).get().consent();
    assertThat(filled.sha256()).isEqualTo(before.sha256());
    assertThat(filled.filled("en", Object::toString, name -> "[" + name + "]"))
        .isEqualTo("[responsible-researcher] The board [data-controller] [withdrawal-until]");
    edit(file, "{ethics-board}", "Reviewed by {ethics-board}");
    assertThat(SurveyLoader.load(file).get().consent().sha256()).isNotEqualTo(before.sha256());
  }

  @Test
  void an_overlay_changes_words_and_nothing_else() throws Exception {
    SurveyDefinition survey = SurveyLoader.load(MOODS).get();
    Instrument plain =
        SurveyLoader.loadInstrument(MOODS.resolveSibling("instruments/mood.yaml")).get();
    Instrument laid = survey.instruments().get(0);
    assertThat(laid.items().get(1).text().in("en")).isEqualTo("In the past week, I have been sad.");
    assertThat(laid.items().get(0).text()).isEqualTo(plain.items().get(0).text());
    assertThat(laid.blocks().get(0).intro()).isNotNull();
    assertThat(laid.wording()).isEqualTo(Rights.Wording.ORIGINAL);
    assertThat(laid.rights().licence()).isEqualTo(Rights.Licence.GRANTED);
    assertThat(laid.scales()).extracting(Scale::id).containsExactly("mood_total");
    assertThat(laid.scales().get(0).reversed()).isEqualTo(plain.scales().get(0).reversed());
    assertThat(laid.vectors()).isEqualTo(plain.vectors());
  }

  @Test
  void an_overlay_does_not_call_words_original_that_it_leaves_as_they_were() throws Exception {
    Path file = copy();
    edit(folder.resolve("overlays/mood.yaml"), "  mood_01: {en: I was glad.}\n", "");
    List<Problem> problems = SurveyLoader.load(file).problems();
    assertThat(problems).extracting(Problem::code).containsExactly("overlay-incomplete");
    assertThat(problems.get(0).toString()).contains("1 of its 2 items").contains("mood_01");
    edit(folder.resolve("overlays/mood.yaml"), "wording: original", "wording: own");
    assertThat(SurveyLoader.load(file).problems()).isEmpty();
  }

  @Test
  void an_overlay_for_items_that_are_not_there_is_told() throws Exception {
    Path file = copy();
    edit(folder.resolve("overlays/mood.yaml"), "mood_02:", "mood_20:");
    assertThat(SurveyLoader.load(file).problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("unknown-item", "overlay-incomplete");
    edit(folder.resolve("overlays/mood.yaml"), "instrument: mood", "instrument: rq");
    assertThat(SurveyLoader.load(file).problems())
        .extracting(Problem::code)
        .contains("unknown-instrument");
  }

  @Test
  void a_study_for_real_participants_is_told_what_is_missing() {
    assertThat(Surveys.crying().obstacles())
        .containsExactly(
            "empty-place responsible-researcher",
            "empty-place ethics-board",
            "empty-place data-controller",
            "empty-place withdrawal-until",
            "unconfirmed-contact en 988",
            "unconfirmed-contact it 112",
            "unconfirmed-contact it 02 2327 2327",
            "unconfirmed-contact he 1201");
    assertThat(Surveys.crying().demo()).isTrue();
    assertThat(Surveys.everyKind().obstacles()).isEmpty();
  }

  @Test
  void variables_carry_labels_levels_ranges_and_missing_codes() {
    Variable gender = variable("gender");
    assertThat(gender.labels()).containsEntry("1", "Woman").containsEntry("2", "Man");
    assertThat(gender.level()).isEqualTo(MeasurementLevel.NOMINAL);
    assertThat(gender.missing()).containsExactlyInAnyOrder("-99", "-88", "-77", "-66", "-55");
    Variable item = variable("cry_pos_01");
    assertThat(item.labels()).containsOnlyKeys("1", "7").containsEntry("7", "very much");
    assertThat(item.level()).isEqualTo(MeasurementLevel.ORDINAL);
    assertThat(item.range()).isEqualTo(new Variable.Range(1, 7));
    assertThat(variable("rq_self").range()).isEqualTo(new Variable.Range(-12, 12));
    assertThat(variable("rq_category").labels()).containsEntry("3", "preoccupied");
    assertThat(variable("wai_total").level()).isEqualTo(MeasurementLevel.SCALE);
    assertThat(variable("status").forcedText()).isTrue();
    assertThat(variable("age").range()).isEqualTo(new Variable.Range(18, 99));
  }

  private static Variable variable(String name) {
    return Surveys.crying().variables().stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_packaged_survey_is_the_one_in_the_folder() {
    assertThat(SurveyLoader.packaged("crying-in-therapy").get().sha256())
        .isEqualTo(Surveys.crying().sha256());
    assertThat(SurveyLoader.packaged("nowhere").problems())
        .extracting(Problem::code)
        .containsExactly("no-such-file");
  }

  @Test
  void the_variables_that_the_published_findings_need_are_there() {
    List<String> names = Surveys.crying().variables().stream().map(Variable::name).toList();
    assertThat(names)
        .contains(
            "age",
            "gender",
            "race_ethnicity",
            "orientation",
            "education",
            "sessions",
            "therapy_months",
            "ever_cried",
            "cried_last_session",
            "cry_sessions_4wk",
            "cry_frequency",
            "cry_intensity",
            "cry_discomfort",
            "cry_pos_01",
            "cry_pos_04",
            "cry_neg_01",
            "cry_neg_04",
            "cry_ther_01",
            "cry_ther_04",
            "cry_mean_01",
            "cry_mean_05",
            "cry_relationship",
            "cry_talked",
            "cry_story",
            "wai_12",
            "rq_best",
            "ctsc_16",
            "cry_positive",
            "cry_negative",
            "cry_therapist",
            "cry_meaning",
            "wai_task",
            "wai_bond",
            "wai_goal",
            "wai_total",
            "rq_self",
            "rq_other",
            "ctsc_total");
  }
}
