package org.lacrima.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.ReferenceNumbers;

class DistributionsTest {

  private interface Distribution {
    double at(double[] x);
  }

  private static final Map<String, Distribution> DISTRIBUTIONS =
      Map.ofEntries(
          Map.entry("normal_sf", a -> Normal.sf(a[0])),
          Map.entry("t_sf", a -> StudentT.sf(a[0], a[1])),
          Map.entry("chi2_sf", a -> ChiSquared.sf(a[0], a[1])),
          Map.entry("chi2_cdf", a -> ChiSquared.cdf(a[0], a[1])),
          Map.entry("f_sf", a -> FisherF.sf(a[0], a[1], a[2])),
          Map.entry("normal_quantile", a -> Normal.quantile(a[0])),
          Map.entry("t_quantile", a -> StudentT.quantile(a[0], a[1])),
          Map.entry("chi2_quantile", a -> ChiSquared.quantile(a[0], a[1])),
          Map.entry("f_quantile", a -> FisherF.quantile(a[0], a[1], a[2])),
          Map.entry("nct_cdf", a -> NoncentralT.cdf(a[0], a[1], a[2])),
          Map.entry("ncchi2_cdf", a -> NoncentralChiSquared.cdf(a[0], a[1], a[2])));

  // Tails carry 12 digits, as promised; the exponent of a tail of 1e-300 alone costs two of
  // sixteen.
  // Quantiles lose less: the exponent's error is divided by the distribution's elasticity.
  private static double tolerance(String name) {
    return switch (name) {
      case "normal_sf" -> 2e-15;
      case "t_quantile", "normal_quantile", "chi2_quantile" -> 1e-14;
      case "f_quantile" -> 1e-13;
      case "nct_cdf", "ncchi2_cdf" -> 1e-12;
      default -> 5e-13;
    };
  }

  @Test
  void distributions_agree_with_fifty_digit_values() {
    List<String> wrong = new ArrayList<>();
    for (String[] row : ReferenceNumbers.rows("distributions.csv")) {
      double[] a = ReferenceNumbers.numbers(row, 1, row.length - 1);
      double expected = Double.parseDouble(row[row.length - 1]);
      double actual = Objects.requireNonNull(DISTRIBUTIONS.get(row[0])).at(a);
      boolean underflow = expected < 1e-300 && expected >= 0 && actual <= 1e-299;
      double off = ReferenceNumbers.off(actual, expected);
      if (!underflow && off > tolerance(row[0])) {
        wrong.add(String.join(",", row) + " got " + actual + " off " + off);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void two_sided_p_keeps_its_digits_far_out() {
    assertThat(StudentT.twoSided(2, 10)).isCloseTo(.0733880347707403656, within(1e-15));
    assertThat(StudentT.twoSided(-40, 100) / 2.46210760214007082e-63).isCloseTo(1, within(1e-12));
    assertThat(StudentT.twoSided(8.94, 4231) / 5.70248816334606695e-19).isCloseTo(1, within(1e-12));
    assertThat(Normal.twoSided(37) / 1.14511424450491536e-299).isCloseTo(1, within(1e-13));
    assertThat(FisherF.sf(2458.9043512592975, 2, 147) / 1.02905874844043598e-113)
        .isCloseTo(1, within(1e-12));
    assertThat(ChiSquared.sf(1500, 1000) / 1.04546403859796573e-22).isCloseTo(1, within(1e-12));
  }

  @Test
  void limits_of_the_noncentrality_agree_with_fifty_digit_values() {
    limits(2, 10, -.1835170850992621, 4.101135017085006);
    limits(-4.4, 8, -7.225110001319456, -1.455051200782613);
    limits(2.0256626572882865, 273, .05651337923376177, 3.991129872165172);
    limits(5, 48, 2.779951192019179, 7.178365530569307);
    limits(56, 1e6, 54.03848602672106, 57.96148601480116);
  }

  @Test
  void limits_hold_at_a_noncentrality_of_189() {
    // d = 3.34 with n = 3200: effectsize gives [3.674, 3.674], which excludes d
    double scale = 1 / Math.sqrt(3200);
    Interval d = NoncentralT.ncpInterval(3.34 / scale, 3199, .95).times(scale);
    assertThat(d.low()).isCloseTo(3.2510790204622462, within(1e-12));
    assertThat(d.high()).isCloseTo(3.4288183357884334, within(1e-12));
  }

  @Test
  void limits_meet_where_the_normal_part_becomes_negligible() {
    // on both sides of the switch the limits are in proportion to t, but for (√(2ν)/δ)²
    Interval near = NoncentralT.ncpInterval(3000, 5, .95).times(1 / 3000.0);
    Interval far = NoncentralT.ncpInterval(30_000, 5, .95).times(1 / 30_000.0);
    Interval farther = NoncentralT.ncpInterval(1e15, 5, .95).times(1e-15);
    assertThat(far.low()).isCloseTo(near.low(), within(1e-6));
    assertThat(far.high()).isCloseTo(near.high(), within(1e-6));
    assertThat(farther.low()).isCloseTo(far.low(), within(1e-8));
    assertThat(farther.high()).isCloseTo(far.high(), within(1e-8));
    assertThat(NoncentralT.ncpInterval(1e200, 5, .95)).isEqualTo(Interval.NONE);
  }

  @Test
  void limits_of_a_chi_square_below_its_expectation_are_zero() {
    Interval none = NoncentralChiSquared.ncpInterval(0.0001, 3, .95);
    assertThat(none).isEqualTo(new Interval(0, 0));
    Interval half = NoncentralChiSquared.ncpInterval(2, 3, .95);
    assertThat(half.low()).isZero();
    assertThat(half.high()).isPositive();
    assertThat(NoncentralChiSquared.cdf(2, 3, half.high())).isCloseTo(.025, within(1e-14));
  }

  @Test
  void a_probability_outside_the_unit_interval_is_misuse() {
    assertThatThrownBy(() -> Normal.quantile(95)).hasMessage("p must lie in [0, 1]: 95.0");
    assertThatThrownBy(() -> StudentT.sf(1, -2)).hasMessage("df must be positive: -2.0");
  }

  private static void limits(double t, double df, double low, double high) {
    Interval ci = NoncentralT.ncpInterval(t, df, .95);
    assertThat(ci.low()).isCloseTo(low, within(1e-12 * Math.max(1, Math.abs(low))));
    assertThat(ci.high()).isCloseTo(high, within(1e-12 * Math.max(1, Math.abs(high))));
  }
}
