package org.lacrima.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.ChiSquared;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.summary.Moments;

/** Fifteen-digit results of the JASP verification project, reached from printed summaries. */
class PrintedFactsTest {

  @Test
  void one_sample_t_and_d() {
    Moments sample = Moments.printed(100, 102, 1);
    Estimate t = TTest.oneSample(sample, 100, Alternative.TWO_SIDED, .95);
    close(t.statistic(), 20);
    assertThat(t.p() / 1.50644485946017e-36).isCloseTo(1, within(1e-13));
    close(t.interval().low(), 1.80157830484136);
    close(t.interval().high(), 2.19842169515864);
    Estimate d = CohenD.oneSample(sample, 100, .95);
    close(d.value(), 2);
    // JASP inverts the noncentral t to nine digits
    assertThat(d.interval().low()).isCloseTo(1.65788291072626, within(2e-8));
    assertThat(d.interval().high()).isCloseTo(2.33846083735979, within(2e-8));
  }

  @Test
  void student_from_a_pooled_standard_deviation() {
    double pooled = .0987331228526149 / Math.sqrt(1 / 125.0 + 1 / 150.0);
    Estimate t =
        TTest.student(
            Moments.printed(125, .7, pooled),
            Moments.printed(150, .5, pooled),
            Alternative.TWO_SIDED,
            .95);
    close(t.statistic(), 2.02566265728829);
    close(t.p(), .0437720197601347);
    close(t.interval().low(), .00562492844383727);
    close(t.interval().high(), .394375071556162);
  }

  @Test
  void correlation_from_r_and_n() {
    Estimate r = FisherZ.test(.806436535963374, 91, 0, 1, Alternative.TWO_SIDED, .95);
    assertThat(r.p() / 5.11889396069723e-22).isCloseTo(1, within(1e-13));
    close(r.interval().low(), .720084338869883);
    close(r.interval().high(), .868190969147739);
    assertThat(
            FisherZ.test(.9, 200, 0, 1, Alternative.TWO_SIDED, .95).p() / 2.48264836481859676e-73)
        .isCloseTo(1, within(1e-12));
    assertThat(
            FisherZ.test(.05, 100_000, 0, 1, Alternative.TWO_SIDED, .95).p()
                / 2.22619123290640215e-56)
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void chi_square_tails() {
    close(ChiSquared.sf(4.81448989852351, 1), .0282214233450228);
    close(ChiSquared.sf(7 / 3.0, 2), .311403223914598);
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(2e-14 * Math.max(1, Math.abs(expected))));
  }
}
