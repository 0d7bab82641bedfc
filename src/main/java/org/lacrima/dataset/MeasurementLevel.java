package org.lacrima.dataset;

/** SPSS's three words for what a variable's numbers mean. It guides reports and forbids nothing. */
public enum MeasurementLevel {
  NOMINAL,
  ORDINAL,
  SCALE
}
