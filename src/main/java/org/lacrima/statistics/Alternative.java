package org.lacrima.statistics;

/** Which deviations from the null hypothesis count as evidence against it. */
public enum Alternative {
  TWO_SIDED,
  /** The parameter is greater than the null value. */
  GREATER,
  /** The parameter is less than the null value. */
  LESS;

  /**
   * The p-value from the two tails of the statistic.
   *
   * @param below probability of a statistic at most as large as the observed one
   * @param above probability of a statistic at least as large
   */
  public double p(double below, double above) {
    return switch (this) {
      case TWO_SIDED -> Math.min(1, 2 * Math.min(below, above));
      case GREATER -> above;
      case LESS -> below;
    };
  }
}
