package org.lacrima.analysis.samples;

/**
 * A line of a forest plot. NaN stands for what does not exist: a sample without an estimate keeps
 * its line.
 *
 * @param label the sample's name; empty for what is pooled
 * @param n cases
 * @param estimate the correlation, within [−1, 1]
 * @param low of its confidence interval, or of the prediction interval
 * @param weight the share of the pooled estimate that this sample makes, from 0 to 1; NaN for what
 *     is pooled, and for a sample that was left out
 */
public record ForestRow(
    Kind kind, String label, long n, double estimate, double low, double high, double weight) {

  /** What a line shows. */
  public enum Kind {
    SAMPLE,
    /** The random-effects mean of all samples, with its confidence interval. */
    POOLED,
    /** Where the true correlation of a further sample would lie. */
    PREDICTION
  }
}
