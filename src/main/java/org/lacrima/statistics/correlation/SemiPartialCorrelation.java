package org.lacrima.statistics.correlation;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.StudentT;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Correlation of x, as it is, with what the covariates leave of y. */
public final class SemiPartialCorrelation {

  private SemiPartialCorrelation() {}

  /**
   * The semi-partial (part) correlation \(r_{x(y\cdot z)}\). Its test is that of the partial
   * correlation, which is 0 exactly when this is (n − 2 − k df); no interval.
   *
   * <p>Edge cases as for {@link PartialCorrelation}.
   *
   * @param y the variable from which the covariates are removed
   */
  public static Estimate test(
      CrossProductMatrix products, int x, int y, int[] given, Alternative alternative) {
    Estimate partial = PartialCorrelation.test(products, x, y, given, alternative, 0.95);
    if (Double.isNaN(partial.value())) {
      return partial;
    }
    int[] places = new int[given.length + 2];
    places[0] = x;
    places[1] = y;
    System.arraycopy(given, 0, places, 2, given.length);
    double[][] r = products.select(places).correlations();
    PartialCorrelation.sweep(r);
    double semi = Math.max(-1, Math.min(1, r[0][1] / Math.sqrt(r[1][1])));
    Validity why = partial.validity();
    return new Estimate(
        partial.n(),
        semi,
        Double.NaN,
        Interval.NONE,
        partial.statistic(),
        partial.df(),
        Double.NaN,
        Double.isNaN(partial.statistic())
            ? partial.p()
            : alternative.p(
                StudentT.cdf(partial.statistic(), partial.df()),
                StudentT.sf(partial.statistic(), partial.df())),
        why);
  }
}
