package org.lacrima.analysis.script;

import java.util.List;
import org.lacrima.analysis.AnovaSpec;
import org.lacrima.analysis.EquivalenceSpec;
import org.lacrima.analysis.IndependentTTestSpec;
import org.lacrima.analysis.OneSampleTTestSpec;
import org.lacrima.analysis.PairedTTestSpec;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.TTests;
import org.lacrima.analysis.VariablePair;

/** Comparisons of means in R. */
final class RMeans {

  private final RCall call;

  RMeans(RCall call) {
    this.call = call;
  }

  List<String> of(IndependentTTestSpec spec) {
    return call.to(
        "t_groups",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.text(spec.group()),
        methods(spec.variances()),
        RCall.written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        RCall.alternative(spec.alternative())
            + RCall.listwise(spec.missing(), RCall.and(spec.outcomes(), spec.group())),
        RCall.level(spec.confidence()));
  }

  List<String> of(PairedTTestSpec spec) {
    return call.to(
        "t_pairs",
        spec.where(),
        RText.pairs(spec.pairs()),
        RCall.written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        RCall.alternative(spec.alternative())
            + RCall.listwise(spec.missing(), VariablePair.variables(spec.pairs())),
        RCall.level(spec.confidence()));
  }

  List<String> of(OneSampleTTestSpec spec) {
    return call.to(
        "t_one",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.number(spec.mu()),
        RCall.written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        RCall.alternative(spec.alternative()) + RCall.listwise(spec.missing(), spec.outcomes()),
        RCall.level(spec.confidence()));
  }

  List<String> of(PrintedTTestSpec spec) {
    List<String> arguments =
        List.of(
            call.id(),
            RText.text(spec.outcome()),
            RText.text(spec.group()),
            RText.texts(spec.levels()),
            Long.toString(spec.first().n()),
            RText.number(spec.first().mean()),
            RText.number(spec.first().sd()),
            Long.toString(spec.second().n()),
            RText.number(spec.second().mean()),
            RText.number(spec.second().sd()),
            methods(spec.variances()),
            RCall.alternative(spec.alternative()),
            RCall.level(spec.confidence()));
    return List.of("t_printed(" + String.join(", ", arguments) + ")");
  }

  List<String> of(EquivalenceSpec spec) {
    String form =
        switch (spec.form()) {
          case GROUP -> "group";
          case PAIRED -> "paired";
          case ONE_SAMPLE -> "mu";
          case CORRELATION -> "correlation";
        };
    return call.to(
        "equivalence",
        spec.where(),
        RText.text(form),
        RText.pairs(spec.pairs()),
        RText.number(spec.mu()),
        RText.flag(spec.pooled()),
        RText.numbers(List.of(spec.bounds().low(), spec.bounds().high())),
        RText.number(spec.alpha()));
  }

  List<String> of(AnovaSpec spec) {
    return call.to(
        "anova_one_way",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.text(spec.group()),
        RCall.written(spec.tests())
            + RCall.listwise(spec.missing(), RCall.and(spec.outcomes(), spec.group())));
  }

  private static String methods(TTests.Variances variances) {
    return switch (variances) {
      case STUDENT -> "\"student\"";
      case WELCH -> "\"welch\"";
      case BOTH -> "c(\"student\", \"welch\")";
    };
  }
}
