package org.lacrima.statistics;

/** A confidence interval; a NaN bound does not apply (the open side of a one-sided interval). */
public record Interval(double low, double high) {

  /** No interval. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** Both bounds multiplied by a positive factor. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }

  /**
   * The bounds that belong to an alternative: {@code GREATER} has no upper, {@code LESS} no lower.
   */
  public Interval facing(Alternative alternative) {
    return switch (alternative) {
      case TWO_SIDED -> this;
      case GREATER -> new Interval(low, Double.NaN);
      case LESS -> new Interval(Double.NaN, high);
    };
  }

  /**
   * The probability left out at each bound that is computed: (1−c)/2 of a two-sided interval, 1−c
   * of a one-sided one.
   *
   * @param confidence c, between 0 and 1
   */
  public static double outside(double confidence, Alternative alternative) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
    return alternative == Alternative.TWO_SIDED ? (1 - confidence) / 2 : 1 - confidence;
  }

  public boolean contains(double value) {
    return !(value < low) && !(value > high);
  }
}
