package org.lacrima.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedStudy;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.published.PublishedValue.NIs;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.definition.Place;
import org.lacrima.statistics.replication.Printed;

class PrintVerdictsTest {

  private static Verdict of(int count, String percent, NIs nIs) {
    PublishedValue value =
        new PublishedValue(
            "cried",
            "study",
            "",
            124,
            nIs,
            "summary",
            new PublishedValue.Share(Printed.of(percent), count),
            Place.file("published.yaml"));
    Published published =
        new Published(
            "published.yaml",
            "",
            Map.of("study", new PublishedStudy("study", "Study", null, "", null)),
            Map.of("cried", value),
            Map.of(),
            List.of());
    return Objects.requireNonNull(PrintVerdicts.of(value, published));
  }

  @Test
  void a_printed_count_is_what_is_checked() {
    Verdict right = of(90, "73", NIs.PRINTED);
    assertThat(right.verdict()).isEqualTo(Answer.YES);
    assertThat(right.detail())
        .isEqualTo(
            "The count is printed, so it is the count that is checked:"
                + " 90 of 124 are 72.6%, printed as 73%.");
    Verdict wrong = of(90, "78", NIs.PRINTED);
    assertThat(wrong.verdict()).isEqualTo(Answer.IMPOSSIBLE);
    assertThat(wrong.detail())
        .isEqualTo("The count that was printed with 78% does not give it: 90 of 124 are 72.6%.");
    assertThat(of(90, "78", NIs.ASSUMED).detail()).endsWith("90 of 124 are 72.6%, printed as 78%.");
  }
}
