package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Node;

/**
 * One thing that two specs say differently.
 *
 * @param what the key, with those around it: {@code correlation method}, {@code derive security}
 * @param from what was sealed; "" where it was not said
 * @param to what is said now; "" where it is said no more
 */
public record Difference(String what, String from, String to) {

  /** All differences, in the order of their keys. */
  static List<Difference> between(Node sealed, Node now) {
    List<Difference> found = new ArrayList<>();
    compare("", sealed, now, found);
    return found;
  }

  private static void compare(
      String path, @Nullable Node sealed, @Nullable Node now, List<Difference> found) {
    if (sealed != null && now != null && NodeText.same(sealed, now)) {
      return;
    }
    if ((sealed == null || sealed instanceof Node.Mapping)
        && (now == null || now instanceof Node.Mapping)
        && (path.isEmpty() || sealed != null && now != null)) {
      Map<String, Node> before = entries(sealed);
      Map<String, Node> after = entries(now);
      TreeSet<String> keys = new TreeSet<>(before.keySet());
      keys.addAll(after.keySet());
      for (String key : keys) {
        compare((path + " " + key).strip(), before.get(key), after.get(key), found);
      }
      return;
    }
    found.add(new Difference(path, words(sealed), words(now)));
  }

  private static Map<String, Node> entries(@Nullable Node node) {
    return node instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
  }

  private static String words(@Nullable Node node) {
    return node == null ? "" : NodeText.words(node);
  }
}
