package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.inference.Levene;
import org.lacrima.statistics.inference.OneWayAnova;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Outcomes compared between any number of groups, by Fisher's and by Welch's F. */
public record AnovaSpec(
    List<String> outcomes,
    String group,
    Set<Test> tests,
    MissingRule missing,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "anova";

  /** {@code F} stands for means, sums of squares, Fisher's and Welch's F and eta squared. */
  public enum Test {
    F,
    LEVENE,
    BROWN_FORSYTHE
  }

  static AnalysisSpec read(Options options) {
    return new AnovaSpec(
        options.variables("outcome", 1),
        options.variable("group"),
        options.choices("tests", Test.class, EnumSet.of(Test.F)),
        options.missing(),
        options.adjust(),
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

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? outcomes : List.of();
  }

  private Need.GroupMoments need(String outcome) {
    return new Need.GroupMoments(where, outcome, group, others());
  }

  /** Rows are the outcome's values, columns the groups. */
  private Need.JointFrequencies values(String outcome) {
    return new Need.JointFrequencies(where, outcome, group, others(), false);
  }

  private boolean wantsValues() {
    return tests.stream().anyMatch(test -> test != Test.F);
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    for (String outcome : outcomes) {
      needs.add(need(outcome));
      if (wantsValues()) {
        needs.add(values(outcome));
      }
    }
    return needs;
  }

  private Need.GridOf grid(String outcome) {
    return new Need.GridOf(where, outcome, group, others(), false);
  }

  @Override
  public List<Need<?>> drawnNeeds(Plots plots) {
    return plots == Plots.NONE
        ? List.of()
        : List.copyOf(outcomes.stream().map(this::grid).toList());
  }

  @Override
  public List<Drawn> drawn(Answer answer, Plots plots) {
    return drawnNeeds(plots).isEmpty()
        ? List.of()
        : outcomes.stream()
            .<Drawn>map(
                name ->
                    new Drawn.Groups(
                        name,
                        group,
                        answer.get(grid(name)),
                        Drawn.Mean.of(answer.get(need(name)), confidence)))
            .toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (String outcome : outcomes) {
      Records.Entry entry = records.about(outcome, group);
      if (tests.contains(Test.F)) {
        variance(answer.get(need(outcome)), entry);
      }
      if (wantsValues()) {
        spread(answer.get(values(outcome)), entry);
      }
    }
  }

  private void variance(Grouped<Moments> groups, Records.Entry entry) {
    IndependentTTestSpec.groupMoments(groups, entry, confidence);
    OneWayAnova anova = OneWayAnova.fisher(groups.summaries());
    long n = anova.f().n();
    entry.add("fisher", "ss_between", sum(anova.f(), anova.ssBetween(), anova.dfBetween()));
    entry.add("fisher", "ss_within", sum(anova.f(), anova.ssWithin(), anova.dfWithin()));
    entry.add("fisher", "f", anova.f());
    entry.add("welch", "f", OneWayAnova.welch(groups.summaries()));
    entry.add(
        "fisher", "eta_squared", Estimate.of(n, anova.etaSquared()).because(anova.f().validity()));
  }

  private void spread(Crosstab values, Records.Entry entry) {
    List<FrequencyTable> groups = new ArrayList<>();
    for (int g = 0; g < values.columns().size(); g++) {
      groups.add(values.withinColumn(g).table());
    }
    if (tests.contains(Test.LEVENE)) {
      entry.add("levene", "levene", Levene.test(groups, Levene.Centre.MEAN));
    }
    if (tests.contains(Test.BROWN_FORSYTHE)) {
      entry.add("brown-forsythe", "brown_forsythe", Levene.test(groups, Levene.Centre.MEDIAN));
    }
  }

  /** A sum of squares, empty for the reason that the test of it is. */
  private static Estimate sum(Estimate f, double squares, long df) {
    if (f.n() == 0) {
      return Estimate.undefined(0, f.validity());
    }
    Estimate sum = Estimate.of(f.n(), squares).withTest(Double.NaN, df, Double.NaN);
    return Double.isFinite(squares) ? sum : sum.because(f.validity());
  }
}
