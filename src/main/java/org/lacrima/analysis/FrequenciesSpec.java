package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Frequencies;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.inference.Descriptives;

/** Counts and proportions of each level; declared labels that do not occur count 0. */
public record FrequenciesSpec(
    List<String> variables,
    Map<String, List<String>> declared,
    MissingRule missing,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "frequencies";

  static @Nullable AnalysisSpec read(Options options) {
    List<String> variables = options.variables("variables", 1);
    return new FrequenciesSpec(
        variables,
        options.declaredLevels(variables),
        options.missing(),
        options.confidence(),
        options.where());
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return KIND;
  }

  private Need.FrequenciesOf need(String variable) {
    return new Need.FrequenciesOf(
        where, variable, missing == MissingRule.LISTWISE ? variables : List.of());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    variables.forEach(variable -> needs.add(need(variable)));
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (String variable : variables) {
      Frequencies found = answer.get(need(variable));
      Map<Level, Long> counts = new TreeMap<>();
      for (int i = 0; i < found.levels().size(); i++) {
        counts.put(found.levels().get(i), found.counts().get(i));
      }
      boolean text = found.levels().stream().anyMatch(level -> Double.isNaN(level.number()));
      for (String value : declared.getOrDefault(variable, List.of())) {
        counts.putIfAbsent(Levels.declared(value, text), 0L);
      }
      long n = found.total();
      if (counts.isEmpty()) {
        Estimate none = Estimate.undefined(0, Validity.TOO_FEW);
        records.about(variable, "").add("", "count", none);
        records.about(variable, "").add("", "proportion", none);
      }
      for (Map.Entry<Level, Long> entry : counts.entrySet()) {
        Records.Entry about = records.about(variable, "").level(entry.getKey().text());
        long count = entry.getValue();
        about.add("", "count", Estimate.of(n, count));
        about.add("", "proportion", Descriptives.proportion(count, n, confidence), confidence);
      }
    }
  }
}
