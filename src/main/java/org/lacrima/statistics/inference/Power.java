package org.lacrima.statistics.inference;

import java.util.function.DoubleUnaryOperator;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.NoncentralT;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/** The probability that a test finds an effect of a given size, and the sample that it takes. */
public final class Power {

  private static final long MOST_CASES = 1L << 40;

  private Power() {}

  /**
   * Power of Student's test of two groups at a true d: the noncentral t with δ = d/√(1/n₁+1/n₂),
   * both tails counted. Agrees with R's {@code power.t.test(strict = TRUE)}.
   *
   * @param alpha level of significance
   */
  public static double ofTwoMeans(
      double d, long n1, long n2, double alpha, Alternative alternative) {
    if (n1 < 1 || n2 < 1 || n1 + n2 < 3) {
      throw new IllegalArgumentException("groups are too small: " + n1 + " and " + n2);
    }
    double ncp = d / Math.sqrt(1.0 / n1 + 1.0 / n2);
    return ofT(ncp, n1 + n2 - 2.0, alpha, alternative);
  }

  /**
   * Power of a one-sample or paired t test at a true d (in standard deviations of the differences).
   */
  public static double ofOneMean(double d, long n, double alpha, Alternative alternative) {
    if (n < 2) {
      throw new IllegalArgumentException("n must be at least 2: " + n);
    }
    return ofT(d * Math.sqrt(n), n - 1.0, alpha, alternative);
  }

  /**
   * Power of the test of a correlation at a true ρ, on Fisher's z scale with its bias term
   * ρ/(2(n−1)) and the critical r of the t test (the formula of R's pwr).
   */
  public static double ofCorrelation(double rho, long n, double alpha, Alternative alternative) {
    double outside = outside(alpha, alternative);
    if (n < 4 || !(Math.abs(rho) < 1)) {
      throw new IllegalArgumentException(
          "rho must lie within (-1, 1), n be 4 or more: " + rho + ", " + n);
    }
    double t = -StudentT.quantile(outside, n - 2.0);
    double critical = FisherZ.z(Math.sqrt(t * t / (t * t + n - 2.0)));
    double centre = FisherZ.z(rho) + rho / (2 * (n - 1.0));
    double root = Math.sqrt(n - 3.0);
    double above = Normal.sf((critical - centre) * root);
    double below = Normal.cdf((-critical - centre) * root);
    return switch (alternative) {
      case TWO_SIDED -> above + below;
      case GREATER -> above;
      case LESS -> below;
    };
  }

  /** Smallest number of cases per group at which {@link #ofTwoMeans} reaches the power. */
  public static long casesPerGroup(double d, double power, double alpha, Alternative alternative) {
    return smallest(n -> ofTwoMeans(d, n, n, alpha, alternative), 2, power);
  }

  /** Smallest number of cases at which {@link #ofCorrelation} reaches the power. */
  public static long casesForCorrelation(
      double rho, double power, double alpha, Alternative alternative) {
    return smallest(n -> ofCorrelation(rho, n, alpha, alternative), 4, power);
  }

  /** Smallest number of cases (or pairs) at which {@link #ofOneMean} reaches the power. */
  public static long casesOfOneMean(double d, double power, double alpha, Alternative alternative) {
    return smallest(n -> ofOneMean(d, n, alpha, alternative), 2, power);
  }

  /**
   * Sensitivity: the smallest d that {@link #ofTwoMeans} finds with this power; negative for the
   * alternative {@code LESS}.
   *
   * @param power above α, below 1
   */
  public static double detectableOfTwoMeans(
      long n1, long n2, double power, double alpha, Alternative alternative) {
    return detectable(
        d -> ofTwoMeans(d, n1, n2, alpha, alternative),
        8 * Math.sqrt(1.0 / n1 + 1.0 / n2),
        Double.MAX_VALUE,
        power,
        alternative);
  }

  /** Sensitivity of {@link #ofOneMean}, as {@link #detectableOfTwoMeans}. */
  public static double detectableOfOneMean(
      long n, double power, double alpha, Alternative alternative) {
    return detectable(
        d -> ofOneMean(d, n, alpha, alternative),
        8 / Math.sqrt(n),
        Double.MAX_VALUE,
        power,
        alternative);
  }

  /** Sensitivity of {@link #ofCorrelation}, as {@link #detectableOfTwoMeans}. */
  public static double detectableCorrelation(
      long n, double power, double alpha, Alternative alternative) {
    return detectable(
        rho -> ofCorrelation(rho, n, alpha, alternative),
        0.5,
        0x1.fffffffffffffp-1,
        power,
        alternative);
  }

  private static double detectable(
      DoubleUnaryOperator at, double start, double most, double power, Alternative alternative) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power must lie between 0 and 1: " + power);
    }
    double sign = alternative == Alternative.LESS ? -1 : 1;
    double low = 0;
    double high = Math.min(start, most);
    while (high < most && at.applyAsDouble(sign * high) < power) {
      low = high;
      high = Math.min(most, most < 1 ? (1 + high) / 2 : 2 * high);
    }
    for (double middle = (low + high) / 2; middle > low && middle < high; ) {
      if (at.applyAsDouble(sign * middle) < power) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
      if (high - low < 1e-14 * high) {
        break;
      }
    }
    return sign * high;
  }

  private static double ofT(double ncp, double df, double alpha, Alternative alternative) {
    double critical = -StudentT.quantile(outside(alpha, alternative), df);
    return switch (alternative) {
      case TWO_SIDED ->
          Math.min(1, NoncentralT.sf(critical, df, ncp) + NoncentralT.cdf(-critical, df, ncp));
      case GREATER -> NoncentralT.sf(critical, df, ncp);
      case LESS -> NoncentralT.cdf(-critical, df, ncp);
    };
  }

  private static double outside(double alpha, Alternative alternative) {
    return Interval.outside(1 - alpha, alternative);
  }

  private interface PowerAt {
    double cases(long n);
  }

  private static long smallest(PowerAt at, long least, double power) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power must lie between 0 and 1: " + power);
    }
    long high = least;
    while (at.cases(high) < power) {
      high *= 2;
      if (high > MOST_CASES) {
        throw new IllegalArgumentException("no sample reaches a power of " + power);
      }
    }
    long low = Math.max(least - 1, high / 2);
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (at.cases(middle) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
