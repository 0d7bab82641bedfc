package org.lacrima.statistics;

/** Whether all numbers of an {@link Estimate} are defined, and if not, why. */
public enum Validity {
  DEFINED(""),
  TOO_FEW("n-too-small"),
  /** A scale of fewer items than the number needs. */
  TOO_FEW_ITEMS("too-few-items"),
  /** More cases than the method was made for (Shapiro–Wilk beyond 5000). */
  TOO_MANY("n-too-large"),
  ZERO_VARIANCE("zero-variance"),
  ONE_GROUP("one-group"),
  /** A variable is a linear combination of the others. */
  SINGULAR("singular"),
  /** The correlation is ±1, or the groups do not vary: a test statistic or interval is infinite. */
  PERFECT("perfect-fit"),
  /** Values so large, so small or infinite that doubles cannot hold the sums. */
  NOT_FINITE("not-finite"),
  NO_CONVERGENCE("no-convergence");

  private final String note;

  Validity(String note) {
    this.note = note;
  }

  /** The code printed beside the number; empty when all is defined. */
  public String note() {
    return note;
  }

  public boolean defined() {
    return this == DEFINED;
  }
}
