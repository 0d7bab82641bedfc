package org.lacrima.statistics.distribution;

/** The chi-square distribution. */
public final class ChiSquared {

  private ChiSquared() {}

  /** The probability of a value at most x, \(P(\nu/2, x/2)\); see {@link #sf}. */
  public static double cdf(double x, double df) {
    if (Double.isNaN(x) || Double.isNaN(df)) {
      return Double.NaN;
    }
    GammaFunction.positive("df", df);
    return IncompleteGamma.lower(df / 2, x / 2);
  }

  /**
   * The probability of a value above x, \(Q(\nu/2, x/2)\), to about 1e-13 relative down to 1e-300.
   *
   * @param x any; at most 0 gives 1, NaN gives NaN
   * @param df &gt; 0; NaN gives NaN
   */
  public static double sf(double x, double df) {
    if (Double.isNaN(x) || Double.isNaN(df)) {
      return Double.NaN;
    }
    GammaFunction.positive("df", df);
    return IncompleteGamma.upper(df / 2, x / 2);
  }

  /**
   * The x with {@code cdf(x, df) = p}, to about 1e-14 relative: Newton's method on the logarithms,
   * from Wilson and Hilferty's cube (1931).
   *
   * @param p in [0, 1]; 0 gives 0, 1 gives +∞
   */
  public static double quantile(double p, double df) {
    Normal.probability(p);
    GammaFunction.positive("df", df);
    if (p == 0 || p == 1) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double a = df / 2;
    double v = 2 / (9 * df);
    double cube = 1 - v + Normal.quantile(p) * Math.sqrt(v);
    // where the cube is far from the truth, the leading term of the series x^a/(aΓ(a)) is near it
    double start =
        cube > 0.1
            ? StrictMath.log(a * cube * cube * cube)
            : (StrictMath.log(p) + GammaFunction.logGamma(a + 1)) / a;
    return 2
        * PositiveQuantile.of(
            p,
            start,
            x -> IncompleteGamma.lower(a, x),
            x -> IncompleteGamma.upper(a, x),
            x -> IncompleteGamma.power(a, x));
  }
}
