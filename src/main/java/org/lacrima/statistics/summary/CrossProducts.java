package org.lacrima.statistics.summary;

/**
 * Number, means and centred sums of two variables over the cases complete on both.
 *
 * @param n number of pairs
 * @param meanX mean of the first
 * @param meanY mean of the second
 * @param sumXx \(\sum (x-\bar x)^2\)
 * @param sumYy \(\sum (y-\bar y)^2\)
 * @param sumXy \(\sum (x-\bar x)(y-\bar y)\)
 */
public record CrossProducts(
    long n, double meanX, double meanY, double sumXx, double sumYy, double sumXy) {

  public static final CrossProducts EMPTY = new CrossProducts(0, Double.NaN, Double.NaN, 0, 0, 0);

  public CrossProducts {
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative: " + n);
    }
  }

  /** Of two samples of equal length without missing values, in two passes, compensated. */
  public static CrossProducts of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("x has " + x.length + " values, y " + y.length);
    }
    CrossProductMatrix all = CrossProductMatrix.of(new double[][] {x, y});
    return all.pair(0, 1);
  }

  /** The summary of both sets together (Chan, Golub and LeVeque 1979). */
  public CrossProducts merge(CrossProducts other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    long total = Math.addExact(n, other.n);
    double share = (double) other.n / total;
    double dx = other.meanX - meanX;
    double dy = other.meanY - meanY;
    double weight = share * n;
    return new CrossProducts(
        total,
        meanX + dx * share,
        meanY + dy * share,
        sumXx + other.sumXx + dx * dx * weight,
        sumYy + other.sumYy + dy * dy * weight,
        sumXy + other.sumXy + dx * dy * weight);
  }

  /**
   * Pearson's r, \(S_{xy}/\sqrt{S_{xx}S_{yy}}\), within [−1, 1]; NaN where a variable is constant
   * or varies by more or less than the squares of doubles can hold. The sums are scaled by powers
   * of two first, so that units do not matter.
   */
  public double correlation() {
    return correlation(sumXx, sumYy, sumXy);
  }

  static double correlation(double xx, double yy, double xy) {
    if (!(xx >= Moments.LEAST && yy >= Moments.LEAST)
        || Double.isInfinite(xx)
        || Double.isInfinite(yy)) {
      return Double.NaN;
    }
    int a = Math.getExponent(xx) / 2;
    int b = Math.getExponent(yy) / 2;
    double product = Math.scalb(xx, -2 * a) * Math.scalb(yy, -2 * b);
    double r = Math.scalb(Math.scalb(xy, -a), -b) / Math.sqrt(product);
    return Math.max(-1, Math.min(1, r));
  }

  /** The sample covariance, divided by n − 1. */
  public double covariance() {
    return n < 2 ? Double.NaN : sumXy / (n - 1);
  }

  public boolean constant() {
    return sumXx == 0 || sumYy == 0;
  }
}
