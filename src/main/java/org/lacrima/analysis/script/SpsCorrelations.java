package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.CorrelationSpec;
import org.lacrima.analysis.CovariateProducts;
import org.lacrima.analysis.DependentCorrelationsSpec;
import org.lacrima.analysis.IndependentCorrelationsSpec;
import org.lacrima.analysis.MissingRule;
import org.lacrima.analysis.PartialCorrelationSpec;
import org.lacrima.analysis.SemiPartialCorrelationSpec;
import org.lacrima.analysis.VariablePair;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.statistics.Alternative;

/** Correlations, partial ones and comparisons of two, in SPSS and PSPP. */
final class SpsCorrelations {

  private final SpsTask task;
  private final SpsData data;

  SpsCorrelations(SpsTask task) {
    this.task = task;
    this.data = task.data();
  }

  void of(CorrelationSpec spec) {
    task.oneSided(spec.alternative());
    List<String> all = VariablePair.variables(spec.pairs());
    List<String> complete = SpsTask.listwise(spec.missing(), all);
    switch (spec.method()) {
      case PEARSON -> {
        data.only(spec.where(), complete);
        for (VariablePair pair : spec.pairs()) {
          task.correlations(data.code(pair.x()), data.code(pair.y()));
        }
        data.comment(
            "The intervals are by Fisher's z; SPSS has them from version 27 on (/CONFIDENCE)");
      }
      case SPEARMAN -> {
        for (VariablePair pair : spec.pairs()) {
          List<String> both = new ArrayList<>(complete);
          both.addAll(List.of(pair.x(), pair.y()));
          List<String> ranks = ranked(spec.where(), both, List.of(pair.x(), pair.y()));
          task.correlations(ranks.get(0), ranks.get(1));
        }
        data.comment("Spearman's rho is the correlation of the ranks; its interval is not in SPSS");
      }
      case KENDALL -> {
        data.only(spec.where(), complete);
        for (VariablePair pair : spec.pairs()) {
          data.add(
              "CROSSTABS",
              "/TABLES=" + data.code(pair.x()),
              "BY",
              data.code(pair.y()),
              "/FORMAT=NOTABLES",
              "/STATISTICS=BTAU");
        }
        data.comment(
            "Its p is by another standard error; in SPSS, NONPAR CORR /PRINT=KENDALL has ours. PSPP has not");
      }
    }
    data.everybody();
  }

  void of(PartialCorrelationSpec spec) {
    covariates(spec.products(), spec.alternative(), false);
  }

  void of(SemiPartialCorrelationSpec spec) {
    covariates(spec.products(), spec.alternative(), true);
  }

  void of(IndependentCorrelationsSpec spec) {
    task.oneSided(spec.alternative());
    for (Filter group : List.of(spec.first(), spec.second())) {
      data.only(group, List.of());
      for (VariablePair pair : spec.pairs()) {
        task.correlations(data.code(pair.x()), data.code(pair.y()));
      }
      data.everybody();
    }
    data.comment(
        "The two r of a pair are compared by z = (Z1 - Z2) / SQRT(1/(n1-3) + 1/(n2-3)), Z = LN((1+r)/(1-r))/2;"
            + " SPSS and PSPP have no procedure for it");
  }

  void of(DependentCorrelationsSpec spec) {
    task.oneSided(spec.alternative());
    List<String> all = VariablePair.variables(List.of(spec.first(), spec.second()));
    data.only(spec.where(), all);
    data.add("CORRELATIONS", "/VARIABLES=", data.codes(all), "/PRINT=TWOTAIL NOSIG");
    data.comment("Williams' and Steiger's tests of their difference are not in SPSS or PSPP");
    data.everybody();
  }

  /** Ranks of these variables over the rows that are complete. */
  private List<String> ranked(Filter where, List<String> complete, List<String> variables) {
    data.only(where, complete);
    List<String> ranks = new ArrayList<>();
    variables.forEach(variable -> ranks.add(data.fresh("r")));
    data.add(
        "RANK",
        "VARIABLES=",
        data.codes(variables),
        "/RANK INTO",
        ranks,
        "/PRINT=NO",
        "/TIES=MEAN");
    return ranks;
  }

  private void covariates(CovariateProducts products, Alternative alternative, boolean semi) {
    task.oneSided(alternative);
    for (VariablePair pair : products.pairs()) {
      List<String> variables = new ArrayList<>(List.of(pair.x(), pair.y()));
      variables.addAll(products.given());
      List<String> complete = new ArrayList<>(variables);
      if (products.missing() == MissingRule.LISTWISE) {
        complete.addAll(VariablePair.variables(products.pairs()));
      }
      List<String> codes = data.codes(variables);
      if (products.method() == CovariateProducts.Method.SPEARMAN) {
        codes = ranked(products.where(), complete.stream().distinct().toList(), variables);
      } else {
        data.only(products.where(), complete.stream().distinct().toList());
      }
      List<String> predictors = new ArrayList<>(codes);
      predictors.remove(1);
      data.add(
          "REGRESSION",
          "/VARIABLES=",
          predictors,
          codes.get(1),
          "/STATISTICS=COEFF R ANOVA",
          "/DEPENDENT=" + codes.get(1),
          "/METHOD=ENTER");
      data.everybody();
    }
    data.comment(
        "The t and p of the first predictor are those of the partial correlation of x and y; it is t /"
            + " SQRT(t * t + df), df that of the residual"
            + (semi ? ". SPSS prints part correlations with /STATISTICS=ZPP; PSPP has none" : ""));
  }
}
