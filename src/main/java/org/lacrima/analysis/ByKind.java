package org.lacrima.analysis;

/**
 * Something that is made differently of each kind of analysis, a script for another program, say.
 *
 * @param <R> what is made
 */
public interface ByKind<R> {

  R of(AnovaSpec spec);

  R of(ChiSquareSpec spec);

  R of(CorrelationSpec spec);

  R of(DependentCorrelationsSpec spec);

  R of(DescriptivesSpec spec);

  R of(EquivalenceSpec spec);

  R of(FrequenciesSpec spec);

  R of(GoodnessOfFitSpec spec);

  R of(IndependentCorrelationsSpec spec);

  R of(IndependentTTestSpec spec);

  R of(MetaAnalysisSpec spec);

  R of(OneSampleTTestSpec spec);

  R of(PairedTTestSpec spec);

  R of(PartialCorrelationSpec spec);

  R of(PowerSpec spec);

  R of(PrintedCorrelationsSpec spec);

  R of(PrintedTTestSpec spec);

  R of(ReliabilitySpec spec);

  R of(SemiPartialCorrelationSpec spec);
}
