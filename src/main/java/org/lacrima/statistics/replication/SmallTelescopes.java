package org.lacrima.statistics.replication;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.NoncentralT;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.inference.Power;

/**
 * Whether a replication finds less than what the original could have seen: the effect that the
 * original's sample would have found with a power of one third counts as small (Simonsohn 2015, doi
 * 10.1177/0956797614567341). A replication significantly below it, one-sided, says that the
 * original's telescope was too small for what is there.
 *
 * @param small the effect that the original had a power of 33 % to find, two-sided at 5 %
 * @param p of the one-sided test that the effect is smaller than that, in the original's direction
 */
public record SmallTelescopes(double small, double p) {

  private static final double THIRD = 1.0 / 3;
  private static final double ALPHA = 0.05;

  /**
   * For correlations, on Fisher's z scale.
   *
   * @param original the original's r; its sign is the direction
   * @param n its cases, at least 4
   * @param r of the replication, within (−1, 1)
   * @param replication its cases, at least 4
   */
  public static SmallTelescopes ofCorrelations(
      double original, long n, double r, long replication) {
    double sign = original < 0 ? -1 : 1;
    double small = Power.detectableCorrelation(n, THIRD, ALPHA, Alternative.TWO_SIDED);
    double z = (FisherZ.z(sign * r) - FisherZ.z(small)) * Math.sqrt(replication - 3.0);
    return new SmallTelescopes(sign * small, Normal.cdf(z));
  }

  /**
   * For two groups with a pooled standard deviation: the replication's t against the noncentral t
   * at the small d.
   *
   * @param original the original's d or t; its sign is the direction
   * @param t of the replication, first group minus second
   */
  public static SmallTelescopes ofTwoMeans(
      double original, long n1, long n2, double t, long replication1, long replication2) {
    double sign = original < 0 ? -1 : 1;
    double small = Power.detectableOfTwoMeans(n1, n2, THIRD, ALPHA, Alternative.TWO_SIDED);
    double ncp = small / Math.sqrt(1.0 / replication1 + 1.0 / replication2);
    double p = NoncentralT.cdf(sign * t, replication1 + replication2 - 2.0, ncp);
    return new SmallTelescopes(sign * small, p);
  }
}
