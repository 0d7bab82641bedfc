package org.lacrima.statistics.distribution;

import java.util.function.DoubleUnaryOperator;

/** The quantile of a distribution on the positive numbers, found on the logarithmic scale. */
final class PositiveQuantile {

  private PositiveQuantile() {}

  /**
   * The x with cdf(x) = p, by Newton's method in ln x on the logarithm of the smaller tail.
   *
   * @param start logarithm of a first guess
   * @param density x times the probability density at x
   */
  static double of(
      double p,
      double start,
      DoubleUnaryOperator cdf,
      DoubleUnaryOperator sf,
      DoubleUnaryOperator density) {
    boolean low = p <= 0.5;
    double q = low ? p : 1 - p;
    DoubleUnaryOperator tail = low ? cdf : sf;
    double sign = low ? 1 : -1;
    double root =
        Roots.newton(
            u -> {
              double x = StrictMath.exp(u);
              double there = tail.applyAsDouble(x);
              double slope = density.applyAsDouble(x);
              if (there == 0) {
                return sign * Double.POSITIVE_INFINITY;
              }
              double miss = sign * StrictMath.log(q / there) * there;
              return slope == 0
                  ? StrictMath.copySign(Double.POSITIVE_INFINITY, miss)
                  : miss / slope;
            },
            start,
            4);
    double x = StrictMath.exp(root);
    // one step on x itself: exp lost the last digits of the logarithm
    double there = tail.applyAsDouble(x);
    double slope = density.applyAsDouble(x);
    if (there == 0 || slope == 0) {
      return x;
    }
    return x + x * (sign * StrictMath.log(q / there) * there / slope);
  }
}
