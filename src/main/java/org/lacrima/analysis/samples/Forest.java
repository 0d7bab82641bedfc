package org.lacrima.analysis.samples;

import java.util.List;

/**
 * One correlation in several samples: what a forest plot shows.
 *
 * @param analysis the spec's id of the analysis, without a sample
 * @param term {@code r} or {@code rho}
 * @param given the covariates, joined by {@code +}; empty where there are none
 * @param confidence level of the intervals
 * @param rows the samples in the order of the spec; then, where at least two could be pooled, the
 *     pooled estimate and the prediction interval
 * @param q Cochran's test of heterogeneity, with its df and p
 * @param iSquared from 0 to 1
 * @param tauSquared of Fisher's z
 */
public record Forest(
    String analysis,
    String term,
    String x,
    String y,
    String given,
    double confidence,
    List<ForestRow> rows,
    double q,
    double df,
    double p,
    double iSquared,
    double tauSquared) {

  public Forest {
    rows = List.copyOf(rows);
  }
}
