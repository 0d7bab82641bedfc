package org.lacrima.analysis.samples;

import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;

/**
 * What one spec found in several samples.
 *
 * @param column the variable that says which sample a row is of
 * @param samples in the order of the spec
 * @param analyses each sample's results ({@code zero@us}), analysis by analysis; behind those of
 *     one analysis how far they differ ({@code zero@compared}) and what they show together ({@code
 *     zero@pooled})
 * @param forests one for each correlation
 */
public record Samples(
    String column, List<Sample> samples, List<AnalysisResult> analyses, List<Forest> forests) {

  /** One sample and its rows. */
  public record Sample(String name, String value, AnalysisResults.Data data) {}

  public Samples {
    samples = List.copyOf(samples);
    analyses = List.copyOf(analyses);
    forests = List.copyOf(forests);
  }
}
