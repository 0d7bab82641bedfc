package org.lacrima.statistics.inference;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;

/** The normal approximation that the rank tests share. */
final class RankTest {

  private RankTest() {}

  /** With R's continuity correction: half a unit towards the null. */
  static Estimate normal(
      long n, double statistic, double centred, double variance, Alternative alternative) {
    if (!(variance > 0)) {
      return Estimate.undefined(n, Validity.ZERO_VARIANCE);
    }
    double correction =
        switch (alternative) {
          case TWO_SIDED -> Math.signum(centred) * 0.5;
          case GREATER -> 0.5;
          case LESS -> -0.5;
        };
    double z = (centred - correction) / Math.sqrt(variance);
    double p = alternative.p(Normal.cdf(z), Normal.sf(z));
    return Estimate.test(n, statistic, Double.NaN, Double.NaN, p);
  }
}
