package org.lacrima.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lacrima.survey.Order;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.Surveys;

/** Flags computed by hand. */
class QualityFlagsTest {

  private static final SurveyDefinition SURVEY = Surveys.shuffled();
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-01T10:00:00Z");

  private static ResponseData response(
      @Nullable Long seconds, boolean trapped, Map<String, String> answers) {
    return new ResponseData(
        "r",
        "1.0.0",
        "en",
        START,
        seconds == null ? null : START.plusSeconds(seconds),
        seconds,
        seconds == null ? "in-progress" : "submitted",
        "1.0.0",
        // x8000000000000000 shows the items of the block calm as 3 5 1 2 4: reference/order
        Order.of(Long.MIN_VALUE),
        trapped,
        answers);
  }

  private static Map<String, String> all(String calm) {
    Map<String, String> answers = new HashMap<>();
    answers.put("age", "30");
    for (int i = 0; i < calm.length(); i++) {
      answers.put("calm_0" + (i + 1), calm.charAt(i) == '-' ? "-99" : calm.substring(i, i + 1));
    }
    answers.putAll(Map.of("glad_01", "3", "glad_02", "-88", "low_01", "3"));
    answers.putAll(Map.of("last_01", "1"));
    return answers;
  }

  private static Map<String, String> row(ResponseData response, ResponseData... others)
      throws Exception {
    List<ResponseData> each = new java.util.ArrayList<>(List.of(others));
    each.add(0, response);
    StringWriter out = new StringWriter();
    new ExactCsv(SURVEY, ExportOptions.usual(), TypicalPace.of(SURVEY, each.iterator()))
        .write(each.iterator(), out);
    return ExactCsvTest.read(out.toString()).get(0);
  }

  @Test
  void speed_is_the_median_seconds_for_an_item_divided_by_ones_own() throws Exception {
    Map<String, String> ten = all("12345");
    Map<String, String> eleven = all("12345");
    eleven.put("glad_01", "5");
    eleven.put("story", "-99");
    // 10, 20 and 60 seconds for an item; 220 / 11 because who is asked more may take longer
    ResponseData fast = response(100L, false, ten);
    ResponseData usual = response(220L, false, eleven);
    ResponseData slow = response(600L, false, ten);
    assertThat(row(fast, usual, slow)).containsEntry("q_speed", "2");
    assertThat(row(usual, fast, slow)).containsEntry("q_speed", "1");
    assertThat(row(slow, usual, fast, response(null, false, ten)))
        .containsEntry("q_speed", "0.3333333333333333");
    assertThat(row(fast, usual))
        .as("of two, the middle between them")
        .containsEntry("q_speed", "1.5");
    assertThat(row(response(0L, false, ten), usual, slow)).containsEntry("q_speed", "200");
    assertThat(row(response(null, false, ten), usual)).containsEntry("q_speed", "-55");
  }

  @Test
  void straightlining_is_the_longest_run_in_the_order_shown() throws Exception {
    // in the order shown (3 5 1 2 4)
    assertThat(straight("33333")).isEqualTo("1");
    assertThat(straight("13331")).as("3 1 1 3 3").isEqualTo("0.4");
    assertThat(straight("12345")).as("3 5 1 2 4").isEqualTo("0.2");
    assertThat(straight("4441-")).as("4 . 4 4 1: who skips one goes on").isEqualTo("0.75");
    assertThat(straight("3--4-")).as("two answers are no line").isEqualTo("-66");
    assertThat(row(response(1L, false, Map.of("age", "8"))))
        .as("screened out before")
        .containsEntry("q_straightlining", "-77")
        .containsEntry("screened_out", "1");
  }

  private static String straight(String calm) throws Exception {
    return row(response(60L, false, all(calm))).getOrDefault("q_straightlining", "");
  }

  @Test
  void missing_is_the_share_of_asked_items_without_a_valid_answer_free_text_aside()
      throws Exception {
    Map<String, String> answers = all("1-345");
    assertThat(row(response(60L, false, answers))).as("2 of 10").containsEntry("q_missing", "0.2");
    answers.put("glad_01", "5");
    answers.put("story", "-99");
    assertThat(row(response(60L, false, answers))).containsEntry("q_missing", "0.2");
    assertThat(row(response(null, false, Map.of("age", "30")))).containsEntry("q_missing", "0");
    assertThat(row(response(null, false, Map.of()))).containsEntry("q_missing", "-55");
  }

  @Test
  void the_trap_and_the_seed_are_told_and_nobody_is_left_out() throws Exception {
    assertThat(row(response(60L, true, all("12345"))))
        .containsEntry("q_honeypot", "1")
        .containsEntry("screened_out", "0")
        .containsEntry("order_seed", "x8000000000000000");
    assertThat(row(response(60L, false, all("12345")))).containsEntry("q_honeypot", "0");
  }

  @Test
  void a_longest_run_needs_neighbours() {
    assertThat(QualityFlags.longestRun(List.of())).isZero();
    assertThat(QualityFlags.longestRun(List.of("1", "2", "1", "2"))).isEqualTo(1);
    assertThat(QualityFlags.longestRun(List.of("2", "1", "1", "1", "2", "2"))).isEqualTo(3);
  }
}
