package org.lacrima.definition;

import java.util.Locale;
import java.util.Objects;

/**
 * Something wrong in an input, told so that its author can mend it.
 *
 * @param code stable, lower-case words joined by hyphens ({@code unknown-variable})
 * @param place where it stands
 * @param message what must be so and is not, with the offending value in it
 * @param remedy what to do, a sentence that usually begins with "Maybe"; may be empty
 */
public record Problem(String code, Place place, String message, String remedy)
    implements Comparable<Problem> {

  public Problem {
    if (!code.equals(code.toLowerCase(Locale.ROOT)) || code.isBlank()) {
      throw new IllegalArgumentException("A problem's code is lower case and not blank: " + code);
    }
    Objects.requireNonNull(place);
  }

  @Override
  public int compareTo(Problem other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : code.compareTo(other.code);
  }

  /** One line, or two where there is a remedy: {@code place: [code] message}. */
  @Override
  public String toString() {
    String first = place + ": [" + code + "] " + message;
    return remedy.isEmpty() ? first : first + System.lineSeparator() + "    " + remedy;
  }
}
