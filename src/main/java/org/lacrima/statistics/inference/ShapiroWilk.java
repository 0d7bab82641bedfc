package org.lacrima.statistics.inference;

import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.summary.FrequencyTable;

/** Shapiro and Wilk's test of normality. */
public final class ShapiroWilk {

  private static final double[] C1 = {0, .221157, -.147981, -2.07119, 4.434685, -2.706056};
  private static final double[] C2 = {0, .042981, -.293762, -1.752461, 5.682633, -3.582633};
  private static final double[] C3 = {.544, -.39978, .025054, -6.714e-4};
  private static final double[] C4 = {1.3822, -.77857, .062767, -.0020322};
  private static final double[] C5 = {-1.5861, -.31082, -.083751, .0038915};
  private static final double[] C6 = {-.4803, -.082676, .0030302};
  private static final double[] G = {-2.273, .459};

  private ShapiroWilk() {}

  /** As {@link #test(FrequencyTable)}, of a sample. */
  public static Estimate test(double... sample) {
    return test(FrequencyTable.of(sample));
  }

  /**
   * W (as the estimate) and its p by Royston's algorithm AS R94 (1995); agrees with R's {@code
   * shapiro.test} to about 1e-12 (the algorithm's own constants have six digits).
   *
   * <p>n &lt; 3: {@code TOO_FEW}; n &gt; 5000: {@code TOO_MANY}; {@code ZERO_VARIANCE}.
   */
  public static Estimate test(FrequencyTable values) {
    if (values.n() < 3 || values.n() > 5000) {
      return Estimate.undefined(values.n(), values.n() < 3 ? Validity.TOO_FEW : Validity.TOO_MANY);
    }
    if (values.size() == 1) {
      return Estimate.undefined(values.n(), Validity.ZERO_VARIANCE);
    }
    double range = values.max() - values.min();
    if (!Double.isFinite(range)) {
      return Estimate.undefined(values.n(), Validity.NOT_FINITE);
    }
    int n = (int) values.n();
    double[] x = new double[n];
    double median = values.median();
    int place = 0;
    for (int i = 0; i < values.size(); i++) {
      for (long c = 0; c < values.count(i); c++) {
        x[place++] = (values.value(i) - median) / range;
      }
    }
    double rest = oneLessW(x, weights(n));
    double p = p(n, rest);
    return Estimate.of(n, 1 - rest).withTest(Double.NaN, Double.NaN, p);
  }

  // weights of the upper half, largest first
  private static double[] weights(int n) {
    int half = n / 2;
    double[] a = new double[half];
    if (n == 3) {
      a[0] = Math.sqrt(0.5);
      return a;
    }
    double[] m = new double[half];
    double square = 0;
    for (int i = 0; i < half; i++) {
      m[i] = Normal.quantile((i + 1 - .375) / (n + .25));
      square += m[i] * m[i];
    }
    square *= 2;
    double length = Math.sqrt(square);
    double u = 1 / Math.sqrt(n);
    double first = polynomial(C1, u) - m[0] / length;
    int from = 1;
    double factor;
    if (n > 5) {
      from = 2;
      double second = -m[1] / length + polynomial(C2, u);
      factor =
          Math.sqrt(
              (square - 2 * m[0] * m[0] - 2 * m[1] * m[1])
                  / (1 - 2 * first * first - 2 * second * second));
      a[1] = second;
    } else {
      factor = Math.sqrt((square - 2 * m[0] * m[0]) / (1 - 2 * first * first));
    }
    a[0] = first;
    for (int i = from; i < half; i++) {
      a[i] = -m[i] / factor;
    }
    return a;
  }

  private static double oneLessW(double[] x, double[] a) {
    int n = x.length;
    double meanA = 0;
    double meanX = 0;
    for (int i = 0; i < n; i++) {
      meanA += weight(a, i, n);
      meanX += x[i];
    }
    meanA /= n;
    meanX /= n;
    double ssa = 0;
    double ssx = 0;
    double sax = 0;
    for (int i = 0; i < n; i++) {
      double da = weight(a, i, n) - meanA;
      double dx = x[i] - meanX;
      ssa += da * da;
      ssx += dx * dx;
      sax += da * dx;
    }
    double both = Math.sqrt(ssa * ssx);
    return (both - sax) * (both + sax) / (ssa * ssx);
  }

  private static double weight(double[] a, int i, int n) {
    int mirror = n - 1 - i;
    return i == mirror ? 0 : i < mirror ? -a[i] : a[mirror];
  }

  private static double p(int n, double rest) {
    if (n == 3) {
      double w = StrictMath.asin(Math.sqrt(1 - rest)) - StrictMath.asin(Math.sqrt(.75));
      return Math.max(0, Math.min(1, 6 / StrictMath.PI * w));
    }
    double y = StrictMath.log(rest);
    double mean;
    double sd;
    if (n <= 11) {
      double gamma = polynomial(G, n);
      if (y >= gamma) {
        return 1e-99;
      }
      y = -StrictMath.log(gamma - y);
      mean = polynomial(C3, n);
      sd = StrictMath.exp(polynomial(C4, n));
    } else {
      double log = StrictMath.log(n);
      mean = polynomial(C5, log);
      sd = StrictMath.exp(polynomial(C6, log));
    }
    return Normal.sf((y - mean) / sd);
  }

  private static double polynomial(double[] c, double x) {
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * x + c[i];
    }
    return sum;
  }
}
