package org.lacrima.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.FisherZ;

/** Two correlations of different samples, of which only r and n are printed; it needs no data. */
public record PrintedCorrelationsSpec(
    Printed first, Printed second, Alternative alternative, double confidence)
    implements AnalysisSpec {

  /** A correlation as it was printed. */
  public record Printed(double r, long n) {

    /** Reads {@code {r: .32, n: 40}}; null with problems. */
    static @Nullable Printed read(Fields fields, Problems problems) {
      fields.required("r");
      fields.required("n");
      BigDecimal r = fields.number("r");
      Integer n = fields.integer("n");
      if (r != null && r.abs().compareTo(BigDecimal.ONE) > 0) {
        problems.add(
            "out-of-range",
            fields.place("r"),
            "'r' must lie between -1 and 1, not " + r.toPlainString() + ".");
        return null;
      }
      if (n != null && n < 1) {
        problems.add("out-of-range", fields.place("n"), "'n' must be at least 1, not " + n + ".");
        return null;
      }
      return r == null || n == null ? null : new Printed(r.doubleValue(), n);
    }

    Estimate estimate(double confidence) {
      return FisherZ.test(r, n, 0, 1, Alternative.TWO_SIDED, confidence);
    }
  }

  static @Nullable AnalysisSpec read(Options options) {
    Alternative alternative = options.alternative();
    double confidence = options.confidence();
    List<Node> entries = options.fields().list("printed");
    List<Printed> printed = new ArrayList<>();
    for (Node entry : entries) {
      try (Fields fields = Fields.of(entry, "A printed correlation", options.problems())) {
        Printed one = Printed.read(fields, options.problems());
        if (one != null) {
          printed.add(one);
        }
      }
    }
    if (entries.size() != 2) {
      options.problem(
          "bad-pair",
          "printed",
          "'printed' has two correlations: [{r: .5, n: 103}, {r: .3, n: 80}].",
          "");
    }
    return printed.size() == 2
        ? new PrintedCorrelationsSpec(printed.get(0), printed.get(1), alternative, confidence)
        : null;
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return CorrelationComparisons.KIND;
  }

  @Override
  public String mainTerm() {
    return CorrelationComparisons.DIFFERENCE;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("alternative", Fields.written(alternative));
  }

  @Override
  public List<Need<?>> needs() {
    return List.of();
  }

  @Override
  public void compute(Answer answer, Records records) {
    add(
        records.about("", ""),
        first.estimate(confidence),
        second.estimate(confidence),
        alternative,
        confidence,
        false);
  }

  /** Both correlations, then their difference. */
  static void add(
      Records.Entry entry,
      Estimate a,
      Estimate b,
      Alternative alternative,
      double confidence,
      boolean overlapping) {
    entry.level("a").add("pearson", CorrelationComparisons.CORRELATION, a, confidence);
    entry.level("b").add("pearson", CorrelationComparisons.CORRELATION, b, confidence);
    entry
        .note(overlapping ? "groups-overlap" : "")
        .add(
            "fisher-z",
            CorrelationComparisons.DIFFERENCE,
            IndependentCorrelationsSpec.compared(a, b, alternative, confidence, overlapping),
            confidence);
  }
}
