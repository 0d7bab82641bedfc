package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.CorrelationComparison;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * The same correlation in two groups, each said by a condition.
 *
 * @param first rows of the first group, that meet the analysis' own filter too
 * @param both rows that would be in both groups: there must be none
 */
public record IndependentCorrelationsSpec(
    List<VariablePair> pairs,
    Filter first,
    Filter second,
    Filter both,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence)
    implements AnalysisSpec {

  static @Nullable AnalysisSpec read(Options options) {
    List<VariablePair> pairs = VariablePair.crossed(options);
    Alternative alternative = options.alternative();
    Adjustment adjust = options.adjust();
    double confidence = options.confidence();
    List<Node> conditions = options.fields().list("between");
    if (conditions.size() != 2) {
      options.problem(
          "bad-pair", "between", "'between' has two conditions: [gender == 1, gender == 2].", "");
      return null;
    }
    Filter first = options.filtered(conditions.get(0), "A condition");
    Filter second = options.filtered(conditions.get(1), "A condition");
    return first == null || second == null
        ? null
        : new IndependentCorrelationsSpec(
            pairs,
            first,
            second,
            options.and(first, second, conditions.get(1).place()),
            alternative,
            adjust,
            confidence);
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
    options.put("between", first.text() + " | " + second.text());
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private static Need.CrossProductsOf products(Filter group, VariablePair pair) {
    return new Need.CrossProductsOf(group, List.of(pair.x(), pair.y()), List.of());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    needs.add(new Need.RowCount(both));
    for (VariablePair pair : pairs) {
      needs.add(products(first, pair));
      needs.add(products(second, pair));
    }
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    long shared = answer.get(new Need.RowCount(both));
    records.notice("groups", Statement.of("told.groups", first.text(), second.text()));
    if (shared > 0) {
      records.notice("groups-overlap", Statement.counted("told.groups-overlap", shared, shared));
    }
    for (VariablePair pair : pairs) {
      Estimate a = correlation(answer, first, pair);
      Estimate b = correlation(answer, second, pair);
      PrintedCorrelationsSpec.add(
          records.about(pair.x(), pair.y()), a, b, alternative, confidence, shared > 0);
    }
  }

  private Estimate correlation(Answer answer, Filter group, VariablePair pair) {
    return Pearson.test(
        answer.get(products(group, pair)).pair(0, 1), Alternative.TWO_SIDED, confidence);
  }

  static Estimate compared(
      Estimate a, Estimate b, Alternative alternative, double confidence, boolean overlapping) {
    long n = a.n() + b.n();
    if (Double.isNaN(a.value()) || Double.isNaN(b.value())) {
      return Estimate.undefined(n, Double.isNaN(a.value()) ? a.validity() : b.validity());
    }
    return overlapping
        ? Estimate.of(n, a.value() - b.value())
        : CorrelationComparison.independent(
            a.value(), a.n(), b.value(), b.n(), alternative, confidence);
  }
}
