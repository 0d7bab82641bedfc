package org.lacrima.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a data file, as it was declared.
 *
 * @param name as in the file's header
 * @param label what a reader is shown; the name where nothing better is known
 * @param level null where nobody declared it
 * @param forcedText the column is text whatever its fields look like
 * @param labels value, written as in the data, to label, in the declared order
 * @param range the valid values, both ends inclusive; null where none is declared
 * @param missing the fields that mean missing, besides the empty one, as they are written
 */
public record Variable(
    String name,
    String label,
    @Nullable MeasurementLevel level,
    boolean forcedText,
    Map<String, String> labels,
    @Nullable Range range,
    List<String> missing) {

  /** Both ends inclusive, in the variable's own units. */
  public record Range(double low, double high) {
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException("A range must not be empty: " + low + " to " + high);
      }
    }
  }

  public Variable {
    Objects.requireNonNull(name);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    missing = List.copyOf(missing);
  }

  /** A column of which only the name is known. */
  public static Variable named(String name) {
    return new Variable(name, name, null, false, Map.of(), null, List.of());
  }
}
