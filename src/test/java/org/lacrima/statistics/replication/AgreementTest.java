package org.lacrima.statistics.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.FisherZ;

/** Numbers of R 4.2.2, computed from the formulas with its own quantiles and power.t.test. */
class AgreementTest {

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isEqualTo(low, within(1e-12));
    assertThat(interval.high()).isEqualTo(high, within(1e-12));
  }

  /** tanh(atanh(.45) -+ qnorm(.975) * sqrt(1/94 + 1/87)). */
  @Test
  void a_correlation_is_expected_around_the_original_wider_than_its_interval() {
    Interval expected = PredictionInterval.ofCorrelation(.45, 97, 90, 0, 0.95);
    assertInterval(expected, 0.190750784263707, 0.650568856128519);
    Interval own =
        FisherZ.test(.45, 97, 0, 1, org.lacrima.statistics.Alternative.TWO_SIDED, .95).interval();
    assertThat(own.low()).isGreaterThan(expected.low());
    assertThat(own.high()).isLessThan(expected.high());
  }

  @Test
  void a_mean_and_a_proportion_are_expected_around_the_original() {
    Interval mean = PredictionInterval.ofMean(63.91, 161.42, 97, 90, 0.95);
    assertThat(mean.low()).isEqualTo(17.0148312462297, within(1e-9));
    assertThat(mean.high()).isEqualTo(110.80516875377, within(1e-9));
    assertInterval(
        PredictionInterval.ofProportion(.78, 124, 200, 0.95), 0.680976312076734, 0.865030055509096);
    assertThat(PredictionInterval.ofProportion(0, 20, 20, 0.95).low()).isZero();
    assertThat(PredictionInterval.ofProportion(1, 20, 20, 0.95).high()).isEqualTo(1);
  }

  @Test
  void too_few_cases_expect_nothing() {
    assertThat(PredictionInterval.ofCorrelation(.4, 3, 90, 0, .95)).isEqualTo(Interval.NONE);
    assertThat(PredictionInterval.ofMean(1, 1, 1, 90, .95)).isEqualTo(Interval.NONE);
  }

  /** Simonsohn (2015): 20 in each of two groups have a power of a third for d = 0.5. */
  @Test
  void twenty_in_each_group_see_half_a_standard_deviation_a_third_of_the_time() {
    SmallTelescopes small = SmallTelescopes.ofTwoMeans(0.8, 20, 20, 1.0, 40, 45);
    assertThat(small.small()).isEqualTo(0.495889199033125, within(1e-12));
    assertThat(small.p()).isEqualTo(0.100072231121327, within(1e-12));
  }

  @Test
  void the_direction_is_that_of_the_original() {
    SmallTelescopes down = SmallTelescopes.ofTwoMeans(-0.8, 20, 20, -1.0, 40, 45);
    SmallTelescopes up = SmallTelescopes.ofTwoMeans(0.8, 20, 20, 1.0, 40, 45);
    assertThat(down.small()).isEqualTo(-up.small());
    assertThat(down.p()).isEqualTo(up.p(), within(1e-12));
  }

  @Test
  void a_large_replication_without_effect_is_below_what_the_original_could_see() {
    assertThat(SmallTelescopes.ofCorrelations(.45, 97, .01, 400).p()).isLessThan(.05);
    assertThat(SmallTelescopes.ofCorrelations(.45, 97, .40, 400).p()).isGreaterThan(.95);
    assertThat(SmallTelescopes.ofCorrelations(.45, 97, .10, 40).p()).isGreaterThan(.05);
  }
}
