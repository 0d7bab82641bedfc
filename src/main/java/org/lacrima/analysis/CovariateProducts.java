package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.Ranks;

/** What correlations with covariates ask of the data: products of x, y and the covariates. */
public record CovariateProducts(
    List<VariablePair> pairs,
    List<String> given,
    Method method,
    MissingRule missing,
    Filter where) {

  public enum Method {
    PEARSON,
    SPEARMAN
  }

  static CovariateProducts read(Options options, List<VariablePair> pairs) {
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
    return new CovariateProducts(
        pairs,
        given,
        options.choice("method", Method.class, Method.PEARSON),
        options.missing(),
        options.where());
  }

  /** Where the covariates stand in the products: behind x and y. */
  int[] covariates() {
    return IntStream.range(2, 2 + given.size()).toArray();
  }

  List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    for (VariablePair pair : pairs) {
      needs.add(method == Method.PEARSON ? products(pair) : cases(pair));
    }
    return needs;
  }

  /** Of one pair and the covariates, of their ranks where the method says so. */
  CrossProductMatrix of(Answer answer, VariablePair pair) {
    return method == Method.PEARSON
        ? answer.get(products(pair))
        : Ranks.crossProducts(answer.get(cases(pair)));
  }

  private Need.CrossProductsOf products(VariablePair pair) {
    return new Need.CrossProductsOf(where, variables(pair), others());
  }

  private Need.Cases cases(VariablePair pair) {
    return new Need.Cases(where, variables(pair), others());
  }

  private List<String> variables(VariablePair pair) {
    List<String> variables = new ArrayList<>(List.of(pair.x(), pair.y()));
    variables.addAll(given);
    return variables;
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? VariablePair.variables(pairs) : List.of();
  }
}
