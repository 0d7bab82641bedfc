package org.lacrima.analysis.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** What R computes of these is compared where R is installed; here is what it is given. */
class RFormulaTest {

  private static String r(String formula) {
    Formula parsed = Formula.parse(formula, Place.file("f"), new Problems());
    return new RFormula(List.of("a", "b", "c")).of(Objects.requireNonNull(parsed).root());
  }

  @Test
  void precedence_is_written_out() {
    assertThat(r("-a ^ 2 + b * c"))
        .isEqualTo("((-finite(d[[\"a\"]] ^ 2)) + (d[[\"b\"]] * d[[\"c\"]]))");
    assertThat(r("not a == 1 or b in (1, 2)"))
        .isEqualTo("((!(d[[\"a\"]] == 1)) | f_in(d[[\"b\"]], c(1, 2)))");
  }

  @Test
  void runs_are_written_out() {
    assertThat(r("mean(a .. c, min = 2)"))
        .isEqualTo("f_aggregate(\"mean\", list(d[[\"a\"]], d[[\"b\"]], d[[\"c\"]]), 2)");
  }

  @Test
  void names_and_texts_are_literals_whatever_they_hold() {
    assertThat(r("`x\"]]; system(\"rm\")` == 'it''s \\ \"'"))
        .isEqualTo("(d[[\"x\\\"]]; system(\\\"rm\\\")\"]] == \"it's \\\\ \\\"\")");
    assertThat(RText.text("\u05d0\n\uD83D\uDE00\u0000")).isEqualTo("\"\\u05d0\\u000a\\U0001f600\"");
    assertThat(RText.comment("a\nsystem('x')\u2028b")).doesNotContain("\n", "\u2028");
  }
}
