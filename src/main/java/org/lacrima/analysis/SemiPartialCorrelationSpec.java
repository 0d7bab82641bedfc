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
import org.lacrima.statistics.correlation.SemiPartialCorrelation;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.Ranks;

/** Correlations of x, as it is, with what the covariates leave of y. */
record SemiPartialCorrelationSpec(
    List<VariablePair> pairs,
    List<String> given,
    PartialCorrelationSpec.Method method,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "semi-partial-correlation";
  private static final String TERM = "semi_partial_r";

  static AnalysisSpec read(Options options) {
    List<VariablePair> pairs = VariablePair.crossed(options);
    return new SemiPartialCorrelationSpec(
        pairs,
        PartialCorrelationSpec.given(options, pairs),
        options.choice(
            "method", PartialCorrelationSpec.Method.class, PartialCorrelationSpec.Method.PEARSON),
        options.missing(),
        options.alternative(),
        options.adjust(),
        options.where());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String mainTerm() {
    return TERM;
  }

  @Override
  public @Nullable Adjustment adjust() {
    return adjust;
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
      needs.add(method == PartialCorrelationSpec.Method.PEARSON ? products(pair) : cases(pair));
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
          method == PartialCorrelationSpec.Method.PEARSON
              ? answer.get(products(pair))
              : Ranks.crossProducts(answer.get(cases(pair)));
      records
          .about(pair.x(), pair.y())
          .given(given)
          .add(
              Fields.written(method),
              TERM,
              SemiPartialCorrelation.test(products, 0, 1, covariates, alternative));
    }
  }
}
