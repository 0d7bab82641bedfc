package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lacrima.report.Phrase.Role;
import org.lacrima.report.Phrase.Span;

/**
 * Finds what has to be set apart in a text that runs from right to left: numbers and formulas keep
 * their order ({@code t(28) = 2.31}, {@code [.27, .59]}), names keep their own.
 */
enum Direction {
  /** Words of the report's language. */
  OF_PAGE,
  /** Numbers, symbols, Latin words. */
  LEFT_TO_RIGHT,
  /** Names from a spec or a file: whatever their letters say. */
  OF_ITSELF;

  private static final Set<Role> APART = Set.of(Role.LABEL, Role.CODE, Role.QUOTED);
  private static final String LOOSE = " \u00a0,;:.!?\u2014\u2013\u00b7\u201c\u201d\u2026\"'";

  record Run(Phrase phrase, Direction direction) {}

  /** The runs of a phrase, in order; together they hold all of it. */
  static List<Run> runs(Phrase phrase) {
    List<Run> runs = new ArrayList<>();
    List<Span> between = new ArrayList<>();
    for (Span span : phrase.spans()) {
      if (APART.contains(span.role())) {
        split(between, runs);
        runs.add(new Run(new Phrase(List.of(span)), OF_ITSELF));
      } else {
        between.add(span);
      }
    }
    split(between, runs);
    return runs;
  }

  private static void split(List<Span> spans, List<Run> runs) {
    StringBuilder all = new StringBuilder();
    spans.forEach(span -> all.append(span.text()));
    String text = all.toString();
    int done = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !rightToLeft(text.charAt(end))) {
        end++;
      }
      int[] core = core(text, at, end);
      if (core[0] < core[1]) {
        add(spans, done, core[0], OF_PAGE, runs);
        add(spans, core[0], core[1], LEFT_TO_RIGHT, runs);
        done = core[1];
      }
      while (end < text.length() && rightToLeft(text.charAt(end))) {
        end++;
      }
      at = end;
    }
    add(spans, done, text.length(), OF_PAGE, runs);
    spans.clear();
  }

  static boolean rightToLeft(char c) {
    byte kind = Character.getDirectionality(c);
    return kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Without punctuation at its ends that belongs to the sentence around; empty without content. */
  private static int[] core(String text, int from, int to) {
    int start = from;
    int end = to;
    boolean changed = true;
    while (changed && start < end) {
      changed = false;
      char first = text.charAt(start);
      boolean number = first == '.' && start + 1 < end && digit(text.charAt(start + 1));
      if (LOOSE.indexOf(first) >= 0 && !number || unmatched(text, start, end, start)) {
        start++;
        changed = true;
      } else if (LOOSE.indexOf(text.charAt(end - 1)) >= 0 || unmatched(text, start, end, end - 1)) {
        end--;
        changed = true;
      }
    }
    boolean content = text.substring(start, end).chars().anyMatch(Character::isLetterOrDigit);
    return content ? new int[] {start, end} : new int[] {to, to};
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the bracket at this end has no partner here: then it belongs to the words around. */
  private static boolean unmatched(String text, int start, int end, int at) {
    char c = text.charAt(at);
    if ("()[]".indexOf(c) < 0) {
      return false;
    }
    int depth = 0;
    for (int i = start; i < end; i++) {
      char each = text.charAt(i);
      depth += each == '(' || each == '[' ? 1 : each == ')' || each == ']' ? -1 : 0;
    }
    return at == start
        ? (c == '(' || c == '[' ? depth > 0 : true)
        : c == ')' || c == ']' ? depth < 0 : true;
  }

  private static void add(List<Span> spans, int from, int to, Direction as, List<Run> runs) {
    List<Span> part = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      int start = StrictMath.max(from, at);
      int end = StrictMath.min(to, at + span.text().length());
      if (start < end) {
        part.add(new Span(span.text().substring(start - at, end - at), span.role()));
      }
      at += span.text().length();
    }
    if (!part.isEmpty()) {
      runs.add(new Run(new Phrase(part), as));
    }
  }
}
