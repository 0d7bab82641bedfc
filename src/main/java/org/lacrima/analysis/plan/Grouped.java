package org.lacrima.analysis.plan;

import java.util.List;

/**
 * A summary for each group, in the order of levels.
 *
 * @param levels those that occur
 */
public record Grouped<S>(List<Level> levels, List<S> summaries) {
  public Grouped {
    levels = List.copyOf(levels);
    summaries = List.copyOf(summaries);
    if (levels.size() != summaries.size()) {
      throw new IllegalArgumentException("One summary for each level");
    }
  }
}
