package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.CorrelationSpec;
import org.lacrima.analysis.CovariateProducts;
import org.lacrima.analysis.DependentCorrelationsSpec;
import org.lacrima.analysis.IndependentCorrelationsSpec;
import org.lacrima.analysis.MetaAnalysisSpec;
import org.lacrima.analysis.PartialCorrelationSpec;
import org.lacrima.analysis.PrintedCorrelationsSpec;
import org.lacrima.analysis.SemiPartialCorrelationSpec;
import org.lacrima.analysis.VariablePair;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;

/** Correlations, partial ones, comparisons of two and their meta-analysis, in R. */
final class RCorrelations {

  private final RCall call;

  RCorrelations(RCall call) {
    this.call = call;
  }

  List<String> of(CorrelationSpec spec) {
    List<String> lines = new ArrayList<>();
    if (spec.bootstrap() != null) {
      lines.add(
          "# Its intervals are from resamples, which R would draw otherwise: they are left empty.");
    }
    lines.addAll(
        call.to(
            "correlation",
            spec.where(),
            RText.pairs(spec.pairs()),
            RText.text(Fields.written(spec.method())),
            RCall.alternative(spec.alternative())
                + RCall.listwise(spec.missing(), VariablePair.variables(spec.pairs())),
            RCall.level(spec.confidence()),
            "exact = " + RText.flag(spec.exact()),
            "interval = " + RText.flag(spec.bootstrap() == null)));
    return lines;
  }

  List<String> of(PartialCorrelationSpec spec) {
    return covariates(spec.products(), false, spec.alternative(), spec.confidence());
  }

  List<String> of(SemiPartialCorrelationSpec spec) {
    return covariates(spec.products(), true, spec.alternative(), 0.95);
  }

  List<String> of(IndependentCorrelationsSpec spec) {
    return List.of(
        "compare_groups("
            + String.join(
                ", ",
                call.id(),
                call.rows(spec.first()),
                call.rows(spec.second()),
                RText.pairs(spec.pairs()),
                RCall.alternative(spec.alternative()),
                RCall.level(spec.confidence()))
            + ")");
  }

  List<String> of(DependentCorrelationsSpec spec) {
    return call.to(
        "compare_pairs",
        spec.where(),
        RText.texts(List.of(spec.first().x(), spec.first().y())),
        RText.texts(List.of(spec.second().x(), spec.second().y())),
        RCall.alternative(spec.alternative()),
        RCall.level(spec.confidence()));
  }

  List<String> of(PrintedCorrelationsSpec spec) {
    return List.of(
        "compare_printed("
            + String.join(
                ", ",
                call.id(),
                RText.number(spec.first().r()),
                Long.toString(spec.first().n()),
                RText.number(spec.second().r()),
                Long.toString(spec.second().n()),
                RCall.alternative(spec.alternative()),
                RCall.level(spec.confidence()))
            + ")");
  }

  List<String> of(MetaAnalysisSpec spec) {
    return List.of(
        "meta_analysis("
            + String.join(
                ", ",
                call.id(),
                RText.text(spec.x()),
                RText.text(spec.y()),
                RText.texts(spec.studies().stream().map(MetaAnalysisSpec.Study::id).toList()),
                RText.numbers(spec.studies().stream().map(s -> s.printed().r()).toList()),
                RText.numbers(spec.studies().stream().map(s -> (double) s.printed().n()).toList()),
                RCall.level(spec.confidence()))
            + ")");
  }

  private List<String> covariates(
      CovariateProducts products, boolean semi, Alternative alternative, double confidence) {
    return call.to(
        "covariates",
        products.where(),
        RText.pairs(products.pairs()),
        RText.texts(products.given()),
        RText.text(Fields.written(products.method())),
        RText.flag(semi),
        RCall.alternative(alternative)
            + RCall.listwise(
                products.missing(),
                RCall.and(
                    VariablePair.variables(products.pairs()),
                    products.given().toArray(new String[0]))),
        RCall.level(confidence));
  }
}
