package org.lacrima.statistics.inference;

import org.lacrima.statistics.distribution.StudentT;
import org.lacrima.statistics.summary.CrossProducts;

/**
 * The line \(\hat y = \bar y + b(x - \bar x)\) with \(b = S_{xy}/S_{xx}\), which leaves the
 * smallest sum of squares.
 */
public final class LeastSquaresLine {

  private final CrossProducts products;
  private final double slope;
  private final double residualSd;

  private LeastSquaresLine(CrossProducts products) {
    this.products = products;
    this.slope = products.sumXy() / products.sumXx();
    double left = products.sumYy() - slope * products.sumXy();
    this.residualSd = StrictMath.sqrt(StrictMath.max(0, left) / (products.n() - 2));
  }

  /**
   * The line through these cases.
   *
   * @return its slope is NaN where x is constant; its interval is NaN for fewer than three cases
   */
  public static LeastSquaresLine of(CrossProducts products) {
    return new LeastSquaresLine(products);
  }

  /** Change of y with one more x, in units of y per unit of x. */
  public double slope() {
    return slope;
  }

  /** The mean of y that the line says for x, in units of y. */
  public double at(double x) {
    return products.meanY() + slope * (x - products.meanX());
  }

  /**
   * Half the width of the interval of that mean: \(t_{n-2}\, s\sqrt{1/n + (x-\bar x)^2/S_{xx}}\),
   * where \(s^2\) is the residual sum of squares divided by n − 2. NaN for n &lt; 3 or constant x;
   * 0 where all cases lie on the line. As R's {@code predict(lm, interval = "confidence")}, to 12
   * digits.
   *
   * @param confidence between 0 and 1
   */
  public double halfWidth(double x, double confidence) {
    long n = products.n();
    if (n < 3 || !(products.sumXx() > 0)) {
      return Double.NaN;
    }
    double away = x - products.meanX();
    return StudentT.upperQuantile((1 - confidence) / 2, n - 2.0)
        * residualSd
        * StrictMath.sqrt(1.0 / n + away * away / products.sumXx());
  }
}
