package org.lacrima.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lacrima.definition.Place;

/**
 * Answers and the scores that must come out of them: the test that an instrument brings along.
 *
 * @param answers by column; a column that is not named was skipped
 * @param expected by scale: a number, a fraction ({@code 10/3}) or a missing code
 */
public record ScoringVector(
    String name, Map<String, String> answers, Map<String, Expected> expected, Place place) {

  /** What must come out, and where the file says so. */
  public record Expected(String value, Place place) {}

  public ScoringVector {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }
}
