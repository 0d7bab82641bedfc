package org.lacrima.analysis;

/** Which cases a record uses. */
public enum MissingRule {
  /** Complete cases over the variables of that one record. */
  PAIRWISE,
  /** Complete cases over all variables of the analysis. */
  LISTWISE
}
