package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** The table of kinds: a word in a spec, and who reads what stands behind it. */
final class AnalysisKinds {

  private static final Map<String, Function<Options, @Nullable AnalysisSpec>> READERS =
      new LinkedHashMap<>();

  static {
    READERS.put(DescriptivesSpec.KIND, DescriptivesSpec::read);
    READERS.put(FrequenciesSpec.KIND, FrequenciesSpec::read);
    READERS.put(CorrelationSpec.KIND, CorrelationSpec::read);
    READERS.put(PartialCorrelationSpec.KIND, PartialCorrelationSpec::read);
    READERS.put(IndependentTTestSpec.KIND, TTests::read);
    READERS.put(AnovaSpec.KIND, AnovaSpec::read);
    READERS.put(ChiSquareSpec.KIND, ChiSquareSpec::read);
    READERS.put(ReliabilitySpec.KIND, ReliabilitySpec::read);
    READERS.put(SemiPartialCorrelationSpec.KIND, SemiPartialCorrelationSpec::read);
    READERS.put(CorrelationComparisons.KIND, CorrelationComparisons::read);
    READERS.put(EquivalenceSpec.KIND, EquivalenceSpec::read);
    READERS.put(MetaAnalysisSpec.KIND, MetaAnalysisSpec::read);
    READERS.put(PowerSpec.KIND, PowerSpec::read);
  }

  private AnalysisKinds() {}

  static List<String> names() {
    return List.copyOf(READERS.keySet());
  }

  /** Reads the one kind that an entry of {@code analyses} names; null with problems. */
  static @Nullable AnalysisSpec read(
      String id,
      Fields entry,
      Filter where,
      Scope scope,
      SpecFile.Defaults defaults,
      Problems problems) {
    AnalysisSpec spec = null;
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Function<Options, @Nullable AnalysisSpec>> kind : READERS.entrySet()) {
      Node node = entry.node(kind.getKey());
      if (node == null) {
        continue;
      }
      found.add(kind.getKey());
      try (Fields fields = Fields.of(node, "'" + kind.getKey() + "'", problems)) {
        int before = problems.count();
        AnalysisSpec read =
            kind.getValue()
                .apply(new Options(id, kind.getKey(), fields, where, scope, defaults, problems));
        spec = problems.count() == before ? read : spec;
      }
    }
    if (found.size() > 1) {
      problems.add(
          "two-kinds",
          entry.place(),
          "An analysis has one kind, not " + String.join(" and ", found) + ".",
          "Maybe make two analyses of it.");
    } else if (found.isEmpty()) {
      entry.keys().forEach(entry::has); // told once, not again as unknown keys
      String remedy =
          entry.keys().stream()
              .map(key -> Nearest.remedy(key, READERS.keySet()))
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("");
      problems.add(
          "no-kind",
          entry.place(),
          "An analysis needs one of " + String.join(", ", READERS.keySet()) + ".",
          remedy);
    }
    return spec;
  }
}
