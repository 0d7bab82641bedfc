package org.lacrima.statistics.distribution;

/**
 * The gamma function's logarithm by way of Stirling's error, and ln(1+x) − x without cancellation.
 */
public final class GammaFunction {

  private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

  private GammaFunction() {}

  /**
   * The logarithm of the gamma function, \(\ln\Gamma(a) = (a-\tfrac12)\ln a - a + \tfrac12\ln 2\pi
   * + \delta(a)\), for a &gt; 0; absolute error about 1e-15·max(1, |result|).
   */
  public static double logGamma(double a) {
    positive("a", a);
    return (a - 0.5) * StrictMath.log(a) - a + HALF_LOG_TWO_PI + stirlingError(a);
  }

  /**
   * Stirling's error \(\delta(a) = \ln\Gamma(a) - (a-\tfrac12)\ln a + a - \tfrac12\ln 2\pi\).
   *
   * <p>Asymptotic series from 16 on; below, the recurrence \(\delta(a) = \delta(a+1) + (a+\tfrac12)
   * \ln(1+1/a) - 1\). Absolute error about 1e-16 (Loader 2000, who uses a table).
   *
   * @param a &gt; 0
   */
  public static double stirlingError(double a) {
    double sum = 0;
    double b = a;
    while (b < 16) {
      sum += b > 1 ? recurrence(b) : (b + 0.5) * StrictMath.log1p(1 / b) - 1;
      b += 1;
    }
    double r = 1 / (b * b);
    double series =
        1.0 / 12
            - r
                * (1.0 / 360
                    - r
                        * (1.0 / 1260
                            - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360)))));
    return sum + series / b;
  }

  // (b + ½) ln(1 + 1/b) − 1 = (1/3) q² + (1/5) q⁴ + …, q = 1/(2b + 1)
  private static double recurrence(double b) {
    double q = 1 / (2 * b + 1);
    return atanhTail(q * q);
  }

  /** \(y/3 + y^2/5 + y^3/7 + \dots = \operatorname{atanh}(\sqrt y)/\sqrt y - 1\), 0 ≤ y ≤ 1/9. */
  private static double atanhTail(double y) {
    double sum = 0;
    double power = y;
    for (int k = 3; ; k += 2) {
      double next = sum + power / k;
      // negated, so that NaN ends the loop too
      if (!(next > sum)) {
        return next;
      }
      sum = next;
      power *= y;
    }
  }

  /**
   * \(\ln(1+x) - x\) to full relative precision.
   *
   * @param x &gt; −1; at −1 the result is −∞
   */
  static double logOnePlusMinus(double x) {
    if (x <= -0.5 || x >= 1) {
      return StrictMath.log1p(x) - x;
    }
    double r = x / (2 + x);
    return r * (2 * atanhTail(r * r) - x);
  }

  /**
   * \(\ln(x/m) - (x-m)/m\), the deviance of x from m per unit of m, to full relative precision.
   *
   * @param difference x − m
   */
  static double deviance(double x, double m, double difference) {
    double relative = difference / m;
    return relative < -0.5 ? StrictMath.log(x / m) - relative : logOnePlusMinus(relative);
  }

  static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
