package org.lacrima.statistics.correlation;

import java.util.Arrays;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Correlation of two variables with any number of others held constant. */
public final class PartialCorrelation {

  // a variable of which the others explain all but this share is a combination of them
  private static final double SINGULAR = 1e-12;

  private PartialCorrelation() {}

  /**
   * The partial correlation with its t test (n − 2 − k df) and Fisher's z interval (se 1/√(n−3−k)).
   *
   * <p>The covariates are swept out of the correlation matrix, the largest pivot first; so that
   * units do not matter, unlike engines that work on the covariance matrix. A partial Spearman
   * correlation is this of the ranks ({@code Ranks.crossProducts}). A constant variable: {@code
   * ZERO_VARIANCE}; a covariate, x or y that the others determine: {@code SINGULAR}; too few cases:
   * {@code TOO_FEW}. Agrees with R's {@code solve(cor(m))} to 13 digits.
   *
   * @param products of x, y and the covariates over the cases complete on all of them
   * @param x place of x in {@code products}
   * @param y place of y
   * @param given places of the covariates
   */
  public static Estimate test(
      CrossProductMatrix products,
      int x,
      int y,
      int[] given,
      Alternative alternative,
      double confidence) {
    Interval.outside(confidence, alternative);
    int k = given.length;
    int[] places = new int[k + 2];
    places[0] = x;
    places[1] = y;
    System.arraycopy(given, 0, places, 2, k);
    CrossProductMatrix chosen = products.select(places);
    long n = chosen.n();
    if (n < 3 + k) {
      return Estimate.undefined(n, Validity.TOO_FEW);
    }
    for (int i = 0; i < places.length; i++) {
      if (chosen.sum(i, i) == 0) {
        return Estimate.undefined(n, Validity.ZERO_VARIANCE);
      }
    }
    double[][] r = chosen.correlations();
    if (Arrays.stream(r).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      return Estimate.undefined(n, Validity.NOT_FINITE);
    }
    if (!sweep(r) || r[0][0] < SINGULAR || r[1][1] < SINGULAR) {
      return Estimate.undefined(n, Validity.SINGULAR);
    }
    double partial = r[0][1] / Math.sqrt(r[0][0] * r[1][1]);
    return FisherZ.test(Math.max(-1, Math.min(1, partial)), n, k, 1, alternative, confidence);
  }

  /**
   * The partial correlation of x and y that three known correlations make, also printed ones:
   * \(r_{xy\cdot z} = (r_{xy} - r_{xz} r_{yz}) / \sqrt{(1 - r_{xz}^2)(1 - r_{yz}^2)}\).
   *
   * @return NaN where no three variables can be correlated so, or where z determines x or y
   */
  public static double ofCorrelations(double xy, double xz, double yz) {
    double partial = (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
    return Math.abs(partial) <= 1 ? partial : Double.NaN;
  }

  /** Removes from 0 and 1 what the others explain; false where the others are singular. */
  static boolean sweep(double[][] r) {
    int size = r.length;
    boolean[] done = new boolean[size];
    for (int step = 2; step < size; step++) {
      int pivot = 2;
      while (done[pivot]) {
        pivot++;
      }
      for (int i = pivot + 1; i < size; i++) {
        if (!done[i] && r[i][i] > r[pivot][pivot]) {
          pivot = i;
        }
      }
      if (r[pivot][pivot] < SINGULAR) {
        return false;
      }
      done[pivot] = true;
      double[] row = r[pivot].clone();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (!done[i] && !done[j]) {
            r[i][j] -= row[i] * row[j] / row[pivot];
          }
        }
      }
    }
    return true;
  }
}
