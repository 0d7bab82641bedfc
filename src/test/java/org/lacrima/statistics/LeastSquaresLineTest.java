package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacrima.statistics.inference.LeastSquaresLine;
import org.lacrima.statistics.summary.CrossProducts;

class LeastSquaresLineTest {

  // R 4.2.2: m <- lm(dist ~ speed, cars[1:12, ]);
  // predict(m, data.frame(speed = c(4, 8, 12)), interval = "confidence", level = .95), and .9
  private static final double[] SPEED = {4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12};
  private static final double[] DIST = {2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14};

  @Test
  void line_and_band_are_those_of_r() {
    LeastSquaresLine line = LeastSquaresLine.of(CrossProducts.of(SPEED, DIST));
    assertThat(line.slope()).isCloseTo(2.154929577464788, within(1e-13));
    assertThat(line.at(4)).isCloseTo(6.873239436619722, within(1e-12));
    assertThat(line.at(12)).isCloseTo(24.112676056338028, within(1e-12));
    assertThat(line.at(4) - line.halfWidth(4, 0.95)).isCloseTo(-3.942674258504502, within(1e-11));
    assertThat(line.at(8) + line.halfWidth(8, 0.95)).isCloseTo(20.85966336739302, within(1e-11));
    assertThat(line.at(12) + line.halfWidth(12, 0.9)).isCloseTo(31.25799434785245, within(1e-11));
  }

  @Test
  void two_cases_and_a_constant_have_no_band() {
    double[] two = {1, 2};
    assertThat(LeastSquaresLine.of(CrossProducts.of(two, two)).halfWidth(1, 0.95)).isNaN();
    double[] same = {3, 3, 3};
    double[] y = {1, 2, 4};
    LeastSquaresLine constant = LeastSquaresLine.of(CrossProducts.of(same, y));
    assertThat(constant.slope()).isNaN();
    assertThat(constant.halfWidth(3, 0.95)).isNaN();
  }

  @Test
  void cases_on_a_line_have_a_band_without_width() {
    double[] x = {1, 2, 3, 4};
    double[] y = {2, 4, 6, 8};
    LeastSquaresLine line = LeastSquaresLine.of(CrossProducts.of(x, y));
    assertThat(line.at(5)).isEqualTo(10);
    assertThat(line.halfWidth(5, 0.95)).isZero();
  }
}
