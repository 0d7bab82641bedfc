package org.lacrima.statistics.distribution;

/**
 * The regularized incomplete beta function, given x and 1 − x separately so that neither is lost.
 */
final class IncompleteBeta {

  private static final double TWO_PI = 6.28318530717958647692528676656;
  private static final double EPSILON = 0x1p-54;
  private static final int MOST_TERMS = 50_000_000;

  private IncompleteBeta() {}

  /**
   * \(I_x(a,b)\) by the continued fraction of DiDonato and Morris (1992, eq. 9), on the side of the
   * mean where it converges; the other side is the complement.
   *
   * @param x in [0, 1]
   * @param y 1 − x, to its own full precision
   */
  static double regularized(double a, double b, double x, double y) {
    if (x <= 0) {
      return 0;
    }
    if (y <= 0) {
      return 1;
    }
    return a * y >= b * x ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
  }

  /** \(x^a y^b / B(a,b)\) in saddle-point form. */
  static double power(double a, double b, double x, double y) {
    double shift = x * b - a * y;
    double deviance =
        a * GammaFunction.deviance(x, a / (a + b), shift / (a + b))
            + b * GammaFunction.deviance(y, b / (a + b), -shift / (a + b));
    double stirling =
        GammaFunction.stirlingError(a + b)
            - GammaFunction.stirlingError(a)
            - GammaFunction.stirlingError(b);
    double scale = a < b ? Math.sqrt(a / (a / b + 1)) : Math.sqrt(b / (b / a + 1));
    return scale / Math.sqrt(TWO_PI) * StrictMath.exp(deviance + stirling);
  }

  private static double fraction(double a, double b, double x, double y) {
    double power = power(a, b, x, y);
    if (power == 0) {
      return 0;
    }
    double mean = a * y - b * x;
    double f = a * (mean + 1) / (a + 1);
    double c = f;
    double d = 0;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = a + 2.0 * m - 1;
      double numerator = (a + m - 1) / even * ((a + b + m - 1) / even) * m * (b - m) * x * x;
      double denominator =
          m + m * (b - m) * x / even + (a + m) / (even + 2) * (mean + 1 + m * (1 + y));
      d = 1 / (denominator + numerator * d);
      c = denominator + numerator / c;
      double change = c * d;
      f *= change;
      if (Math.abs(change - 1) < EPSILON * 4) {
        break;
      }
    }
    return Math.min(1, power / f);
  }
}
