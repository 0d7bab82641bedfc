package org.lacrima.analysis.plan;

import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.formula.TextOrder;

/**
 * A value that occurs in a variable, as a group or a cell of a table.
 *
 * @param text the shortest number, or the text
 * @param number NaN for a text
 */
public record Level(String text, double number) implements Comparable<Level> {

  public static Level of(double number) {
    return new Level(NumberText.of(number), number);
  }

  public static Level of(String text) {
    return new Level(text, Double.NaN);
  }

  /** Numbers by value, texts by code point. */
  @Override
  public int compareTo(Level other) {
    return Double.isNaN(number) || Double.isNaN(other.number)
        ? TextOrder.compare(text, other.text)
        : Double.compare(number, other.number);
  }
}
