package org.lacrima.pushdown;

/**
 * What is asked cannot be written in SQL so that the bits come out the same (a logarithm, a sum of
 * doubles). The rows are streamed then.
 */
final class BeyondSql extends Exception {

  private static final long serialVersionUID = 1L;

  BeyondSql(String what) {
    super(what);
  }
}
