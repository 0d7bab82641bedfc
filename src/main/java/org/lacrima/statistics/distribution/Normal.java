package org.lacrima.statistics.distribution;

/** The standard normal distribution. */
public final class Normal {

  private static final double ONE_OVER_ROOT_TWO_PI = 0.398942280401432677939946059934;
  private static final double SMALL = 0.67448975;
  private static final double LARGE = 5.656854249492380195206754896838;

  private static final double[] A = {
    2.2352520354606839287,
    161.02823106855587881,
    1067.6894854603709582,
    18154.981253343561249,
    .065682337918207449113
  };
  private static final double[] B = {
    47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956
  };
  private static final double[] C = {
    .39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
    2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
    1.0765576773720192317e-8
  };
  private static final double[] D = {
    22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
    18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727
  };
  private static final double[] P = {
    .21589853405795699,
    .1274011611602473639,
    .022235277870649807,
    .001421619193227893466,
    2.9112874951168792e-5,
    .02307344176494017303
  };
  private static final double[] Q = {
    1.28426009614491121,
    .468238212480865118,
    .0659881378689285515,
    .00378239633202758244,
    7.29751555083966205e-5
  };

  private Normal() {}

  /** The density \(\varphi(z) = e^{-z^2/2}/\sqrt{2\pi}\). */
  public static double pdf(double z) {
    return ONE_OVER_ROOT_TWO_PI * squaredExponential(Math.abs(z));
  }

  /** The probability \(\Phi(z)\) of a value at most z; see {@link #sf}. */
  public static double cdf(double z) {
    return sf(-z);
  }

  /**
   * The probability \(1-\Phi(z)\) of a value above z, to about 1e-15 relative down to 1e-300 (NaN
   * for NaN). Rational Chebyshev approximations of Cody (1969), agrees with 50-digit values.
   */
  public static double sf(double z) {
    double y = Math.abs(z);
    if (Double.isNaN(z)) {
      return Double.NaN;
    }
    if (y <= SMALL) {
      return 0.5 - central(z);
    }
    double tail = tail(y);
    return z > 0 ? tail : 1 - tail;
  }

  /** The two-sided p-value \(2(1-\Phi(|z|))\). */
  public static double twoSided(double z) {
    return Math.min(1, 2 * sf(Math.abs(z)));
  }

  /**
   * The z with \(\Phi(z) = p\), to a few units in the last place: Newton's method on {@link #cdf},
   * on the logarithm in the tails.
   *
   * @param p in [0, 1]; 0 gives −∞, 1 gives +∞
   */
  public static double quantile(double p) {
    probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (Math.abs(p - 0.5) < 0.2) {
      double start = (p - 0.5) / ONE_OVER_ROOT_TWO_PI;
      return Roots.newton(z -> (p - 0.5 - half(z)) / pdf(z), start, 1);
    }
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
  }

  /** The z ≥ 0 that is exceeded with probability q, 0 &lt; q &lt; 1/2. */
  static double upperQuantile(double q) {
    double t = Math.sqrt(-2 * StrictMath.log(q));
    double start =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    double target = StrictMath.log(q);
    return Roots.newton(
        z -> {
          double tail = sf(z);
          return (StrictMath.log(tail) - target) * tail / pdf(z);
        },
        start,
        1);
  }

  static void probability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must lie in [0, 1]: " + p);
    }
  }

  // Φ(z) − ½ without the cancellation of cdf(z) - 0.5
  private static double half(double z) {
    double y = Math.abs(z);
    return y <= SMALL ? central(z) : StrictMath.copySign(0.5 - tail(y), z);
  }

  private static double central(double z) {
    double square = z * z;
    double top = A[4] * square;
    double bottom = square;
    for (int i = 0; i < 3; i++) {
      top = (top + A[i]) * square;
      bottom = (bottom + B[i]) * square;
    }
    return z * (top + A[3]) / (bottom + B[3]);
  }

  private static double tail(double y) {
    if (y > 39) {
      return 0;
    }
    double factor;
    if (y <= LARGE) {
      double top = C[8] * y;
      double bottom = y;
      for (int i = 0; i < 7; i++) {
        top = (top + C[i]) * y;
        bottom = (bottom + D[i]) * y;
      }
      factor = (top + C[7]) / (bottom + D[7]);
    } else {
      double r = 1 / (y * y);
      double top = P[5] * r;
      double bottom = r;
      for (int i = 0; i < 4; i++) {
        top = (top + P[i]) * r;
        bottom = (bottom + Q[i]) * r;
      }
      factor = (ONE_OVER_ROOT_TWO_PI - r * (top + P[4]) / (bottom + Q[4])) / y;
    }
    return squaredExponential(y) * factor;
  }

  // exp(−y²/2) with y split at 1/16, whose square is exact
  private static double squaredExponential(double y) {
    if (y > 40) {
      return 0;
    }
    double head = Math.floor(y * 16) / 16;
    double rest = (y - head) * (y + head);
    return StrictMath.exp(-head * head * 0.5) * StrictMath.exp(-rest * 0.5);
  }
}
