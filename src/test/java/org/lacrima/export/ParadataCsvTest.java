package org.lacrima.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacrima.survey.Order;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.Surveys;

/** Page times computed by hand. */
class ParadataCsvTest {

  private static final SurveyDefinition SURVEY = Surveys.shuffled();
  private static final OffsetDateTime TEN = OffsetDateTime.parse("2026-03-01T10:00:00Z");

  private static ParadataCsv.Trace trace(PageSending... sendings) {
    Map<String, String> answers =
        Map.of("age", "30", "glad_01", "3", "glad_02", "3", "low_01", "-99");
    return new ParadataCsv.Trace(
        new ResponseData(
            "r", "1", "en", TEN, null, null, "in-progress", "1", Order.AS_WRITTEN, false, answers),
        List.of(sendings));
  }

  private static List<Map<String, String>> rows(boolean anonymous, ParadataCsv.Trace trace)
      throws Exception {
    StringWriter out = new StringWriter();
    new ParadataCsv(SURVEY, new ExportOptions(false, anonymous))
        .write(List.of(trace).iterator(), out);
    return ExactCsvTest.read(out.toString());
  }

  @Test
  void a_pause_between_two_visits_of_a_page_is_nobody_s_time_on_it() throws Exception {
    ParadataCsv.Trace trace =
        trace(
            new PageSending("who", TEN.plusSeconds(5), TEN.plusSeconds(15), 0),
            new PageSending("who", TEN.plusHours(9), TEN.plusHours(9).plusSeconds(7), 1),
            new PageSending("glad", null, TEN.plusHours(9).plusSeconds(27), 0));
    List<Map<String, String>> rows = rows(false, trace);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("response_id", "r")
        .containsEntry("page", "who")
        .containsEntry("position", "1")
        .containsEntry("visits", "2")
        .containsEntry("first_shown_at", "2026-03-01T10:00:05Z")
        .containsEntry("last_sent_at", "2026-03-01T19:00:07Z")
        .containsEntry("seconds", "17.0")
        .containsEntry("edits", "1")
        .containsEntry("items", "age");
    assertThat(rows.get(1))
        .as("without a form, from the sending before")
        .containsEntry("page", "glad")
        .containsEntry("position", "3")
        .containsEntry("visits", "1")
        .containsEntry("seconds", "20.0")
        .containsEntry("items", "glad_01 glad_02 low_01");
  }

  @Test
  void one_form_sent_twice_is_one_visit_and_its_time_counts_once() throws Exception {
    OffsetDateTime shown = TEN.plusSeconds(5);
    assertThat(
            rows(
                    false,
                    trace(
                        new PageSending("who", shown, TEN.plusSeconds(15), 0),
                        new PageSending("who", shown, TEN.plusSeconds(18), 1)))
                .get(0))
        .containsEntry("visits", "1")
        .containsEntry("seconds", "13.0")
        .containsEntry("edits", "1");
  }

  @Test
  void a_clock_that_is_set_back_takes_no_time_away() throws Exception {
    assertThat(rows(false, trace(new PageSending("who", null, TEN.minusHours(1), 0))).get(0))
        .containsEntry("seconds", "0.0");
  }

  @Test
  void an_anonymous_study_has_seconds_and_no_times() throws Exception {
    assertThat(rows(true, trace(new PageSending("who", TEN, TEN.plusSeconds(15), 0))).get(0))
        .containsEntry("seconds", "15.0")
        .containsEntry("first_shown_at", "")
        .containsEntry("last_sent_at", "");
  }
}
