package org.lacrima.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.published.Bindings;
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
 * @param columns of the data, declared, in the order of the data
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
    @Nullable Bindings published) {

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
}
