package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
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
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.SemiPartialCorrelationSpec;
import org.lacrima.analysis.TTests;
import org.lacrima.analysis.VariablePair;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.dataset.NumberText;
import org.lacrima.statistics.Alternative;

/**
 * The procedures of SPSS and PSPP for one analysis. What they cannot do, or do by another rule, is
 * said in a comment beside them.
 */
final class SpsAnalyses implements ByKind<Boolean> {

  private final AnalysisResult result;
  private final SpsData data;

  /**
   * @param result what was found: it tells which levels there are
   */
  SpsAnalyses(AnalysisResult result, SpsData data) {
    this.result = result;
    this.data = data;
  }

  private Boolean done() {
    data.everybody();
    return true;
  }

  private static List<String> listwise(MissingRule rule, List<String> variables) {
    return rule == MissingRule.LISTWISE ? variables.stream().distinct().toList() : List.of();
  }

  private void oneSided(Alternative alternative) {
    if (alternative != Alternative.TWO_SIDED) {
      data.comment(
          "The spec tests one side only ("
              + alternative
              + "): its p is half of a two-sided one in"
              + " that direction, its interval has one bound");
    }
  }

  private List<String> levels(String term, String x, String y) {
    Set<String> levels = new LinkedHashSet<>();
    for (ResultRecord record : result.records()) {
      if (record.term().equals(term) && record.x().equals(x) && record.y().equals(y)) {
        levels.add(record.level());
      }
    }
    return List.copyOf(levels);
  }

  private static String interval(double confidence) {
    return "/CRITERIA=CI(" + NumberText.of(confidence) + ")";
  }

  @Override
  public Boolean of(DescriptivesSpec spec) {
    data.only(spec.where(), listwise(spec.missing(), spec.variables()));
    List<String> variables = data.codes(spec.variables());
    data.add(
        "DESCRIPTIVES",
        "/VARIABLES=",
        variables,
        "/STATISTICS=MEAN SEMEAN STDDEV VARIANCE SKEWNESS SESKEW KURTOSIS SEKURT MIN MAX");
    data.add("FREQUENCIES", "/VARIABLES=", variables, "/FORMAT=NOTABLE", "/STATISTICS=MEDIAN");
    data.comment(
        "Quartiles have other rules in SPSS (type 6); ours are type 7. Shapiro-Wilk: EXAMINE /PLOT=NPPLOT");
    return done();
  }

  @Override
  public Boolean of(FrequenciesSpec spec) {
    data.only(spec.where(), listwise(spec.missing(), spec.variables()));
    data.add("FREQUENCIES", "/VARIABLES=", data.codes(spec.variables()));
    data.comment("Valid percent is the proportion; SPSS has no Wilson interval here");
    return done();
  }

  @Override
  public Boolean of(CorrelationSpec spec) {
    oneSided(spec.alternative());
    List<String> all = VariablePair.variables(spec.pairs());
    List<String> complete = listwise(spec.missing(), all);
    switch (spec.method()) {
      case PEARSON -> {
        data.only(spec.where(), complete);
        for (VariablePair pair : spec.pairs()) {
          correlations(data.code(pair.x()), data.code(pair.y()));
        }
        data.comment(
            "The intervals are by Fisher's z; SPSS has them from version 27 on (/CONFIDENCE)");
      }
      case SPEARMAN -> {
        for (VariablePair pair : spec.pairs()) {
          List<String> both = new ArrayList<>(complete);
          both.addAll(List.of(pair.x(), pair.y()));
          List<String> ranks = ranked(spec.where(), both, List.of(pair.x(), pair.y()));
          correlations(ranks.get(0), ranks.get(1));
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
    return done();
  }

  private void correlations(String x, String y) {
    data.add("CORRELATIONS", "/VARIABLES=" + x, "WITH", y, "/PRINT=TWOTAIL NOSIG");
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

  private Boolean covariates(CovariateProducts products, Alternative alternative, boolean semi) {
    oneSided(alternative);
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
    return true;
  }

  @Override
  public Boolean of(PartialCorrelationSpec spec) {
    return covariates(spec.products(), spec.alternative(), false);
  }

  @Override
  public Boolean of(SemiPartialCorrelationSpec spec) {
    return covariates(spec.products(), spec.alternative(), true);
  }

  @Override
  public Boolean of(IndependentTTestSpec spec) {
    oneSided(spec.alternative());
    List<String> both = new ArrayList<>(spec.outcomes());
    both.add(spec.group());
    for (String outcome : spec.outcomes()) {
      List<String> levels = levels("mean", outcome, spec.group());
      if (levels.size() != 2) {
        data.comment(
            outcome
                + " is not compared: "
                + spec.group()
                + " has not two groups, or they were not asked for");
        continue;
      }
      boolean text = data.isText(spec.group());
      String group = data.coded(spec.group(), levels);
      String values = text ? "(1, 2)" : "(" + String.join(", ", levels) + ")";
      data.only(spec.where(), listwise(spec.missing(), both));
      String code = data.code(outcome);
      if (spec.tests().contains(TTests.Test.T) || spec.tests().contains(TTests.Test.LEVENE)) {
        data.add(
            "T-TEST",
            "/GROUPS=" + group + values,
            "/VARIABLES=" + code,
            interval(spec.confidence()));
      }
      if (spec.tests().contains(TTests.Test.MANN_WHITNEY)) {
        data.add("NPAR TESTS", "/MANN-WHITNEY=" + code, "BY", group + values);
        data.comment(
            "U is that of the first group or n1 * n2 less it; our p has a correction for continuity");
      }
      data.everybody();
    }
    data.comment(
        "Equal variances assumed is Student, not assumed Welch; d, g and Brown-Forsythe are not in PSPP");
    return true;
  }

  @Override
  public Boolean of(PairedTTestSpec spec) {
    oneSided(spec.alternative());
    data.only(spec.where(), listwise(spec.missing(), VariablePair.variables(spec.pairs())));
    for (VariablePair pair : spec.pairs()) {
      String both = data.code(pair.x()) + " WITH " + data.code(pair.y()) + " (PAIRED)";
      if (spec.tests().contains(TTests.Test.T)) {
        data.add("T-TEST", "PAIRS=" + both, interval(spec.confidence()));
      }
      if (spec.tests().contains(TTests.Test.WILCOXON)) {
        data.add("NPAR TESTS", "/WILCOXON=" + both);
      }
    }
    return done();
  }

  @Override
  public Boolean of(OneSampleTTestSpec spec) {
    oneSided(spec.alternative());
    data.only(spec.where(), listwise(spec.missing(), spec.outcomes()));
    if (spec.tests().contains(TTests.Test.T)) {
      data.add(
          "T-TEST",
          "/TESTVAL=" + NumberText.of(spec.mu()),
          "/VARIABLES=",
          data.codes(spec.outcomes()),
          interval(spec.confidence()));
    }
    if (spec.tests().contains(TTests.Test.WILCOXON)) {
      String constant = data.fresh("c");
      data.add("COMPUTE", constant, "= " + NumberText.of(spec.mu()));
      for (String outcome : spec.outcomes()) {
        data.add("NPAR TESTS", "/WILCOXON=" + data.code(outcome), "WITH", constant, "(PAIRED)");
      }
    }
    return done();
  }

  @Override
  public Boolean of(EquivalenceSpec spec) {
    String low = NumberText.of(spec.bounds().low());
    String high = NumberText.of(spec.bounds().high());
    data.comment(
        "Equivalent where the interval printed here lies between "
            + low
            + " and "
            + high
            + " (two one-sided tests at "
            + NumberText.of(spec.alpha())
            + ")");
    String ci = interval(1 - 2 * spec.alpha());
    for (VariablePair pair : spec.pairs()) {
      String x = data.code(pair.x());
      switch (spec.form()) {
        case GROUP -> {
          String group = pair.y();
          if (data.isText(group)) {
            data.comment("PSPP compares groups of numbers only; recode " + group + " first");
          } else {
            data.only(spec.where(), List.of(pair.x(), group));
            data.add("MEANS", "TABLES=" + x, "BY", data.code(group), "/CELLS=MEAN COUNT STDDEV");
            data.comment(
                "T-TEST /GROUPS="
                    + data.code(group)
                    + "(first, second) /VARIABLES="
                    + x
                    + " "
                    + ci);
          }
        }
        case PAIRED -> {
          data.only(spec.where(), List.of());
          data.add("T-TEST", "PAIRS=" + x, "WITH", data.code(pair.y()), "(PAIRED)", ci);
        }
        case ONE_SAMPLE -> {
          data.only(spec.where(), List.of());
          data.add("T-TEST", "/TESTVAL=" + NumberText.of(spec.mu()), "/VARIABLES=" + x, ci);
        }
        case CORRELATION -> {
          data.only(spec.where(), List.of());
          correlations(x, data.code(pair.y()));
        }
      }
      data.everybody();
    }
    return true;
  }

  @Override
  public Boolean of(AnovaSpec spec) {
    List<String> both = new ArrayList<>(spec.outcomes());
    both.add(spec.group());
    for (String outcome : spec.outcomes()) {
      String group = data.coded(spec.group(), levels("mean", outcome, spec.group()));
      data.only(spec.where(), listwise(spec.missing(), both));
      data.add(
          "ONEWAY",
          "/VARIABLES=" + data.code(outcome),
          "BY",
          group,
          "/STATISTICS=DESCRIPTIVES HOMOGENEITY");
      data.everybody();
    }
    data.comment(
        "Welch's F: /STATISTICS=WELCH in SPSS; PSPP has none. Eta squared is SS between / SS total");
    return true;
  }

  @Override
  public Boolean of(ChiSquareSpec spec) {
    data.only(spec.where(), List.of(spec.rows(), spec.columns()));
    data.add(
        "CROSSTABS",
        "/TABLES=" + data.code(spec.rows()),
        "BY",
        data.code(spec.columns()),
        "/STATISTICS=CHISQ PHI",
        "/CELLS=COUNT EXPECTED ASRESIDUAL");
    data.comment(
        "Phi has no sign here; the interval of V, and Fisher's odds ratio with its interval, are not in SPSS");
    return done();
  }

  @Override
  public Boolean of(GoodnessOfFitSpec spec) {
    List<String> levels = levels("count", spec.variable(), "");
    String variable = data.coded(spec.variable(), levels);
    data.only(spec.where(), List.of());
    List<Double> weights = spec.weights();
    String expected =
        weights.isEmpty()
            ? "/EXPECTED=EQUAL"
            : "/EXPECTED=" + String.join(" ", weights.stream().map(NumberText::of).toList());
    if (!weights.isEmpty() && weights.size() != levels.size()) {
      data.comment("There are not as many expected weights as levels");
    } else {
      data.add("NPAR TESTS", "/CHISQUARE=" + variable, expected);
    }
    return done();
  }

  @Override
  public Boolean of(ReliabilitySpec spec) {
    data.only(spec.where(), List.of());
    spec.scales()
        .forEach(
            (name, items) ->
                data.add(
                    "RELIABILITY",
                    "/VARIABLES=",
                    data.codes(items),
                    "/SCALE(" + SpsText.label(name) + ") =",
                    data.codes(items),
                    "/MODEL=ALPHA",
                    "/SUMMARY=TOTAL"));
    data.comment(
        "Omega: /MODEL=OMEGA in SPSS 28 and newer; PSPP has none. No interval of alpha in PSPP");
    return done();
  }

  @Override
  public Boolean of(IndependentCorrelationsSpec spec) {
    oneSided(spec.alternative());
    for (Filter group : List.of(spec.first(), spec.second())) {
      data.only(group, List.of());
      for (VariablePair pair : spec.pairs()) {
        correlations(data.code(pair.x()), data.code(pair.y()));
      }
      data.everybody();
    }
    data.comment(
        "The two r of a pair are compared by z = (Z1 - Z2) / SQRT(1/(n1-3) + 1/(n2-3)), Z = LN((1+r)/(1-r))/2;"
            + " SPSS and PSPP have no procedure for it");
    return true;
  }

  @Override
  public Boolean of(DependentCorrelationsSpec spec) {
    oneSided(spec.alternative());
    List<String> all = VariablePair.variables(List.of(spec.first(), spec.second()));
    data.only(spec.where(), all);
    data.add("CORRELATIONS", "/VARIABLES=", data.codes(all), "/PRINT=TWOTAIL NOSIG");
    data.comment("Williams' and Steiger's tests of their difference are not in SPSS or PSPP");
    return done();
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
