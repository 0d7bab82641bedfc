package org.lacrima.report.plot;

import java.util.List;

/**
 * Moves points apart that would cover each other. The places are those of Roberts' R2 sequence:
 * they look like chance, are spread evenly, and are the same every time. The first of those in one
 * place stays where it is.
 */
final class Spread {

  // 1/g and 1/g², where g³ = g + 1
  private static final double ACROSS = 0.754877666246692760049508896358532874940835564978799543103;
  private static final double DOWN = 0.569840290998053265911399958119574964216147658520394151385;

  private Spread() {}

  /** From -0.5 to 0.5, for the k-th of those in one place. */
  static double across(long k) {
    return k == 0 ? 0 : fraction(0.5 + k * ACROSS) - 0.5;
  }

  static double down(long k) {
    return k == 0 ? 0 : fraction(0.5 + k * DOWN) - 0.5;
  }

  private static double fraction(double value) {
    return value - StrictMath.floor(value);
  }

  /**
   * The smallest distance between two different values; the share of the span where that is less.
   */
  static double gap(List<Double> values, double span, double largestShare) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double gap = span * largestShare;
    for (int i = 1; i < sorted.length; i++) {
      double step = sorted[i] - sorted[i - 1];
      if (step > span * 1e-9 && step < gap) {
        gap = step;
      }
    }
    return gap;
  }
}
