package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of variables as far as it is known without data: a survey's columns, then what the spec
 * derives.
 */
record Names(List<String> order) {

  Names {
    order = List.copyOf(order);
  }

  /** All from the first to the last; null where they are not known. */
  @Nullable List<String> run(String first, String last) {
    int from = order.indexOf(first);
    int to = order.indexOf(last);
    return from < 0 || to < from ? null : order.subList(from, to + 1);
  }

  /** What one entry of a list of variables names: one, or a run. */
  List<String> expand(String text) {
    int dots = text.indexOf("..");
    if (dots < 0 || text.startsWith("`") && text.indexOf('`', 1) > dots) {
      return List.of(unquoted(text));
    }
    String first = unquoted(text.substring(0, dots).strip());
    String last = unquoted(text.substring(dots + 2).strip());
    List<String> known = run(first, last);
    if (known != null) {
      return known;
    }
    List<String> ends = new ArrayList<>();
    ends.add(first + " .. " + last);
    return ends;
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("`") && text.endsWith("`")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
