package org.lacrima.survey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** The response scales of an instrument by name; of one that could not be read, the name. */
final class ResponseScales {

  private final Map<String, Optional<ResponseScale>> byName = new LinkedHashMap<>();
  private final Problems problems;
  private final boolean listed;

  ResponseScales(Reading reading, Fields file) {
    this.problems = reading.problems;
    this.listed =
        !file.has("response-scales") || file.node("response-scales") instanceof Node.Mapping;
    file.entries("response-scales")
        .forEach(
            (name, node) -> {
              Names.word(name, "The response scale", node.place(), problems);
              byName.put(name, Optional.ofNullable(new ScaleOptions(reading).scale(name, node)));
            });
  }

  /** Null where it could not be read, or where there is none, which is a problem. */
  @Nullable ResponseScale named(String name, Place place) {
    Optional<ResponseScale> scale = byName.get(name);
    if (scale == null && listed) {
      problems.add(
          "unknown-response-scale",
          place,
          "There is no response scale '" + name + "' in this file.",
          Nearest.remedy(name, byName.keySet()));
    }
    return scale == null ? null : scale.orElse(null);
  }
}
