package org.lacrima.study.door;

import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/** The address under which participants find the service: never what a request says of itself. */
final class PublicUrl {

  static final String VARIABLE = "LACRIMA_PUBLIC_URL";

  private PublicUrl() {}

  /**
   * Without a slash at its end.
   *
   * @param given what somebody set; null or blank for what is usual
   * @param from where it was set, for whoever has to mend it
   */
  static String of(@Nullable String given, String from, String usual) {
    if (given == null || given.isBlank()) {
      return usual;
    }
    if (!given.matches("https?://[^\\s/?#]+/?")) {
      throw new InvalidInputException(
          new Problem(
              "public-url-not-valid",
              Place.file(from),
              "It must be the address of this service, without a path: '" + given + "'.",
              "Maybe 'https://survey.example.org'."));
    }
    return given.replaceAll("/$", "");
  }
}
