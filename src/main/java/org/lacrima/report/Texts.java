package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.report.Phrase.Role;
import org.lacrima.report.Phrase.Span;

/** Plain text on a page of a given width. */
final class Texts {

  private static final int LONGEST_ISOLATE = 40;

  private Texts() {}

  /** Columns a text takes on a terminal: marks that combine take none. */
  static int width(String text) {
    return (int)
        text.codePoints()
            .filter(
                c ->
                    switch (Character.getType(c)) {
                      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                          false;
                      default -> true;
                    })
            .count();
  }

  /** Without what only typesetting needs, and without control characters, which move a terminal. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(c -> c == 0xa0 || Character.isISOControl(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A sentence, not yet wrapped: names in quotation marks, because text has no bold. */
  static String sentence(Phrase phrase) {
    StringBuilder text = new StringBuilder();
    for (Span span : phrase.spans()) {
      text.append(span.role() == Role.LABEL ? "\u201c" + span.text() + "\u201d" : span.text());
    }
    return text.toString();
  }

  /**
   * The same in a text that runs from right to left: numbers and names in isolates (UAX #9), short
   * ones kept on one line, since an isolate ends with its line.
   */
  static String isolated(Phrase phrase) {
    StringBuilder text = new StringBuilder();
    for (Direction.Run run : Direction.runs(phrase)) {
      String plain = sentence(run.phrase());
      boolean whole = plain.length() <= LONGEST_ISOLATE;
      switch (run.direction()) {
        case OF_PAGE -> text.append(plain);
        case LEFT_TO_RIGHT ->
            text.append('\u2066')
                .append(whole ? plain.replace(' ', '\u00a0') : plain)
                .append('\u2069');
        case OF_ITSELF -> text.append('\u2068').append(plain).append('\u2069');
      }
    }
    return text.toString();
  }

  static String padded(String text, int width) {
    return text + " ".repeat(StrictMath.max(1, width - width(text)));
  }

  static String cut(String text, int width) {
    String plain = plain(text);
    if (width(plain) <= width) {
      return plain;
    }
    int end = plain.offsetByCodePoints(0, StrictMath.max(0, width - 1));
    return plain.substring(0, end) + "\u2026";
  }

  /** Lines of at most {@code width}; a longer word is broken, a no-break space never is. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("[ \\n\\t]+", -1)) {
      String rest = plain(word);
      if (!line.isEmpty() && width(line) + 1 + width(rest) <= width) {
        line += " " + rest;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      while (width(rest) > width) {
        int end = rest.offsetByCodePoints(0, StrictMath.max(1, width));
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line = rest;
    }
    lines.add(line);
    return lines;
  }
}
