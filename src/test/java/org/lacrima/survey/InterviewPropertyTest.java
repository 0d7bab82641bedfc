package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lacrima.dataset.MissingCode;

/** Whatever is sent in whatever order, an interview keeps its promises. */
class InterviewPropertyTest {

  private static final SurveyDefinition SURVEY = Surveys.everyKind();

  private static final List<String> SENT =
      List.of(
          "",
          "1",
          "0",
          "3",
          "7",
          "8",
          "-88",
          "-99",
          "walk",
          "none",
          "30",
          "2024-02-29",
          "½",
          "\u0000",
          "x".repeat(300),
          "=1+1",
          "3,5",
          "٣");

  private static Map<String, List<String>> anything(Random chance, Page page) {
    Map<String, List<String>> sent = new HashMap<>();
    List<String> names = new ArrayList<>();
    page.items().forEach(item -> names.addAll(item.format().inputs(item.id())));
    if (chance.nextInt(10) == 0) {
      names.add("pet_name");
    }
    for (String name : names) {
      if (chance.nextInt(3) > 0) {
        List<String> values = new ArrayList<>();
        for (int i = chance.nextInt(8) == 0 ? 2 : 1; i > 0; i--) {
          values.add(SENT.get(chance.nextInt(SENT.size())));
        }
        sent.put(name, values);
      }
    }
    return sent;
  }

  @Property(tries = 300)
  void an_accepted_page_answers_all_it_shows_and_a_refused_one_nothing(@ForAll long seed) {
    Random chance = new Random(seed);
    Interview interview = Interview.start(SURVEY, Order.AS_WRITTEN);
    for (int step = 0; step < 12; step++) {
      Page page = SURVEY.pages().get(chance.nextInt(SURVEY.pages().size()));
      PageCheck check = interview.check(page, anything(chance, page));
      if (!check.accepted()) {
        assertThat(check.answers()).isEmpty();
        assertThat(check.problems()).allMatch(problem -> !problem.code().isEmpty());
        continue;
      }
      assertThat(interview.shows(page) && interview.reached(page)).isTrue();
      List<String> shown =
          page.items().stream()
              .filter(interview::shows)
              .flatMap(item -> item.columns().stream())
              .toList();
      assertThat(check.answers().keySet()).containsExactlyInAnyOrderElementsOf(shown);
      interview = interview.with(check);
      keepsItsPromises(interview);
    }
  }

  private static void keepsItsPromises(Interview interview) {
    Map<String, String> columns = interview.columns();
    assertThat(columns.keySet())
        .containsExactlyElementsOf(
            SURVEY.items().stream().flatMap(item -> item.columns().stream()).toList());
    for (Item item : SURVEY.items()) {
      for (String column : item.columns()) {
        String value = columns.getOrDefault(column, "");
        if (MissingCode.of(value).isEmpty()) {
          assertThat(interview.shows(item)).as("%s has %s", column, value).isTrue();
          assertThat(item.format().holds(item.id(), column, value))
              .as("%s has %s", column, value)
              .isTrue();
        }
      }
    }
    assertThat(interview.complete()).isEqualTo(!columns.containsValue("-55"));
    assertThat(Interview.of(SURVEY, Order.AS_WRITTEN, interview.answers()).columns())
        .isEqualTo(columns);
    for (Page page : interview.shownPages()) {
      Progress progress = interview.progress(page);
      assertThat(progress.part()).isBetween(1, progress.parts());
      assertThat(progress.minutesLeft()).isBetween(1, SURVEY.minutes());
    }
  }

  @Property(tries = 100)
  void sending_the_same_page_twice_gives_the_same_answers(@ForAll long seed) {
    Page page = SURVEY.pages().get(0);
    Map<String, List<String>> sent = anything(new Random(seed), page);
    Interview start = Interview.start(SURVEY, Order.AS_WRITTEN);
    PageCheck once = start.check(page, sent);
    if (once.accepted()) {
      Interview after = start.with(once);
      assertThat(after.check(page, sent)).isEqualTo(once);
      assertThat(after.with(after.check(page, sent)).columns()).isEqualTo(after.columns());
    }
  }
}
