package org.lacrima.analysis;

import java.util.List;

/**
 * One estimated number, a row of {@code results.csv}. NaN stands for what does not apply.
 *
 * @param analysis the spec's id of the analysis
 * @param kind {@code correlation}, {@code t-test} …
 * @param method {@code pearson}, {@code welch} …; empty where there is only one
 * @param term which number: {@code r}, {@code difference}, {@code alpha} …
 * @param x the first variable
 * @param y the second variable, or the group, or the item; empty where there is none
 * @param given the covariates, joined by {@code +}
 * @param level a group ({@code 1}) or a cell ({@code 1:0})
 * @param n cases used for this record; -1 where no number applies
 * @param estimate in its own units
 * @param notes codes of notices, each once
 */
public record ResultRecord(
    String analysis,
    String kind,
    String method,
    String term,
    String x,
    String y,
    String given,
    String level,
    long n,
    double estimate,
    double se,
    double statistic,
    double df,
    double df2,
    double p,
    double pAdjusted,
    double ciLevel,
    double ciLow,
    double ciHigh,
    List<String> notes) {

  public ResultRecord {
    notes = notes.stream().distinct().toList();
  }

  /** The same under another analysis' id. */
  ResultRecord in(String other) {
    return new ResultRecord(
        other, kind, method, term, x, y, given, level, n, estimate, se, statistic, df, df2, p,
        pAdjusted, ciLevel, ciLow, ciHigh, notes);
  }

  ResultRecord withAdjusted(double adjusted) {
    return new ResultRecord(
        analysis, kind, method, term, x, y, given, level, n, estimate, se, statistic, df, df2, p,
        adjusted, ciLevel, ciLow, ciHigh, notes);
  }
}
