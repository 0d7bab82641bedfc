package org.lacrima.analysis.plan;

import java.util.List;
import java.util.Map;

/**
 * What a source says to a plan.
 *
 * @param rows of the source
 * @param excluded rows dropped by each exclusion, in the plan's order
 * @param faults formulas that had no value in some rows, and why
 */
public record Answer(
    Map<Need<?>, Object> summaries, long rows, List<Long> excluded, List<Fault> faults) {

  /**
   * @param variable the derived variable, or the filter's text
   * @param code {@code division-by-zero}, {@code outside-domain}
   */
  public record Fault(String variable, String code, long rows) {}

  @SuppressWarnings("unchecked")
  public <S> S get(Need<S> need) {
    Object summary = summaries.get(need);
    if (summary == null) {
      throw new IllegalStateException("Nobody asked for " + need);
    }
    return (S) summary;
  }

  /** Rows left after all exclusions. */
  public long analysed() {
    return rows - excluded.stream().mapToLong(Long::longValue).sum();
  }
}
