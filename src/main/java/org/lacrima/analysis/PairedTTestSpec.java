package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.inference.ExactRanks;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.inference.Wilcoxon;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.FrequencyTable;

/** Differences of two variables of the same cases: {@code [[after, before]]}. */
public record PairedTTestSpec(
    List<VariablePair> pairs,
    Set<TTests.Test> tests,
    boolean exact,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static AnalysisSpec read(Options options) {
    return new PairedTTestSpec(
        pairs(options),
        TTests.tests(options, TTests.Test.T, TTests.Test.WILCOXON),
        options.flag("exact"),
        options.missing(),
        options.alternative(),
        options.adjust(),
        options.confidence(),
        options.where());
  }

  /** Reads {@code paired}: pairs of variables. */
  static List<VariablePair> pairs(Options options) {
    List<VariablePair> pairs = new ArrayList<>();
    for (Node item : options.fields().list("paired")) {
      int before = options.problems().count();
      List<String> names = options.variables(item, "A pair");
      if (names.size() == 2) {
        pairs.add(new VariablePair(names.get(0), names.get(1)));
      } else if (options.problems().count() == before) {
        options
            .problems()
            .add(
                "bad-pair", item.place(), "A pair has two different variables: [[after, before]].");
      }
    }
    return pairs;
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
    options.put("missing", Fields.written(missing));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private Need.DifferencesOf need(VariablePair pair) {
    return new Need.DifferencesOf(
        where,
        pair.x(),
        pair.y(),
        missing == MissingRule.LISTWISE ? VariablePair.variables(pairs) : List.of());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    pairs.forEach(pair -> needs.add(need(pair)));
    return needs;
  }

  @Override
  public List<Drawn> drawn(Answer answer, Plots plots) {
    return plots == Plots.NONE
        ? List.of()
        : pairs.stream()
            .<Drawn>map(
                pair -> new Drawn.Differences(pair.x(), pair.y(), Grid.of(answer.get(need(pair)))))
            .toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (VariablePair pair : pairs) {
      FrequencyTable differences = answer.get(need(pair)).table();
      Records.Entry entry = records.about(pair.x(), pair.y());
      if (tests.contains(TTests.Test.T)) {
        entry.add(
            "paired",
            "difference",
            TTest.paired(differences.moments(), alternative, confidence),
            confidence);
        Estimate d = CohenD.oneSample(differences.moments(), 0, confidence);
        entry.add("paired", "cohen_d", TTests.withoutTest(d), confidence);
        entry.add("paired", "hedges_g", TTests.withoutTest(CohenD.hedges(d)), confidence);
      }
      if (tests.contains(TTests.Test.WILCOXON)) {
        TTests.ranks(
            entry,
            "wilcoxon",
            "wilcoxon",
            exact,
            () -> ExactRanks.wilcoxon(differences, alternative),
            () -> Wilcoxon.test(differences, alternative));
      }
    }
  }
}
