package org.lacrima.definition;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /** {@code Maybe you meant 'x'.}, or "" where nothing is near. */
  public static String remedy(String written, Collection<String> names) {
    int allowed = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> !name.isEmpty() && distance(written, name) <= allowed)
        .min(Comparator.<String>comparingInt(name -> distance(written, name)).thenComparing(n -> n))
        .map(name -> "Maybe you meant '" + name + "'.")
        .orElse("");
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
