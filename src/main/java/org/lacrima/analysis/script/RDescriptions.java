package org.lacrima.analysis.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lacrima.analysis.DescriptivesSpec;
import org.lacrima.analysis.FrequenciesSpec;
import org.lacrima.analysis.MissingRule;
import org.lacrima.analysis.ReliabilitySpec;

/** Descriptives, frequencies and reliability in R. */
final class RDescriptions {

  private final RCall call;

  RDescriptions(RCall call) {
    this.call = call;
  }

  List<String> of(DescriptivesSpec spec) {
    return call.to(
        "descriptives",
        spec.where(),
        RText.texts(spec.variables()),
        RText.texts(
            spec.statistics().stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toList()),
        "listwise = " + RText.flag(spec.missing() == MissingRule.LISTWISE),
        RCall.level(spec.confidence()));
  }

  List<String> of(FrequenciesSpec spec) {
    String declared =
        spec.variables().stream()
            .filter(spec.declared()::containsKey)
            .map(name -> named(name, spec.declared().getOrDefault(name, List.of())))
            .collect(Collectors.joining(", ", "list(", ")"));
    return call.to(
        "frequencies",
        spec.where(),
        RText.texts(spec.variables()),
        declared,
        "listwise = " + RText.flag(spec.missing() == MissingRule.LISTWISE),
        RCall.level(spec.confidence()));
  }

  List<String> of(ReliabilitySpec spec) {
    String scales =
        spec.scales().entrySet().stream()
            .map((Map.Entry<String, List<String>> e) -> named(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ", "list(", ")"));
    return call.to(
        "reliability",
        spec.where(),
        scales,
        RCall.written(spec.statistics()),
        RCall.level(spec.confidence()));
  }

  /** A name in backticks is read by R's parser with the escapes of a text. */
  private static String named(String name, List<String> values) {
    return RText.text(name) + " = " + RText.texts(values);
  }
}
