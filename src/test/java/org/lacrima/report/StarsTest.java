package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** APA's stars, where a spec asks for them. */
class StarsTest {

  private static String text(String language, boolean starred) throws IOException {
    StringBuilder text = new StringBuilder();
    ReportWriter.of(
            Evidence.of(ReferenceResults.in(language, ReferenceResults.of("mtcars", Map.of(), 1)))
                .starred(starred))
        .text(text);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"en", "it", "he"})
  void stars_stand_behind_numbers_and_are_explained_below(String language) throws IOException {
    String text =
        text(language, true).replaceAll("[\u200f\u2066-\u2069]", "").replaceAll("\\s+", " ");
    assertThat(text).contains("\u22124.11*** ", "\u22123.77** ", "176* ", "1.27 ");
    assertThat(text).contains("* p < .05. ** p < .01. *** p < .001.");
  }

  @Test
  void without_the_option_there_are_none() throws IOException {
    assertThat(text("en", false)).doesNotContain("**");
  }
}
