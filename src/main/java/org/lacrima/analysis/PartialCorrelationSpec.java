package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.Ranks;

/** Correlations with other variables held constant. */
record PartialCorrelationSpec(
    List<VariablePair> pairs,
    List<String> given,
    Method method,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "partial-correlation";

  enum Method {
    PEARSON,
    SPEARMAN
  }

  static @Nullable AnalysisSpec read(Options options) {
    List<VariablePair> pairs = VariablePair.read(options);
    return new PartialCorrelationSpec(
        pairs,
        given(options, pairs),
        options.choice("method", Method.class, Method.PEARSON),
        options.missing(),
        options.alternative(),
        options.adjust(),
        options.confidence(),
        options.where());
  }

  /** Reads {@code given}: variables held constant, none of them correlated. */
  static List<String> given(Options options, List<VariablePair> pairs) {
    List<String> given = options.variables("given", 1);
    for (String covariate : given) {
      if (VariablePair.variables(pairs).contains(covariate)) {
        options.problem(
            "duplicate-variable",
            "given",
            "'" + covariate + "' cannot be held constant and be correlated.",
            "");
      }
    }
    return given;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String mainTerm() {
    return "r";
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(missing));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private List<String> variables(VariablePair pair) {
    List<String> variables = new ArrayList<>(List.of(pair.x(), pair.y()));
    variables.addAll(given);
    return variables;
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? VariablePair.variables(pairs) : List.of();
  }

  private Need.CrossProductsOf products(VariablePair pair) {
    return new Need.CrossProductsOf(where, variables(pair), others());
  }

  private Need.Cases cases(VariablePair pair) {
    return new Need.Cases(where, variables(pair), others());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    for (VariablePair pair : pairs) {
      needs.add(method == Method.PEARSON ? products(pair) : cases(pair));
    }
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    int[] covariates = new int[given.size()];
    for (int k = 0; k < covariates.length; k++) {
      covariates[k] = k + 2;
    }
    for (VariablePair pair : pairs) {
      CrossProductMatrix products =
          method == Method.PEARSON
              ? answer.get(products(pair))
              : Ranks.crossProducts(answer.get(cases(pair)));
      records
          .about(pair.x(), pair.y())
          .given(given)
          .add(
              Fields.written(method),
              "r",
              PartialCorrelation.test(products, 0, 1, covariates, alternative, confidence),
              confidence);
    }
  }
}
