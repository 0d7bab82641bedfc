package org.lacrima.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * One analysis, read and checked: it says what it needs and computes its records from the answer. A
 * kind is a record in a file of its own: options, needs, computation.
 */
public sealed interface AnalysisSpec
    permits AnovaSpec,
        ChiSquareSpec,
        CorrelationSpec,
        DependentCorrelationsSpec,
        DescriptivesSpec,
        EquivalenceSpec,
        FrequenciesSpec,
        GoodnessOfFitSpec,
        IndependentCorrelationsSpec,
        IndependentTTestSpec,
        MetaAnalysisSpec,
        OneSampleTTestSpec,
        PairedTTestSpec,
        PartialCorrelationSpec,
        PowerSpec,
        PrintedCorrelationsSpec,
        PrintedTTestSpec,
        ReliabilitySpec,
        SemiPartialCorrelationSpec {

  /** Hands itself to whoever treats each kind in its own way: none can be forgotten. */
  <R> R by(ByKind<R> reader);

  /** The kind's word in specs and results. */
  String kind();

  /** The summaries that this analysis needs. */
  List<Need<?>> needs();

  /** Adds the records, in the order of results.csv, without adjusted p-values. */
  void compute(Answer answer, Records records);

  /** What the plots of this analysis show besides its records. */
  default List<Need<?>> drawnNeeds(Plots plots) {
    return List.of();
  }

  /** The answer to {@link #drawnNeeds}. */
  default List<Drawn> drawn(Answer answer, Plots plots) {
    return List.of();
  }

  /** The term whose p-values are adjusted; "" where there is none. */
  default String mainTerm() {
    return "";
  }

  /** How this analysis itself adjusts; null where it does not say. */
  default @Nullable Adjustment adjust() {
    return null;
  }

  /** Options in force that a reader must know, by their names in the spec. */
  default Map<String, String> options() {
    return Map.of();
  }
}
