package org.lacrima.statistics.distribution;

/** Student's t distribution with any positive, not necessarily whole, degrees of freedom. */
public final class StudentT {

  private StudentT() {}

  /** The probability of a value at most t; see {@link #sf}. */
  public static double cdf(double t, double df) {
    return sf(-t, df);
  }

  /**
   * The probability of a value above t, \(\tfrac12 I_{\nu/(\nu+t^2)}(\nu/2, \tfrac12)\), to about
   * 1e-13 relative down to 1e-300.
   *
   * @param t any; infinite gives 0 or 1, NaN gives NaN
   * @param df &gt; 0; infinite is the normal distribution; NaN gives NaN
   */
  public static double sf(double t, double df) {
    if (Double.isNaN(t) || Double.isNaN(df)) {
      return Double.NaN;
    }
    GammaFunction.positive("df", df);
    if (Double.isInfinite(df)) {
      return Normal.sf(t);
    }
    double tail = 0.5 * IncompleteBeta.regularized(df / 2, 0.5, share(t, df), rest(t, df));
    return t > 0 ? tail : 1 - tail;
  }

  /** The two-sided p-value, the probability of a value at least as far from 0 as t. */
  public static double twoSided(double t, double df) {
    return Math.min(1, 2 * sf(Math.abs(t), df));
  }

  /** The density. */
  public static double pdf(double t, double df) {
    GammaFunction.positive("df", df);
    if (Double.isInfinite(df)) {
      return Normal.pdf(t);
    }
    double a = Math.abs(t);
    if (a < 1e-150) {
      // Γ((ν+1)/2)/(√(νπ) Γ(ν/2))
      return StrictMath.exp(GammaFunction.logGamma((df + 1) / 2) - GammaFunction.logGamma(df / 2))
          / Math.sqrt(df * StrictMath.PI);
    }
    return IncompleteBeta.power(df / 2, 0.5, share(a, df), rest(a, df)) / a;
  }

  /**
   * The t with {@code cdf(t, df) = p}, to about 1e-14 relative: Newton's method on the cdf itself,
   * in the tails on log p against log t, where heavy tails are straight lines.
   *
   * @param p in [0, 1]; 0 gives −∞, 1 gives +∞
   */
  public static double quantile(double p, double df) {
    Normal.probability(p);
    GammaFunction.positive("df", df);
    if (p == 0 || p == 1 || Double.isInfinite(df)) {
      return Normal.quantile(p);
    }
    if (Math.abs(p - 0.5) < 0.2) {
      return Roots.newton(t -> (p - 0.5 - half(t, df)) / pdf(t, df), (p - 0.5) / pdf(0, df), 1);
    }
    return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df);
  }

  /** The t &gt; 0 that is exceeded with probability q, 0 &lt; q &lt; 1/2. */
  public static double upperQuantile(double q, double df) {
    double target = StrictMath.log(q);
    double root =
        Roots.newton(
            u -> {
              double t = StrictMath.exp(u);
              double tail = sf(t, df);
              return tail == 0
                  ? Double.NEGATIVE_INFINITY
                  : (StrictMath.log(tail) - target) * tail / (t * pdf(t, df));
            },
            StrictMath.log(Normal.upperQuantile(q)),
            3);
    double t = StrictMath.exp(root);
    // one step on t itself: exp lost the last digits of the logarithm
    double tail = sf(t, df);
    return t + t * (StrictMath.log(tail / q) * (tail / (t * pdf(t, df))));
  }

  private static double half(double t, double df) {
    double share = 0.5 * IncompleteBeta.regularized(0.5, df / 2, rest(t, df), share(t, df));
    return StrictMath.copySign(share, t);
  }

  private static double share(double t, double df) {
    return Math.abs(t) < 1e100 ? df / (df + t * t) : df / t / t;
  }

  private static double rest(double t, double df) {
    return Math.abs(t) < 1e100 ? t * t / (df + t * t) : 1;
  }
}
