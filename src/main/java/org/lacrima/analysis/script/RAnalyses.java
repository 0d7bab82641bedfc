package org.lacrima.analysis.script;

import java.util.List;
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
import org.lacrima.definition.Fields;

/** One call of a function of the R script for each analysis, by families. */
final class RAnalyses implements ByKind<List<String>> {

  private final RCall call;
  private final RDescriptions descriptions;
  private final RCorrelations correlations;
  private final RMeans means;
  private final RTables tables;

  RAnalyses(RCall call) {
    this.call = call;
    this.descriptions = new RDescriptions(call);
    this.correlations = new RCorrelations(call);
    this.means = new RMeans(call);
    this.tables = new RTables(call);
  }

  @Override
  public List<String> of(DescriptivesSpec spec) {
    return descriptions.of(spec);
  }

  @Override
  public List<String> of(FrequenciesSpec spec) {
    return descriptions.of(spec);
  }

  @Override
  public List<String> of(CorrelationSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(PartialCorrelationSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(SemiPartialCorrelationSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(IndependentTTestSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(PairedTTestSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(OneSampleTTestSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(PrintedTTestSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(EquivalenceSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(AnovaSpec spec) {
    return means.of(spec);
  }

  @Override
  public List<String> of(ChiSquareSpec spec) {
    return tables.of(spec);
  }

  @Override
  public List<String> of(GoodnessOfFitSpec spec) {
    return tables.of(spec);
  }

  @Override
  public List<String> of(ReliabilitySpec spec) {
    return descriptions.of(spec);
  }

  @Override
  public List<String> of(IndependentCorrelationsSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(DependentCorrelationsSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(PrintedCorrelationsSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(MetaAnalysisSpec spec) {
    return correlations.of(spec);
  }

  @Override
  public List<String> of(PowerSpec spec) {
    String side = RCall.alternative(spec.alternative());
    return List.of(
        "power_analysis("
            + String.join(
                ", ",
                call.id(),
                RText.text(Fields.written(spec.test())),
                RText.number(spec.effect()),
                spec.n1() == 0 ? "NA" : Long.toString(spec.n1()),
                spec.n1() == 0 ? "NA" : Long.toString(spec.n2()),
                RText.number(spec.power()),
                RText.number(spec.alpha()),
                side)
            + ")");
  }
}
