package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lacrima.definition.Canonical;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Sha256;

/** Makes, hashes and writes values of a seal. */
final class NodeText {

  private static final Place NOWHERE = Place.file("");

  private NodeText() {}

  static Node.Scalar text(String text) {
    return new Node.Scalar(NOWHERE, text, false);
  }

  /** A number, as it is written. */
  static Node.Scalar number(String digits) {
    return new Node.Scalar(NOWHERE, digits, true);
  }

  static Node texts(List<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(text(text)));
    return new Node.Sequence(NOWHERE, items);
  }

  static Node list(List<Node> items) {
    return new Node.Sequence(NOWHERE, items);
  }

  /** Keys in the order of their code points. */
  static Node.Mapping mapping(Map<String, ? extends Node> entries) {
    return new Node.Mapping(NOWHERE, new TreeMap<>(entries), Map.of());
  }

  static Node.Mapping mappingOfTexts(Map<String, String> entries) {
    Map<String, Node> nodes = new TreeMap<>();
    entries.forEach((key, value) -> nodes.put(key, text(value)));
    return mapping(nodes);
  }

  /**
   * The same with the keys of every mapping in the order of their code points, and every word a
   * text, whether it was read with quotes or without.
   */
  static Node sorted(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, Node> entries = new TreeMap<>();
      mapping.entries().forEach((key, value) -> entries.put(key, sorted(value)));
      return mapping(entries);
    }
    if (node instanceof Node.Sequence sequence) {
      return list(sequence.items().stream().map(NodeText::sorted).toList());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    boolean word = !scalar.plain() || Canonical.text(scalar).startsWith("\"");
    return word ? text(scalar.text()) : scalar;
  }

  /** SHA-256 of the value in its canonical form. */
  static String hash(Node node) {
    return Sha256.of(Canonical.text(node));
  }

  static boolean same(Node one, Node other) {
    return Canonical.text(one).equals(Canonical.text(other));
  }

  /** For readers of a difference: texts without quotes, lists without brackets. */
  static String words(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream()
          .map(item -> item instanceof Node.Scalar ? words(item) : "[" + words(item) + "]")
          .collect(Collectors.joining(", "));
    }
    return ((Node.Mapping) node)
        .entries().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + words(entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  /** Block style, two blanks a step; what reads it back finds the same values. */
  static void write(Node.Mapping mapping, String indent, StringBuilder out) {
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      out.append(indent).append(scalar(entry.getKey(), false)).append(':');
      Node value = entry.getValue();
      if (value instanceof Node.Mapping inner && !inner.entries().isEmpty()) {
        out.append('\n');
        write(inner, indent + "  ", out);
      } else {
        out.append(' ').append(flow(value)).append('\n');
      }
    }
  }

  private static String flow(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar.text(), scalar.plain());
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream()
          .map(NodeText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Mapping) node)
        .entries().entrySet().stream()
            .map(entry -> scalar(entry.getKey(), false) + ": " + flow(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String scalar(String text, boolean plain) {
    boolean word =
        text.matches("[A-Za-z][A-Za-z0-9_-]*") && !text.matches("true|false|null|y|n|yes|no");
    return plain || word ? text : Canonical.text(text(text));
  }
}
