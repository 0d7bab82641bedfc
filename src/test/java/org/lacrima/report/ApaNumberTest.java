package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacrima.dataset.NumberText;

class ApaNumberTest {

  @Test
  void no_zero_leads_a_number_that_cannot_exceed_one() {
    assertThat(ApaNumber.bounded(0.4411)).isEqualTo(".44");
    assertThat(ApaNumber.bounded(-0.08)).isEqualTo("−.08");
    assertThat(ApaNumber.bounded(1)).isEqualTo("1.00");
    assertThat(ApaNumber.bounded(0.9999)).isEqualTo("1.00");
    assertThat(ApaNumber.bounded(-1)).isEqualTo("−1.00");
    assertThat(ApaNumber.bounded(0)).isEqualTo(".00");
  }

  @Test
  void minus_never_stands_before_a_zero() {
    assertThat(ApaNumber.bounded(-0.001)).isEqualTo(".00");
    assertThat(ApaNumber.amount(-0.0001, 3)).isEqualTo("0.00");
  }

  @Test
  void p_has_three_decimals_and_never_claims_to_be_zero_or_one() {
    assertThat(ApaNumber.p(0.0086852822)).isEqualTo(".009");
    assertThat(ApaNumber.p(0.05)).isEqualTo(".050");
    assertThat(ApaNumber.p(0.00099)).isEqualTo("< .001");
    assertThat(ApaNumber.p(0)).isEqualTo("< .001");
    assertThat(ApaNumber.p(0.9996)).isEqualTo("> .999");
    assertThat(ApaNumber.p(1)).isEqualTo("> .999");
    assertThat(ApaNumber.p(Double.NaN)).isEqualTo("—");
  }

  @Test
  void rounding_is_half_up_on_the_digits_of_results_csv() {
    assertThat(ApaNumber.amount(2.675, 1)).isEqualTo("2.68");
    assertThat(ApaNumber.amount(-2.125, 1)).isEqualTo("−2.13");
    assertThat(ApaNumber.bounded(0.285)).isEqualTo(".29");
  }

  @Test
  void small_spreads_get_the_decimals_they_need() {
    assertThat(ApaNumber.amount(0.0123, 0.0045)).isEqualTo("0.0123");
    assertThat(ApaNumber.amount(0.5, 0.05)).isEqualTo("0.500");
    assertThat(ApaNumber.amount(3.2e-8)).isEqualTo("3.2 × 10⁻⁸");
    assertThat(ApaNumber.amount(-6.02e23)).isEqualTo("−6.02 × 10²³");
  }

  @Test
  void thousands_are_told_apart_but_not_in_degrees_of_freedom() {
    assertThat(ApaNumber.count(1234567)).isEqualTo("1,234,567");
    assertThat(ApaNumber.amount(12345.678)).isEqualTo("12,345.68");
    assertThat(ApaNumber.df(999998)).isEqualTo("999998");
    assertThat(ApaNumber.df(102.0814)).isEqualTo("102.08");
  }

  @Test
  void levels_of_intervals_are_percentages() {
    assertThat(ApaNumber.level(0.95)).isEqualTo("95%");
    assertThat(ApaNumber.level(0.999)).isEqualTo("99.9%");
    assertThat(ApaNumber.level(0.9)).isEqualTo("90%");
  }

  /** The short way and the long way must agree, near ties above all. */
  @Property
  void rounding_is_that_of_decimal_arithmetic(
      @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int thousandths,
      @ForAll @IntRange(min = -4, max = 4) int steps) {
    double x = thousandths / 1000.0;
    for (int i = 0; i < Math.abs(steps); i++) {
      x = steps < 0 ? Math.nextDown(x) : Math.nextUp(x);
    }
    String plain =
        new BigDecimal(NumberText.of(x)).setScale(2, RoundingMode.HALF_UP).toPlainString();
    String expected = plain.equals("-0.00") ? "0.00" : plain.replace("-", "\u2212");
    assertThat(ApaNumber.statistic(x).replace(",", "")).isEqualTo(expected);
  }
}
