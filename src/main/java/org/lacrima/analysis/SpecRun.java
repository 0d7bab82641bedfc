package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.multiverse.MultiverseRun;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** Runs a spec: all needs, one plan, one answer, all results. */
public final class SpecRun {

  /** The reason under which responses that were never submitted are counted. */
  public static final String NOT_SUBMITTED = "not submitted";

  private static final String SYNTHETIC = "status == 'synthetic'";

  private SpecRun() {}

  /**
   * Runs a spec on a source.
   *
   * @param engine name and version of this program, for the results
   * @param source null where the spec needs no data
   * @throws org.lacrima.definition.InvalidInputException with every problem that the data have
   */
  public static AnalysisResults run(SpecFile spec, @Nullable SummarySource source, String engine) {
    return run(spec, source, engine, Plots.NONE);
  }

  /**
   * Runs a spec on a source.
   *
   * @param plots what the results of the whole must be able to show; needs of their own, so none
   *     where nobody looks
   */
  public static AnalysisResults run(
      SpecFile spec, @Nullable SummarySource source, String engine, Plots plots) {
    Map<String, Need<Long>> outside = outsideRanges(spec);
    List<SampledSpec> universes = new ArrayList<>();
    MultiverseSpec multiverse = spec.multiverse();
    if (multiverse != null) {
      multiverse.universes().stream()
          .filter(MultiverseSpec.Universe::distinct)
          .forEach(universe -> universes.add(SampledSpec.of(universe.spec())));
    }
    SampledSpec whole = SampledSpec.of(spec);
    Map<SpecFile, Set<Need<?>>> needs = new IdentityHashMap<>();
    List<SpecFile> order = new ArrayList<>(whole.parts());
    universes.forEach(universe -> order.addAll(universe.parts()));
    order.forEach(part -> needs.put(part, needs(part)));
    needs(needs, spec).addAll(outside.values());
    spec.analyses()
        .forEach(analysis -> needs(needs, spec).addAll(analysis.spec().drawnNeeds(plots)));
    SpecAnswers answers = SpecAnswers.of(order, needs, source);
    AnalysisResults results =
        results(
            spec, whole, answers, source, engine, notices(spec, answers.of(spec), outside), plots);
    return multiverse == null
        ? results
        : results.with(
            MultiverseRun.of(
                spec,
                multiverse,
                universes.stream()
                    .map(
                        each ->
                            results(
                                each.spec(), each, answers, source, engine, List.of(), Plots.NONE))
                    .toList()));
  }

  private static Set<Need<?>> needs(Map<SpecFile, Set<Need<?>>> needs, SpecFile spec) {
    return Objects.requireNonNull(needs.get(spec));
  }

  private static Set<Need<?>> needs(SpecFile spec) {
    Set<Need<?>> needs = new LinkedHashSet<>();
    spec.analyses().forEach(analysis -> needs.addAll(analysis.spec().needs()));
    Need<Long> synthetic = syntheticRows(spec);
    if (synthetic != null) {
      needs.add(synthetic);
    }
    return needs;
  }

  private static AnalysisResults results(
      SpecFile spec,
      SampledSpec sampled,
      SpecAnswers answers,
      @Nullable SummarySource source,
      String engine,
      List<Notice> notices,
      Plots plots) {
    AnalysisResults.Data data = source == null ? null : data(spec, source, answers.of(spec));
    Samples samples = source == null ? null : sampled.results(answers, source);
    List<Notice> told = new ArrayList<>(notices);
    if (samples != null && data != null) {
      told.addAll(SampledSpec.notices(samples, data));
    }
    return new AnalysisResults(
        engine,
        new AnalysisResults.Spec(
            spec.id(),
            spec.title(),
            spec.question(),
            spec.language(),
            spec.sha256(),
            spec.defaults().confidence(),
            spec.defaults().alpha()),
        data,
        used(spec),
        derived(spec),
        analyses(spec, answers.of(spec), plots),
        told,
        samples,
        null);
  }

  /** What one spec found, p-values adjusted. */
  static List<AnalysisResult> analyses(SpecFile spec, Answer answer) {
    return analyses(spec, answer, Plots.NONE);
  }

  private static List<AnalysisResult> analyses(SpecFile spec, Answer answer, Plots plots) {
    List<AnalysisResult> results = new ArrayList<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      Records records = new Records(analysis.id(), analysis.spec().kind());
      analysis.spec().compute(answer, records);
      results.add(
          new AnalysisResult(
              analysis.id(),
              analysis.spec().kind(),
              analysis.where().text(),
              options(analysis.spec()),
              records.records(),
              records.notices(),
              analysis.spec().drawn(answer, plots)));
    }
    return Families.adjust(spec, results);
  }

  /** Those of the analysis, and whether its numbers come from print and not from the data. */
  private static Map<String, String> options(AnalysisSpec spec) {
    if (!spec.needs().isEmpty()) {
      return spec.options();
    }
    Map<String, String> options = new LinkedHashMap<>(spec.options());
    options.put("source", "printed");
    return options;
  }

  private static @Nullable Need<Long> syntheticRows(SpecFile spec) {
    boolean known = spec.survey() != null && spec.variables().containsKey("status");
    return known ? rows(spec, SYNTHETIC) : null;
  }

  /** Rows whose value lies outside the range that the spec declares; a survey checks its own. */
  private static Map<String, Need<Long>> outsideRanges(SpecFile spec) {
    Map<String, Need<Long>> outside = new LinkedHashMap<>();
    for (Variable variable : spec.survey() == null ? spec.columns() : List.<Variable>of()) {
      Variable.Range range = variable.range();
      if (range != null) {
        String name = "`" + variable.name() + "`";
        Need<Long> need =
            rows(
                spec,
                name
                    + " < "
                    + NumberText.of(range.low())
                    + " or "
                    + name
                    + " > "
                    + NumberText.of(range.high()));
        if (need != null) {
          outside.put(variable.name(), need);
        }
      }
    }
    return outside;
  }

  private static @Nullable Need<Long> rows(SpecFile spec, String condition) {
    Problems problems = new Problems();
    Formula formula = Formula.parse(condition, Place.file(spec.file()), problems);
    BoundFormula bound =
        formula == null ? null : formula.bind(List.copyOf(spec.variables().values()), problems);
    return bound == null ? null : new Need.RowCount(Filter.of(bound));
  }

  static AnalysisResults.Data data(SpecFile spec, SummarySource source, Answer answer) {
    Need<Long> asked = syntheticRows(spec);
    long synthetic = asked == null ? 0 : answer.get(asked);
    List<AnalysisResults.Exclusion> excluded = new ArrayList<>();
    for (int i = 0; i < spec.exclusions().size(); i++) {
      String reason = spec.exclusions().get(i).reason();
      long n = answer.excluded().get(i);
      if (n > 0 || !reason.equals(NOT_SUBMITTED)) {
        excluded.add(new AnalysisResults.Exclusion(reason, n));
      }
    }
    return new AnalysisResults.Data(
        source.name(),
        source.files(),
        source.sha256(),
        answer.rows(),
        synthetic,
        answer.analysed(),
        excluded);
  }

  private static Map<String, Variable> used(SpecFile spec) {
    Set<String> names = new LinkedHashSet<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      analysis.spec().needs().forEach(need -> names.addAll(need.complete()));
    }
    Map<String, Variable> used = new LinkedHashMap<>();
    for (Map.Entry<String, Variable> entry : spec.variables().entrySet()) {
      if (names.contains(entry.getKey())) {
        used.put(entry.getKey(), entry.getValue());
      }
    }
    return used;
  }

  private static Map<String, String> derived(SpecFile spec) {
    Map<String, String> derived = new LinkedHashMap<>();
    spec.derivations().forEach(d -> derived.put(d.name(), d.formula().text()));
    return derived;
  }

  private static List<Notice> notices(
      SpecFile spec, Answer answer, Map<String, Need<Long>> outside) {
    List<Notice> notices = new ArrayList<>();
    for (Map.Entry<String, Need<Long>> entry : outside.entrySet()) {
      Variable variable = spec.variables().get(entry.getKey());
      Variable.Range range = variable == null ? null : variable.range();
      long n = answer.summaries().isEmpty() ? 0 : answer.get(entry.getValue());
      if (n > 0 && range != null) {
        notices.add(
            new Notice(
                "out-of-range",
                entry.getKey(),
                Statement.counted(
                    "told.out-of-range",
                    n,
                    Statement.name(entry.getKey()),
                    NumberText.of(range.low()),
                    NumberText.of(range.high()),
                    n)));
      }
    }
    Set<String> own = new LinkedHashSet<>();
    spec.derivations().forEach(derivation -> own.add(derivation.name()));
    spec.analyses()
        .forEach(each -> each.spec().needs().forEach(need -> own.add(need.where().text())));
    for (Answer.Fault fault : answer.faults()) {
      if (!own.contains(fault.variable())) {
        continue; // of a universe that shares the plan
      }
      notices.add(
          new Notice(
              fault.code(),
              fault.variable(),
              Statement.counted(
                  "told." + fault.code(),
                  fault.rows(),
                  Statement.name(fault.variable()),
                  fault.rows())));
    }
    return notices;
  }
}
