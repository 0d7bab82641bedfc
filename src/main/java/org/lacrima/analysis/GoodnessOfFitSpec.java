package org.lacrima.analysis;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Frequencies;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * The levels of one variable against expected shares.
 *
 * @param weights over the occurring levels; empty for equal shares
 */
public record GoodnessOfFitSpec(
    String variable,
    List<String> declared,
    List<Double> weights,
    @Nullable Adjustment adjust,
    Filter where)
    implements AnalysisSpec {

  private static final String MISFIT = "expected-do-not-fit";
  private static final int LEVELS_NAMED = 12;

  static AnalysisSpec read(Options options) {
    String variable = options.variable("variable");
    List<Double> weights = options.numbers("expected");
    if (weights.stream().anyMatch(weight -> !(weight > 0))) {
      options.problem("out-of-range", "expected", "Expected shares must be positive.", "");
    }
    options.confidence();
    return new GoodnessOfFitSpec(
        variable,
        options.declaredLevels(List.of(variable)).getOrDefault(variable, List.of()),
        weights,
        options.adjust(),
        options.where());
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return ChiSquareSpec.KIND;
  }

  @Override
  public String mainTerm() {
    return "chi2";
  }

  @Override
  public Map<String, String> options() {
    return Map.of("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
  }

  private Need.FrequenciesOf need() {
    return new Need.FrequenciesOf(where, variable, List.of());
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(need());
  }

  @Override
  public void compute(Answer answer, Records records) {
    Frequencies found = answer.get(need());
    long n = found.total();
    long[] counts = found.counts().stream().mapToLong(Long::longValue).toArray();
    double[] expected =
        weights.isEmpty()
            ? DoubleStream.generate(() -> 1).limit(counts.length).toArray()
            : weights.stream().mapToDouble(Double::doubleValue).toArray();
    List<String> empty = Levels.empty(declared, found.levels());
    Records.Entry entry = records.about(variable, "").note(empty.isEmpty() ? "" : "empty-level");
    if (!empty.isEmpty()) {
      records.notice(
          "empty-level",
          Statement.of("told.empty-level", Statement.name(variable), String.join(", ", empty)));
    }
    boolean fits = expected.length == counts.length;
    double[] shares = fits && n > 0 ? ChiSquare.expected(counts, expected) : new double[0];
    for (int i = 0; i < counts.length; i++) {
      Records.Entry level = entry.level(found.levels().get(i).text());
      level.add("", "count", Estimate.of(n, counts[i]));
      level
          .note(fits ? "" : MISFIT)
          .add("", "expected", Estimate.of(n, fits ? shares[i] : Double.NaN));
    }
    if (!fits) {
      records.notice(
          MISFIT,
          Statement.of(
              "told.expected-do-not-fit",
              expected.length,
              counts.length,
              Statement.name(variable),
              String.join(
                      ", ", found.levels().stream().limit(LEVELS_NAMED).map(Level::text).toList())
                  + (counts.length > LEVELS_NAMED ? ", …" : "")));
      entry.note(MISFIT).add("pearson", "chi2", Estimate.of(n, Double.NaN));
      return;
    }
    boolean small = DoubleStream.of(shares).anyMatch(share -> share < 5);
    entry
        .note(small ? "expected-below-5" : "")
        .add("pearson", "chi2", ChiSquare.goodnessOfFit(counts, expected));
  }
}
