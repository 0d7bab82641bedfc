package org.lacrima.analysis.multiverse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.definition.Node;

/**
 * A decision that could have been made otherwise.
 *
 * @param alternatives the first is the spec as it is written
 */
public record Choice(String name, List<Alternative> alternatives) {

  /**
   * @param replaced what stands where instead; a null node takes away what stands there
   */
  public record Alternative(String name, Map<String, Node> replaced) {
    public Alternative {
      replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
    }

    /** Whether this is the spec as it is written. */
    public boolean asWritten() {
      return replaced.isEmpty();
    }
  }

  public Choice {
    alternatives = List.copyOf(alternatives);
  }

  /** Names of the alternatives, in order. */
  public List<String> names() {
    return alternatives.stream().map(Alternative::name).toList();
  }
}
