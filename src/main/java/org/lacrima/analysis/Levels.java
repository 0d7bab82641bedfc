package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.plan.Level;

/** Levels that were declared, beside those that occur. */
final class Levels {

  private Levels() {}

  /** A declared value as a level of a variable of texts or of numbers. */
  static Level declared(String value, boolean text) {
    if (!text) {
      try {
        return Level.of(Double.parseDouble(value));
      } catch (NumberFormatException e) {
        return Level.of(value);
      }
    }
    return Level.of(value);
  }

  /** Declared values that do not occur. */
  static List<String> empty(List<String> declared, List<Level> occurring) {
    boolean text = occurring.stream().anyMatch(level -> Double.isNaN(level.number()));
    List<String> empty = new ArrayList<>();
    for (String value : declared) {
      Level level = declared(value, text);
      if (occurring.stream().noneMatch(known -> known.compareTo(level) == 0)) {
        empty.add(value);
      }
    }
    return empty;
  }
}
