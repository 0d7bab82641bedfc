package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Place;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * An analysis spec, loaded: everything names variables that exist.
 *
 * @param file as it was given, for messages
 * @param question what is asked, in a sentence or two; empty where the spec does not say
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param survey the survey whose data are analysed; null for a foreign file
 * @param published what was printed and how it is answered here; null where the spec binds nothing
 * @param plots which of them reports have
 * @param stars whether tables of reports have stars for small p
 * @param columns of the data, declared, in the order of the data
 * @param samples those that are compared; null where the data are one
 * @param multiverse what could have been decided otherwise; null where the spec does not say
 * @param variables the columns and the derived variables, by name
 */
public record SpecFile(
    String file,
    String id,
    String title,
    String question,
    String language,
    String sha256,
    @Nullable String survey,
    List<Variable> columns,
    Map<String, Variable> variables,
    List<Plan.Derivation> derivations,
    List<Plan.Exclusion> exclusions,
    Defaults defaults,
    List<Family> families,
    List<Analysis> analyses,
    @Nullable Bindings published,
    @Nullable SampleSpec samples,
    @Nullable MultiverseSpec multiverse,
    Plots plots,
    boolean stars) {

  /**
   * @param confidence level of intervals
   * @param alpha what "significant" means in sentences and verdicts
   */
  public record Defaults(MissingRule missing, double confidence, double alpha) {}

  /** Analyses whose main p-values are adjusted together. */
  public record Family(String id, List<String> analyses, Adjustment adjust) {}

  /** One entry of {@code analyses}. */
  public record Analysis(String id, Filter where, AnalysisSpec spec, Place place) {}

  public SpecFile {
    columns = List.copyOf(columns);
    variables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variables));
    derivations = List.copyOf(derivations);
    exclusions = List.copyOf(exclusions);
    families = List.copyOf(families);
    analyses = List.copyOf(analyses);
  }

  /** The same spec with other analyses. */
  public SpecFile with(List<Family> otherFamilies, List<Analysis> otherAnalyses) {
    return new SpecFile(
        file,
        id,
        title,
        question,
        language,
        sha256,
        survey,
        columns,
        variables,
        derivations,
        exclusions,
        defaults,
        otherFamilies,
        otherAnalyses,
        published,
        samples,
        multiverse,
        plots,
        stars);
  }

  /** This spec for the rows of one sample, with the analyses that are done in each. */
  SpecFile in(SampleSpec all, SampleSpec.Sample sample) {
    List<Plan.Exclusion> dropped = new ArrayList<>(List.of(sample.others()));
    dropped.addAll(exclusions);
    return new SpecFile(
        file,
        id,
        title,
        question,
        language,
        sha256,
        survey,
        columns,
        variables,
        derivations,
        dropped,
        defaults,
        families,
        analyses.stream().filter(analysis -> all.analyses().contains(analysis.id())).toList(),
        null,
        null,
        null,
        Plots.NONE,
        false);
  }
}
