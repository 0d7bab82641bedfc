package org.lacrima.study.participant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was withdrawn: a whole response, or one part of it.
 *
 * @param response the hash of its public id
 * @param part a page of the survey; null for everything
 * @param mark tells one withdrawal of a part from another; null for everything
 */
record Tombstone(String response, @Nullable String part, @Nullable String mark) {

  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PART =
      Pattern.compile("part ([0-9a-f]{64}) ([a-z0-9_-]+) ([0-9a-z]{26})");

  static Tombstone everything(String response) {
    return new Tombstone(response, null, null);
  }

  /** Nothing that a torn line could hold can be read as another withdrawal than was meant. */
  static Optional<Tombstone> read(String line) {
    if (WHOLE.matcher(line).matches()) {
      return Optional.of(everything(line));
    }
    Matcher part = PART.matcher(line);
    return part.matches()
        ? Optional.of(new Tombstone(part.group(1), part.group(2), part.group(3)))
        : Optional.empty();
  }

  /** As the file and the audit have it. */
  String line() {
    return part == null ? response : "part " + response + " " + part + " " + mark;
  }
}
