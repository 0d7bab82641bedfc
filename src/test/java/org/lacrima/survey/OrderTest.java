package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Orders against those that a Python program makes from their description (src/test/python). */
class OrderTest {

  private static final SurveyDefinition SURVEY = Surveys.shuffled();

  private static Interview interview(long seed) {
    return Interview.start(SURVEY, Order.of(seed));
  }

  private static Interview sent(Interview interview, String page, Map<String, String> answers) {
    Map<String, List<String>> form = new HashMap<>();
    answers.forEach((name, value) -> form.put(name, List.of(value)));
    PageCheck check = interview.check(interview.page(page).orElseThrow(), form);
    assertThat(check.problems()).isEmpty();
    return interview.with(check);
  }

  private static String ids(List<Page> pages) {
    return pages.stream().map(Page::id).collect(Collectors.joining(" "));
  }

  @Test
  void orders_are_those_of_the_description() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src/test/resources/reference/order/shuffled.csv"));
    assertThat(rows).hasSizeGreaterThan(8);
    for (String row : rows.subList(1, rows.size())) {
      String[] expected = row.split(",");
      Order order = Order.of(Long.parseUnsignedLong(expected[0].substring(1), 16));
      Interview interview = Interview.start(SURVEY, order);
      assertThat(order.text()).isEqualTo(expected[0]);
      assertThat(ids(interview.pages())).as(row).isEqualTo(expected[1]);
      assertThat(
              interview.page("glad").orElseThrow().blocks().stream()
                  .map(Block::id)
                  .collect(Collectors.joining(" ")))
          .as(row)
          .isEqualTo(expected[2]);
      assertThat(
              interview.page("calm").orElseThrow().items().stream()
                  .map(Item::id)
                  .collect(Collectors.joining(" ")))
          .as(row)
          .isEqualTo(expected[3]);
    }
  }

  @Test
  void every_order_of_five_items_is_drawn_about_as_often() {
    Map<List<Item>, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < 12_000; seed++) {
      counts.merge(interview(seed).page("calm").orElseThrow().items(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(120);
    // 100 expected of each, standard deviation 10
    assertThat(counts.values()).allMatch(count -> count > 55 && count < 145);
  }

  @Test
  void the_pages_are_gone_through_in_the_order_shown_and_columns_stay_as_in_the_file() {
    Interview first = sent(interview(0), "who", Map.of("age", "30"));
    List<Page> pages = first.pages();
    Page second = pages.get(1);
    Page third = pages.get(2);
    assertThat(first.resumeAt()).contains(second);
    assertThat(first.after(second)).contains(third);
    assertThat(first.before(third)).contains(second);
    assertThat(first.reached(second)).isTrue();
    assertThat(first.reached(third)).isFalse();
    assertThat(first.progress(second).part()).isEqualTo(2);
    assertThat(first.progress(third).part()).isEqualTo(3);
    assertThat(first.columns().keySet())
        .containsExactlyElementsOf(Interview.start(SURVEY, Order.AS_WRITTEN).columns().keySet());
    assertThat(ids(Interview.start(SURVEY, Order.AS_WRITTEN).pages()))
        .isEqualTo("who calm glad story last");
  }

  @Test
  void who_is_screened_out_is_asked_no_more_and_can_mend_it() {
    Interview young = sent(interview(7), "who", Map.of("age", "8"));
    assertThat(young.screenedOut().orElseThrow().text().in("en"))
        .startsWith("This study is for adults");
    assertThat(young.shownPages()).hasSize(1);
    assertThat(young.resumeAt()).isEmpty();
    assertThat(young.complete()).isFalse();
    assertThat(young.columns()).containsEntry("age", "8").containsEntry("calm_01", "-77");
    Interview mended = sent(young, "who", Map.of("age", "80"));
    assertThat(mended.screenedOut()).isEmpty();
    assertThat(mended.columns()).containsEntry("calm_01", "-55");
    assertThat(sent(mended, "who", Map.of()).screenedOut())
        .as("nobody is screened out by what they do not tell")
        .isEmpty();
  }
}
