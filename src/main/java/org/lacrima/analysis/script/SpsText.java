package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Literals, names and commands of SPSS and PSPP. */
final class SpsText {

  private static final int WIDTH = 100;
  private static final int LONGEST_LABEL = 100;
  private static final Set<String> RESERVED =
      Set.of("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with");

  private final Set<String> taken = new HashSet<>();

  /** A text in quotes, on one line. */
  static String text(String text) {
    return "'" + line(text).replace("'", "''") + "'";
  }

  /** A label, as long as labels may be. */
  static String label(String text) {
    String line = line(text);
    int end =
        line.offsetByCodePoints(0, Math.min(LONGEST_LABEL, line.codePointCount(0, line.length())));
    return text(line.substring(0, end));
  }

  /** What a comment may hold: no line's end, and no full stop at its own end. */
  static String comment(String text) {
    return line(text).strip().replaceAll("[.\\s]+$", "");
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }

  /** A name of the program for that of a variable: the same where it may be one. */
  String name(String wanted) {
    boolean plain = wanted.matches("[A-Za-z][A-Za-z0-9_]{0,63}") && !wanted.endsWith("_");
    boolean free = !RESERVED.contains(wanted.toLowerCase(Locale.ROOT));
    return plain && free && taken.add(wanted.toLowerCase(Locale.ROOT)) ? wanted : fresh("v");
  }

  /** A name that nothing has yet. */
  String fresh(String stem) {
    int k = 1;
    while (!taken.add(stem + "_" + k)) {
      k++;
    }
    return stem + "_" + k;
  }

  /** One command of these words, on lines that are not too long. */
  static String command(List<String> words) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : words) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append("\n ");
        column = 1;
      }
      out.append(column == 0 ? "" : " ").append(word);
      column += word.length() + 1;
    }
    return out.append('.').toString();
  }

  static String command(String... words) {
    return command(List.of(words));
  }

  /** The words of several parts, one after the other. */
  static List<String> words(Object... parts) {
    List<String> words = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof List<?> list) {
        list.forEach(each -> words.add(String.valueOf(each)));
      } else {
        words.add(String.valueOf(part));
      }
    }
    return words;
  }
}
