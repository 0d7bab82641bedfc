package org.lacrima.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mapping key by key. A key that is asked for is known; {@link #close} tells of all
 * others. Every method that cannot give what was asked adds a problem and gives null or empty.
 */
public final class Fields implements AutoCloseable {

  private final Node.Mapping mapping;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  private Fields(Node.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** The fields of {@code node}; those of an empty mapping, and a problem, if it is not one. */
  public static Fields of(Node node, String what, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      return new Fields(mapping, problems);
    }
    problems.add(
        "not-a-mapping", node.place(), what + " must be a mapping, not " + node.describe() + ".");
    return new Fields(new Node.Mapping(node.place(), Map.of(), Map.of()), problems);
  }

  public Place place() {
    return mapping.place();
  }

  /** Where the value of {@code key} stands, or the mapping if it is absent. */
  public Place place(String key) {
    Node node = mapping.entries().get(key);
    return node == null ? mapping.place() : node.place();
  }

  /** Where the key itself stands. */
  public Place keyPlace(String key) {
    return mapping.keys().getOrDefault(key, mapping.place());
  }

  public Set<String> keys() {
    return mapping.entries().keySet();
  }

  public boolean has(String key) {
    known.add(key);
    return node(key) != null;
  }

  /** The value of {@code key}; null where it is absent or null. */
  public @Nullable Node node(String key) {
    known.add(key);
    Node node = mapping.entries().get(key);
    return node instanceof Node.Scalar scalar && scalar.isNull() ? null : node;
  }

  public @Nullable Node required(String key) {
    Node node = node(key);
    if (node == null) {
      problems.add("missing-key", mapping.place(), "The key '" + key + "' is missing here.");
    }
    return node;
  }

  public @Nullable String text(String key) {
    Node node = node(key);
    return node == null ? null : text(node, "'" + key + "'", problems);
  }

  /** The text, or "" and a problem where it is missing. */
  public String requiredText(String key) {
    Node node = required(key);
    String text = node == null ? null : text(node, "'" + key + "'", problems);
    return text == null ? "" : text;
  }

  public @Nullable Integer integer(String key) {
    Node node = node(key);
    if (node == null) {
      return null;
    }
    BigDecimal number = number(node, "'" + key + "'", problems);
    if (number == null) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      problems.add(
          "not-an-integer",
          node.place(),
          "'" + key + "' must be a whole number, not " + number.toPlainString() + ".");
      return null;
    }
  }

  public @Nullable BigDecimal number(String key) {
    Node node = node(key);
    return node == null ? null : number(node, "'" + key + "'", problems);
  }

  public boolean flag(String key, boolean otherwise) {
    Node node = node(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof Node.Scalar scalar
        && scalar.plain()
        && (scalar.text().equals("true") || scalar.text().equals("false"))) {
      return scalar.text().equals("true");
    }
    problems.add(
        "not-a-flag",
        node.place(),
        "'" + key + "' must be true or false, not " + node.describe() + ".",
        "YAML 1.2 knows only true and false; yes and no are texts.");
    return otherwise;
  }

  /** The constant whose name is the text, hyphens for underscores, in lower case. */
  public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
    Node node = node(key);
    return node == null ? null : choice(node, "'" + key + "'", type, problems);
  }

  /** The items of a list; one value alone is a list of one. Empty where the key is absent. */
  public List<Node> list(String key) {
    Node node = node(key);
    return node == null ? List.of() : items(node);
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : list(key)) {
      String text = text(item, "An entry of '" + key + "'", problems);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The fields of the mapping at {@code key}; null where the key is absent. */
  public @Nullable Fields fields(String key) {
    Node node = node(key);
    return node == null ? null : of(node, "'" + key + "'", problems);
  }

  /** The entries of the mapping at {@code key} by their keys; empty where it is absent. */
  public Map<String, Node> entries(String key) {
    Node node = node(key);
    if (node == null) {
      return Map.of();
    }
    if (node instanceof Node.Mapping map) {
      return new LinkedHashMap<>(map.entries());
    }
    problems.add(
        "not-a-mapping",
        node.place(),
        "'" + key + "' must be a mapping, not " + node.describe() + ".");
    return Map.of();
  }

  /** Tells of every key that nobody asked for. */
  @Override
  public void close() {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        problems.add(
            "unknown-key",
            keyPlace(key),
            "The key '" + key + "' is not known here.",
            Nearest.remedy(key, known));
      }
    }
  }

  public static List<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
  }

  public static @Nullable String text(Node node, String what, Problems problems) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return scalar.text();
    }
    problems.add(
        "not-a-text", node.place(), what + " must be a text, not " + node.describe() + ".");
    return null;
  }

  /** A plain number, as exact as it was written. */
  public static @Nullable BigDecimal number(Node node, String what, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.plain()) {
      try {
        if (scalar.text().length() <= 40) {
          BigDecimal number = new BigDecimal(scalar.text());
          if (Math.abs((long) number.scale()) <= 400) {
            return number;
          }
        }
      } catch (NumberFormatException e) {
        // told below
      }
    }
    problems.add(
        "not-a-number", node.place(), what + " must be a number, not " + node.describe() + ".");
    return null;
  }

  public static <E extends Enum<E>> @Nullable E choice(
      Node node, String what, Class<E> type, Problems problems) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Fields::written).toList();
    if (node instanceof Node.Scalar scalar) {
      int at = names.indexOf(scalar.text());
      if (at >= 0) {
        return type.getEnumConstants()[at];
      }
    }
    problems.add(
        "unknown-choice",
        node.place(),
        what + " must be one of " + String.join(", ", names) + ", not " + node.describe() + ".",
        node instanceof Node.Scalar scalar ? Nearest.remedy(scalar.text(), names) : "");
    return null;
  }

  /** How a constant is written in a file: {@code TWO_SIDED} is {@code two-sided}. */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
