package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.multiplicity.Adjustment;

/** Correlations of pairs of variables: Pearson from moments, ranks from joint frequencies. */
record CorrelationSpec(
    List<VariablePair> pairs,
    Method method,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "correlation";

  enum Method {
    PEARSON("r"),
    SPEARMAN("rho"),
    KENDALL("tau");

    private final String term;

    Method(String term) {
      this.term = term;
    }
  }

  static @Nullable AnalysisSpec read(Options options) {
    return new CorrelationSpec(
        VariablePair.read(options),
        options.choice("method", Method.class, Method.PEARSON),
        options.missing(),
        options.alternative(),
        options.adjust(),
        options.confidence(),
        options.where());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String mainTerm() {
    return method.term;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(missing));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? VariablePair.variables(pairs) : List.of();
  }

  private Need.CrossProductsOf products(VariablePair pair) {
    return new Need.CrossProductsOf(where, List.of(pair.x(), pair.y()), others());
  }

  private Need.JointFrequencies joint(VariablePair pair) {
    return new Need.JointFrequencies(where, pair.x(), pair.y(), others(), true);
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    for (VariablePair pair : pairs) {
      needs.add(method == Method.PEARSON ? products(pair) : joint(pair));
    }
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (VariablePair pair : pairs) {
      Estimate estimate =
          switch (method) {
            case PEARSON ->
                Pearson.test(answer.get(products(pair)).pair(0, 1), alternative, confidence);
            case SPEARMAN -> spearman(answer.get(joint(pair)));
            case KENDALL -> kendall(answer.get(joint(pair)));
          };
      records
          .about(pair.x(), pair.y())
          .add(Fields.written(method), method.term, estimate, confidence);
    }
  }

  private Estimate spearman(Crosstab cells) {
    return cells.isSmall()
        ? Spearman.test(cells.table(), alternative, confidence)
        : Spearman.test(cells.xs(), cells.ys(), alternative, confidence);
  }

  private Estimate kendall(Crosstab cells) {
    return cells.isSmall()
        ? Kendall.test(cells.table(), alternative)
        : Kendall.test(cells.xs(), cells.ys(), alternative);
  }
}
