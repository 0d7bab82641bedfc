package org.lacrima.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one analysis of a spec found.
 *
 * @param id the spec's id of it
 * @param kind {@code correlation}, {@code t-test} …
 * @param where the filter as written; empty where there is none
 * @param options those in force that a reader must know to read the numbers, by their names in the
 *     spec, defaults included: {@code missing} (pairwise, listwise), {@code alternative}, {@code
 *     adjust}, {@code samples}, {@code seed}; {@code source} is {@code printed} where it needed no
 *     data
 * @param records in the order of results.csv
 * @param notices what its reader must know besides the records' own notes
 * @param drawn what its plots show besides the records; empty where none are wanted
 */
public record AnalysisResult(
    String id,
    String kind,
    String where,
    Map<String, String> options,
    List<ResultRecord> records,
    List<Notice> notices,
    List<Drawn> drawn) {

  public AnalysisResult {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    records = List.copyOf(records);
    notices = List.copyOf(notices);
    drawn = List.copyOf(drawn);
  }

  public AnalysisResult(
      String id,
      String kind,
      String where,
      Map<String, String> options,
      List<ResultRecord> records,
      List<Notice> notices) {
    this(id, kind, where, options, records, notices, List.of());
  }

  public AnalysisResult(
      String id, String kind, String where, List<ResultRecord> records, List<Notice> notices) {
    this(id, kind, where, Map.of(), records, notices);
  }
}
