package org.lacrima.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.inference.OneWayAnova;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.Moments;

/** Outcomes compared between any number of groups, by Fisher's and by Welch's F. */
record AnovaSpec(
    List<String> outcomes,
    String group,
    MissingRule missing,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "anova";

  static AnalysisSpec read(Options options) {
    return new AnovaSpec(
        options.variables("outcome", 1),
        options.variable("group"),
        options.missing(),
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
    return "f";
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(missing));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private Need.GroupMoments need(String outcome) {
    return new Need.GroupMoments(
        where, outcome, group, missing == MissingRule.LISTWISE ? outcomes : List.of());
  }

  @Override
  public List<Need<?>> needs() {
    return outcomes.stream().<Need<?>>map(this::need).toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (String outcome : outcomes) {
      Grouped<Moments> groups = answer.get(need(outcome));
      Records.Entry entry = records.about(outcome, group);
      IndependentTTestSpec.groupMoments(groups, entry, confidence);
      OneWayAnova anova = OneWayAnova.fisher(groups.summaries());
      long n = anova.f().n();
      entry.add("fisher", "ss_between", sum(n, anova.ssBetween(), anova.dfBetween()));
      entry.add("fisher", "ss_within", sum(n, anova.ssWithin(), anova.dfWithin()));
      entry.add("fisher", "f", anova.f());
      entry.add("welch", "f", OneWayAnova.welch(groups.summaries()));
      entry.add(
          "fisher",
          "eta_squared",
          Estimate.of(n, anova.etaSquared()).because(anova.f().validity()));
    }
  }

  private static Estimate sum(long n, double squares, long df) {
    return df < 0
        ? Estimate.of(n, Double.NaN)
        : Estimate.of(n, squares).withTest(Double.NaN, df, Double.NaN);
  }
}
