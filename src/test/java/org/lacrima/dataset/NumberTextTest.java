package org.lacrima.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "3.4166666666666665, 3.4166666666666665",
    "2e-3, 0.002",
    "1e-5, 0.00001",
    "0.0000099, 9.9e-6",
    "-1.5e-10, -1.5e-10",
    "1e15, 1e15",
    "999999999999999, 999999999999999",
    "123456789012345680, 1.2345678901234568e17",
    "5e-324, 4.94065645841247e-324",
    "-0.0, 0",
    "1e300, 1e300",
    "0.5, 0.5",
    "-12, -12"
  })
  void a_number_is_written_with_the_fewest_digits_that_read_back(double x, String text) {
    assertThat(NumberText.of(x)).isEqualTo(text);
    assertThat(Double.parseDouble(NumberText.of(x))).isEqualTo(x == 0 ? 0.0 : x);
  }

  @Test
  void what_is_no_number_is_empty() {
    assertThat(NumberText.of(Double.NaN)).isEmpty();
    assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEmpty();
  }

  @Test
  void any_double_is_rounded_as_the_exact_decimal_is() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double x =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : Math.scalb(random.nextInt(1 << 20), random.nextInt(40) - 35);
      if (Double.isFinite(x)) {
        assertThat(new BigDecimal(text(x)).compareTo(plain(x))).as("%s", x).isZero();
      }
    }
  }

  private static String text(double x) {
    return NumberText.of(x);
  }

  /** The rule as it is told, done the slow way. */
  private static BigDecimal plain(double x) {
    BigDecimal exact = new BigDecimal(x);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, java.math.RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == x) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, java.math.RoundingMode.HALF_EVEN));
  }
}
