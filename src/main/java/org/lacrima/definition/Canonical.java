package org.lacrima.definition;

import java.util.HexFormat;
import java.util.Map;

/**
 * One way of writing a definition, so that comments, layout and line ends do not change its hash:
 * YAML in flow style (JSON, where the file's plain values are JSON's), keys in the file's order.
 */
public final class Canonical {

  private Canonical() {}

  public static String text(Node node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (node instanceof Node.Mapping mapping) {
      out.append('{');
      String between = "";
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        out.append(between);
        quote(entry.getKey(), out);
        out.append(": ");
        write(entry.getValue(), out);
        between = ", ";
      }
      out.append('}');
    } else if (node instanceof Node.Sequence sequence) {
      out.append('[');
      String between = "";
      for (Node item : sequence.items()) {
        out.append(between);
        write(item, out);
        between = ", ";
      }
      out.append(']');
    } else if (node instanceof Node.Scalar scalar) {
      if (scalar.isNull()) {
        out.append("null");
      } else if (scalar.plain() && scalar.text().matches("true|false|[-+]?[0-9.][0-9.eE+-]*")) {
        out.append(scalar.text());
      } else {
        quote(scalar.text(), out);
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                  if (c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029) {
                    out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
                  } else {
                    out.append((char) c);
                  }
                }
              }
            });
    out.append('"');
  }
}
