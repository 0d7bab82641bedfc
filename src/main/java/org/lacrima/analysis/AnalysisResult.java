package org.lacrima.analysis;

import java.util.List;

/**
 * What one analysis of a spec found.
 *
 * @param id the spec's id of it
 * @param kind {@code correlation}, {@code t-test} …
 * @param where the filter as written; empty where there is none
 * @param records in the order of results.csv
 * @param notices what its reader must know besides the records' own notes
 */
public record AnalysisResult(
    String id, String kind, String where, List<ResultRecord> records, List<Notice> notices) {

  public AnalysisResult {
    records = List.copyOf(records);
    notices = List.copyOf(notices);
  }
}
