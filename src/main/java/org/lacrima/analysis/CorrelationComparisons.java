package org.lacrima.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms in which two correlations are compared: two groups, one sample, or printed. */
final class CorrelationComparisons {

  static final String KIND = "correlation-comparison";

  /** The term of a correlation that is compared. */
  static final String CORRELATION = "r";

  /** The term of the difference, the first less the second. */
  static final String DIFFERENCE = "r_difference";

  private static final List<String> FORMS = List.of("between", "pairs", "printed");

  private CorrelationComparisons() {}

  static @Nullable AnalysisSpec read(Options options) {
    List<String> forms = FORMS.stream().filter(options::has).toList();
    if (forms.size() != 1) {
      options
          .problems()
          .add(
              "two-ways",
              options.place(),
              "A comparison of correlations has exactly one of "
                  + String.join(", ", FORMS)
                  + (forms.isEmpty() ? "." : ", not " + String.join(" and ", forms) + "."));
      Stream.of("x", "y", "alternative", "adjust", "confidence").forEach(options::has);
      return null;
    }
    return switch (forms.get(0)) {
      case "between" -> IndependentCorrelationsSpec.read(options);
      case "pairs" -> DependentCorrelationsSpec.read(options);
      default -> PrintedCorrelationsSpec.read(options);
    };
  }
}
