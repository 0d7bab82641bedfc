package org.lacrima.definition;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /** {@code Maybe you meant 'x'.}, or "" where nothing is near. */
  public static String remedy(String written, Collection<String> names) {
    String meant = meant(written, names);
    return meant == null ? "" : "Maybe you meant '" + meant + "'.";
  }

  /** The name that was probably meant; null where nothing is near. */
  public static @Nullable String meant(String written, Collection<String> names) {
    int allowed = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> !name.isEmpty() && distance(written, name) <= allowed)
        .min(Comparator.<String>comparingInt(name -> distance(written, name)).thenComparing(n -> n))
        .orElse(null);
  }

  /** Levenshtein's distance, where two neighbours that have changed places count once. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(substituted, Math.min(row[j], next[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[b.length()];
  }
}
