package org.lacrima.survey;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * The instruments that a survey uses.
 *
 * @param read by name; an overlay replaces one
 * @param unread those whose files cannot be read
 * @param listed all names are known; else any may be meant
 */
record Instruments(Map<String, Instrument> read, Set<String> unread, boolean listed) {

  /** Whether nothing that they hold is unknown. */
  boolean whole() {
    return listed && unread.isEmpty();
  }

  /** Null where it could not be read, or where the survey does not use it, which is a problem. */
  @Nullable Instrument named(String name, Place place, Problems problems) {
    if (listed && !read.containsKey(name) && !unread.contains(name)) {
      problems.add(
          "unknown-instrument",
          place,
          "The survey does not use an instrument '" + name + "'.",
          Nearest.remedy(name, read.keySet()));
    }
    return read.get(name);
  }
}
