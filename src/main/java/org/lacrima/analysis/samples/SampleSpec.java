package org.lacrima.analysis.samples;

import java.util.List;
import java.util.Set;
import org.lacrima.analysis.plan.Plan;

/**
 * The samples that a spec compares.
 *
 * @param column the variable that says which sample a row is of
 * @param samples in the order of the spec
 * @param analyses ids of those that are done in each sample
 */
public record SampleSpec(String column, List<Sample> samples, Set<String> analyses) {

  /**
   * One sample.
   *
   * @param name after which its results are called: {@code zero@us}
   * @param value of the column
   * @param others drops the rows that are not of it
   */
  public record Sample(String name, String value, Plan.Exclusion others) {}

  /** The id under which a sample's results of an analysis, or what was made of all, are found. */
  public static String id(String analysis, String sample) {
    return analysis + "@" + sample;
  }

  /** In ids, in place of a sample: what all samples show together. */
  public static final String POOLED = "pooled";

  /** In ids, in place of a sample: how far they differ. */
  public static final String COMPARED = "compared";

  public SampleSpec {
    samples = List.copyOf(samples);
    analyses = Set.copyOf(analyses);
  }
}
