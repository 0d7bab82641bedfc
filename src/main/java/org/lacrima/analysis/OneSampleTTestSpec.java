package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.inference.ExactRanks;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.inference.Wilcoxon;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Outcomes compared with a fixed value. */
public record OneSampleTTestSpec(
    List<String> outcomes,
    double mu,
    Set<TTests.Test> tests,
    boolean exact,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static AnalysisSpec read(Options options) {
    return new OneSampleTTestSpec(
        options.variables("outcome", 1),
        options.number("mu", 0),
        TTests.tests(options, TTests.Test.T, TTests.Test.WILCOXON),
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
    return TTests.KIND;
  }

  @Override
  public String mainTerm() {
    return "difference";
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("mu", org.lacrima.dataset.NumberText.of(mu));
    options.put("missing", Fields.written(missing));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? outcomes : List.of();
  }

  private Need.MomentsOf moments(String outcome) {
    return new Need.MomentsOf(where, outcome, others());
  }

  private Need.FrequenciesOf values(String outcome) {
    return new Need.FrequenciesOf(where, outcome, others());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    for (String outcome : outcomes) {
      needs.add(moments(outcome));
      if (tests.contains(TTests.Test.WILCOXON)) {
        needs.add(values(outcome));
      }
    }
    return needs;
  }

  private Need.GridOf grid(String outcome) {
    return new Need.GridOf(where, outcome, "", others(), false);
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
                        "",
                        answer.get(grid(name)),
                        List.of(Drawn.Mean.of("", answer.get(moments(name)), confidence))))
            .toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (String outcome : outcomes) {
      Moments moments = answer.get(moments(outcome));
      Records.Entry entry = records.about(outcome, "");
      if (tests.contains(TTests.Test.T)) {
        entry.add(
            "one-sample",
            "difference",
            TTest.oneSample(moments, mu, alternative, confidence),
            confidence);
        Estimate d = CohenD.oneSample(moments, mu, confidence);
        entry.add("one-sample", "cohen_d", TTests.withoutTest(d), confidence);
        entry.add("one-sample", "hedges_g", TTests.withoutTest(CohenD.hedges(d)), confidence);
      }
      if (tests.contains(TTests.Test.WILCOXON)) {
        FrequencyTable above = answer.get(values(outcome)).table().map(x -> x - mu);
        TTests.ranks(
            entry,
            "wilcoxon",
            "wilcoxon",
            exact,
            () -> ExactRanks.wilcoxon(above, alternative),
            () -> Wilcoxon.test(above, alternative));
      }
    }
  }
}
