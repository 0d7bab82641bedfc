package org.lacrima.analysis;

/** Which plots a report has. */
public enum Plots {
  NONE,
  /** Of relations and differences. */
  MAIN,
  /** Of single variables too. */
  ALL
}
