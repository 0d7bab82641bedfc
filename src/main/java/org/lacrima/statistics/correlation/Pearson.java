package org.lacrima.statistics.correlation;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.CrossProducts;

/** Pearson's product-moment correlation. */
public final class Pearson {

  private Pearson() {}

  /**
   * As {@link #test(CrossProducts, Alternative, double)}, of two samples without missing values.
   */
  public static Estimate test(double[] x, double[] y, Alternative alternative, double confidence) {
    return test(CrossProducts.of(x, y), alternative, confidence);
  }

  /**
   * r with its t test (n − 2 df) and Fisher's z interval (se 1/√(n−3)).
   *
   * <p>n &lt; 2: {@code TOO_FEW}; n = 2: r alone; n = 3: no interval. A constant variable: {@code
   * ZERO_VARIANCE}. Agrees with R's {@code cor.test} to 13 digits; from exact sums r is right to
   * the last digit or so however large the common offset of the data.
   */
  public static Estimate test(CrossProducts products, Alternative alternative, double confidence) {
    Validity why = validity(products);
    if (!why.defined()) {
      return Estimate.undefined(products.n(), why);
    }
    return FisherZ.test(products.correlation(), products.n(), 0, 1, alternative, confidence);
  }

  static Validity validity(CrossProducts products) {
    if (products.n() < 2) {
      return Validity.TOO_FEW;
    }
    if (products.constant()) {
      return Validity.ZERO_VARIANCE;
    }
    return Double.isNaN(products.correlation()) ? Validity.NOT_FINITE : Validity.DEFINED;
  }
}
