package org.lacrima.statistics.distribution;

import java.util.function.DoubleUnaryOperator;

/** Newton's method that cannot leave the bracket its own steps have drawn. */
public final class Roots {

  private static final int MOST_STEPS = 400;

  private Roots() {}

  /**
   * The point where the step vanishes.
   *
   * @param step Newton's step at a point: positive where the root lies above it. NaN or infinite
   *     steps must carry that sign (infinite), and are cut to {@code longest}
   * @param start first point
   * @param longest longest step taken outside a bracket
   */
  public static double newton(DoubleUnaryOperator step, double start, double longest) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double x = start;
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_STEPS; i++) {
      double s = step.applyAsDouble(x);
      if (Double.isNaN(s)) {
        return Double.NaN;
      }
      if (s > 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x + Math.max(-longest, Math.min(longest, s));
      // steps that are tiny and no longer shrink are the rounding of the function itself
      boolean noise = Math.abs(s) < 1e-12 * Math.max(1, Math.abs(x)) && Math.abs(s) >= before / 2;
      if (Math.abs(s) <= 0x1p-52 * Math.abs(x) || next == x || noise) {
        return next;
      }
      before = Math.abs(s);
      if (next <= low && s < 0 || next >= high && s > 0) {
        next = low + (high - low) / 2;
        if (next == low || next == high) {
          return next;
        }
      }
      x = next;
    }
    return x;
  }
}
