package org.lacrima.statistics.multiplicity;

import java.util.Arrays;

/** Adjustments of p-values for a family of tests; agree with R's {@code p.adjust}. */
public enum Adjustment {
  NONE,
  /** Holm's (1979) step-down, controls the family-wise error. */
  HOLM,
  /** Hochberg's (1988) step-up, for independent or positively dependent tests. */
  HOCHBERG,
  BONFERRONI,
  /** Benjamini and Hochberg (1995), controls the false discovery rate. */
  BH,
  /** Benjamini and Yekutieli (2001), under any dependence. */
  BY;

  /**
   * The adjusted p-values in the given order. NaN stays NaN and does not count in the family.
   *
   * @param p each NaN or in [0, 1]
   */
  public double[] adjust(double... p) {
    for (double value : p) {
      if (value < 0 || value > 1) {
        throw new IllegalArgumentException("p must lie in [0, 1]: " + value);
      }
    }
    Integer[] order = ascending(p);
    int m = order.length;
    double[] adjusted = p.clone();
    if (this == NONE) {
      return adjusted;
    }
    double harmonic = 0;
    for (int i = m; i >= 1; i--) {
      harmonic += 1.0 / i;
    }
    double running = this == HOLM || this == BONFERRONI ? 0 : 1;
    for (int step = 0; step < m; step++) {
      boolean down = this == HOLM || this == BONFERRONI;
      int place = down ? step : m - 1 - step;
      double raw = p[order[place]];
      double scaled =
          switch (this) {
            case NONE -> raw;
            case BONFERRONI -> m * raw;
            case HOLM, HOCHBERG -> (m - place) * raw;
            case BH -> raw * m / (place + 1);
            case BY -> harmonic * raw * m / (place + 1);
          };
      running = down ? Math.max(running, scaled) : Math.min(running, scaled);
      adjusted[order[place]] = Math.min(1, running);
    }
    return adjusted;
  }

  private static Integer[] ascending(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    return Arrays.stream(order)
        .filter(i -> !Double.isNaN(p[i]))
        .sorted((a, b) -> Double.compare(p[a], p[b]))
        .toArray(Integer[]::new);
  }
}
