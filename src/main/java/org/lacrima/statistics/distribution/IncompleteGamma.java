package org.lacrima.statistics.distribution;

/** The regularized incomplete gamma functions P and Q. */
final class IncompleteGamma {

  private static final double TWO_PI = 6.28318530717958647692528676656;
  private static final double EPSILON = 0x1p-54;
  private static final int MOST_TERMS = 50_000_000;

  private IncompleteGamma() {}

  /**
   * \(x^a e^{-x}/\Gamma(a)\) in Loader's saddle-point form: the exponent is the deviance, so large
   * a and x do not cancel.
   */
  static double power(double a, double x) {
    if (x == 0 || Double.isInfinite(x)) {
      return 0;
    }
    double exponent = a * GammaFunction.deviance(x, a, x - a);
    return Math.sqrt(a / TWO_PI) * StrictMath.exp(exponent - GammaFunction.stirlingError(a));
  }

  /** The Poisson probability of j at mean m, for any real j ≥ 0: \(m^j e^{-m}/\Gamma(j+1)\). */
  static double poisson(double j, double m) {
    if (j == 0) {
      return StrictMath.exp(-m);
    }
    return m == 0 ? 0 : power(j, m) / j;
  }

  /** \(P(a, x) = \gamma(a,x)/\Gamma(a)\): series below a + 1, else the complement. */
  static double lower(double a, double x) {
    if (x <= 0) {
      return 0;
    }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
  }

  /**
   * \(Q(a, x) = 1 - P(a, x)\): Legendre's continued fraction from a + 1 on, else the complement.
   */
  static double upper(double a, double x) {
    if (x <= 0) {
      return 1;
    }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int k = 1; k < MOST_TERMS; k++) {
      term *= x / (a + k);
      sum += term;
      if (term < sum * EPSILON) {
        break;
      }
    }
    return Math.min(1, sum * power(a, x));
  }

  private static double fraction(double a, double x) {
    double power = power(a, x);
    if (power == 0) {
      return 0;
    }
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int k = 1; k < MOST_TERMS; k++) {
      double numerator = -k * (k - a);
      b += 2;
      d = 1 / (numerator * d + b);
      c = b + numerator / c;
      double change = c * d;
      h *= change;
      if (Math.abs(change - 1) < EPSILON * 4) {
        break;
      }
    }
    return Math.min(1, power * h);
  }
}
