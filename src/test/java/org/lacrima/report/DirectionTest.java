package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers keep their order in a text that runs from right to left. */
class DirectionTest {

  private static String runs(String text) {
    return Direction.runs(Phrase.of(text)).stream()
        .map(
            run ->
                run.direction() == Direction.LEFT_TO_RIGHT
                    ? "<" + run.phrase().text() + ">"
                    : run.phrase().text())
        .collect(Collectors.joining());
  }

  @Test
  void a_statistic_is_set_apart_with_its_brackets_and_without_the_sentence_around() {
    assertThat(runs("גבוה יותר (M = 4.28, n = 34), הפרש −0.37, 95% [−.71, −.02]."))
        .isEqualTo("גבוה יותר <(M = 4.28, n = 34)>, הפרש <−0.37, 95% [−.71, −.02]>.");
    assertThat(runs("ברמת α = .05.")).isEqualTo("ברמת <α = .05>.");
    assertThat(runs("לפי (ראו t(28) = 2.31).")).isEqualTo("לפי (ראו <t(28) = 2.31>).");
  }

  @Test
  void names_keep_a_direction_of_their_own() {
    assertThat(Direction.runs(Phrase.of("עם ").and(Phrase.label("Change (CTSC-R)"))))
        .extracting(Direction.Run::direction)
        .containsExactly(Direction.OF_PAGE, Direction.OF_ITSELF);
  }

  @Test
  void nothing_of_a_text_is_lost() {
    String text = "(( .5 ] ) ה [1, 2] ! ? ; t = 2";
    assertThat(
            Direction.runs(Phrase.of(text)).stream()
                .map(run -> run.phrase().text())
                .collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Test
  void a_hebrew_page_runs_from_right_to_left_and_its_numbers_do_not() throws IOException {
    ReportWriter report =
        ReportWriter.of(
            Evidence.of(ReferenceResults.in("he", ReferenceResults.of("sleep", Map.of(), 0))));
    StringBuilder html = new StringBuilder();
    report.html(html);
    assertThat(html.toString())
        .contains("<html lang=\"he\" dir=\"rtl\">")
        .contains("<bdi dir=\"ltr\">")
        .doesNotContain("What came out");
    StringBuilder text = new StringBuilder();
    report.text(text);
    assertThat(text.toString().lines().filter(line -> !line.isEmpty()))
        .allMatch(line -> line.startsWith("\u200f"));
  }
}
