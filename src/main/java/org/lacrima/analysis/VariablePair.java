package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Two variables that are correlated. */
public record VariablePair(String x, String y) {

  /** Reads {@code variables} (every pair of them) or {@code x} and {@code y} (each with each). */
  static List<VariablePair> read(Options options) {
    List<VariablePair> pairs = new ArrayList<>();
    if (options.has("variables")) {
      if (options.has("x") | options.has("y")) {
        options.problem(
            "two-ways",
            "variables",
            "Either 'variables' or 'x' and 'y' say what is correlated, not both.",
            "");
      }
      List<String> all = options.variables("variables", 2);
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size(); j++) {
          pairs.add(new VariablePair(all.get(i), all.get(j)));
        }
      }
      return pairs;
    }
    return crossed(options);
  }

  /** Reads {@code x} and {@code y}, each with each. */
  static List<VariablePair> crossed(Options options) {
    List<VariablePair> pairs = new ArrayList<>();
    List<String> ys = options.variables("y", 1);
    for (String x : options.variables("x", 1)) {
      for (String y : ys) {
        if (x.equals(y)) {
          options.problem(
              "duplicate-variable", "y", "'" + x + "' would be correlated with itself.", "");
        } else {
          pairs.add(new VariablePair(x, y));
        }
      }
    }
    return pairs;
  }

  /** All variables of these pairs: the cases of a listwise analysis are complete on them. */
  public static List<String> variables(List<VariablePair> pairs) {
    Set<String> names = new TreeSet<>();
    for (VariablePair pair : pairs) {
      names.add(pair.x);
      names.add(pair.y);
    }
    return List.copyOf(names);
  }
}
