package org.lacrima.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacrima.survey.Order;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.Surveys;

class ExactCsvTest {

  private static final SurveyDefinition CRYING = Surveys.crying();
  private static final SurveyDefinition KINDS = Surveys.everyKind();
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-01T23:59:00+01:00");

  static ResponseData response(Map<String, String> newest) {
    return new ResponseData(
        "r1",
        "1.0.0",
        "en",
        START,
        START.plusSeconds(600),
        600L,
        "submitted",
        "1.0.0",
        Order.AS_WRITTEN,
        false,
        newest);
  }

  static List<Map<String, String>> read(String csv) throws Exception {
    try (CSVReader reader =
        new CSVReaderBuilder(new StringReader(csv))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      List<String[]> rows = reader.readAll();
      return rows.stream()
          .skip(1)
          .map(
              row -> {
                Map<String, String> fields = new HashMap<>();
                IntStream.range(0, row.length).forEach(i -> fields.put(rows.get(0)[i], row[i]));
                return fields;
              })
          .toList();
    }
  }

  private static String write(SurveyDefinition survey, ExportOptions options, ResponseData... all)
      throws IOException {
    StringWriter out = new StringWriter();
    new ExactCsv(survey, options, TypicalPace.UNKNOWN).write(List.of(all).iterator(), out);
    return out.toString();
  }

  @Test
  void system_columns_come_first_then_items_in_the_order_of_asking_then_scores() {
    List<String> header = new ExactCsv(CRYING, ExportOptions.usual(), TypicalPace.UNKNOWN).header();
    assertThat(header)
        .startsWith(
            "response_id",
            "study_version",
            "language",
            "started_at",
            "submitted_at",
            "duration_s",
            "status",
            "consent_version",
            "age",
            "gender")
        .endsWith(
            "wai_total",
            "rq_self",
            "rq_other",
            "rq_category",
            "order_seed",
            "screened_out",
            "q_speed",
            "q_straightlining",
            "q_missing",
            "q_honeypot")
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]{0,31}"));
    assertThat(header.indexOf("rq_best")).isLessThan(header.indexOf("cry_positive"));
  }

  @Test
  void free_text_is_left_out_unless_asked_for() throws Exception {
    assertThat(new ExactCsv(CRYING, ExportOptions.usual(), TypicalPace.UNKNOWN).header())
        .doesNotContain("cry_story", "gender_text", "orientation_text");
    ResponseData told = response(Map.of("gender", "3", "gender_text", "agender, \"me\"\nand more"));
    assertThat(write(CRYING, ExportOptions.usual(), told)).doesNotContain("agender");
    String full = write(CRYING, new ExportOptions(true, false), told);
    assertThat(read(full).get(0)).containsEntry("gender_text", "agender, \"me\"\nand more");
  }

  @Test
  void what_was_never_sent_is_not_reached_and_a_score_of_it_has_too_few() throws Exception {
    Map<String, String> row = read(write(CRYING, ExportOptions.usual(), response(Map.of()))).get(0);
    assertThat(row)
        .containsEntry("age", "-55")
        .containsEntry("wai_01", "-55")
        .containsEntry("wai_total", "-66");
  }

  @Test
  void who_has_not_cried_has_no_crying_scores_because_nothing_was_shown() throws Exception {
    Map<String, String> row =
        read(write(CRYING, ExportOptions.usual(), response(Map.of("ever_cried", "0")))).get(0);
    assertThat(row)
        .containsEntry("cry_pos_01", "-77")
        .containsEntry("cry_positive", "-77")
        .containsEntry("cry_talked", "-77");
  }

  @Test
  void a_box_of_an_item_that_was_never_shown_is_missing_and_not_0() throws Exception {
    Map<String, String> row =
        read(write(KINDS, ExportOptions.usual(), response(Map.of("pet", "1")))).get(0);
    assertThat(row).containsEntry("helps__walk", "-55").containsEntry("pet_age", "-55");
    Map<String, String> no =
        read(write(KINDS, ExportOptions.usual(), response(Map.of("pet", "0")))).get(0);
    assertThat(no).containsEntry("pet_age", "-77");
  }

  @Test
  void lines_end_as_rfc_4180_says_and_fields_are_quoted_only_where_they_must_be() throws Exception {
    String csv = write(KINDS, new ExportOptions(true, false), response(Map.of("word", "a,b")));
    assertThat(csv.split("\r\n", -1)).hasSize(3);
    assertThat(csv).contains("r1,1.0.0,en,2026-03-01T23:59:00+01:00,2026-03-02T00:09:00+01:00,600");
    assertThat(csv).contains(",\"a,b\",");
  }

  @Test
  void text_that_looks_like_a_number_or_a_formula_stays_as_it_is_in_the_exact_file()
      throws Exception {
    ResponseData response = response(Map.of("word", "007", "story", "=HYPERLINK(\"x\")"));
    Map<String, String> row = read(write(KINDS, new ExportOptions(true, false), response)).get(0);
    assertThat(row).containsEntry("word", "007").containsEntry("story", "=HYPERLINK(\"x\")");
  }

  @Test
  void an_anonymous_study_hands_out_days_and_no_times() throws Exception {
    Map<String, String> row =
        read(write(KINDS, new ExportOptions(false, true), response(Map.of()))).get(0);
    assertThat(row)
        .containsEntry("started_at", "2026-03-01")
        .containsEntry("submitted_at", "2026-03-02");
  }

  @Test
  void a_response_in_progress_has_no_end() throws Exception {
    ResponseData open =
        new ResponseData(
            "r1",
            "1",
            "en",
            START,
            null,
            null,
            "in-progress",
            "1",
            Order.AS_WRITTEN,
            false,
            Map.of());
    assertThat(read(write(KINDS, ExportOptions.usual(), open)).get(0))
        .containsEntry("submitted_at", "")
        .containsEntry("duration_s", "");
  }

  @Test
  void rows_are_written_as_they_come_and_none_is_kept() throws IOException {
    ExactCsv csv = new ExactCsv(KINDS, ExportOptions.usual(), TypicalPace.UNKNOWN);
    long[] written = {0};
    Writer counting =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            written[0] += length;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ResponseData response = response(Map.of("pet", "1"));
    int[] served = {0};
    Iterator<ResponseData> many =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return served[0] < 5000;
          }

          @Override
          public ResponseData next() {
            if (served[0]++ == 4000) {
              assertThat(written[0]).as("the first rows are out already").isGreaterThan(100_000);
            }
            return response;
          }
        };
    csv.write(many, counting);
    assertThat(served[0]).isEqualTo(5000);
  }

  @Test
  void a_spreadsheet_gets_labels_words_for_missing_and_nothing_to_evaluate() throws Exception {
    StringWriter out = new StringWriter();
    Map<String, String> answers = new HashMap<>();
    answers.put("pet", "1");
    answers.put("rating", "7");
    answers.put("years", "-99");
    answers.put("weight", "-3");
    answers.put("word", "-2+3");
    answers.put("story", "=cmd|' /C calc'!A0");
    answers.put("helps__walk", "0");
    new SpreadsheetCsv(KINDS, new ExportOptions(true, false), TypicalPace.UNKNOWN, "en")
        .write(List.of(response(answers)).iterator(), out);
    assertThat(out.toString()).startsWith("\uFEFFresponse_id");
    assertThat(read(out.toString().substring(1)).get(0))
        .containsEntry("pet", "Yes")
        .containsEntry("rating", "very much")
        .containsEntry("years", "(skipped)")
        .containsEntry("weight", "-3")
        .containsEntry("word", "'-2+3")
        .containsEntry("story", "'=cmd|' /C calc'!A0")
        .containsEntry("helps__walk", "no")
        .containsEntry("helps__talk", "(not reached)");
  }

  @Test
  void the_codebook_describes_every_column_of_the_file() throws Exception {
    StringWriter out = new StringWriter();
    new Codebook(CRYING, "en").csv(out);
    List<Map<String, String>> rows = read(out.toString());
    assertThat(rows.stream().map(row -> row.get("variable")).toList())
        .containsExactlyElementsOf(
            new ExactCsv(CRYING, new ExportOptions(true, false), TypicalPace.UNKNOWN).header());
    assertThat(rows)
        .filteredOn(row -> "wai_bond".equals(row.get("variable")))
        .first()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry(
                        "scoring", "mean of wai_03, wai_05, wai_07, wai_09; at least 3 answered"));
    assertThat(rows)
        .filteredOn(row -> "cry_pos_01".equals(row.get("variable")))
        .first()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("shown_if", "ever_cried == 1")
                    .containsEntry("values", "1 = not at all; 7 = very much")
                    .containsEntry("missing", "-77 -99 -88 -55 -66"));
    StringWriter markdown = new StringWriter();
    new Codebook(CRYING, "en").markdown(markdown);
    assertThat(markdown.toString())
        .contains("## Close relationships (`rq` 1.0.0)")
        .contains("Wording: paraphrase.")
        .contains("**Unconfirmed:** The number of items (16 here) could not be confirmed.");
  }
}
