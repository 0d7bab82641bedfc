package org.lacrima.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows where it stands. */
public sealed interface Node {

  Place place();

  /** How this value is called in messages: {@code a mapping}, {@code a list}, {@code 'text'}. */
  String describe();

  /**
   * A scalar, as written.
   *
   * @param text the characters, unescaped
   * @param plain written without quotes; only then may it be a number, {@code true} or {@code null}
   */
  record Scalar(Place place, String text, boolean plain) implements Node {

    /** An empty plain scalar, {@code ~} or {@code null}: nothing. */
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String describe() {
      return "'" + text + "'";
    }
  }

  /** A sequence. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A mapping, in the order of the file. {@code keys} says where each key stands. */
  record Mapping(Place place, Map<String, Node> entries, Map<String, Place> keys) implements Node {
    public Mapping {
      entries = new LinkedHashMap<>(entries);
      keys = Map.copyOf(keys);
    }

    @Override
    public String describe() {
      return "a mapping";
    }
  }
}
