package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each kind of item takes and refuses, decided once for pages and JSON. */
class AnswerFormatTest {

  private static final SurveyDefinition SURVEY = Surveys.everyKind();
  private static final Page ONE = SURVEY.page("one").orElseThrow();
  private static final Page TWO = SURVEY.page("two").orElseThrow();
  private static final Interview AT_TWO =
      Interview.start(SURVEY, Order.AS_WRITTEN)
          .with(Interview.start(SURVEY, Order.AS_WRITTEN).check(ONE, Map.of()));

  private static PageCheck send(String item, String... values) {
    return AT_TWO.check(TWO, Map.of(item, List.of(values)));
  }

  private static void accepted(String item, String sent, String stored) {
    PageCheck check = send(item, sent);
    assertThat(check.problems()).as("%s <- %s", item, sent).isEmpty();
    assertThat(check.answers()).containsEntry(item, stored);
  }

  private static void refused(String code, String item, String... values) {
    PageCheck check = send(item, values);
    assertThat(check.answers()).as("a page with a problem takes nothing").isEmpty();
    assertThat(check.problems()).as("%s <- %s", item, List.of(values)).hasSize(1);
    assertThat(check.problems().get(0).code()).isEqualTo(code);
    assertThat(check.problems().get(0).item()).isEqualTo(item);
    assertThat(check.problems().get(0).typed()).containsExactly(values);
  }

  @Test
  void a_page_sent_empty_is_skipped_item_by_item() {
    Map<String, String> answers = AT_TWO.check(TWO, Map.of()).answers();
    assertThat(answers)
        .containsEntry("rating", "-99")
        .containsEntry("gender", "-99")
        .containsEntry("gender_text", "-77")
        .containsEntry("helps__walk", "-99")
        .containsEntry("helps__talk", "-99")
        .containsEntry("helps__none", "-99")
        .containsEntry("years", "-99")
        .containsEntry("word", "-99")
        .containsEntry("story", "-99")
        .containsEntry("day", "-99")
        .hasSize(11);
  }

  @Test
  void an_empty_or_blank_field_is_a_skipped_one() {
    accepted("rating", "", "-99");
    accepted("years", "   ", "-99");
    accepted("story", "\r\n ", "-99");
  }

  @Test
  void who_prefers_not_to_answer_gets_a_code_of_its_own() {
    for (String item : List.of("rating", "gender", "years", "word", "story", "day")) {
      accepted(item, "-88", "-88");
    }
    assertThat(send("helps", "-88").answers())
        .containsEntry("helps__walk", "-88")
        .containsEntry("helps__none", "-88");
  }

  @Test
  void an_answer_beside_prefer_not_is_asked_about() {
    refused("answer-and-preferred-not", "years", "40", "-88");
    refused("answer-and-preferred-not", "helps", "walk", "-88");
    refused("two-values", "rating", "4", "-88");
    assertThat(send("years", "", "-88").answers()).containsEntry("years", "-88");
  }

  @Test
  void other_missing_codes_cannot_be_sent() {
    refused("unknown-option", "rating", "-99");
    refused("unknown-option", "rating", "-77");
    refused("outside-range", "years", "-55");
    refused("outside-range", "weight", "-66");
    refused("reserved-value", "word", "-77");
    refused("reserved-value", "story", " -99 ");
    refused("unknown-option", "helps", "-77");
  }

  @Test
  void a_choice_takes_only_its_options_as_they_are_written() {
    accepted("rating", "7", "7");
    refused("unknown-option", "rating", "8");
    refused("unknown-option", "rating", "0");
    refused("unknown-option", "rating", "3.0");
    refused("unknown-option", "rating", "٣");
    refused("unknown-option", "rating", "3 ");
    refused("unknown-option", "gender", "woman");
    refused("two-values", "rating", "3", "4");
    refused("two-values", "rating", "3", "3");
  }

  @Test
  void a_description_belongs_to_its_option() {
    PageCheck own =
        AT_TWO.check(TWO, Map.of("gender", List.of("3"), "gender_text", List.of(" agender ")));
    assertThat(own.answers()).containsEntry("gender", "3").containsEntry("gender_text", "agender");
    assertThat(send("gender", "3").answers()).containsEntry("gender_text", "-99");
    PageCheck other =
        AT_TWO.check(TWO, Map.of("gender", List.of("1"), "gender_text", List.of("old thought")));
    assertThat(other.answers()).containsEntry("gender", "1").containsEntry("gender_text", "-77");
  }

  @Test
  void who_only_describes_themselves_has_chosen() {
    assertThat(send("gender_text", "agender").answers())
        .containsEntry("gender", "3")
        .containsEntry("gender_text", "agender");
  }

  @Test
  void a_description_that_is_too_long_is_a_problem_of_its_item() {
    PageCheck check =
        AT_TWO.check(TWO, Map.of("gender", List.of("3"), "gender_text", List.of("x".repeat(201))));
    assertThat(check.problems()).extracting(AnswerProblem::code).containsExactly("too-long");
    assertThat(check.problems()).extracting(AnswerProblem::item).containsExactly("gender");
  }

  @Test
  void ticked_boxes_are_1_and_the_others_0() {
    assertThat(send("helps", "walk", "talk").answers())
        .containsEntry("helps__walk", "1")
        .containsEntry("helps__talk", "1")
        .containsEntry("helps__none", "0");
    assertThat(send("helps", "none").answers()).containsEntry("helps__none", "1");
    refused("exclusive-option", "helps", "none", "walk");
    refused("unknown-option", "helps", "swim");
  }

  @Test
  void numbers_are_read_as_people_write_them() {
    accepted("years", "30", "30");
    accepted("years", " 30 ", "30");
    accepted("years", "30.0", "30");
    accepted("years", "030", "30");
    accepted("years", "٣٠", "30");
    accepted("years", "३०", "30");
    accepted("weight", "3.5", "3.5");
    accepted("weight", "3,5", "3.5");
    accepted("weight", "٣٫٥", "3.5");
    accepted("weight", "−3", "-3");
    accepted("weight", "100", "100");
    accepted("weight", "-0", "0");
  }

  @Test
  void what_is_no_number_is_told() {
    refused("not-a-number", "years", "thirty");
    refused("not-a-number", "years", "3e1");
    refused("not-a-number", "years", "+30");
    refused("not-a-number", "years", "30,0");
    refused("not-a-number", "years", "3 0");
    refused("not-a-number", "years", "NaN");
    refused("not-a-number", "years", "9".repeat(400));
    refused("not-a-number", "weight", "1,000");
    refused("not-whole", "years", "30.5");
    refused("too-many-decimals", "weight", "3.55");
    refused("outside-range", "years", "17");
    refused("outside-range", "years", "100");
    refused("two-values", "years", "30", "31");
  }

  @Test
  void texts_are_kept_but_for_the_space_around_them() {
    accepted("word", "  a b ", "a b");
    accepted("word", "=1+1", "=1+1");
    accepted("word", "007", "007");
    accepted("story", "one\r\ntwo\rthree", "one\ntwo\nthree");
    accepted("word", "😢".repeat(10), "😢".repeat(10));
    refused("too-long", "word", "😢".repeat(11));
    refused("too-long", "story", "x".repeat(51));
    refused("unreadable-character", "word", "a\nb");
    refused("unreadable-character", "story", "a\u0000b");
    refused("unreadable-character", "story", "a\uD83Db");
  }

  @Test
  void days_are_of_the_calendar() {
    accepted("day", "2024-02-29", "2024-02-29");
    accepted("day", " ٢٠٢٤-٠٢-٢٩ ", "2024-02-29");
    refused("not-a-date", "day", "2023-02-29");
    refused("not-a-date", "day", "29/02/2024");
    refused("not-a-date", "day", "2024-2-9");
    refused("outside-dates", "day", "1999-12-31");
    refused("outside-dates", "day", "2027-01-01");
  }

  @Test
  void names_that_do_not_belong_are_told_and_not_dropped() {
    refused("item-not-on-page", "pet", "1");
    refused("item-not-on-page", "pet_name", "Rex");
    refused("unknown-item", "shoe_size", "43");
    refused("unknown-item", "helps__walk", "1");
  }

  @Test
  void all_problems_of_a_page_are_told_at_once_and_nothing_is_taken() {
    PageCheck check =
        AT_TWO.check(
            TWO, Map.of("rating", List.of("9"), "years", List.of("five"), "word", List.of("fine")));
    assertThat(check.accepted()).isFalse();
    assertThat(check.answers()).isEmpty();
    assertThat(check.problems()).extracting(AnswerProblem::item).containsExactly("rating", "years");
  }

  @Test
  void a_long_value_is_shortened_in_the_message_but_kept_as_typed() {
    AnswerProblem problem = send("years", "x".repeat(100)).problems().get(0);
    assertThat(problem.parameters().get("value")).hasSize(41).endsWith("…");
    assertThat(problem.typed().get(0)).hasSize(100);
    assertThat(problem.messageKey()).isEqualTo("answer.not-a-number");
  }
}
