package org.lacrima.statistics.distribution;

/** Fisher's F distribution with any positive degrees of freedom. */
public final class FisherF {

  private FisherF() {}

  /** The probability of a value at most f, \(I_{d_1f/(d_2+d_1f)}(d_1/2, d_2/2)\). */
  public static double cdf(double f, double df1, double df2) {
    if (Double.isNaN(f) || Double.isNaN(df1) || Double.isNaN(df2)) {
      return Double.NaN;
    }
    check(df1, df2);
    return f <= 0
        ? 0
        : IncompleteBeta.regularized(df1 / 2, df2 / 2, rest(f, df1, df2), share(f, df1, df2));
  }

  /**
   * The probability of a value above f, \(I_{d_2/(d_2+d_1f)}(d_2/2, d_1/2)\), to about 1e-13
   * relative down to 1e-300.
   *
   * @param f any; at most 0 gives 1, NaN gives NaN
   * @param df1 degrees of freedom of the numerator, &gt; 0; NaN gives NaN
   * @param df2 of the denominator
   */
  public static double sf(double f, double df1, double df2) {
    if (Double.isNaN(f) || Double.isNaN(df1) || Double.isNaN(df2)) {
      return Double.NaN;
    }
    check(df1, df2);
    return f <= 0
        ? 1
        : IncompleteBeta.regularized(df2 / 2, df1 / 2, share(f, df1, df2), rest(f, df1, df2));
  }

  /**
   * The f with {@code cdf(f) = p}, to about 1e-13 relative: Newton's method on the logarithms.
   *
   * @param p in [0, 1]; 0 gives 0, 1 gives +∞
   */
  public static double quantile(double p, double df1, double df2) {
    Normal.probability(p);
    check(df1, df2);
    if (p == 0 || p == 1) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return PositiveQuantile.of(
        p,
        0,
        f -> cdf(f, df1, df2),
        f -> sf(f, df1, df2),
        f -> IncompleteBeta.power(df2 / 2, df1 / 2, share(f, df1, df2), rest(f, df1, df2)));
  }

  private static void check(double df1, double df2) {
    GammaFunction.positive("df1", df1);
    GammaFunction.positive("df2", df2);
  }

  private static double share(double f, double df1, double df2) {
    return Double.isInfinite(f) ? 0 : 1 / (1 + df1 / df2 * f);
  }

  private static double rest(double f, double df1, double df2) {
    return Double.isInfinite(f) ? 1 : 1 / (1 + df2 / df1 / f);
  }
}
