package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.CorrelationComparison;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Two correlations of the same cases: {@code [[x, y], [x, z]]} or {@code [[x, y], [z, w]]}. */
public record DependentCorrelationsSpec(
    VariablePair first,
    VariablePair second,
    Alternative alternative,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static @Nullable AnalysisSpec read(Options options) {
    Alternative alternative = options.alternative();
    double confidence = options.confidence();
    int before = options.problems().count();
    List<VariablePair> pairs = new ArrayList<>();
    for (Node item : options.fields().list("pairs")) {
      List<String> names = options.variables(item, "A pair");
      if (names.size() == 2) {
        pairs.add(new VariablePair(names.get(0), names.get(1)));
      }
    }
    boolean same = pairs.size() == 2 && Set.copyOf(VariablePair.variables(pairs)).size() < 3;
    if (options.problems().count() == before && (pairs.size() != 2 || same)) {
      options.problem(
          "bad-pair",
          "pairs",
          "'pairs' has two different pairs of variables: [[x, y], [x, z]].",
          "");
    }
    return pairs.size() == 2
        ? new DependentCorrelationsSpec(
            pairs.get(0), pairs.get(1), alternative, confidence, options.where())
        : null;
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return CorrelationComparisons.KIND;
  }

  @Override
  public String mainTerm() {
    return CorrelationComparisons.DIFFERENCE;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(MissingRule.LISTWISE));
    options.put("alternative", Fields.written(alternative));
    return options;
  }

  /** The shared variable first, where there is one. */
  private List<String> variables() {
    Set<String> names = new LinkedHashSet<>(List.of(first.x(), first.y()));
    if (second.x().equals(first.y()) || second.y().equals(first.y())) {
      names = new LinkedHashSet<>(List.of(first.y(), first.x()));
    }
    names.add(second.x());
    names.add(second.y());
    return List.copyOf(names);
  }

  private Need.CrossProductsOf need() {
    return new Need.CrossProductsOf(where, variables(), List.of());
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(need());
  }

  @Override
  public void compute(Answer answer, Records records) {
    CrossProductMatrix products = answer.get(need());
    List<String> names = variables();
    boolean shared = names.size() == 3;
    Estimate a = correlation(products, 0, 1);
    Estimate b = correlation(products, shared ? 0 : 2, shared ? 2 : 3);
    records
        .about(first.x(), first.y())
        .add("pearson", CorrelationComparisons.CORRELATION, a, confidence);
    records
        .about(second.x(), second.y())
        .add("pearson", CorrelationComparisons.CORRELATION, b, confidence);
    records
        .about(first.x(), first.y())
        .level(second.x() + ":" + second.y())
        .add(
            shared ? "williams" : "steiger",
            CorrelationComparisons.DIFFERENCE,
            compared(products, a, b, shared),
            confidence);
  }

  private Estimate correlation(CrossProductMatrix products, int i, int j) {
    return Pearson.test(products.pair(i, j), Alternative.TWO_SIDED, confidence);
  }

  private Estimate compared(CrossProductMatrix products, Estimate a, Estimate b, boolean shared) {
    if (Double.isNaN(a.value()) || Double.isNaN(b.value())) {
      return Estimate.undefined(
          products.n(), Double.isNaN(a.value()) ? a.validity() : b.validity());
    }
    double[][] r = products.correlations();
    return shared
        ? CorrelationComparison.dependent(
            a.value(), b.value(), r[1][2], products.n(), alternative, confidence)
        : CorrelationComparison.dependent(
            a.value(),
            b.value(),
            r[0][2],
            r[0][3],
            r[1][2],
            r[1][3],
            products.n(),
            alternative,
            confidence);
  }
}
