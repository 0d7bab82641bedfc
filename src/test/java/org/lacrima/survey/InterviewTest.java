package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterviewTest {

  private static final SurveyDefinition SURVEY = Surveys.crying();

  private static Page page(String id) {
    return SURVEY.page(id).orElseThrow();
  }

  private static Interview send(Interview interview, String page, Map<String, String> values) {
    Map<String, List<String>> raw = new HashMap<>();
    values.forEach((name, value) -> raw.put(name, List.of(value)));
    PageCheck check = interview.check(page(page), raw);
    assertThat(check.problems()).isEmpty();
    return interview.with(check);
  }

  private static Interview asked(String everCried) {
    Interview interview =
        send(Interview.start(SURVEY, Order.AS_WRITTEN), "about-you", Map.of("age", "30"));
    interview = send(interview, "your-therapy", Map.of());
    return send(interview, "crying", Map.of("ever_cried", everCried));
  }

  private static List<String> ids(List<Page> pages) {
    return pages.stream().map(Page::id).toList();
  }

  @Test
  void who_has_cried_is_asked_about_it() {
    assertThat(ids(asked("1").shownPages()))
        .containsExactly(
            "about-you",
            "your-therapy",
            "crying",
            "how-often",
            "last-time",
            "your-therapist-then",
            "what-it-meant",
            "change",
            "alliance",
            "close-relationships");
  }

  @Test
  void who_has_not_cried_or_does_not_say_is_not_asked_about_it() {
    for (String answer : List.of("0", "", "-88")) {
      assertThat(ids(asked(answer).shownPages()))
          .containsExactly(
              "about-you", "your-therapy", "crying", "change", "alliance", "close-relationships");
      assertThat(asked(answer).after(page("crying"))).contains(page("change"));
      assertThat(asked(answer).before(page("change"))).contains(page("crying"));
    }
  }

  @Test
  void a_first_page_has_nothing_before_it_and_the_last_nothing_after() {
    Interview interview = asked("1");
    assertThat(interview.before(page("about-you"))).isEmpty();
    assertThat(interview.after(page("close-relationships"))).isEmpty();
  }

  @Test
  void what_is_hidden_by_a_changed_answer_exports_as_not_shown_and_comes_back() {
    Interview cried = send(asked("1"), "how-often", Map.of("cry_sessions_4wk", "3"));
    assertThat(cried.columns()).containsEntry("cry_sessions_4wk", "3");
    Interview not = send(cried, "crying", Map.of("ever_cried", "0"));
    assertThat(not.columns())
        .containsEntry("ever_cried", "0")
        .containsEntry("cry_sessions_4wk", "-77")
        .containsEntry("cry_pos_01", "-77");
    assertThat(not.answer("cry_sessions_4wk")).contains("3");
    Interview again = send(not, "crying", Map.of("ever_cried", "1"));
    assertThat(again.columns()).containsEntry("cry_sessions_4wk", "3");
  }

  @Test
  void skipped_hidden_and_never_reached_are_three_different_things() {
    Map<String, String> columns = asked("0").columns();
    assertThat(columns)
        .containsEntry("age", "30")
        .containsEntry("gender", "-99")
        .containsEntry("gender_text", "-77")
        .containsEntry("sessions", "-99")
        .containsEntry("cry_intensity", "-77")
        .containsEntry("wai_01", "-55");
    assertThat(columns.keySet())
        .containsExactlyElementsOf(
            SURVEY.items().stream().flatMap(item -> item.columns().stream()).toList());
  }

  @Test
  void before_it_is_decided_whether_an_item_is_shown_it_is_not_reached() {
    assertThat(Interview.start(SURVEY, Order.AS_WRITTEN).columns())
        .containsEntry("cry_intensity", "-55");
    assertThat(asked("").columns()).containsEntry("cry_intensity", "-77");
  }

  @Test
  void nobody_jumps_ahead() {
    PageCheck check = asked("1").check(page("alliance"), Map.of());
    assertThat(check.problems())
        .extracting(AnswerProblem::code)
        .containsExactly("page-not-reached");
    assertThat(asked("1").reached(page("how-often"))).isTrue();
    assertThat(asked("1").reached(page("last-time"))).isFalse();
  }

  @Test
  void a_page_that_is_not_shown_takes_no_answers() {
    PageCheck check = asked("0").check(page("how-often"), Map.of());
    assertThat(check.problems()).extracting(AnswerProblem::code).containsExactly("page-not-shown");
  }

  @Test
  void an_earlier_page_can_be_sent_again_and_the_newest_counts() {
    Interview interview = send(asked("1"), "about-you", Map.of("age", "31"));
    assertThat(interview.columns()).containsEntry("age", "31");
    assertThat(interview.resumeAt()).contains(page("how-often"));
  }

  @Test
  void an_interview_goes_on_where_it_stopped_and_ends_when_nothing_is_left() {
    Interview interview = asked("0");
    assertThat(interview.resumeAt()).contains(page("change"));
    assertThat(interview.complete()).isFalse();
    for (Optional<Page> at = interview.resumeAt(); at.isPresent(); at = interview.resumeAt()) {
      interview = send(interview, at.get().id(), Map.of());
    }
    assertThat(interview.complete()).isTrue();
    assertThat(interview.columns()).doesNotContainValue("-55");
    Interview changed = send(interview, "crying", Map.of("ever_cried", "1"));
    assertThat(changed.complete()).isFalse();
    assertThat(changed.resumeAt()).contains(page("how-often"));
  }

  @Test
  void the_end_never_moves_away() {
    Progress first = Interview.start(SURVEY, Order.AS_WRITTEN).progress(page("about-you"));
    assertThat(first).isEqualTo(new Progress(1, 10, 20));
    assertThat(asked("1").progress(page("how-often"))).isEqualTo(new Progress(4, 10, 18));
    assertThat(asked("0").progress(page("change"))).isEqualTo(new Progress(4, 6, 10));
    assertThat(asked("1").progress(page("close-relationships"))).isEqualTo(new Progress(10, 10, 2));
  }

  @Test
  void an_item_inside_a_page_is_routed_too() {
    SurveyDefinition kinds = Surveys.everyKind();
    Page three = kinds.page("three").orElseThrow();
    Interview pet = Interview.of(kinds, Order.AS_WRITTEN, Map.of("pet", "1", "helps__walk", "0"));
    assertThat(pet.shown(three.blocks().get(0))).extracting(Item::id).containsExactly("pet_name");
    Interview walks = Interview.of(kinds, Order.AS_WRITTEN, Map.of("pet", "1", "helps__walk", "1"));
    assertThat(walks.shown(three.blocks().get(0)))
        .extracting(Item::id)
        .containsExactly("pet_name", "pet_age");
  }
}
