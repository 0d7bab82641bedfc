package org.lacrima.analysis.plan;

import java.util.List;
import org.lacrima.statistics.summary.FrequencyTable;

/** How often each level of a variable occurs, in the order of levels. */
public record Frequencies(List<Level> levels, List<Long> counts) {

  public Frequencies {
    levels = List.copyOf(levels);
    counts = List.copyOf(counts);
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** The same for computing; the levels are numbers. */
  public FrequencyTable table() {
    return FrequencyTable.of(
        levels.stream().mapToDouble(Level::number).toArray(),
        counts.stream().mapToLong(Long::longValue).toArray());
  }
}
