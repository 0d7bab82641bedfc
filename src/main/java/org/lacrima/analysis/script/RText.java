package org.lacrima.analysis.script;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.lacrima.analysis.VariablePair;
import org.lacrima.dataset.NumberText;

/** Literals of R. */
final class RText {

  private RText() {}

  /** A text in quotes, in ASCII whatever it holds, so that no locale reads it otherwise. */
  static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c >= 0x20 && c < 0x7F) {
                out.append((char) c);
              } else if (c != 0) {
                out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
              }
            });
    return out.append('"').toString();
  }

  static String number(double value) {
    return Double.isNaN(value) ? "NA" : NumberText.of(value);
  }

  static String texts(Collection<String> texts) {
    return texts.stream().map(RText::text).collect(Collectors.joining(", ", "c(", ")"));
  }

  static String numbers(List<Double> numbers) {
    return numbers.stream().map(RText::number).collect(Collectors.joining(", ", "c(", ")"));
  }

  static String pairs(List<VariablePair> pairs) {
    return pairs.stream()
        .map(pair -> texts(List.of(pair.x(), pair.y())))
        .collect(Collectors.joining(", ", "list(", ")"));
  }

  static String flag(boolean flag) {
    return flag ? "TRUE" : "FALSE";
  }

  /** What a comment may hold: one line of it, no control characters. */
  static String comment(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }
}
