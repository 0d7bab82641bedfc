package org.lacrima.analysis.seal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacrima.definition.Node;

/**
 * What a seal keeps of the survey that a spec's data come from.
 *
 * @param survey its id; "" where the spec names none
 * @param version that its author gave it
 * @param sha256 of the survey and all that it uses
 * @param instruments hash of each instrument's file, by its id
 * @param order names of the data's columns, in order
 * @param variables how each item is answered and each score is made, without any wording
 */
public record Measures(
    String survey,
    String version,
    String sha256,
    Map<String, String> instruments,
    List<String> order,
    Map<String, Node> variables) {

  /** Of data that come from no survey. */
  public static final Measures NONE = new Measures("", "", "", Map.of(), List.of(), Map.of());

  public Measures {
    instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
    order = List.copyOf(order);
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
  }
}
