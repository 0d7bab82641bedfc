package org.lacrima.dataset.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

class FormulaTest {

  private static final List<Variable> VARIABLES =
      List.of(
          Variable.named("a"),
          Variable.named("b"),
          Variable.named("c"),
          Variable.named("none"),
          Variable.named("Solar.R"),
          new Variable("site", "site", null, true, Map.of(), null, List.of()));
  private static final Map<String, String> ROW =
      Map.of("a", "3", "b", "4.5", "c", "-2", "Solar.R", "7", "site", "Roma");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a + b * 2            | 12
          -a^2                 | -9
          2^3^2                | 512
          2^-1                 | 0.5
          a - -c               | 1
          8 / 2 / 2            | 2
          (a + b) * c          | -15
          1.5e2                | 150
          .5 + .25             | 0.75
          `Solar.R` + 1        | 8
          mean(a, b)           | 3.75
          mean(a, none)        | 3
          mean(a, none, min = 2) |
          sum(a .. c)          | 5.5
          sum(none)            |
          min(a, b, c)         | -2
          max(a .. none)       | 4.5
          sd(a)                |
          sd(a, 5)             | 1.4142135623730951
          count(a .. none)     | 3
          count(none)          | 0
          abs(c)               | 2
          exp(0) + log(1)      | 1
          sqrt(16)             | 4
          round(2.5)           | 3
          round(-2.5)          | -3
          round(0.285, 2)      | 0.29
          round(1234, -2)      | 1200
          reverse(a, 1, 7)     | 5
          recode(a, 1 = 0, 3 = 1) | 1
          recode(a, 1 = 0, else = 9) | 9
          recode(a, 1 = 0)     |
          recode(a, 3 = missing, else = 1) |
          recode(none, 1 = 0, else = 9) |
          recode(c, -2 = 20)   | 20
          recode(site, 'Roma' = 1, else = 0) | 1
          if(a > 2, 10, 20)    | 10
          if(none > 2, 10, 20) |
          if(a > 2, missing, 1) |
          missing(none)        | 1
          missing(a + none)    | 1
          missing(a)           | 0
          a + none             |
          a / 0                |
          log(0)               |
          sqrt(c)              |
          if(c > 0, log(c), 0) | 0
          a == 3               | 1
          a != 3               | 0
          none == 3            |
          not a == 3           | 0
          a == 3 and b > 4     | 1
          none and a == 4      | 0
          none or a == 3       | 1
          none and a == 3      |
          none or a == 4       |
          a in (1, 2, 3)       | 1
          c in (-2)            | 1
          none in (1, 2)       |
          site == 'Roma'       | 1
          site in ('Roma', "Tel Aviv") | 1
          site < 'Tel'         | 1
          a >= 3 and not (b <= 4 or c > 0) | 1
          """)
  void a_formula_gives_its_value(String formula, String expected) {
    double value = bound(formula).number(ROW::get);
    if (expected == null) {
      assertThat(value).as(formula).isNaN();
    } else {
      assertThat(value).as(formula).isEqualTo(Double.parseDouble(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a +                | bad-formula | 4
          a = 3              | bad-formula | 3
          1 < a < 3          | bad-formula | 7
          aa + 1             | unknown-variable | 1
          maen(a, b)         | bad-formula | 1
          a && b             | bad-formula | 3
          "open              | bad-formula | 1
          c .. a             | bad-formula | 3
          sum(c .. a)        | backward-run | 5
          count(a, min = 2)  | bad-formula | 10
          mean(min = 2)      | bad-formula | 1
          """)
  void a_bad_formula_is_told_with_its_column(String text, String code, int column) {
    Problems problems = new Problems();
    Formula formula = Formula.parse(text, new Place("spec.yaml", 7, 1), problems);
    if (formula != null) {
      formula.bind(VARIABLES, problems);
    }
    assertThat(problems.all()).extracting(Problem::code).containsExactly(code);
    assertThat(problems.all().get(0).place()).isEqualTo(new Place("spec.yaml", 7, column));
  }

  @ParameterizedTest
  @CsvSource({"site + 1", "abs(site)", "site == 1", "a == 'x'", "mean(a .. site)", "site and a"})
  void text_where_a_number_is_needed_is_a_problem(String text) {
    assertThat(bound(text).check()).extracting(Problem::code).contains("text-where-number-needed");
  }

  @Test
  void a_very_deep_formula_is_refused_and_not_a_crash() {
    Problems problems = new Problems();
    assertThat(Formula.parse("(".repeat(5000) + "1" + ")".repeat(5000), Place.file("f"), problems))
        .isNull();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("bad-formula");
  }

  @Test
  void reads_names_every_variable_of_a_run() {
    assertThat(bound("mean(a .. c) + `Solar.R`").reads()).containsExactly("a", "b", "c", "Solar.R");
  }

  private static BoundFormula bound(String text) {
    Problems problems = new Problems();
    Formula formula = Formula.parse(text, new Place("spec.yaml", 1, 1), problems);
    assertThat(problems.all()).isEmpty();
    BoundFormula bound = formula == null ? null : formula.bind(VARIABLES, problems);
    assertThat(problems.all()).isEmpty();
    if (bound == null) {
      throw new AssertionError(text);
    }
    return bound;
  }
}
