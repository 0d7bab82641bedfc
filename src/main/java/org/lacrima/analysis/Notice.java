package org.lacrima.analysis;

import org.lacrima.analysis.statement.Statement;

/**
 * Something a reader must know about a number, or about the whole run.
 *
 * @param code stable ({@code zero-variance})
 * @param about the analysis or variable it concerns; empty for the whole run
 * @param said in a sentence
 */
public record Notice(String code, String about, Statement said) {

  /** The sentence in English. */
  public String message() {
    return said.english();
  }
}
