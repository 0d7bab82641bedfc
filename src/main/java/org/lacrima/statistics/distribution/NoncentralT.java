package org.lacrima.statistics.distribution;

import java.util.function.DoubleUnaryOperator;
import org.lacrima.statistics.Interval;

/**
 * The noncentral t distribution, and the confidence limits of its noncentrality.
 *
 * <p>\(P(T \le t) = \int \Phi(t s - \delta)\, f(s)\, ds\) with \(s = \sqrt{\chi^2_\nu/\nu}\). With
 * \(s = e^u\) the integrand is analytic on the whole line and dies away on both sides, where the
 * trapezoidal rule converges geometrically (Trefethen and Weideman 2014). No series in the
 * noncentrality is summed, so that nothing breaks at large δ (R's {@code pt} does from |δ| 37.62).
 * Absolute error about 1e-14 for |δ| to 1000 and df to 1e9.
 */
public final class NoncentralT {

  private static final double TWO_PI = 6.28318530717958647692528676656;
  private static final double NEGLIGIBLE = 1e-19;
  private static final double LARGEST = 1e100;

  private NoncentralT() {}

  /** The probability of a value at most t. */
  public static double cdf(double t, double df, double ncp) {
    if (far(df, ncp)) {
      return ncp / t > 0 ? farBelow(t, df, ncp, t < 0) : ncp > 0 ? 0 : 1;
    }
    return integral(t, df, z -> Normal.cdf(z - ncp), ncp);
  }

  /** The probability of a value above t. */
  public static double sf(double t, double df, double ncp) {
    if (far(df, ncp)) {
      return ncp / t > 0 ? farBelow(t, df, ncp, t > 0) : ncp > 0 ? 1 : 0;
    }
    return integral(t, df, z -> Normal.sf(z - ncp), ncp);
  }

  /**
   * The two-sided confidence interval of the noncentrality, given the observed t: each limit makes
   * the tail beyond t equal to (1−c)/2. Newton's method; agrees with 50-digit values to about
   * 1e-13.
   *
   * @param t the observed statistic; beyond 1e100, or NaN, there is no interval
   * @param df &gt; 0; NaN gives no interval
   * @param confidence c, between 0 and 1
   */
  public static Interval ncpInterval(double t, double df, double confidence) {
    double outside = Interval.outside(confidence, org.lacrima.statistics.Alternative.TWO_SIDED);
    if (!(Math.abs(t) < LARGEST) || Double.isNaN(df)) {
      return Interval.NONE;
    }
    double reach = Normal.upperQuantile(outside) * Math.sqrt(1 + t * t / (2 * df));
    double low =
        Roots.newton(ncp -> (outside - sf(t, df, ncp)) / slope(t, df, ncp), t - reach, 2 * reach);
    double high =
        Roots.newton(ncp -> (cdf(t, df, ncp) - outside) / slope(t, df, ncp), t + reach, 2 * reach);
    return new Interval(low, high);
  }

  // how fast the upper tail grows with the noncentrality
  private static double slope(double t, double df, double ncp) {
    if (far(df, ncp)) {
      return ncp / t > 0 ? Math.max(density(ncp / t, df) / Math.abs(t), 1e-300) : 1e-300;
    }
    double slope = integral(t, df, z -> Normal.pdf(z - ncp), ncp);
    return Math.max(slope, 1e-300);
  }

  // the normal part is so narrow beside the chi part that the trapezoids would be too many
  private static boolean far(double df, double ncp) {
    return Math.abs(ncp) > 1000 * Math.sqrt(2 * df);
  }

  /**
   * The probability that s = χ/√ν lies below (δ + Z)/t, or above it: the distribution function of s
   * at δ/t with the second-order term of Z, an error of order (√(2ν)/δ)⁴ &lt; 1e-12.
   */
  private static double farBelow(double t, double df, double ncp, boolean below) {
    double s = ncp / t;
    double second = density(s, df) * ((df - 1) / s - df * s) / (2 * t * t);
    double p =
        below ? ChiSquared.cdf(df * s * s, df) + second : ChiSquared.sf(df * s * s, df) - second;
    return Math.max(0, Math.min(1, p));
  }

  private static double density(double s, double df) {
    return 2 * IncompleteGamma.power(df / 2, df / 2 * s * s) / s;
  }

  private static double integral(double t, double df, DoubleUnaryOperator f, double ncp) {
    GammaFunction.positive("df", df);
    if (Double.isInfinite(df)) {
      return f.applyAsDouble(t);
    }
    double a = df / 2;
    double width = Math.min(1 / Math.sqrt(2 * df), 1 / Math.max(1, Math.abs(ncp)));
    double step = Math.min(width / 2.2, 0.1);
    double sum = f.applyAsDouble(t);
    sum += side(t, a, f, step) + side(t, a, f, -step);
    return sum * step * 2 * Math.sqrt(a / TWO_PI) * StrictMath.exp(-GammaFunction.stirlingError(a));
  }

  private static double side(double t, double a, DoubleUnaryOperator f, double step) {
    double sum = 0;
    for (int k = 1; ; k++) {
      double u = k * step;
      double weight = StrictMath.exp(-a * excess(2 * u));
      if (weight < NEGLIGIBLE) {
        return sum;
      }
      sum += weight * f.applyAsDouble(t * StrictMath.exp(u));
    }
  }

  // e^v − 1 − v
  private static double excess(double v) {
    if (Math.abs(v) > 0.5) {
      return StrictMath.expm1(v) - v;
    }
    double term = v * v / 2;
    double sum = term;
    for (int k = 3; Math.abs(term) > Math.abs(sum) * 0x1p-55; k++) {
      term *= v / k;
      sum += term;
    }
    return sum;
  }
}
