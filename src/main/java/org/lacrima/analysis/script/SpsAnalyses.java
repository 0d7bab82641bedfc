package org.lacrima.analysis.script;

import org.lacrima.analysis.AnovaSpec;
import org.lacrima.analysis.ByKind;
import org.lacrima.analysis.ChiSquareSpec;
import org.lacrima.analysis.CorrelationSpec;
import org.lacrima.analysis.DependentCorrelationsSpec;
import org.lacrima.analysis.DescriptivesSpec;
import org.lacrima.analysis.EquivalenceSpec;
import org.lacrima.analysis.FrequenciesSpec;
import org.lacrima.analysis.GoodnessOfFitSpec;
import org.lacrima.analysis.IndependentCorrelationsSpec;
import org.lacrima.analysis.IndependentTTestSpec;
import org.lacrima.analysis.MetaAnalysisSpec;
import org.lacrima.analysis.OneSampleTTestSpec;
import org.lacrima.analysis.PairedTTestSpec;
import org.lacrima.analysis.PartialCorrelationSpec;
import org.lacrima.analysis.PowerSpec;
import org.lacrima.analysis.PrintedCorrelationsSpec;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.ReliabilitySpec;
import org.lacrima.analysis.SemiPartialCorrelationSpec;
import org.lacrima.dataset.NumberText;

/**
 * The procedures of SPSS and PSPP for one analysis, by families. What they cannot do, or do by
 * another rule, is said in a comment beside them.
 */
final class SpsAnalyses implements ByKind<Boolean> {

  private final SpsData data;
  private final SpsDescriptions descriptions;
  private final SpsCorrelations correlations;
  private final SpsMeans means;
  private final SpsTables tables;

  SpsAnalyses(SpsTask task) {
    this.data = task.data();
    this.descriptions = new SpsDescriptions(task);
    this.correlations = new SpsCorrelations(task);
    this.means = new SpsMeans(task);
    this.tables = new SpsTables(task);
  }

  @Override
  public Boolean of(DescriptivesSpec spec) {
    descriptions.of(spec);
    return true;
  }

  @Override
  public Boolean of(FrequenciesSpec spec) {
    descriptions.of(spec);
    return true;
  }

  @Override
  public Boolean of(CorrelationSpec spec) {
    correlations.of(spec);
    return true;
  }

  @Override
  public Boolean of(PartialCorrelationSpec spec) {
    correlations.of(spec);
    return true;
  }

  @Override
  public Boolean of(SemiPartialCorrelationSpec spec) {
    correlations.of(spec);
    return true;
  }

  @Override
  public Boolean of(IndependentTTestSpec spec) {
    means.of(spec);
    return true;
  }

  @Override
  public Boolean of(PairedTTestSpec spec) {
    means.of(spec);
    return true;
  }

  @Override
  public Boolean of(OneSampleTTestSpec spec) {
    means.of(spec);
    return true;
  }

  @Override
  public Boolean of(EquivalenceSpec spec) {
    means.of(spec);
    return true;
  }

  @Override
  public Boolean of(AnovaSpec spec) {
    means.of(spec);
    return true;
  }

  @Override
  public Boolean of(ChiSquareSpec spec) {
    tables.of(spec);
    return true;
  }

  @Override
  public Boolean of(GoodnessOfFitSpec spec) {
    tables.of(spec);
    return true;
  }

  @Override
  public Boolean of(ReliabilitySpec spec) {
    descriptions.of(spec);
    return true;
  }

  @Override
  public Boolean of(IndependentCorrelationsSpec spec) {
    correlations.of(spec);
    return true;
  }

  @Override
  public Boolean of(DependentCorrelationsSpec spec) {
    correlations.of(spec);
    return true;
  }

  @Override
  public Boolean of(PrintedTTestSpec spec) {
    data.comment(
        "From print alone: n "
            + spec.first().n()
            + ", mean "
            + NumberText.of(spec.first().mean())
            + ", SD "
            + NumberText.of(spec.first().sd())
            + " against n "
            + spec.second().n()
            + ", mean "
            + NumberText.of(spec.second().mean())
            + ", SD "
            + NumberText.of(spec.second().sd())
            + ". At the end of this script");
    return true;
  }

  @Override
  public Boolean of(PrintedCorrelationsSpec spec) {
    data.comment("From print alone. At the end of this script");
    return true;
  }

  @Override
  public Boolean of(MetaAnalysisSpec spec) {
    data.comment(
        "A random-effects model by restricted likelihood with Hartung and Knapp's test: META"
            + " CONTINUOUS in SPSS 28 and newer; PSPP has none");
    return true;
  }

  @Override
  public Boolean of(PowerSpec spec) {
    data.comment("Power: POWER MEANS and POWER PEARSON in SPSS 27 and newer; PSPP has none");
    return true;
  }
}
