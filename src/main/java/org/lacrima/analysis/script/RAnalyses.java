package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lacrima.analysis.AnovaSpec;
import org.lacrima.analysis.ByKind;
import org.lacrima.analysis.ChiSquareSpec;
import org.lacrima.analysis.CorrelationSpec;
import org.lacrima.analysis.CovariateProducts;
import org.lacrima.analysis.DependentCorrelationsSpec;
import org.lacrima.analysis.DescriptivesSpec;
import org.lacrima.analysis.EquivalenceSpec;
import org.lacrima.analysis.FrequenciesSpec;
import org.lacrima.analysis.GoodnessOfFitSpec;
import org.lacrima.analysis.IndependentCorrelationsSpec;
import org.lacrima.analysis.IndependentTTestSpec;
import org.lacrima.analysis.MetaAnalysisSpec;
import org.lacrima.analysis.MissingRule;
import org.lacrima.analysis.OneSampleTTestSpec;
import org.lacrima.analysis.PairedTTestSpec;
import org.lacrima.analysis.PartialCorrelationSpec;
import org.lacrima.analysis.PowerSpec;
import org.lacrima.analysis.PrintedCorrelationsSpec;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.ReliabilitySpec;
import org.lacrima.analysis.SemiPartialCorrelationSpec;
import org.lacrima.analysis.TTests;
import org.lacrima.analysis.VariablePair;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;

/** One call of a function of the R script for each analysis. */
final class RAnalyses implements ByKind<List<String>> {

  private final String id;
  private final RFormula formula;

  /**
   * @param id of the analysis
   */
  RAnalyses(String id, RFormula formula) {
    this.id = RText.text(id);
    this.formula = formula;
  }

  private List<String> call(String function, Filter where, String... arguments) {
    return List.of(
        function + "(" + id + ", " + rows(where) + ", " + String.join(", ", arguments) + ")");
  }

  private String rows(Filter where) {
    return where.formula() == null ? "d" : "keep(d, " + formula.of(where.formula().root()) + ")";
  }

  private static String listwise(MissingRule rule, List<String> variables) {
    return rule == MissingRule.LISTWISE
        ? ", listwise = " + RText.texts(variables.stream().distinct().toList())
        : "";
  }

  private static String alternative(Alternative alternative) {
    return "alternative = "
        + switch (alternative) {
          case TWO_SIDED -> "\"two.sided\"";
          case GREATER -> "\"greater\"";
          case LESS -> "\"less\"";
        };
  }

  private static String level(double confidence) {
    return "level = " + RText.number(confidence);
  }

  private static String written(Set<? extends Enum<?>> constants) {
    return RText.texts(constants.stream().map(Fields::written).toList());
  }

  private static List<String> and(List<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public List<String> of(DescriptivesSpec spec) {
    return call(
        "descriptives",
        spec.where(),
        RText.texts(spec.variables()),
        RText.texts(
            spec.statistics().stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toList()),
        "listwise = " + RText.flag(spec.missing() == MissingRule.LISTWISE),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(FrequenciesSpec spec) {
    String declared =
        spec.variables().stream()
            .filter(spec.declared()::containsKey)
            .map(name -> named(name, spec.declared().getOrDefault(name, List.of())))
            .collect(Collectors.joining(", ", "list(", ")"));
    return call(
        "frequencies",
        spec.where(),
        RText.texts(spec.variables()),
        declared,
        "listwise = " + RText.flag(spec.missing() == MissingRule.LISTWISE),
        level(spec.confidence()));
  }

  /** A name in backticks is read by R's parser with the escapes of a text. */
  private static String named(String name, List<String> values) {
    return RText.text(name) + " = " + RText.texts(values);
  }

  @Override
  public List<String> of(CorrelationSpec spec) {
    List<String> lines = new ArrayList<>();
    if (spec.bootstrap() != null) {
      lines.add(
          "# Its intervals are from resamples, which R would draw otherwise: they are left empty.");
    }
    lines.addAll(
        call(
            "correlation",
            spec.where(),
            RText.pairs(spec.pairs()),
            RText.text(Fields.written(spec.method())),
            alternative(spec.alternative())
                + listwise(spec.missing(), VariablePair.variables(spec.pairs())),
            level(spec.confidence()),
            "exact = " + RText.flag(spec.exact()),
            "interval = " + RText.flag(spec.bootstrap() == null)));
    return lines;
  }

  private List<String> covariates(
      CovariateProducts products, boolean semi, Alternative alternative, double confidence) {
    return call(
        "covariates",
        products.where(),
        RText.pairs(products.pairs()),
        RText.texts(products.given()),
        RText.text(Fields.written(products.method())),
        RText.flag(semi),
        alternative(alternative)
            + listwise(
                products.missing(),
                and(
                    VariablePair.variables(products.pairs()),
                    products.given().toArray(new String[0]))),
        level(confidence));
  }

  @Override
  public List<String> of(PartialCorrelationSpec spec) {
    return covariates(spec.products(), false, spec.alternative(), spec.confidence());
  }

  @Override
  public List<String> of(SemiPartialCorrelationSpec spec) {
    return covariates(spec.products(), true, spec.alternative(), 0.95);
  }

  private static String methods(TTests.Variances variances) {
    return switch (variances) {
      case STUDENT -> "\"student\"";
      case WELCH -> "\"welch\"";
      case BOTH -> "c(\"student\", \"welch\")";
    };
  }

  @Override
  public List<String> of(IndependentTTestSpec spec) {
    return call(
        "t_groups",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.text(spec.group()),
        methods(spec.variances()),
        written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        alternative(spec.alternative())
            + listwise(spec.missing(), and(spec.outcomes(), spec.group())),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(PairedTTestSpec spec) {
    return call(
        "t_pairs",
        spec.where(),
        RText.pairs(spec.pairs()),
        written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        alternative(spec.alternative())
            + listwise(spec.missing(), VariablePair.variables(spec.pairs())),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(OneSampleTTestSpec spec) {
    return call(
        "t_one",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.number(spec.mu()),
        written(spec.tests()),
        "exact = " + RText.flag(spec.exact()),
        alternative(spec.alternative()) + listwise(spec.missing(), spec.outcomes()),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(PrintedTTestSpec spec) {
    List<String> arguments =
        List.of(
            id,
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
            alternative(spec.alternative()),
            level(spec.confidence()));
    return List.of("t_printed(" + String.join(", ", arguments) + ")");
  }

  @Override
  public List<String> of(EquivalenceSpec spec) {
    String form =
        switch (spec.form()) {
          case GROUP -> "group";
          case PAIRED -> "paired";
          case ONE_SAMPLE -> "mu";
          case CORRELATION -> "correlation";
        };
    return call(
        "equivalence",
        spec.where(),
        RText.text(form),
        RText.pairs(spec.pairs()),
        RText.number(spec.mu()),
        RText.flag(spec.pooled()),
        RText.numbers(List.of(spec.bounds().low(), spec.bounds().high())),
        RText.number(spec.alpha()));
  }

  @Override
  public List<String> of(AnovaSpec spec) {
    return call(
        "anova_one_way",
        spec.where(),
        RText.texts(spec.outcomes()),
        RText.text(spec.group()),
        written(spec.tests()) + listwise(spec.missing(), and(spec.outcomes(), spec.group())));
  }

  @Override
  public List<String> of(ChiSquareSpec spec) {
    Set<ChiSquareSpec.Test> tests =
        spec.tests().isEmpty() ? EnumSet.allOf(ChiSquareSpec.Test.class) : spec.tests();
    boolean asked = spec.tests().contains(ChiSquareSpec.Test.FISHER);
    return call(
        "chi_square",
        spec.where(),
        RText.text(spec.rows()),
        RText.text(spec.columns()),
        written(tests),
        "samples = " + (asked ? Integer.toString(spec.samples()) : "0"),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(GoodnessOfFitSpec spec) {
    return call(
        "goodness_of_fit",
        spec.where(),
        RText.text(spec.variable()),
        RText.numbers(spec.weights()));
  }

  @Override
  public List<String> of(ReliabilitySpec spec) {
    String scales =
        spec.scales().entrySet().stream()
            .map((Map.Entry<String, List<String>> e) -> named(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ", "list(", ")"));
    return call(
        "reliability", spec.where(), scales, written(spec.statistics()), level(spec.confidence()));
  }

  @Override
  public List<String> of(IndependentCorrelationsSpec spec) {
    return List.of(
        "compare_groups("
            + String.join(
                ", ",
                id,
                rows(spec.first()),
                rows(spec.second()),
                RText.pairs(spec.pairs()),
                alternative(spec.alternative()),
                level(spec.confidence()))
            + ")");
  }

  @Override
  public List<String> of(DependentCorrelationsSpec spec) {
    return call(
        "compare_pairs",
        spec.where(),
        RText.texts(List.of(spec.first().x(), spec.first().y())),
        RText.texts(List.of(spec.second().x(), spec.second().y())),
        alternative(spec.alternative()),
        level(spec.confidence()));
  }

  @Override
  public List<String> of(PrintedCorrelationsSpec spec) {
    return List.of(
        "compare_printed("
            + String.join(
                ", ",
                id,
                RText.number(spec.first().r()),
                Long.toString(spec.first().n()),
                RText.number(spec.second().r()),
                Long.toString(spec.second().n()),
                alternative(spec.alternative()),
                level(spec.confidence()))
            + ")");
  }

  @Override
  public List<String> of(MetaAnalysisSpec spec) {
    return List.of(
        "meta_analysis("
            + String.join(
                ", ",
                id,
                RText.text(spec.x()),
                RText.text(spec.y()),
                RText.texts(spec.studies().stream().map(MetaAnalysisSpec.Study::id).toList()),
                RText.numbers(spec.studies().stream().map(s -> s.printed().r()).toList()),
                RText.numbers(spec.studies().stream().map(s -> (double) s.printed().n()).toList()),
                level(spec.confidence()))
            + ")");
  }

  @Override
  public List<String> of(PowerSpec spec) {
    String side = alternative(spec.alternative());
    return List.of(
        "power_analysis("
            + String.join(
                ", ",
                id,
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
