package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.inference.ExactRanks;
import org.lacrima.statistics.inference.Levene;
import org.lacrima.statistics.inference.MannWhitney;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Outcomes compared between two groups. */
public record IndependentTTestSpec(
    List<String> outcomes,
    String group,
    TTests.Variances variances,
    Set<TTests.Test> tests,
    boolean exact,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = TTests.KIND;
  private static final int LEVELS_NAMED = 12;
  private static final Set<TTests.Test> USUAL =
      EnumSet.of(TTests.Test.T, TTests.Test.LEVENE, TTests.Test.MANN_WHITNEY);

  /** Brown and Forsythe's test is asked for by name. */
  private static final Set<TTests.Test> POSSIBLE =
      EnumSet.complementOf(EnumSet.of(TTests.Test.WILCOXON));

  static AnalysisSpec read(Options options) {
    return new IndependentTTestSpec(
        options.variables("outcome", 1),
        options.variable("group"),
        options.choice("variances", TTests.Variances.class, TTests.Variances.BOTH),
        TTests.tests(options, USUAL, POSSIBLE),
        options.flag("exact"),
        options.missing(),
        options.alternative(),
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
    return "difference";
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
    return missing == MissingRule.LISTWISE ? outcomes : List.of();
  }

  private Need.GroupMoments moments(String outcome) {
    return new Need.GroupMoments(where, outcome, group, others());
  }

  /** Rows are the outcome's values, columns the groups. */
  private Need.JointFrequencies values(String outcome) {
    return new Need.JointFrequencies(where, outcome, group, others(), false);
  }

  private boolean wantsValues() {
    return tests.stream().anyMatch(test -> test != TTests.Test.T);
  }

  @Override
  public List<Need<?>> needs() {
    return outcomes.stream()
        .flatMap(
            outcome ->
                wantsValues()
                    ? Stream.<Need<?>>of(moments(outcome), values(outcome))
                    : Stream.<Need<?>>of(moments(outcome)))
        .toList();
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
                        Drawn.Mean.of(answer.get(moments(name)), confidence)))
            .toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (String outcome : outcomes) {
      Grouped<Moments> groups = answer.get(moments(outcome));
      Records.Entry entry = records.about(outcome, group);
      if (tests.contains(TTests.Test.T)) {
        groupMoments(groups, entry, confidence);
      }
      int k = groups.levels().size();
      if (k > 2) {
        entry = entry.note("more-than-two-groups");
        tooManyLevels(group, groups.levels(), records);
      }
      Moments first = k == 0 ? Moments.EMPTY : groups.summaries().get(0);
      Moments second = k < 2 ? Moments.EMPTY : groups.summaries().get(1);
      if (tests.contains(TTests.Test.T)) {
        differences(k, first, second, total(groups), entry);
      }
      if (wantsValues()) {
        valueTests(k, answer.get(values(outcome)), total(groups), entry);
      }
    }
  }

  /** Which levels there are, where two are compared. */
  static void tooManyLevels(String group, List<Level> levels, Records records) {
    records.notice(
        "more-than-two-groups",
        Statement.of(
            "told.more-than-two-groups",
            Statement.name(group),
            levels.size(),
            String.join(", ", levels.stream().limit(LEVELS_NAMED).map(Level::text).toList())
                + (levels.size() > LEVELS_NAMED ? ", …" : "")));
  }

  static void groupMoments(Grouped<Moments> groups, Records.Entry entry, double confidence) {
    for (int g = 0; g < groups.levels().size(); g++) {
      Moments moments = groups.summaries().get(g);
      Records.Entry level = entry.level(groups.levels().get(g).text());
      level.add("", "mean", Descriptives.mean(moments, confidence).withInterval(Interval.NONE));
      level.add("", "sd", Descriptives.sd(moments));
    }
  }

  private static long total(Grouped<Moments> groups) {
    return groups.summaries().stream().mapToLong(Moments::n).sum();
  }

  private void differences(int k, Moments first, Moments second, long n, Records.Entry entry) {
    if (variances != TTests.Variances.WELCH) {
      entry.add(
          "student",
          "difference",
          k > 2 ? empty(n) : TTest.student(first, second, alternative, confidence),
          confidence);
    }
    if (variances != TTests.Variances.STUDENT) {
      entry.add(
          "welch",
          "difference",
          k > 2 ? empty(n) : TTest.welch(first, second, alternative, confidence),
          confidence);
    }
    Estimate d = k > 2 ? empty(n) : CohenD.pooled(first, second, confidence);
    entry.add("pooled-sd", "cohen_d", TTests.withoutTest(d), confidence);
    Estimate g = k > 2 ? empty(n) : CohenD.hedges(d);
    entry.add("pooled-sd", "hedges_g", TTests.withoutTest(g), confidence);
  }

  private void valueTests(int k, Crosstab values, long n, Records.Entry entry) {
    List<FrequencyTable> groups = new ArrayList<>();
    for (int g = 0; g < values.columns().size(); g++) {
      groups.add(values.withinColumn(g).table());
    }
    while (groups.size() < 2) {
      groups.add(FrequencyTable.of());
    }
    if (tests.contains(TTests.Test.LEVENE)) {
      entry.add("levene", "levene", k > 2 ? empty(n) : Levene.test(groups, Levene.Centre.MEAN));
    }
    if (tests.contains(TTests.Test.BROWN_FORSYTHE)) {
      entry.add(
          "brown-forsythe",
          "brown_forsythe",
          k > 2 ? empty(n) : Levene.test(groups, Levene.Centre.MEDIAN));
    }
    if (tests.contains(TTests.Test.MANN_WHITNEY)) {
      FrequencyTable first = groups.get(0);
      FrequencyTable second = groups.get(1);
      TTests.ranks(
          entry,
          "mann-whitney",
          "mann_whitney",
          exact && k <= 2,
          () -> ExactRanks.mannWhitney(first, second, alternative),
          () -> k > 2 ? empty(n) : MannWhitney.test(first, second, alternative));
    }
  }

  private static Estimate empty(long n) {
    return Estimate.of(n, Double.NaN);
  }
}
