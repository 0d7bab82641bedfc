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
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.plan.SummarySource;

/**
 * Several specs about the same data, answered together: those that derive and exclude alike share a
 * plan, and all plans share the pass.
 */
final class SpecAnswers {

  private final Map<SpecFile, Answer> answers = new IdentityHashMap<>();

  private SpecAnswers() {}

  /**
   * @param specs in the order in which they ask; the same bits come out in the same order
   * @param needs of each of them
   * @param source null where no spec needs data
   */
  static SpecAnswers of(
      List<SpecFile> specs, Map<SpecFile, Set<Need<?>>> needs, @Nullable SummarySource source) {
    SpecAnswers together = new SpecAnswers();
    Answer none = new Answer(Map.of(), 0, List.of(), List.of());
    if (source == null) {
      specs.forEach(spec -> together.answers.put(spec, none));
      return together;
    }
    Map<Object, SpecFile> firsts = new LinkedHashMap<>();
    Map<Object, Set<Need<?>>> merged = new LinkedHashMap<>();
    for (SpecFile spec : specs) {
      firsts.putIfAbsent(rows(spec), spec);
      merged
          .computeIfAbsent(rows(spec), key -> new LinkedHashSet<>())
          .addAll(Objects.requireNonNull(needs.get(spec)));
    }
    List<Plan> plans = new ArrayList<>();
    merged.forEach(
        (key, all) -> {
          SpecFile spec = Objects.requireNonNull(firsts.get(key));
          plans.add(new Plan(spec.columns(), spec.derivations(), spec.exclusions(), all));
        });
    List<Answer> given = source.answers(plans);
    List<Object> keys = List.copyOf(merged.keySet());
    for (SpecFile spec : specs) {
      together.answers.put(spec, given.get(keys.indexOf(rows(spec))));
    }
    return together;
  }

  Answer of(SpecFile spec) {
    return Objects.requireNonNull(answers.get(spec), "this spec was not asked");
  }

  /** Two specs with the same of these have the same rows with the same values. */
  private static Object rows(SpecFile spec) {
    return List.of(
        spec.derivations().stream().map(d -> List.of(d.name(), d.formula().text())).toList(),
        spec.exclusions().stream().map(e -> e.when().text()).toList());
  }
}
