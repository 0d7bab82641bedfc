package org.lacrima.analysis;

/** The languages that reports are written in. */
public enum Language {
  EN,
  IT,
  HE
}
